// The stick: the same asks and replies as by wire, one file each, for a centre that has no line.
//
//   STICK/tsudoi/asks/<kiosk>-<batch number>.ask       from a kiosk to the office
//   STICK/tsudoi/asks/<relay>-<number>.ask             from a kiosk through a relay
//   STICK/tsudoi/replies/<kiosk>-<part>.reply          from the office to a kiosk
//   STICK/tsudoi/pictures/<hash>                       what the catalogue shows
//   STICK/tsudoi/kiosks.list                           whom the office trusts, for its relays
//
// Nothing on a stick is believed because of its name or place: asks are signed by the kiosk,
// replies by the office, pictures are known by their hash. So a stick may be pulled, doubled, mixed
// up, taken to another office or come weeks later (F30, F31): what does not fit is left where it is
// and said, the rest is taken, and what was taken before changes nothing.
//
// Each file is written under another name, flushed, renamed and read back from the medium.
// Limits: kStickFilesMax files of a kind are looked at; each is read up to the length of its frame.
// Thread: the store's.
#pragma once

#include <filesystem>

#include "sync/client.h"

namespace tsudoi {

inline constexpr std::size_t kStickFilesMax = 10'000;

/// A file that was left where it is, and why.
struct StickRefusal {
  std::string file;
  Error why;
};

struct StickExport {
  std::size_t files = 0;
  std::uint64_t entries = 0;    // that wait and are on this stick now
  std::uint64_t held_back = 0;  // that wait and are not: the store is in doubt
};
/// Freezes everything that waits and copies it; while the store is in doubt, only asks. What the
/// office has receipts for is taken off the stick. Errors: those of the store and of
/// write_file_checked(); the stick may hold a part then.
Result<StickExport> export_to_stick(KioskStore& store, const std::filesystem::path& stick,
                                    const Seams& seams);

struct StickImport {
  std::size_t replies = 0;  // taken
  std::size_t others = 0;   // replies to other kiosks
  std::size_t receipts = 0, decisions = 0, items = 0, pictures = 0;
  std::uint64_t waiting = 0;  // afterwards
  std::vector<StickRefusal> refused;
};
/// Errors: not_found when no office has written on this stick; those of the store.
Result<StickImport> import_from_stick(KioskStore& store, const std::filesystem::path& stick);

// ---- What both sides share (stick_folder.cpp)

struct StickPlaces {
  explicit StickPlaces(const std::filesystem::path& stick);
  std::filesystem::path asks, replies, pictures;  // folders
  std::filesystem::path list;                     // of the office's kiosks, for its relays
};

std::string ask_name(const KioskId& kiosk, std::uint64_t batch);
std::string relay_ask_name(const RelayId& relay, std::uint64_t number);
std::string reply_name(const KioskId& kiosk, std::size_t part);
std::string picture_name(const ContentHash& hash);

/// Makes `folder` where it is missing.
Result<void> put_on_stick(const std::filesystem::path& folder, const std::string& name,
                          ByteView bytes);
/// Plain files of `folder` with this ending, in order of name. Errors: not_found, too_large.
Result<std::vector<std::filesystem::path>> files_on_stick(const std::filesystem::path& folder,
                                                          std::string_view ending);

}  // namespace tsudoi
