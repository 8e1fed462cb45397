// What kiosks say that they saved, held against what is here: conservation between both sides (I2).
// Every entry of a claim waits in the kiosk's outbox, or is here: applied, set aside, refused, or
// erased after it was refused. What is neither is missing; what is applied twice, or is here and
// no claim of its kiosk knows it, is told as well.
//
// Of a kiosk and its copy both claims are needed: they are taken together.
//
// Thread: the office's. Errors: wrong_office; the store's.
#pragma once

#include <map>
#include <set>

#include "storage/store/kiosk_claim.h"
#include "sync/office/office.h"

namespace tsudoi {

/// Of one claim, in entries.
struct Reckoned {
  KioskId kiosk;
  std::optional<KioskRecord> record;  // as it is known here; empty: it is not
  std::uint64_t saved = 0;
  std::uint64_t waiting = 0;  // there, and not here
  std::uint64_t applied = 0, aside = 0, refused = 0, erased = 0;
  std::uint64_t early = 0;       // of those here: the kiosk has no receipt yet
  std::uint64_t also_aside = 0;  // of those applied: came a second time, and are set aside as well
  std::uint64_t twice = 0;       // applied more than once
  std::uint64_t missing = 0;     // has a receipt, and is nowhere here
  std::vector<ClaimRun> missing_runs;     // kMissingShown
  std::vector<ClaimGap> missing_batches;  // kMissingShown; it has receipts of them
  std::uint64_t left_out = 0;             // older than its file lists
  // Here, and in no claim:
  std::uint64_t after = 0;      // came after its file was made
  std::uint64_t only_here = 0;  // in batches that its disk does not have any more, as it says
  std::uint64_t unknown = 0;
  bool has_other_batch = false;    // its last batch is another one here
  bool has_other_history = false;  // it last met this office before that came from a backup

  bool is_whole() const {
    return record && missing == 0 && missing_batches.empty() && twice == 0 && unknown == 0 &&
           left_out == 0;
  }
};
inline constexpr std::size_t kMissingShown = 20;

/// What the office has of some kiosks, entry by entry.
struct EntriesHere {
  enum class How : std::uint8_t { applied, aside, refused };
  struct One {
    std::uint64_t counter = 0;
    How how = How::applied;
    std::uint64_t batch = 0;
    UnixSeconds arrived_at;
  };
  using Start = std::pair<KioskId, Epoch>;    // of a kiosk's program
  std::map<Start, std::vector<One>> entries;  // by counter
  std::map<Start, std::uint64_t> erased;      // of batches that were refused whole and erased since
  std::map<KioskId, KioskRecord> kiosks;
  std::map<KioskId, std::set<std::pair<std::uint64_t, ContentHash>>> batches;
};

/// One for each claim, in their order.
Result<std::vector<Reckoned>> reckon(const Office& office, std::span<const KioskClaim> claims);

}  // namespace tsudoi
