// Kiosks that were enrolled again and kept their store: one line of identities, each of which
// follows a former one (sync/renewal.h). The newest of a line brings what the former ones froze,
// may change what they made, and holds their leases: no two of a line ever hold the same seat (I5).
//
// What a former identity froze counts also when it was revoked or has two histories: who brings it
// was enrolled by a person, and the former key signed that this is its successor (F24). It is kept
// under the number of who brought it, so that it never stands where another history's batch does.
//
// A copy of a disk may have a twin that goes on: then the former identity keeps its leases, until
// it is revoked.
#pragma once

#include "sync/office/coming.h"

namespace tsudoi {

class KioskSuccession {
 public:
  KioskSuccession(const Office& office, const lmdb::ReadTxn& txn) : office_(office), txn_(txn) {}

  /// Whether this kiosk is `former`, or was once.
  Result<bool> is_or_was(const KioskId& kiosk, const KioskId& former) const;
  /// Who this kiosk was before, the newest first.
  Result<std::vector<KioskRecord>> formers_of(const KioskRecord& kiosk) const;

  /// Before anything else of an ask is looked at; `kiosk` is enrolled. What is not signed as it
  /// should be changes nothing.
  Result<void> take(lmdb::WriteTxn& txn, KioskRecord& kiosk,
                    const std::vector<Succession>& successions, OfficeMeta& meta) const;

  /// take(), when there is something to take: in a commit of its own.
  static Result<void> settle(Office& office, Office::Asked& asked,
                             const std::vector<Succession>& successions);

  /// Decisions on what this kiosk took, whoever it was then; kReplyDecisionsMax, oldest first.
  Result<std::vector<Decision>> decisions_for(const KioskRecord& kiosk, std::uint64_t held) const;

  // ---- A batch of a former identity
  /// By this kiosk, or by the one whose it is.
  Result<bool> is_signed(const BatchFrame& batch, const KioskRecord& kiosk) const;
  Result<Office::BatchToTake> prepare(BatchFrame frame, const KioskRecord& kiosk) const;
  Result<Receipt> take_batch(lmdb::WriteTxn& txn, const Office::Asked& asked,
                             const Office::BatchToTake& batch, OfficeMeta& meta) const;
  /// Where the arrival of a batch that is set aside whole is noted.
  Result<Bytes> aside_place(const KioskRecord& bringer, const BatchFrame& batch) const;
  /// The receipt of a batch that comes again from an old stick of who it was.
  Result<std::optional<Receipt>> known_by_follower(const BatchFrame& batch) const;
  /// Receipts of what the former identities brought themselves, behind number `held`.
  Result<void> add_receipts(const KioskRecord& kiosk, std::uint64_t held,
                            std::vector<Receipt>& receipts) const;
  /// Why a batch of a kiosk that another follows is not applied; empty: it is.
  Result<std::optional<Error>> why_too_late(const KioskRecord& kiosk,
                                            const BatchHeader& header) const;
  /// Whether the whole chain that this kiosk goes on behind is here.
  Result<bool> has_inherited(const KioskRecord& kiosk) const;

 private:
  Result<std::optional<KioskRecord>> record_of(const KioskId& kiosk) const;
  Result<bool> has_inherited(const KioskRecord& kiosk, const BatchHeader& header) const;
  Result<std::optional<Receipt>> known(const KioskRecord& kiosk, const BatchFrame& batch) const;
  Result<KioskRecord> former_in(lmdb::WriteTxn& txn, const Succession& succession,
                                const KioskRecord& newer, OfficeMeta& meta) const;
  Result<void> hand_over(lmdb::WriteTxn& txn, const KioskRecord& former,
                         const KioskRecord& kiosk) const;

  const Office& office_;
  const lmdb::ReadTxn& txn_;
};

}  // namespace tsudoi
