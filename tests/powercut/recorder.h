// The record of everything that a run of the product does to the files below one folder, in order:
// what a power cut can interrupt.
//
// recorder.cpp holds this program's own open, write, fsync and so on. A program's symbols come
// before those of shared libraries, so LMDB and the standard library call them too; they note the
// call and hand it on.
//
// Thread: one, from start_recording() to stop_recording().
// Limits: writes through a shared map are not seen. Only LMDB's lock file has them, and disk.h
//         gives that any bytes at all.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "storage/domain/ids.h"

namespace tsudoi::powercut {

/// What the product has promised from here on.
enum class Milestone : std::uint8_t { kiosk_made, office_made, entry_saved, office_has, purged };
struct Promised {
  Milestone milestone = Milestone::entry_saved;
  PublicId id;              // entry_saved
  std::uint64_t count = 0;  // office_has: entries with a receipt; purged: applications
};

enum class What : std::uint8_t {
  write,         // file, at, bytes
  resize,        // file, at: the new length
  create,        // path, file
  make_folder,   // path
  rename,        // path, to, file
  link,          // path, to, file: a second name
  remove,        // path
  flush_write,   // at: the event of a write that was on the disk when the call returned (O_DSYNC)
  flush_file,    // file
  flush_folder,  // path
  promise,
};

inline constexpr int kFolder = -1;

struct Event {
  What what = What::promise;
  int file = kFolder;
  std::uint64_t at = 0;
  Bytes bytes;
  std::string path, to;  // below the recorded folder, without a leading slash; empty: itself
  Promised promised;
};

struct Recording {
  std::filesystem::path root;
  std::vector<Event> events;
  int files = 0;
};

/// `root` is there, and empty. Precondition: nothing is being recorded.
void start_recording(const std::filesystem::path& root, Recording& into);
void stop_recording();
/// Notes a promise, exactly where it stands among the writes. Nothing when nothing is recorded.
void note(const Promised& promised);

}  // namespace tsudoi::powercut
