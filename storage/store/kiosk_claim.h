// What a kiosk says that it saved, entry by entry and without anybody's name: `tsudoi-kiosk status
// --json` prints it, and `tsudoi-office verify --against` holds it against what is at the office
// (I2). Entries of one process start follow each other, so that years of them are a few runs.
//
// Limits: kClaimRunsMax runs, the newest; what is older is counted.
#pragma once

#include "storage/store/kiosk_store.h"

namespace tsudoi {

inline constexpr std::size_t kClaimRunsMax = 50'000;  // ten process starts a day for 13 years

/// Order is part of the format: append only.
enum class ClaimedAs : std::uint8_t { waiting, received };  // received: it has the office's receipt

/// Entries of one epoch whose counters follow each other.
struct ClaimRun {
  KioskId kiosk;  // who made them: this kiosk, or one that it was before
  Epoch epoch;
  Counter first;
  std::uint64_t count = 0;
  ClaimedAs as = ClaimedAs::waiting;
  bool operator==(const ClaimRun&) const = default;
};

/// Batches that this disk does not have: it was set back, or damaged. Only the office has them.
struct ClaimGap {
  std::uint64_t from = 0;
  std::uint64_t to = 0;
  bool operator==(const ClaimGap&) const = default;
};

struct KioskClaim {
  KioskId kiosk;
  OfficeId office;
  std::string office_name;
  HistoryId history;               // of the office, as it last met it; zero: never
  UnixSeconds made_at;             // by the office's time, as far as it is known
  std::vector<KioskId> formers;    // who it was before it was enrolled again, oldest first
  BatchMark newest;                // its last batch
  std::uint64_t batches_here = 0;  // up to this number it has receipts
  std::vector<ClaimGap> gaps;
  std::vector<ClaimRun> runs;
  std::uint64_t left_out = 0;  // entries that are older than the first run
  bool operator==(const KioskClaim&) const = default;
};

/// May be made beside a running kiosk. Errors: damaged.
Result<KioskClaim> claim_of(const KioskStore& store);

}  // namespace tsudoi
