// A disk after a power cut: what must be on it, what may be, and one way it could have gone.
//
// Disk follows a record up to the cut. What was flushed is there. Of what was not, a cut leaves
// any part: each 512-byte sector of a write on its own, in any order; names (create, rename,
// link, remove) in the order of their folder, up to any one of them. A folder's names are flushed
// by fsync of that folder alone, and never by another's: stricter than ext4 and XFS.
#pragma once

#include <map>
#include <random>

#include "tests/powercut/event.h"

namespace tsudoi::powercut {

inline constexpr std::uint64_t kSectorBytes = 512;

/// Where the disk, or the program, is worse than it should be: the proof that the judge can see it.
enum class Fault : std::uint8_t { none, flushes_ignored, promised_early };
inline constexpr std::size_t kEarlyEvents = 6;  // a commit's last page, flush and header

/// What a cut leaves of what was not flushed.
enum class Left : std::uint8_t { all, nothing, some_writes, some_sectors, cut_write, out_of_order };
inline constexpr std::size_t kLefts = 6;

struct Image {
  std::map<std::string, int> names;  // to a file, or kFolder; parents before what is in them
  std::vector<Bytes> files;
  std::uint64_t mark = 0;  // two images of one cut with the same mark are the same
};

class Disk {
 public:
  explicit Disk(const Recording& recording, Fault fault);

  /// The next event happens. False: there was none.
  bool step();
  std::size_t cut() const { return next_; }
  bool is_settled() const { return pending_.empty(); }
  const std::vector<Promised>& promised() const { return promised_; }
  Image image(Left left, std::mt19937_64& chance) const;

 private:
  void flush_file(int file);
  void flush_folder(const std::string& folder);
  void flush_write(std::size_t event);
  void take(const Event& event, std::size_t index);
  void move_all(const std::vector<std::size_t>& pending, const Event& rename);
  void promise_to(std::size_t end);

  const Recording& recording_;
  Fault fault_;
  std::size_t next_ = 0;
  std::size_t promised_through_ = 0;
  std::uint64_t flushes_ = 0;
  Image flushed_;
  std::vector<std::size_t> pending_;    // events that are not flushed, in order
  std::map<std::size_t, Event> moved_;  // of these: as they are called since their folder was moved
  std::vector<Promised> promised_;
};

}  // namespace tsudoi::powercut
