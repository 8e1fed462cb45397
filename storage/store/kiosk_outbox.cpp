#include <algorithm>

#include "storage/store/kiosk_store.h"

namespace tsudoi {
namespace {

/// A row of a batch besides its sealed part: a bound, for planning only.
constexpr std::size_t kRowBytesMax = 512;

}  // namespace

Result<OutboxWaiting> KioskStore::waiting() const {
  TRY_ASSIGN(const auto record, sync_record());
  OutboxWaiting waiting;
  waiting.saved = next_position_ - 1;
  waiting.batches = chain_.last_batch;
  TRY_ASSIGN(const auto txn, environment_.read());
  std::uint64_t received_through = 0;
  if (record.batches_stored > 0) {
    TRY_ASSIGN(const auto batch,
               seal_.get<BatchRecord>(txn, kiosk_keys::batch(record.batches_stored)));
    if (!batch) return fail(ErrorCode::damaged, "a batch with a receipt is missing");
    received_through = batch->last_position;
  }
  if (record.backed_up > 0) {  // numbers are not without a gap
    TRY_ASSIGN(const auto last, txn.last_before(kiosk_keys::batch(record.backed_up + 1)));
    if (last && last->key.front() == kiosk_keys::kBatch) {
      TRY_ASSIGN(const auto batch, seal_.get<BatchRecord>(txn, last->key));
      waiting.backed_up = batch->last_position;
    }
  }
  waiting.entries = waiting.saved - received_through;
  if (waiting.entries == 0) return waiting;
  TRY_ASSIGN(const auto oldest,
             seal_.get<JournalRecord>(txn, kiosk_keys::journal(received_through + 1)));
  if (oldest) waiting.oldest = oldest->at;
  return waiting;
}

Result<std::optional<NumberedBatch>> KioskStore::unsent_batch(std::uint64_t after) const {
  TRY_ASSIGN(const auto record, sync_record());
  TRY_ASSIGN(const auto txn, environment_.read());
  return kiosk_history::first_batch(seal_, txn, std::max(record.batches_stored, after) + 1,
                                    BatchStage::frozen);
}

Result<std::optional<BatchRecord>> KioskStore::batch(std::uint64_t number) const {
  TRY_ASSIGN(const auto txn, environment_.read());
  return seal_.get<BatchRecord>(txn, kiosk_keys::batch(number));
}

Result<std::optional<NumberedBatch>> KioskStore::batch_from(std::uint64_t number) const {
  TRY_ASSIGN(const auto txn, environment_.read());
  return kiosk_history::first_batch(seal_, txn, number, std::nullopt);
}

Result<std::vector<Decision>> KioskStore::told() const {
  TRY_ASSIGN(const auto txn, environment_.read());
  std::vector<Decision> told;
  const Bytes table = kiosk_keys::table(kiosk_keys::kTold);
  TRY(seal_.walk<Decision>(
      txn, table, lmdb::prefix_end(table), [&](ByteView, Decision decision) -> Result<lmdb::Walk> {
        told.push_back(std::move(decision));
        return told.size() < kToldAtOnceMax ? lmdb::Walk::go_on : lmdb::Walk::stop;
      }));
  return told;
}

Result<std::optional<KioskStore::Unfrozen>> KioskStore::unfrozen(std::size_t entries_max,
                                                                 std::size_t bytes_max) const {
  if (chain_.frozen_through + 1 >= next_position_) return std::optional<Unfrozen>();
  TRY_ASSIGN(const auto txn, environment_.read());
  Unfrozen run;
  run.first_position = chain_.frozen_through + 1;
  std::optional<std::uint32_t> epoch_index;
  std::size_t bytes = 0;
  const auto add = [&](ByteView, JournalRecord record) -> Result<lmdb::Walk> {
    bytes += record.sealed.size() + kRowBytesMax;
    const bool is_full = run.entries.size() >= entries_max || bytes > bytes_max;
    const bool follows = !run.entries.empty() && record.epoch_index == *epoch_index &&
                         record.counter.value == run.entries.back().id.counter.value + 1;
    if (!run.entries.empty() && (is_full || !follows)) return lmdb::Walk::stop;
    epoch_index = record.epoch_index;
    run.entries.push_back({{identity_.bundle.kiosk, {}, record.counter},
                           record.at,
                           record.clock,
                           std::move(record.body),
                           std::move(record.sealed)});
    return lmdb::Walk::go_on;
  };
  TRY(seal_.walk<JournalRecord>(txn, kiosk_keys::journal(run.first_position),
                                kiosk_keys::table(kiosk_keys::kJournal + 1), add));
  TRY_ASSIGN(const EpochRecord epoch, epoch_record(*epoch_index));
  for (Entry& entry : run.entries) entry.id.epoch = epoch.epoch;
  run.header = {identity_.bundle.kiosk,
                epoch.epoch,
                chain_.last_batch + 1,
                chain_.last_hash,
                run.entries.front().id.counter,
                static_cast<std::uint32_t>(run.entries.size()),
                epoch.sealing_key,
                epoch.ephemeral};
  return std::optional<Unfrozen>(std::move(run));
}

Result<void> KioskStore::keep_frozen(const Unfrozen& what, ContentHash hash, Bytes bytes) {
  BatchRecord record;
  record.first_position = what.first_position;
  record.last_position = what.first_position + what.entries.size() - 1;
  record.hash = hash;
  record.bytes = std::move(bytes);
  TRY(commit_stamped([&](lmdb::WriteTxn& txn) {
    return seal_.put(txn, kiosk_keys::batch(what.header.number), record);
  }));
  chain_ = {what.header.number, hash, record.last_position, chain_.inherited};
  return {};
}

Result<void> KioskStore::keep_receipt(lmdb::WriteTxn& txn, const Receipt& receipt,
                                      SyncRecord& sync) const {
  const auto key = kiosk_keys::batch(receipt.batch);
  TRY_ASSIGN(auto batch, seal_.get<BatchRecord>(txn, key));
  // Of a newer disk that this one is an older image of (F22): nothing here is taken for received,
  // and the rest of the reply holds.
  if (!batch || batch->hash != receipt.hash) return {};
  const bool is_news = batch->stage == BatchStage::frozen;
  batch->stage = receipt.stage == ReceiptStage::backed_up
                     ? BatchStage::backed_up
                     : std::max(batch->stage, BatchStage::stored);
  if (is_news) sync.quarantined += receipt.quarantined;
  return seal_.put(txn, key, *batch);
}

Result<void> KioskStore::keep_item(lmdb::WriteTxn& txn, const CatalogueItem& item) const {
  const auto key = kiosk_keys::catalogue(item.kind, item.id);
  TRY(txn.erase(kiosk_keys::stale(key)));
  if (!item.removed) return seal_.put_bytes(txn, key, item.value);
  const auto erased = txn.erase(key);
  return erased.ok() ? Result<void>() : Result<void>(erased.error());
}

Result<void> KioskStore::keep_reply(lmdb::WriteTxn& txn, const SyncReply& reply, SyncRecord& sync,
                                    Chain& chain) const {
  if (sync.history != reply.history) TRY(kiosk_history::begin(seal_, txn, sync));
  for (const Receipt& receipt : reply.receipts) TRY(keep_receipt(txn, receipt, sync));
  TRY(kiosk_history::pass_stored(seal_, txn, sync));
  const bool goes_on = !reply.is_frozen && disk_ != DiskIs::copied;
  const std::uint32_t times_before = sync.times_rolled_back;
  if (goes_on) TRY(kiosk_history::follow(seal_, txn, reply.newest, sync, chain));
  // These leases begin behind those that it held; the next ask is for all of them.
  const bool has_gone_back = sync.times_rolled_back != times_before;
  TRY(kiosk_history::note_backup(seal_, txn, reply, sync));
  TRY(kiosk_history::purge(seal_, txn, reply.office_time, sync));
  for (const PublicId& heard : reply.heard) TRY(txn.erase(kiosk_keys::told(heard)));
  for (const Decision& decision : reply.decisions) {
    if (decision.number <= sync.decisions_held) continue;  // an answer that was overtaken
    TRY(seal_.put(txn, kiosk_keys::decision(decision.application), decision));
    sync.decisions_held = decision.number;
  }
  // A damaged store may have lost what it confirmed from a lease that it does not know.
  const bool is_made_again = sync.must_meet_office && sync.history == HistoryId{};
  for (std::size_t i = 0; i < reply.leases.size(); ++i) {
    const Lease& lease = reply.leases[i];
    if (has_gone_back || lease.number <= sync.leases_held) continue;
    std::optional<std::uint32_t> confirmed;
    if (i < reply.leases_confirmed.size()) confirmed = reply.leases_confirmed[i];
    TRY_ASSIGN(const auto held, seal_.get<LeaseRecord>(txn, kiosk_keys::lease(lease)));
    TRY(kiosk_history::keep_lease(seal_, txn, lease, confirmed, sync));
    if (is_made_again && !held)
      TRY(seal_.put(txn, kiosk_keys::lease(lease), LeaseRecord{lease, 0, true}));
    sync.leases_held = lease.number;
  }
  if (reply.catalogue.through <= sync.catalogue_held) return {};
  if (reply.catalogue.from > sync.catalogue_held)
    return fail(ErrorCode::refused, "the part of the catalogue before this one is missing");
  for (const CatalogueItem& item : reply.catalogue.items) TRY(keep_item(txn, item));
  sync.catalogue_held = reply.catalogue.through;
  return reply.catalogue.more ? Result<void>() : kiosk_history::drop_stale(seal_, txn);
}

Result<void> KioskStore::apply_reply(const SyncReply& reply, const SignedOfficeCard& office,
                                     Meeting meeting) {
  SyncRecord sync;
  Chain chain;
  TRY(environment_.update([&](lmdb::WriteTxn& txn) -> Result<void> {
    TRY_ASSIGN(auto held, seal_.get<SyncRecord>(txn, kiosk_keys::sync()));
    if (!held) return fail(ErrorCode::damaged, "the store does not say how far it is");
    sync = std::move(*held);
    chain = chain_;
    TRY(keep_reply(txn, reply, sync, chain));
    // An answer that was overtaken on its stick does not bring back a key that was replaced.
    const bool is_newest = office.card.issued_at >= sync.office.card.issued_at;
    if (is_newest || sync.history != reply.history) sync.office = office;
    sync.history = reply.history;
    sync.enrolment_known = true;
    sync.last_contact = clock_->now();
    sync.office_time = reply.office_time;
    sync.is_frozen = reply.is_frozen;
    sync.must_meet_office = false;
    return seal_.put(txn, kiosk_keys::sync(), sync);
  }));
  chain_ = chain;
  has_met_office_ = has_met_office_ || meeting == Meeting::now;
  newest_entry_ = {};  // the office's time is newer
  if (!(sync.office.card.sealing == sync_.office.card.sealing)) epoch_.reset();
  sync_ = std::move(sync);
  return {};
}

}  // namespace tsudoi
