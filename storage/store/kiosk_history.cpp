#include "storage/store/kiosk_history.h"

#include <algorithm>

#include "storage/store/kiosk_keys.h"

namespace tsudoi::kiosk_history {

namespace {

/// What the office publishes again stays; the rest leaves when its catalogue is here whole. Until
/// then residents find what they found before.
Result<void> doubt_catalogue(const RecordSeal& seal, lmdb::WriteTxn& txn) {
  std::vector<Bytes> keys;
  TRY(txn.scan_prefix(kiosk_keys::table(kiosk_keys::kCatalogue), [&](ByteView key, ByteView) {
    keys.push_back(copy_of(key));
    return lmdb::Walk::go_on;
  }));
  for (const Bytes& key : keys) TRY(seal.put_bytes(txn, kiosk_keys::stale(key), {}));
  return {};
}

Result<void> remember_decisions(const RecordSeal& seal, lmdb::WriteTxn& txn) {
  std::vector<Decision> decisions;
  TRY(seal.each<Decision>(txn, kiosk_keys::table(kiosk_keys::kDecision),
                          [&](ByteView, Decision decision) -> Result<void> {
                            decisions.push_back(std::move(decision));
                            return {};
                          }));
  for (const Decision& decision : decisions)
    TRY(seal.put(txn, kiosk_keys::told(decision.application), decision));
  return {};
}

/// What residents typed leaves the journal; what it was about stays, for the counts.
Result<void> drop_sealed(const RecordSeal& seal, lmdb::WriteTxn& txn, const BatchRecord& batch) {
  for (std::uint64_t at = batch.first_position; at <= batch.last_position; ++at) {
    TRY_ASSIGN(auto line, seal.get<JournalRecord>(txn, kiosk_keys::journal(at)));
    if (!line) return fail(ErrorCode::damaged, "the journal misses line " + std::to_string(at));
    if (line->sealed.empty()) continue;
    line->sealed.clear();
    TRY(seal.put(txn, kiosk_keys::journal(at), *line));
  }
  return {};
}

}  // namespace

Result<std::optional<NumberedBatch>> first_batch(const RecordSeal& seal, const lmdb::ReadTxn& txn,
                                                 std::uint64_t from,
                                                 std::optional<BatchStage> stage) {
  std::optional<NumberedBatch> found;
  TRY(seal.walk<BatchRecord>(txn, kiosk_keys::batch(from),
                             kiosk_keys::table(kiosk_keys::kBatch + 1),
                             [&](ByteView key, BatchRecord record) -> Result<lmdb::Walk> {
                               if (stage && record.stage != *stage) return lmdb::Walk::go_on;
                               found = {read_be64(key.subspan(1)), std::move(record)};
                               return lmdb::Walk::stop;
                             }));
  return found;
}

Result<void> pass_stored(const RecordSeal& seal, const lmdb::ReadTxn& txn, SyncRecord& sync) {
  return seal.walk<BatchRecord>(txn, kiosk_keys::batch(sync.batches_stored + 1),
                                kiosk_keys::table(kiosk_keys::kBatch + 1),
                                [&](ByteView key, const BatchRecord& batch) -> Result<lmdb::Walk> {
                                  if (batch.stage == BatchStage::frozen) return lmdb::Walk::stop;
                                  sync.batches_stored = read_be64(key.subspan(1));
                                  return lmdb::Walk::go_on;
                                });
}

Result<void> send_again(const RecordSeal& seal, lmdb::WriteTxn& txn, SyncRecord& sync) {
  sync.backed_up = 0;
  sync.batches_stored = sync.purged;
  std::vector<std::pair<Bytes, BatchRecord>> batches;
  TRY(seal.walk<BatchRecord>(txn, kiosk_keys::batch(sync.purged + 1),
                             kiosk_keys::table(kiosk_keys::kBatch + 1),
                             [&](ByteView key, BatchRecord batch) -> Result<lmdb::Walk> {
                               batch.backed_up_at = {};
                               if (!batch.bytes.empty()) batch.stage = BatchStage::frozen;
                               batches.emplace_back(copy_of(key), std::move(batch));
                               return lmdb::Walk::go_on;
                             }));
  for (const auto& [key, batch] : batches) TRY(seal.put(txn, key, batch));
  return {};
}

Result<void> lose_leases(const RecordSeal& seal, lmdb::WriteTxn& txn) {
  std::vector<LeaseRecord> leases;
  TRY(seal.each<LeaseRecord>(txn, kiosk_keys::table(kiosk_keys::kLease),
                             [&](ByteView, LeaseRecord lease) -> Result<void> {
                               lease.is_lost = true;
                               leases.push_back(std::move(lease));
                               return {};
                             }));
  for (const LeaseRecord& lease : leases) TRY(seal.put(txn, kiosk_keys::lease(lease.lease), lease));
  return {};
}

Result<void> begin(const RecordSeal& seal, lmdb::WriteTxn& txn, SyncRecord& sync) {
  sync.catalogue_held = 0;
  sync.decisions_held = 0;
  sync.leases_held = 0;
  if (sync.history == HistoryId{}) return {};  // the first one we meet
  TRY(send_again(seal, txn, sync));
  TRY(lose_leases(seal, txn));
  TRY(doubt_catalogue(seal, txn));
  return remember_decisions(seal, txn);
}

Result<void> drop_stale(const RecordSeal& seal, lmdb::WriteTxn& txn) {
  std::vector<Bytes> keys;
  const Bytes table = kiosk_keys::table(kiosk_keys::kStale);
  TRY(seal.each<Bytes>(txn, table, [&](ByteView catalogue_key, const Bytes&) -> Result<void> {
    keys.push_back(copy_of(catalogue_key));
    return {};
  }));
  for (const Bytes& key : keys) TRY(txn.erase(key));
  const auto erased = txn.erase_range(table, lmdb::prefix_end(table));
  return erased.ok() ? Result<void>() : Result<void>(erased.error());
}

Result<void> count_leases_anew(const RecordSeal& seal, lmdb::WriteTxn& txn, SyncRecord& sync) {
  std::vector<LeaseRecord> leases;
  TRY(seal.each<LeaseRecord>(txn, kiosk_keys::table(kiosk_keys::kLease),
                             [&](ByteView, LeaseRecord lease) -> Result<void> {
                               lease.used = kUsedUnknown;
                               leases.push_back(std::move(lease));
                               return {};
                             }));
  for (const LeaseRecord& lease : leases) TRY(seal.put(txn, kiosk_keys::lease(lease.lease), lease));
  sync.leases_held = 0;
  return {};
}

namespace {

/// Confirmed here from this lease, and not at the office yet.
Result<std::uint32_t> unsent_from(const RecordSeal& seal, const lmdb::ReadTxn& txn,
                                  const Lease& lease, const SyncRecord& sync) {
  TRY_ASSIGN(const auto stored, seal.get<BatchRecord>(txn, kiosk_keys::batch(sync.batches_stored)));
  std::uint32_t count = 0;
  TRY(seal.walk<JournalRecord>(txn, kiosk_keys::journal(stored ? stored->last_position + 1 : 1),
                               lmdb::prefix_end(kiosk_keys::table(kiosk_keys::kJournal)),
                               [&](ByteView, const JournalRecord& line) -> Result<lmdb::Walk> {
                                 const auto* applied = std::get_if<Applied>(&line.body);
                                 const bool is_it = applied != nullptr &&
                                                    applied->promise == Promise::confirmed &&
                                                    applied->lease == lease.number;
                                 count += is_it ? 1 : 0;
                                 return lmdb::Walk::go_on;
                               }));
  return count;
}

}  // namespace

Result<void> keep_lease(const RecordSeal& seal, lmdb::WriteTxn& txn, const Lease& lease,
                        std::optional<std::uint32_t> confirmed, const SyncRecord& sync) {
  TRY_ASSIGN(const auto held, seal.get<LeaseRecord>(txn, kiosk_keys::lease(lease)));
  LeaseRecord record{lease, held ? held->used : 0, false};
  const bool was_set_back = record.used == kUsedUnknown;
  if (was_set_back && confirmed) {
    TRY_ASSIGN(const std::uint32_t unsent, unsent_from(seal, txn, lease, sync));
    record.used = *confirmed + unsent;
  }
  return seal.put(txn, kiosk_keys::lease(lease), record);
}

Result<void> follow(const RecordSeal& seal, lmdb::WriteTxn& txn, const BatchMark& newest,
                    SyncRecord& sync, Chain& chain) {
  if (newest.number == 0) return {};
  TRY_ASSIGN(const auto own, seal.get<BatchRecord>(txn, kiosk_keys::batch(newest.number)));
  const bool is_ours = own && (own->hash == newest.hash || own->stage != BatchStage::frozen);
  // An office from a backup may end where the batches are that only it had: a place stands for
  // them.
  const bool is_in_a_gap = !own && newest.number < chain.last_batch;
  if (is_ours || is_in_a_gap) return {};
  const std::uint64_t first = std::max(sync.batches_stored, chain.inherited) + 1;
  TRY_ASSIGN(const auto unsent, first_batch(seal, txn, first, BatchStage::frozen));
  if (unsent) chain.frozen_through = unsent->record.first_position - 1;
  const auto erased =
      txn.erase_range(kiosk_keys::batch(first), kiosk_keys::table(kiosk_keys::kBatch + 1));
  if (!erased.ok()) return erased.error();
  BatchRecord place;  // where the batches are that only the office has
  place.stage = BatchStage::stored;
  place.first_position = chain.frozen_through + 1;
  place.last_position = chain.frozen_through;
  place.hash = newest.hash;
  TRY(seal.put(txn, kiosk_keys::batch(newest.number), place));
  chain.last_batch = newest.number;
  chain.last_hash = newest.hash;
  TRY(pass_stored(seal, txn, sync));     // what a former identity has not brought yet stays unsent
  if (sync.must_meet_office) return {};  // it was counted when it was noticed
  ++sync.times_rolled_back;
  return count_leases_anew(seal, txn, sync);
}

Result<void> note_backup(const RecordSeal& seal, lmdb::WriteTxn& txn, const SyncReply& reply,
                         SyncRecord& sync) {
  const std::uint64_t through = std::min(reply.backed_up, sync.batches_stored);
  if (through <= sync.backed_up) return {};
  std::vector<std::pair<Bytes, BatchRecord>> batches;
  TRY(seal.walk<BatchRecord>(txn, kiosk_keys::batch(sync.backed_up + 1),
                             kiosk_keys::batch(through + 1),
                             [&](ByteView key, BatchRecord batch) -> Result<lmdb::Walk> {
                               batch.stage = BatchStage::backed_up;
                               batch.backed_up_at = reply.office_time;
                               batches.emplace_back(copy_of(key), std::move(batch));
                               return lmdb::Walk::go_on;
                             }));
  for (const auto& [key, batch] : batches) TRY(seal.put(txn, key, batch));
  sync.backed_up = through;
  return {};
}

Result<void> purge(const RecordSeal& seal, lmdb::WriteTxn& txn, UnixSeconds office_time,
                   SyncRecord& sync) {
  std::vector<std::pair<std::uint64_t, BatchRecord>> due;
  TRY(seal.walk<BatchRecord>(
      txn, kiosk_keys::batch(sync.purged + 1), kiosk_keys::table(kiosk_keys::kBatch + 1),
      [&](ByteView key, BatchRecord batch) -> Result<lmdb::Walk> {
        const bool is_due = batch.stage == BatchStage::backed_up &&
                            office_time.value - batch.backed_up_at.value > kKeptAfterBackupSeconds;
        if (!is_due || due.size() == kPurgedAtOnceMax) return lmdb::Walk::stop;
        due.emplace_back(read_be64(key.subspan(1)), std::move(batch));
        return lmdb::Walk::go_on;
      }));
  for (auto& [number, batch] : due) {
    batch.bytes.clear();
    TRY(seal.put(txn, kiosk_keys::batch(number), batch));
    TRY(drop_sealed(seal, txn, batch));
    sync.purged = number;
  }
  return {};
}

}  // namespace tsudoi::kiosk_history
