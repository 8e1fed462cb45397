// What a test and the library inside a program under test both see: which call is to fail, and what
// was called. It lies in memory that both map; the program finds it behind a descriptor, so that it
// needs no setting of its environment.
//
// Order: the test fills it in while no program runs; `is_armed` may change at any time.
// Units: `nth` counts from 1, over all processes of a story, in the order in which they call.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tsudoi::failnth {

enum class Call : std::uint8_t {
  open,
  read,
  pread,
  write,
  pwrite,
  writev,
  pwritev,
  fsync,
  fdatasync,
  ftruncate,
  fallocate,
  rename,
  unlink,
  mkdir,
  mmap,
  msync,
  fcntl,
  allocate,
};
inline constexpr std::size_t kCalls = 18;
inline constexpr std::string_view kCallNames[kCalls] = {
    "open",    "read",  "pread",     "write",     "pwrite",    "writev",
    "pwritev", "fsync", "fdatasync", "ftruncate", "fallocate", "rename",
    "unlink",  "mkdir", "mmap",      "msync",     "fcntl",     "allocate"};

enum class Fault : std::uint8_t {
  no_space,     // ENOSPC
  io_error,     // EIO
  interrupted,  // EINTR
  cut_short,    // half of what was to be written is
  no_memory,    // an allocation gives nothing
  swallowed,    // said to be written, and is not: no disk may do so; the judge must see it
};
enum class Lasting : std::uint8_t { once, for_ever };

inline constexpr int kControlDescriptor = 199;
inline constexpr std::size_t kPathBytesMax = 256;
inline constexpr std::size_t kStackSlots = 1U << 17;  // a power of two: it is a table of hashes
inline constexpr int kFramesNoted = 24;
inline constexpr int kFramesOfWay = 7;
inline constexpr std::size_t kFirstsMax = 1U << 16;

struct Control {
  // What is wanted.
  std::atomic<bool> is_armed;
  std::atomic<bool> notes_stacks;  // slow: only while calls are counted
  Fault fault;
  Lasting lasting;
  std::uint64_t nth;           // 0: none
  char folder[kPathBytesMax];  // calls on what lies below it count; with '/' at its end
  // What was seen.
  std::atomic<std::uint64_t> seen;  // calls that this fault could be of
  std::atomic<std::uint64_t> hits;
  std::atomic<std::uint64_t> last_of[kCalls];  // likewise, by name: the number of the last one
  std::atomic<std::uint8_t> hit_call;          // the first
  void* hit_frames[kFramesNoted];              // likewise: where it was called, inner first
  // Of each way to come there, the first: where a fault may mean something else.
  std::atomic<std::uint64_t> stacks[kStackSlots];
  std::atomic<std::uint64_t> firsts_count;
  std::uint64_t firsts[kFirstsMax];
};

}  // namespace tsudoi::failnth
