// The office's end of the stick (sync/stick.h has its layout). Taking in is Office::reply_to()
// for each ask; replies are made when they are wanted, so that they carry the newest decisions, and
// as many parts as the whole catalogue needs.
//
// Thread: the office's. Limits: kStickFilesMax asks; kStickPartsMax replies for a kiosk.
#pragma once

#include <set>

#include "sync/office/office.h"
#include "sync/stick.h"

namespace tsudoi {

struct StickTaken {
  std::size_t asks = 0;                                 // answered; what was here before counts too
  std::uint64_t entries_before = 0, entries_after = 0;  // applied at this office
  std::uint64_t quarantined = 0;                        // newly
  std::vector<StickRefusal> refused;
};
/// Errors: not_found when no kiosk has written on this stick; those of the store. What
/// would be answered 503 is the store's failure too: the stick can be read again.
Result<StickTaken> import_stick(Office& office, const std::filesystem::path& stick);

struct StickGiven {
  std::size_t kiosks = 0, replies = 0, pictures = 0;
};
/// For every kiosk whose asks came by stick. Errors: those of put_on_stick(); the store's.
Result<StickGiven> export_replies(const Office& office, const std::filesystem::path& stick);

/// By listings that are on the kiosks.
Result<std::set<ContentHash>> pictures_shown(const Office& office);

}  // namespace tsudoi
