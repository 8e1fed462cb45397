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
//
// Two offices from one disk that are both at work are found by a kiosk that meets first the one and
// then the other: it comes with a history that this office never had. Then this one has another
// history too, so that neither gives a seat away while both are there, and says so.
#pragma once

#include "sync/office/office.h"

namespace tsudoi {

class OfficeHistory {
 public:
  /// Inside the one transaction that takes an ask.
  OfficeHistory(const Office& office, lmdb::WriteTxn& txn, OfficeMeta& meta)
      : office_(office), txn_(txn), meta_(meta) {}

  static void renew(OfficeMeta& meta, Random& random);
  /// Before renew(), in the same commit: which history this one comes after.
  static Result<void> keep_former(const RecordSeal& seal, lmdb::WriteTxn& txn,
                                  const HistoryId& history);
  /// Before anything of an ask is taken: begins another history where it says that there must be
  /// one.
  Result<void> look_back(const KioskRecord& kiosk, const SyncAsk& ask);
  /// The kiosk holds what only this history could have given it, and we have not: the disk came
  /// back from a copy, and nobody said so.
  static bool has_forgotten(const KioskRecord& kiosk, const SyncAsk& ask, const OfficeMeta& meta);
  /// It was in step with this history, and comes with another one.
  static bool has_been_elsewhere(const KioskRecord& kiosk, const SyncAsk& ask,
                                 const OfficeMeta& meta) {
    return ask.history != HistoryId{} && ask.history != meta.history &&
           kiosk.in_step_with == meta.history;
  }
  /// When a kiosk last told of another office that is at work with this one's keys.
  struct OtherOffice {
    UnixSeconds at;
    KioskId by;
  };
  static Result<std::optional<OtherOffice>> other_office(const Office& office);

  /// No seat is given away before this kiosk was heard from.
  static bool is_awaited(const KioskRecord& kiosk, const OfficeMeta& meta);
  static bool is_lost(std::uint64_t lease, const OfficeMeta& meta) {
    return lease > meta.lost_after && lease <= meta.lost_until;
  }

  Result<void> hear(const KioskId& kiosk, const Decision& told);
  /// After its batch was taken.
  Result<void> note_step(KioskRecord& kiosk, const SyncAsk& ask);
  /// Whether anybody is still waited for, but for this one.
  Result<void> end_wait(const KioskId& in_step);

 private:
  Result<bool> is_former(const HistoryId& history) const;
  Result<bool> is_waited_for(const KioskId& but) const;
  Result<void> decide_waiting();
  Result<void> repeat(const PublicId& id, OfficeApplication& application, const Decision& told);
  Result<void> decide(const PublicId& id, OfficeApplication& application);

  const Office& office_;
  lmdb::WriteTxn& txn_;
  OfficeMeta& meta_;
};

}  // namespace tsudoi
