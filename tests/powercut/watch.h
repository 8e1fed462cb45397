// Notes what the calls in calls.cpp do to the files below one folder. What becomes of it is the
// witness's: a recording in this program (recorder.h), or a log for another one (preload.cpp).
//
// Thread: any. A call on a watched file and its note are one: LogLock is held over both.
// Limits: writes through a shared map are not seen. Only LMDB's lock file has them, and disk.h
//         gives that any bytes at all.
#pragma once

#include <fcntl.h>

#include <functional>
#include <mutex>
#include <optional>

#include "tests/powercut/event.h"

namespace tsudoi::powercut {

using Witness = std::function<void(Event)>;

/// `root` is there. Precondition: nothing is watched.
void start_watching(const std::filesystem::path& root, Witness witness);
void stop_watching();
bool is_watching();
/// Nothing when nothing is watched.
void tell(Event event);

// ---- For calls.cpp. Each is called with the lock held, right behind the call that it notes.

std::unique_lock<std::recursive_mutex> watch_lock();

/// Where a name is, before the call changes it.
struct Place {
  std::string path;
  std::uint64_t inode = 0;
  enum class Is : std::uint8_t { nothing, file, folder } is = Is::nothing;
};
/// Empty: nothing is watched, or it is not below the folder.
std::optional<Place> place_of(int folder, const char* name);

bool is_watched(int descriptor);
void note_open(int descriptor, const Place& before, int flags);
void note_close(int descriptor);
void note_write(int descriptor, std::int64_t at, const void* bytes, std::int64_t length);
void note_resize(int descriptor, std::int64_t length);
void note_flush(int descriptor);
void note_make_folder(const Place& place);
void note_remove(const Place& place);
void note_link(const Place& from, const Place& to);
void note_rename(const Place& from, const Place& to);

}  // namespace tsudoi::powercut
