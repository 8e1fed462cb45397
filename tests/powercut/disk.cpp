#include "tests/powercut/disk.h"

#include <algorithm>
#include <utility>

namespace tsudoi::powercut {
namespace {

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, slash);
}

/// The folder whose flush makes this change of names last.
std::string folder_of(const Event& event) {
  const bool has_target = event.what == What::rename || event.what == What::link;
  return folder_of(has_target ? event.to : event.path);
}

bool is_content(const Event& event) {
  return event.what == What::write || event.what == What::resize;
}

void put(Bytes& file, std::uint64_t at, ByteView bytes) {
  if (file.size() < at + bytes.size()) file.resize(at + bytes.size());
  std::copy(bytes.begin(), bytes.end(), file.begin() + static_cast<std::ptrdiff_t>(at));
}

bool is_below(const std::string& path, const std::string& folder) {
  return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

/// All that is in a folder goes with it.
void rename_in(Image& image, const Event& event) {
  const std::string above = event.path + "/";
  std::map<std::string, int> moved{{event.to, event.file}};
  for (auto name = image.names.lower_bound(above);
       name != image.names.end() && name->first.starts_with(above); name = image.names.erase(name))
    moved.emplace(event.to + "/" + name->first.substr(above.size()), name->second);
  image.names.erase(event.path);
  for (const auto& [name, file] : moved) image.names[name] = file;
}

void apply(Image& image, const Event& event) {
  switch (event.what) {
    case What::write: put(image.files[event.file], event.at, event.bytes); return;
    case What::resize: image.files[event.file].resize(event.at); return;
    case What::link: image.names[event.to] = event.file; return;
    case What::create: image.names[event.path] = event.file; return;
    case What::make_folder: image.names[event.path] = kFolder; return;
    case What::remove: image.names.erase(event.path); return;
    case What::rename: rename_in(image, event); return;
    default: return;
  }
}

void mix(std::uint64_t& mark, std::uint64_t with) {
  mark = (mark ^ with) * 0x100000001b3 + (mark >> 29);
}

/// Calls each(sector's begin, its bytes) for the parts of a write in the disk's sectors.
template <class Each>
void each_sector(const Event& write, Each each) {
  ByteView rest = write.bytes;
  std::uint64_t at = write.at;
  while (!rest.empty()) {
    const std::size_t length =
        std::min<std::uint64_t>(rest.size(), kSectorBytes - at % kSectorBytes);
    each(at, rest.first(length));
    rest = rest.subspan(length);
    at += length;
  }
}

/// What is in a folder that is not there cannot be reached.
void drop_orphans(Image& image) {
  std::erase_if(image.names, [&](const auto& name) {
    for (std::string at = folder_of(name.first); !at.empty(); at = folder_of(at)) {
      const auto folder = image.names.find(at);
      if (folder == image.names.end() || folder->second != kFolder) return true;
    }
    return false;
  });
}

/// Makes one image out of what was not flushed.
class Maker {
 public:
  Maker(const Recording& recording, const std::map<std::size_t, Event>& moved, Left left,
        std::mt19937_64& chance, Image& image)
      : events_(recording.events), moved_(moved), left_(left), chance_(chance), image_(image) {}

  void names(const std::vector<std::size_t>& pending) {
    std::map<std::string, std::vector<std::size_t>> of_folder;
    for (const std::size_t index : pending) {
      if (!is_content(events_[index])) of_folder[folder_of(event_at(index))].push_back(index);
    }
    std::vector<std::size_t> stay;
    for (const auto& [folder, changes] : of_folder) {
      const std::size_t count = how_many(changes.size());
      stay.insert(stay.end(), changes.begin(), changes.begin() + static_cast<long>(count));
    }
    std::sort(stay.begin(), stay.end());
    for (const std::size_t index : stay) whole(index);
  }

  void contents(const std::vector<std::size_t>& pending) {
    std::vector<std::size_t> writes;
    for (const std::size_t index : pending)
      if (is_content(events_[index])) writes.push_back(index);
    if (left_ == Left::out_of_order) std::shuffle(writes.begin(), writes.end(), chance_);
    const std::size_t cut = writes.empty() ? 0 : chance_() % writes.size();
    for (std::size_t i = 0; i < writes.size(); ++i) content(writes[i], i, cut);
  }

  /// LMDB maps its lock file: what of that is on the disk is anybody's guess.
  void lock_files() {
    if (left_ == Left::all || left_ == Left::nothing) return;
    for (const auto& [name, file] : image_.names) {
      if (!name.ends_with("/lock.mdb") || heads()) continue;
      for (std::uint8_t& byte : image_.files[file]) byte = static_cast<std::uint8_t>(chance_());
      mix(image_.mark, chance_());
    }
  }

 private:
  bool heads() { return chance_() % 2 == 0; }

  std::size_t how_many(std::size_t changes) {
    if (left_ == Left::all) return changes;
    if (left_ == Left::nothing) return 0;
    return heads() ? changes : chance_() % (changes + 1);
  }

  const Event& event_at(std::size_t index) const {
    const auto moved = moved_.find(index);
    return moved == moved_.end() ? events_[index] : moved->second;
  }

  void whole(std::size_t index) {
    apply(image_, event_at(index));
    mix(image_.mark, index * kSectorBytes);
  }

  void content(std::size_t index, std::size_t order, std::size_t cut) {
    switch (left_) {
      case Left::nothing: return;
      case Left::all: return whole(index);
      case Left::some_writes:
      case Left::out_of_order:
        if (heads()) whole(index);
        return;
      case Left::some_sectors: return torn(index, [this](std::size_t) { return heads(); });
      case Left::cut_write:
        if (order < cut) return whole(index);
        if (order > cut) return;
        const std::size_t kept = chance_() % (events_[index].bytes.size() / kSectorBytes + 1);
        return torn(index, [kept](std::size_t sector) { return sector < kept; });
    }
  }

  template <class Stays>
  void torn(std::size_t index, Stays stays) {
    const Event& event = events_[index];
    if (event.what == What::resize) {
      if (stays(0)) whole(index);
      return;
    }
    std::size_t sector = 0;
    each_sector(event, [&](std::uint64_t at, ByteView bytes) {
      if (stays(sector)) {
        put(image_.files[event.file], at, bytes);
        mix(image_.mark, index * kSectorBytes + sector + 1);
      }
      ++sector;
    });
  }

  const std::vector<Event>& events_;
  const std::map<std::size_t, Event>& moved_;
  Left left_;
  std::mt19937_64& chance_;
  Image& image_;
};

}  // namespace

Disk::Disk(const Recording& recording, Fault fault) : recording_(recording), fault_(fault) {
  flushed_.files.resize(static_cast<std::size_t>(recording.files));
  for (; next_ < recording.laid; ++next_) apply(flushed_, recording.events[next_]);
  promise_to(next_);
}

bool Disk::step() {
  if (next_ == recording_.events.size()) return false;
  take(recording_.events[next_], next_);
  ++next_;
  promise_to(next_ + (fault_ == Fault::promised_early ? kEarlyEvents : 0));
  return true;
}

void Disk::take(const Event& event, std::size_t index) {
  if (event.what == What::promise) return;
  const bool is_flush = event.what == What::flush_file || event.what == What::flush_folder ||
                        event.what == What::flush_write;
  if (!is_flush) pending_.push_back(index);
  if (!is_flush || fault_ == Fault::flushes_ignored) return;
  ++flushes_;
  if (event.what == What::flush_file) flush_file(event.file);
  if (event.what == What::flush_folder) flush_folder(event.path);
  if (event.what == What::flush_write) flush_write(event.at);
}

void Disk::promise_to(std::size_t end) {
  end = std::min(end, recording_.events.size());
  for (; promised_through_ < end; ++promised_through_) {
    const Event& event = recording_.events[promised_through_];
    if (event.what == What::promise) promised_.push_back(event.promised);
  }
}

void Disk::flush_file(int file) {
  std::erase_if(pending_, [&](std::size_t index) {
    const Event& event = recording_.events[index];
    const bool is_its = is_content(event) && event.file == file;
    if (is_its) apply(flushed_, event);
    return is_its;
  });
}

void Disk::flush_folder(const std::string& folder) {
  std::vector<std::size_t> stay;
  for (const std::size_t index : std::exchange(pending_, {})) {
    const auto moved = moved_.find(index);
    const Event& event = moved == moved_.end() ? recording_.events[index] : moved->second;
    if (is_content(event) || folder_of(event) != folder) {
      stay.push_back(index);
      continue;
    }
    apply(flushed_, event);
    if (event.what == What::rename && event.file == kFolder) move_all(stay, event);
  }
  pending_ = std::move(stay);
}

/// What is not flushed yet in a folder that has another name now.
void Disk::move_all(const std::vector<std::size_t>& pending, const Event& rename) {
  for (const std::size_t index : pending) {
    const Event& event = recording_.events[index];
    if (is_content(event) || !is_below(event.path, rename.path)) continue;
    Event& moved = moved_.try_emplace(index, event).first->second;
    for (std::string* path : {&moved.path, &moved.to})
      if (is_below(*path, rename.path)) *path = rename.to + path->substr(rename.path.size());
  }
}

void Disk::flush_write(std::size_t written) {
  std::erase_if(pending_, [&](std::size_t index) {
    if (index == written) apply(flushed_, recording_.events[index]);
    return index == written;
  });
}

Image Disk::image(Left left, std::mt19937_64& chance) const {
  Image image = flushed_;
  mix(image.mark, flushes_);
  mix(image.mark, promised_.size());
  Maker maker(recording_, moved_, left, chance, image);
  maker.names(pending_);
  maker.contents(pending_);
  drop_orphans(image);
  maker.lock_files();
  return image;
}

}  // namespace tsudoi::powercut
