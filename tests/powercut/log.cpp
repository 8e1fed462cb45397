#include "tests/powercut/log.h"

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstring>
#include <fstream>
#include <iterator>

#include "storage/base/assert.h"

namespace tsudoi::powercut {
namespace {

/// The parts of an event that have one size.
struct Fixed {
  What what;
  std::uint64_t inode, at, path_bytes, to_bytes, content_bytes;
  Milestone milestone;
  std::uint8_t id[16];
  std::uint64_t count;
};

class Reader {
 public:
  explicit Reader(std::string all) : all_(std::move(all)) {}
  bool is_at_end() const { return at_ == all_.size(); }
  const char* next(std::size_t bytes) {
    TSUDOI_ASSERT(bytes <= all_.size() - at_);
    at_ += bytes;
    return all_.data() + at_ - bytes;
  }
  std::string text(std::size_t bytes) { return std::string(next(bytes), bytes); }

 private:
  std::string all_;
  std::size_t at_ = 0;
};

Event event_from(Reader& reader) {
  Fixed fixed{};
  std::memcpy(&fixed, reader.next(sizeof fixed), sizeof fixed);
  Event event;
  event.what = fixed.what;
  event.inode = fixed.inode;
  event.at = fixed.at;
  event.promised.milestone = fixed.milestone;
  event.promised.count = fixed.count;
  std::memcpy(event.promised.id.value.data(), fixed.id, sizeof fixed.id);
  event.path = reader.text(fixed.path_bytes);
  event.to = reader.text(fixed.to_bytes);
  const char* bytes = reader.next(fixed.content_bytes);
  event.bytes.assign(bytes, bytes + fixed.content_bytes);
  return event;
}

}  // namespace

/// Not by open() and write(): these are watched.
int open_log(const std::filesystem::path& log) {
  const int flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC;
  return static_cast<int>(::syscall(SYS_openat, AT_FDCWD, log.c_str(), flags, 0600));
}

void add_to_log(int descriptor, const Event& event) {
  Fixed fixed{event.what,
              event.inode,
              event.at,
              event.path.size(),
              event.to.size(),
              event.bytes.size(),
              event.promised.milestone,
              {},
              event.promised.count};
  std::memcpy(fixed.id, event.promised.id.value.data(), sizeof fixed.id);
  std::string all(sizeof fixed, '\0');
  std::memcpy(all.data(), &fixed, sizeof fixed);
  all += event.path;
  all += event.to;
  all.append(event.bytes.begin(), event.bytes.end());
  const auto wrote = ::syscall(SYS_write, descriptor, all.data(), all.size());
  TSUDOI_ASSERT(wrote == static_cast<long>(all.size()));
}

std::vector<Event> events_in(const std::filesystem::path& log) {
  std::ifstream file(log, std::ios::binary);
  Reader reader(std::string(std::istreambuf_iterator<char>(file), {}));
  std::vector<Event> events;
  while (!reader.is_at_end()) events.push_back(event_from(reader));
  return events;
}

}  // namespace tsudoi::powercut
