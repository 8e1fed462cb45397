// How much the office takes from one kiosk in a day (F40). What is beyond waits in quarantine,
// batch by batch, for a person; nothing is refused or lost.
//
// What a kiosk makes the office do is measured, too: to open a batch behind a gap, its chain of
// keys is turned to there. An honest kiosk that brings a whole day backwards turns it 125,000
// times.
//
// After days of silence as many days' worth is taken: an honest kiosk comes back with all that has
// waited, and so does an office that comes from a backup.
// Days are Tokyo's, by the office's clock: what a kiosk says of time counts for nothing here.
#pragma once

#include "sync/office/office.h"

namespace tsudoi {

inline constexpr std::string_view kOverDayQuota = "more than a kiosk can take in a day";

inline constexpr std::uint64_t kTurnsADayMax = 200'000;  // of chains; half a second of work

struct DayTake;

class DayQuota {
 public:
  DayQuota(const RecordSeal& seal, const lmdb::ReadTxn& txn, UnixSeconds now)
      : seal_(seal), txn_(txn), now_(now) {}

  /// Before a chain is turned for it. Errors: refused when it would be beyond; the store's.
  Result<void> check(const BatchHeader& batch, std::uint64_t turns) const;

  // ---- Inside the transaction that takes a batch
  /// Counts a batch that fits. Errors: refused when it is beyond; the store's.
  Result<void> take(lmdb::WriteTxn& txn, const BatchHeader& batch) const;
  /// What was turned for it, whatever becomes of it.
  Result<void> note_turns(lmdb::WriteTxn& txn, const KioskId& kiosk, std::uint64_t turns) const;

 private:
  Result<DayTake> today_of(const KioskId& kiosk) const;
  Result<void> put(lmdb::WriteTxn& txn, const KioskId& kiosk, const DayTake& take) const;

  const RecordSeal& seal_;
  const lmdb::ReadTxn& txn_;
  UnixSeconds now_;
};

}  // namespace tsudoi
