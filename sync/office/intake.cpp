#include <algorithm>
#include <mutex>

#include "storage/base/assert.h"
#include "sync/office/day_quota.h"
#include "sync/office/entry_intake.h"
#include "sync/office/history.h"
#include "sync/office/quarantine.h"
#include "sync/office/succession.h"

namespace tsudoi {
namespace {

/// Whoever still brings the code of a bundle is a machine of its own, not a kiosk with a bent ask.
Error why_not_signed(const AskFrame& frame, const KioskRecord& kiosk) {
  if (kiosk.enrolled && frame.enrolment && frame.enrolment->key != kiosk.key)
    return fail(ErrorCode::unknown_signer,
                "another machine began with this bundle; make a new one at the office");
  return fail(ErrorCode::not_authentic, "not signed by this kiosk");
}

Error two_histories() {
  return fail(ErrorCode::refused, "this kiosk has two histories");
}

/// To where a batch begins; how many turns that took. One long chain at a time, so that who asks
/// for many keeps nobody else from his answer (F40). Errors: busy, come again; refused.
Result<std::uint64_t> turn(Ratchet& ratchet, const BatchHeader& header, const DayQuota& quota) {
  constexpr std::uint64_t kFewTurns = 1000;
  static std::mutex one_long_chain;
  const std::uint64_t turns =
      header.first < ratchet.next() ? 0 : header.first.value - ratchet.next().value;
  if (turns <= kRatchetTurnsMax) TRY(quota.check(header, turns));
  std::unique_lock hold(one_long_chain, std::defer_lock);
  if (turns > kFewTurns && !hold.try_lock())
    return fail(ErrorCode::busy, "a long chain of keys is being turned; come again");
  TRY(ratchet.skip_to(header.first));
  return turns;
}

}  // namespace

SyncAnswer Office::handle(ByteView ask) {
  auto reply = reply_to(ask);
  if (!reply.ok()) return answer_for(reply.error());
  return {200, std::move(*reply)};
}

Result<Bytes> Office::reply_to(ByteView bytes) {
  TRY_ASSIGN(Asked asked, admit(bytes));
  if (asked.kiosk.revoked) return refuse_revoked(asked);
  TRY_ASSIGN(SyncAsk ask, codec::decode<SyncAsk>(asked.frame.ask));
  TRY(KioskSuccession::settle(*this, asked, ask.successions));
  TRY_ASSIGN(Coming coming, look_into(std::move(asked), std::move(ask)));
  Coming* const alone = &coming;
  TRY(take({&alone, 1}));
  TSUDOI_ASSERT(!coming.was_overtaken);
  return answer_to(coming);
}

/// Only what it signed itself gets this far.
Error Office::refuse_revoked(const Asked& asked) {
  const auto kept = keep_of_revoked(asked);
  if (!kept.ok() && !is_about_what_came(kept.error())) return kept.error();
  return fail(ErrorCode::revoked, "this kiosk was revoked; enrol it again");
}

/// Length, fixed header, signer, signature. Nothing is decoded here. A revoked kiosk is known: what
/// becomes of its words, the caller says.
Result<Office::Asked> Office::admit(ByteView ask) const {
  TRY_ASSIGN(AskFrame frame, read_ask(ask));
  if (frame.office != id_)
    return fail(ErrorCode::wrong_office, "the kiosk that asks was enrolled there");
  TRY_ASSIGN(KioskRecord stored, record_of(frame.kiosk));
  Asked asked{std::move(frame), std::move(stored), {}};
  TRY_ASSIGN(asked.kiosk, signer_of(asked.frame, asked.stored));
  if (!is_signed_by(asked.frame, asked.kiosk.key)) return why_not_signed(asked.frame, asked.kiosk);
  return asked;
}

Result<KioskRecord> Office::record_of(const KioskId& kiosk) const {
  TRY_ASSIGN(const auto txn, environment_.read());
  TRY_ASSIGN(auto known, seal_.get<KioskRecord>(txn, office_keys::kiosk(kiosk)));
  if (!known) return fail(ErrorCode::unknown_signer, "no such kiosk");
  return std::move(*known);
}

Result<KioskRecord> Office::signer_of(const AskFrame& frame, KioskRecord kiosk) const {
  if (kiosk.enrolled) return kiosk;
  if (kiosk.revoked) return fail(ErrorCode::revoked, "this kiosk was revoked");
  if (!frame.enrolment) return fail(ErrorCode::unknown_signer, "this kiosk has not enrolled yet");
  if (clock_->now() > kiosk.code_expires_at)
    return fail(ErrorCode::expired, "the enrolment code; make a new bundle");
  if (!is_proved(*frame.enrolment, frame.kiosk, kiosk.one_time_code))
    return fail(ErrorCode::not_authentic, "the enrolment code does not match");
  kiosk.key = frame.enrolment->key;
  return kiosk;
}

/// All that needs no turn to write: is the batch signed, is it new, what is in it.
Result<Office::Coming> Office::look_into(Asked asked, SyncAsk ask) const {
  const KioskRecord before = asked.kiosk;
  Coming coming{std::move(asked), std::move(ask), before, {}, {}, {}, {}};
  {
    TRY_ASSIGN(const auto txn, environment_.read());
    TRY_ASSIGN(const auto kept, kiosk_condition::read(seal_, txn, before.kiosk));
    coming.troubles_before = kept.troubles;
  }
  if (coming.asked.frame.batch.empty()) return coming;
  TRY_ASSIGN(BatchFrame frame, read_batch(coming.asked.frame.batch));
  {
    TRY_ASSIGN(const auto txn, environment_.read());
    TRY_ASSIGN(const bool is_signed, KioskSuccession(*this, txn).is_signed(frame, before));
    if (!is_signed) return fail(ErrorCode::not_authentic, "the batch is not signed by this kiosk");
  }
  TRY_ASSIGN(coming.batch, prepare(std::move(frame), before));
  return coming;
}

/// One commit for all of them, or none when none has news.
Result<void> Office::take(std::span<Coming* const> all) {
  OfficeMeta meta = meta_;
  if (std::ranges::any_of(all, [&](const Coming* one) { return has_news(*one, meta_); })) {
    TRY(environment_.update([&](lmdb::WriteTxn& txn) -> Result<void> {
      meta = meta_;
      for (Coming* one : all) TRY(take_one(txn, *one, meta));
      TRY(index_.write_out(seal_, txn, meta));
      return seal_.put(txn, office_keys::meta(), meta);
    }));
    meta_ = meta;
    index_.committed(meta_);
  }
  for (Coming* one : all) one->meta = meta;
  return {};
}

/// May be run again from the beginning, with its transaction.
Result<void> Office::take_one(lmdb::WriteTxn& txn, Coming& coming, OfficeMeta& meta) const {
  Asked& asked = coming.asked;
  const KioskId id = asked.stored.kiosk;
  TRY_ASSIGN(const auto stored, seal_.get<KioskRecord>(txn, office_keys::kiosk(id)));
  coming.was_overtaken = !stored || *stored != asked.stored;
  asked.kiosk = coming.before;
  coming.receipt.reset();
  if (coming.was_overtaken || !has_news(coming, meta)) return {};
  const SyncAsk& ask = coming.ask;
  OfficeHistory history(*this, txn, meta);
  TRY(history.look_back(coming.before, ask));
  if (!asked.kiosk.enrolled) TRY(finish_enrolment(txn, asked.kiosk, meta));
  if (coming.batch) {
    TRY_ASSIGN(coming.receipt, take_batch(txn, asked, *coming.batch, meta));
  }
  for (const Decision& told : ask.told) TRY(history.hear(id, told));
  TRY(note_contact(txn, asked, ask, meta.history));
  TRY(kiosk_condition::note(seal_, txn, id, ask, clock_->now()));
  TRY(history.note_step(asked.kiosk, ask));
  return seal_.put(txn, office_keys::kiosk(id), asked.kiosk);
}

/// `coming` has been taken.
Result<Bytes> Office::answer_to(const Coming& coming) const {
  const SyncAsk& ask = coming.ask;
  TRY_ASSIGN(const auto txn, environment_.read());
  TRY_ASSIGN(SyncReply reply, reply_for(txn, ask, coming.asked.kiosk, coming.meta));
  if (ask.history != coming.meta.history || !ask.successions.empty()) {
    TRY_ASSIGN(reply.receipts, receipts_for(txn, coming.asked, ask, coming.meta.history));
  }
  const auto& receipt = coming.receipt;
  if (receipt && std::ranges::find(reply.receipts, *receipt) == reply.receipts.end())
    reply.receipts.push_back(*receipt);
  const ReplyParts parts{id_, coming.asked.stored.kiosk, coming.asked.frame.hash, card_bytes_};
  return make_reply(parts, reply, keyring_.signing());
}

/// An idle poll costs no flush: the time of contact is written at most once a minute.
bool Office::has_news(const Coming& coming, const OfficeMeta& meta) const {
  constexpr std::int64_t kContactSeconds = 60;
  const KioskRecord& kiosk = coming.before;
  const SyncAsk& ask = coming.ask;
  const bool is_awaited = meta.awaits_kiosks && kiosk.in_step_with != meta.history;
  const bool quiet = kiosk.enrolled && !coming.batch && kiosk.waiting == ask.waiting &&
                     ask.told.empty() && !is_awaited && (kiosk.is_copy || !ask.is_copy) &&
                     !OfficeHistory::has_forgotten(kiosk, ask, meta) &&
                     !OfficeHistory::has_been_elsewhere(kiosk, ask, meta) &&
                     kiosk.times_rolled_back == ask.times_rolled_back &&
                     kiosk.catalogue_held == ask.catalogue_held &&
                     coming.troubles_before == ask.troubles &&
                     clock_->now().value - kiosk.last_contact.value < kContactSeconds;
  return !quiet;
}

/// Each ask, also each of many on a stick, says all that waited when it was made. What has come of
/// it by now waits no more.
Result<void> Office::note_contact(const lmdb::ReadTxn& txn, Asked& asked, const SyncAsk& ask,
                                  const HistoryId& history) const {
  TRY_ASSIGN(const auto here, receipts_for(txn, asked, ask, history));
  std::uint64_t entries = 0;
  for (const Receipt& receipt : here)
    if (receipt.batch > ask.batches_stored)
      entries += std::uint64_t(receipt.applied) + receipt.quarantined;
  KioskRecord& kiosk = asked.kiosk;
  kiosk.last_contact = clock_->now();
  kiosk.waiting = ask.waiting - std::min(ask.waiting, entries);
  kiosk.oldest_waiting = kiosk.waiting == 0 ? UnixSeconds{} : ask.oldest_waiting;
  kiosk.clock_ahead_seconds = ask.kiosk_time.value - kiosk.last_contact.value;
  kiosk.catalogue_held = ask.catalogue_held;
  kiosk.times_rolled_back = ask.times_rolled_back;
  kiosk.is_copy = kiosk.is_copy || ask.is_copy;  // the other one says no
  return {};
}

/// The receipt that a batch got when it was here before, applied or set aside (F14, F18).
Result<std::optional<Receipt>> Office::known_receipt(const lmdb::ReadTxn& txn,
                                                     const BatchFrame& batch) const {
  const BatchHeader& header = batch.header;
  TRY_ASSIGN(const auto applied,
             seal_.get<BatchArrival>(txn, office_keys::batch(header.kiosk, header.number)));
  if (applied && applied->receipt.hash == batch.hash) return std::optional(applied->receipt);
  TRY_ASSIGN(const auto aside,
             seal_.get<BatchArrival>(txn, office_keys::aside(header.kiosk, batch.hash)));
  if (aside) return std::optional(aside->receipt);
  return KioskSuccession(*this, txn).known_by_follower(batch);
}

/// Keeps a whole batch as it came, counted and visible; nothing of it is applied.
Result<Receipt> Office::set_aside(lmdb::WriteTxn& txn, const Asked& asked, const BatchFrame& batch,
                                  const Error& why, OfficeMeta& meta) const {
  const BatchHeader& header = batch.header;
  QuarantineRecord record;
  record.id = {header.kiosk, header.epoch, {0}};
  record.batch = header.number;
  record.arrived_at = clock_->now();
  record.reason = static_cast<std::uint8_t>(why.code);
  record.detail = why.detail;
  record.bytes = copy_of(asked.frame.batch);
  TRY(seal_.put(txn, office_keys::quarantine(++meta.quarantined), record));
  const Receipt receipt{header.number, batch.hash, ReceiptStage::stored, 0, header.count};
  TRY_ASSIGN(const Bytes place, KioskSuccession(*this, txn).aside_place(asked.kiosk, batch));
  TRY(seal_.put(txn, place, BatchArrival{receipt, header.epoch, header.parent, clock_->now()}));
  return receipt;
}

Result<Ratchet> Office::ratchet_for(const lmdb::ReadTxn& txn, const BatchHeader& header) const {
  const auto key = office_keys::ratchet(header.kiosk, header.epoch);
  TRY_ASSIGN(const auto kept, seal_.get<RatchetRecord>(txn, key));
  if (kept && kept->next <= header.first) {
    TRY_ASSIGN(const Bytes chain,
               crypto::unlock(keyring_.data_key(), header.epoch.view(), kept->locked_chain));
    return Ratchet(kept->next, crypto::Secret<32>(chain));
  }
  const crypto::SealKey* sealing = keyring_.sealing_key(header.sealing_key, clock_->now());
  if (sealing == nullptr) return fail(ErrorCode::not_found, "the sealing key of this batch");
  return Ratchet::start(*sealing, header.ephemeral,
                        {header.kiosk, header.epoch, header.ephemeral, sealing->sealing});
}

Result<Ratchet> Office::turned_ratchet(const lmdb::ReadTxn& txn, const BatchHeader& header) const {
  TRY_ASSIGN(Ratchet ratchet, ratchet_for(txn, header));
  TRY(ratchet.skip_to(header.first));
  return ratchet;
}

/// Another batch than the one we know under this number, or after it: the kiosk has two histories.
Result<bool> Office::forks(const lmdb::ReadTxn& txn, const KioskRecord& kiosk,
                           const BatchHeader& header) const {
  if (header.number == kiosk.last_batch + 1) return header.parent != kiosk.last_hash;
  TRY_ASSIGN(const auto there,
             txn.visit(office_keys::batch(header.kiosk, header.number), [](ByteView) {}));
  return there == lmdb::Presence::present;
}

/// Batches carry whole entries with identities of their own, so one that comes after a gap is
/// applied, and the gap is counted until it is filled (F16).
void Office::note_place(KioskRecord& kiosk, const BatchFrame& batch) const {
  const std::uint64_t number = batch.header.number;
  if (number <= kiosk.last_batch) {
    if (kiosk.batches_missing > 0) --kiosk.batches_missing;
    return;
  }
  kiosk.batches_missing += number - kiosk.last_batch - 1;
  kiosk.last_batch = number;
  kiosk.last_hash = batch.hash;
}

/// Nothing is turned for a batch that is known, or of a second history.
Result<Office::BatchToTake> Office::prepare(BatchFrame frame, const KioskRecord& kiosk) const {
  TRY_ASSIGN(const auto txn, environment_.read());
  if (frame.header.kiosk != kiosk.kiosk)
    return KioskSuccession(*this, txn).prepare(std::move(frame), kiosk);
  TRY_ASSIGN(const auto known, known_receipt(txn, frame));
  if (known) return BatchToTake{std::move(frame), fail(ErrorCode::already_there, "this batch")};
  TRY_ASSIGN(const bool forked, forks(txn, kiosk, frame.header));
  if (forked || kiosk.forked) return BatchToTake{std::move(frame), two_histories()};
  return opened(txn, std::move(frame));
}

Result<Office::BatchToTake> Office::opened(const lmdb::ReadTxn& txn, BatchFrame frame) const {
  const DayQuota quota(seal_, txn, clock_->now());
  std::uint64_t turns = 0;
  auto ratchet = ratchet_for(txn, frame.header);
  if (ratchet.ok()) {
    const auto turned = turn(*ratchet, frame.header, quota);
    if (turned.ok())
      turns = *turned;
    else
      ratchet = turned.error();
  }
  if (!ratchet.ok() && !is_about_what_came(ratchet.error())) return std::move(ratchet).error();
  auto batch = open_batch(frame, ratchet);
  if (!batch.ok() && !is_about_what_came(batch.error())) return std::move(batch).error();
  return BatchToTake{std::move(frame), std::move(batch), turns};
}

Result<OpenedBatch> Office::open_batch(const BatchFrame& frame, const Result<Ratchet>& from) const {
  TRY_ASSIGN(auto entries, entries_in(frame));
  if (!from.ok()) return from.error();
  OpenedBatch batch{{}, Ratchet(from->next(), from->chain().copy())};
  batch.entries.reserve(entries.size());
  crypto::Nonces nonces(*random_);
  for (Entry& entry : entries)
    batch.entries.push_back(open_entry(std::move(entry), batch.ratchet.take(), nonces));
  return batch;
}

OpenedEntry Office::open_entry(Entry entry, const crypto::Secret<32>& key,
                               crypto::Nonces& nonces) const {
  const PublicId id = public_id_of(entry.id);
  auto plain = EntryIntake::plain_of(entry, key);
  if (!plain.ok()) return {std::move(entry), id, std::move(plain).error(), {}};
  if (!*plain) return {std::move(entry), id, std::optional<Answers>(), {}};
  auto answers = codec::decode<Answers>(**plain);
  Bytes locked;
  if (answers.ok()) locked = crypto::lock(keyring_.data_key(), id.view(), **plain, nonces);
  crypto::wipe(**plain);
  if (!answers.ok()) return {std::move(entry), id, std::move(answers).error(), {}};
  return {std::move(entry), id, std::optional<Answers>(std::move(*answers)), std::move(locked)};
}

Result<Receipt> Office::take_batch(lmdb::WriteTxn& txn, Asked& asked, const BatchToTake& to_take,
                                   OfficeMeta& meta) const {
  const BatchFrame& batch = to_take.frame;
  const BatchHeader& header = batch.header;
  const KioskSuccession succession(*this, txn);
  if (header.kiosk != asked.kiosk.kiosk) return succession.take_batch(txn, asked, to_take, meta);
  TRY_ASSIGN(const auto known, known_receipt(txn, batch));
  if (known) return *known;
  TRY_ASSIGN(const auto too_late, succession.why_too_late(asked.kiosk, header));
  if (too_late) return set_aside(txn, asked, batch, *too_late, meta);
  TRY_ASSIGN(const bool forked, forks(txn, asked.kiosk, header));
  asked.kiosk.forked = asked.kiosk.forked || forked;
  if (asked.kiosk.forked) return set_aside(txn, asked, batch, two_histories(), meta);
  const DayQuota quota(seal_, txn, clock_->now());
  TRY(quota.note_turns(txn, header.kiosk, to_take.turns));
  const auto room =
      to_take.opened.ok() ? quota.take(txn, header) : Result<void>(to_take.opened.error());
  auto receipt = room.ok() ? apply_batch(txn, to_take, meta) : Result<Receipt>(room.error());
  if (!receipt.ok() && is_about_what_came(receipt.error()))
    receipt = set_aside(txn, asked, batch, receipt.error(), meta);
  if (!receipt.ok()) return receipt;
  note_place(asked.kiosk, batch);
  TRY(seal_.put(txn, office_keys::batch(header.kiosk, header.number),
                BatchArrival{*receipt, header.epoch, header.parent, clock_->now()}));
  return receipt;
}

Result<Receipt> Office::apply_batch(lmdb::WriteTxn& txn, const BatchToTake& batch,
                                    OfficeMeta& meta) const {
  const BatchHeader& header = batch.frame.header;
  if (!batch.opened.ok()) return batch.opened.error();
  EntryIntake intake(*this, txn, header, meta);
  for (const OpenedEntry& entry : batch.opened->entries) {
    const auto taken = intake.take(entry);
    TSUDOI_ASSERT(taken.ok() || !is_about_what_came(taken.error()));
    if (!taken.ok()) return taken.error();
  }
  TRY(intake.finish());
  TRY(keep_ratchet(txn, header, batch.opened->ratchet));
  return Receipt{header.number, batch.frame.hash, ReceiptStage::stored, intake.applied(),
                 intake.quarantined()};
}

/// The chain is kept where it is furthest; an older batch starts again from the sealing key.
Result<void> Office::keep_ratchet(lmdb::WriteTxn& txn, const BatchHeader& header,
                                  const Ratchet& ratchet) const {
  const auto key = office_keys::ratchet(header.kiosk, header.epoch);
  TRY_ASSIGN(const auto kept, seal_.get<RatchetRecord>(txn, key));
  if (kept && kept->next >= ratchet.next()) return {};
  const Bytes chain =
      crypto::lock(keyring_.data_key(), header.epoch.view(), ratchet.chain().view(), *random_);
  return seal_.put(txn, key, RatchetRecord{ratchet.next(), chain});
}

}  // namespace tsudoi
