#include "tests/powercut/watch.h"

#include <sys/stat.h>
#include <unistd.h>

#include "storage/base/assert.h"

namespace tsudoi::powercut {
namespace {

namespace fs = std::filesystem;

struct Opened {
  std::string path;
  std::uint64_t inode = 0;  // 0: a folder
  int flags = 0;
};

struct State {
  std::recursive_mutex mutex;
  fs::path root;
  Witness witness;
  std::map<int, Opened> descriptors;
};

/// Plain C functions have no other place to find it; some are called when all else has ended.
State& state() {
  static State& one = *new State;
  return one;
}

const Opened* opened_as(int descriptor) {
  const auto found = state().descriptors.find(descriptor);
  return found == state().descriptors.end() ? nullptr : &found->second;
}

Event event_of(What what, const Place& place) {
  Event event;
  event.what = what;
  event.path = place.path;
  event.inode = place.is == Place::Is::file ? place.inode : 0;
  return event;
}

Event event_of(What what, const Opened& opened) {
  Event event;
  event.what = what;
  event.path = opened.path;
  event.inode = opened.inode;
  return event;
}

/// The path below the watched folder.
std::optional<std::string> below(int folder, const char* name) {
  const State& now = state();
  fs::path whole = name;
  if (whole.is_relative() && folder != AT_FDCWD) {
    const Opened* opened = opened_as(folder);
    if (opened == nullptr) return std::nullopt;
    whole = now.root / opened->path / name;
  }
  const fs::path relative = fs::absolute(whole).lexically_normal().lexically_relative(now.root);
  if (relative == ".") return "";
  if (relative.empty() || *relative.begin() == "..") return std::nullopt;
  std::string path = relative.string();
  if (path.ends_with('/')) path.pop_back();
  return path;
}

}  // namespace

void start_watching(const fs::path& root, Witness witness) {
  const auto lock = watch_lock();
  TSUDOI_ASSERT(!is_watching());
  state().root = fs::absolute(root).lexically_normal();
  state().witness = std::move(witness);
}

void stop_watching() {
  const auto lock = watch_lock();
  state().witness = nullptr;
  state().descriptors.clear();
}

bool is_watching() {
  return state().witness != nullptr;
}

void tell(Event event) {
  const auto lock = watch_lock();
  if (is_watching()) state().witness(std::move(event));
}

std::unique_lock<std::recursive_mutex> watch_lock() {
  return std::unique_lock(state().mutex);
}

std::optional<Place> place_of(int folder, const char* name) {
  if (!is_watching()) return std::nullopt;
  auto path = below(folder, name);
  if (!path) return std::nullopt;
  Place place{std::move(*path), 0, Place::Is::nothing};
  struct stat about {};
  if (::lstat((state().root / place.path).c_str(), &about) != 0) return place;
  place.inode = about.st_ino;
  place.is = S_ISDIR(about.st_mode) ? Place::Is::folder : Place::Is::file;
  return place;
}

bool is_watched(int descriptor) {
  return is_watching() && opened_as(descriptor) != nullptr;
}

void note_open(int descriptor, const Place& before, int flags) {
  TSUDOI_ASSERT((flags & O_APPEND) == 0);
  Opened opened{before.path, before.is == Place::Is::file ? before.inode : 0, flags};
  if (before.is == Place::Is::nothing) {
    struct stat about {};
    TSUDOI_ASSERT(::fstat(descriptor, &about) == 0);
    opened.inode = about.st_ino;
    tell(event_of(What::create, opened));
  } else if ((flags & O_TRUNC) != 0) {
    tell(event_of(What::resize, opened));
  }
  state().descriptors[descriptor] = std::move(opened);
}

void note_close(int descriptor) {
  state().descriptors.erase(descriptor);
}

void note_write(int descriptor, std::int64_t at, const void* bytes, std::int64_t length) {
  const Opened* opened = opened_as(descriptor);
  if (opened == nullptr || opened->inode == 0 || length <= 0) return;
  const auto* first = static_cast<const std::uint8_t*>(bytes);
  Event event = event_of(What::write, *opened);
  event.at = static_cast<std::uint64_t>(at);
  event.bytes.assign(first, first + length);
  tell(std::move(event));
  if ((opened->flags & O_DSYNC) != 0) tell(event_of(What::flush_write, *opened));
}

void note_resize(int descriptor, std::int64_t length) {
  const Opened* opened = opened_as(descriptor);
  if (opened == nullptr) return;
  Event event = event_of(What::resize, *opened);
  event.at = static_cast<std::uint64_t>(length);
  tell(std::move(event));
}

void note_flush(int descriptor) {
  const Opened* opened = opened_as(descriptor);
  if (opened == nullptr) return;
  tell(event_of(opened->inode == 0 ? What::flush_folder : What::flush_file, *opened));
}

void note_make_folder(const Place& place) {
  tell(event_of(What::make_folder, place));
}

void note_remove(const Place& place) {
  tell(event_of(What::remove, place));
}

void note_link(const Place& from, const Place& to) {
  Event event = event_of(What::link, from);
  event.to = to.path;
  tell(std::move(event));
}

void note_rename(const Place& from, const Place& to) {
  Event event = event_of(What::rename, from);
  event.to = to.path;
  tell(std::move(event));
}

}  // namespace tsudoi::powercut
