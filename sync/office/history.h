// An office that came back older than it was, from a backup or a copied disk, has another history
// (F21). What the lost one did is known to the kiosks alone, so:
//
// - Numbers of the lost time (leases, decisions, changes) are never given out again.
// - Kiosks send again what this office does not know, and say what residents were told.
// - Until every kiosk is in step again, no seat is given away: a kiosk that has not been heard may
//   have promised it from a lease that was lost. What came from such a lease is confirmed as long
//   as there are seats; other sign-ups wait, in order of arrival (I5).
//
// A kiosk that never comes again is revoked; then nothing waits for it.
#pragma once

#include "sync/office/office.h"

namespace tsudoi {

class OfficeHistory {
 public:
  /// Inside the one transaction that takes an ask.
  OfficeHistory(const Office& office, lmdb::WriteTxn& txn, OfficeMeta& meta)
      : office_(office), txn_(txn), meta_(meta) {}

  static void renew(OfficeMeta& meta, Random& random);
  /// The kiosk holds what only this history could have given it, and we have not: the disk came
  /// back from a copy, and nobody said so.
  static bool has_forgotten(const KioskRecord& kiosk, const SyncAsk& ask, const OfficeMeta& meta);
  static bool is_lost(std::uint64_t lease, const OfficeMeta& meta) {
    return lease > meta.lost_after && lease <= meta.lost_until;
  }

  Result<void> hear(const KioskId& kiosk, const Decision& told);
  /// After its batch was taken.
  Result<void> note_step(KioskRecord& kiosk, const SyncAsk& ask);
  /// Whether anybody is still waited for, but for this one.
  Result<void> end_wait(const KioskId& in_step);

 private:
  Result<bool> is_waited_for(const KioskId& but) const;
  Result<void> decide_waiting();
  Result<void> repeat(const PublicId& id, OfficeApplication& application, const Decision& told);
  Result<void> decide(const PublicId& id, OfficeApplication& application);

  const Office& office_;
  lmdb::WriteTxn& txn_;
  OfficeMeta& meta_;
};

}  // namespace tsudoi
