// What the tables of batches, arrivals and quarantine say together: nothing is missing.
#include "sync/office/quarantine.h"

namespace tsudoi {

namespace {

/// What the tables say on both sides.
struct Sums {
  std::uint64_t receipts_applied = 0, receipts_aside = 0;
  std::uint64_t items = 0, settled = 0;
  std::uint64_t taken = 0, known = 0, again = 0, left = 0;  // of what was settled, in entries
};

void add_receipt(const Receipt& receipt, Sums& sums) {
  sums.receipts_applied += receipt.applied;
  sums.receipts_aside += receipt.quarantined;
}

}  // namespace

Result<void> OfficeQuarantine::prove(const Office& office, const lmdb::ReadTxn& txn,
                                     OfficeProof& proof) {
  Sums sums;
  TRY_ASSIGN(const auto meta, office.seal_.get<OfficeMeta>(txn, office_keys::meta()));
  if (!meta) return fail(ErrorCode::damaged, "the store does not say whose it is");
  TRY(txn.scan_prefix(office_keys::table(office_keys::kArrival), [&](ByteView, ByteView) {
    ++proof.entries;
    return lmdb::Walk::go_on;
  }));
  TRY(office.seal_.each<BatchArrival>(txn, office_keys::table(office_keys::kBatch),
                                      [&](ByteView, const BatchArrival& batch) -> Result<void> {
                                        ++proof.batches;
                                        add_receipt(batch.receipt, sums);
                                        return {};
                                      }));
  // A batch of a second history, or of a revoked kiosk, has no place among the others.
  TRY(office.seal_.each<BatchArrival>(
      txn, office_keys::table(office_keys::kAside),
      [&](ByteView rest, const BatchArrival& batch) -> Result<void> {
        const KioskId kiosk{array_of<16>(rest)};
        TRY_ASSIGN(const auto there, office.seal_.get<BatchArrival>(
                                         txn, office_keys::batch(kiosk, batch.receipt.batch)));
        if (!there || there->receipt.hash != batch.receipt.hash) add_receipt(batch.receipt, sums);
        return {};
      }));
  TRY(office.seal_.each<QuarantineRecord>(
      txn, office_keys::table(office_keys::kQuarantine),
      [&](ByteView, const QuarantineRecord& record) -> Result<void> {
        TRY_ASSIGN(const std::uint32_t entries, entries_of(record));
        ++sums.items;
        proof.waiting += entries;
        return {};
      }));
  TRY(office.seal_.each<SettledRecord>(txn, office_keys::table(office_keys::kSettled),
                                       [&](ByteView, const SettledRecord& settled) -> Result<void> {
                                         ++sums.settled;
                                         sums.left += settled.entries;
                                         sums.taken += settled.applied;
                                         sums.known += settled.known;
                                         sums.again += settled.again;
                                         if (settled.how == SettledAs::refused)
                                           proof.refused += settled.entries;
                                         return {};
                                       }));
  proof.quarantined = sums.items;
  proof.in_batches = sums.receipts_applied + sums.receipts_aside - sums.known;
  const bool conserved = proof.in_batches == proof.entries + proof.waiting + proof.refused &&
                         sums.receipts_applied + sums.taken == proof.entries &&
                         sums.receipts_aside + sums.again == proof.waiting + sums.left &&
                         proof.entries == meta->arrivals &&
                         sums.items + sums.settled == meta->quarantined;
  if (conserved) return {};
  return fail(ErrorCode::damaged, "batches hold " + std::to_string(proof.in_batches) +
                                      " entries, applied are " + std::to_string(proof.entries) +
                                      ", set aside " + std::to_string(proof.waiting) +
                                      " and refused " + std::to_string(proof.refused));
}

}  // namespace tsudoi
