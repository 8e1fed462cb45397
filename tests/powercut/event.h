// What a run of the product does to the files below one folder, in order: what a power cut can
// interrupt. And what it has promised by then.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "storage/domain/ids.h"

namespace tsudoi::powercut {

/// What the product has promised from here on.
enum class Milestone : std::uint8_t {
  kiosk_made,
  office_made,
  relay_made,
  backup_made,   // count: entries in it
  restored,      // count: entries of the office that was made from it
  entry_saved,   // id
  office_has,    // count: entries with a receipt
  office_lists,  // count: applications
  kiosk_knows,   // count: entries whose receipt it has taken
  catalogue_at,  // count: changes that the office has published
  kiosk_shows,   // count: the change up to which the kiosk has the catalogue, pictures and all
  keys_changed,  // count: sealing keys that were replaced
  purged,        // count: applications
};
struct Promised {
  Milestone milestone = Milestone::entry_saved;
  PublicId id;
  std::uint64_t count = 0;
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
  std::uint64_t inode = 0;  // of the file, as the system numbers it; 0: a folder
  std::uint64_t at = 0;
  Bytes bytes;
  std::string path, to;  // below the recorded folder, without a leading slash; empty: itself
  Promised promised;
};

struct Recording {
  std::filesystem::path root;
  std::vector<Event> events;
  std::size_t laid = 0;  // of these: what was there, and flushed, before the first cut
  int files = 0;
  std::map<std::uint64_t, int> numbers;  // of inodes, which the system gives out again

  /// Gives the event's file its number, and keeps it.
  void take(Event event);
  /// What lies there now is from before. Precondition: nothing was taken yet.
  void lay(const std::filesystem::path& folder);
};

}  // namespace tsudoi::powercut
