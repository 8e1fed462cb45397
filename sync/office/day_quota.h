// How much the office takes from one kiosk in a day (F40). What is beyond waits in quarantine,
// batch by batch, for a person; nothing is refused or lost.
//
// After days of silence as many days' worth is taken: an honest kiosk comes back with all that has
// waited, and so does an office that comes from a backup.
// Days are Tokyo's, by the office's clock: what a kiosk says of time counts for nothing here.
#pragma once

#include "sync/office/office.h"

namespace tsudoi {

inline constexpr std::string_view kOverDayQuota = "more than a kiosk can take in a day";

class DayQuota {
 public:
  /// Inside the transaction that takes a batch.
  DayQuota(const RecordSeal& seal, lmdb::WriteTxn& txn, UnixSeconds now)
      : seal_(seal), txn_(txn), now_(now) {}

  /// Counts a batch that fits. Errors: refused when it is beyond; the store's.
  Result<void> take(const BatchHeader& batch);

 private:
  const RecordSeal& seal_;
  lmdb::WriteTxn& txn_;
  UnixSeconds now_;
};

}  // namespace tsudoi
