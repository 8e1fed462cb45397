#include "storage/store/kiosk_store.h"

namespace tsudoi {
namespace {

EntryBody body_of(const SignUp& sign_up, Promise promise, std::uint64_t lease) {
  if (sign_up.kind == ListingKind::registry)
    return Registered{sign_up.listing,      sign_up.role,     sign_up.form,
                      sign_up.form_version, sign_up.age_band, sign_up.language};
  if (sign_up.kind == ListingKind::survey)
    return Answered{sign_up.listing, sign_up.form, sign_up.form_version, sign_up.age_band};
  return Applied{
      sign_up.listing,  sign_up.role,     sign_up.sessions, sign_up.form, sign_up.form_version,
      sign_up.age_band, sign_up.language, promise,          lease};
}

/// What the resident is told when no lease can confirm.
Promise promise_without_seat(const SignUp& sign_up) {
  const bool nothing_to_decide =
      sign_up.kind == ListingKind::survey || sign_up.mode == SeatMode::walk_in;
  return nothing_to_decide ? Promise::noted : Promise::received;
}

}  // namespace

/// Never the same epoch twice: its keys would seal two texts (a repeatable --seed would do that).
Result<bool> KioskStore::is_used(const Epoch& epoch) const {
  TRY_ASSIGN(const auto txn, environment_.read());
  bool used = false;
  TRY(seal_.each<EpochRecord>(txn, kiosk_keys::table(kiosk_keys::kEpoch),
                              [&](ByteView, const EpochRecord& record) -> Result<void> {
                                used = used || record.epoch == epoch;
                                return {};
                              }));
  return used;
}

Result<void> KioskStore::open_epoch() {
  const Epoch epoch{random_->array<16>()};
  TRY_ASSIGN(const bool used, is_used(epoch));
  if (used) return fail(ErrorCode::refused, "this epoch was used before; draw from the system");
  const auto ephemeral = crypto::SealKey::make(*random_);
  const auto& office = sync_.office.card;
  TRY_ASSIGN(Ratchet ratchet,
             Ratchet::start(ephemeral, office.sealing,
                            {identity_.bundle.kiosk, epoch, ephemeral.sealing, office.sealing}));
  EpochRecord record{epoch, key_id_of(office.sealing), ephemeral.sealing, clock_->now()};
  epoch_.emplace(EpochOpen{next_epoch_index_, std::move(record), std::move(ratchet)});
  ++next_epoch_index_;
  return {};
}

Result<KioskStore::Line> KioskStore::make_line(EntryBody body, const Answers* personal) {
  last_tried_.reset();
  if (epoch_ && epoch_->ratchet.next().value > kEpochEntriesMax) epoch_.reset();
  if (!epoch_) TRY(open_epoch());
  Bytes plain;  // first what may fail: a counter that was taken and not written would be a gap
  if (personal != nullptr && !personal->empty()) {
    TRY_ASSIGN(plain, codec::encode_personal(*personal));
  }
  const Counter counter = epoch_->ratchet.next();
  const auto key = epoch_->ratchet.take();
  Line line;
  line.id = {identity_.bundle.kiosk, epoch_->record.epoch, counter};
  line.public_id = public_id_of(line.id);
  line.record = {epoch_->index, counter, clock_->now(), clock_trust(), std::move(body), {}};
  last_tried_ = SavedEntry{line.id, line.public_id, Promise::noted};
  if (!plain.empty()) {
    const auto kind = static_cast<EntryKind>(line.record.body.index());
    line.record.sealed = crypto::seal_once(key, seal_context(line.id, kind), plain);
    crypto::wipe(plain);
  }
  return line;
}

Result<void> KioskStore::commit_line(const Line& line, const FoldChange& fold) {
  const auto change = [&](lmdb::WriteTxn& txn) -> Result<void> {
    if (!epoch_->is_stored) TRY(seal_.put(txn, kiosk_keys::epoch(epoch_->index), epoch_->record));
    TRY(seal_.put(txn, kiosk_keys::journal(next_position_), line.record));
    return fold(txn);
  };
  auto done = epoch_->is_stored ? environment_.update(change) : commit_stamped(change);
  if (!done.ok()) {
    epoch_.reset();
    return done;
  }
  epoch_->is_stored = true;
  ++next_position_;
  if (line.record.clock == ClockTrust::trusted) newest_entry_ = line.record.at;
  return {};
}

Result<std::optional<LeaseRecord>> KioskStore::lease_with_seat(const ListingId& listing,
                                                               const RoleId& role) const {
  if (is_in_doubt()) return std::optional<LeaseRecord>();
  TRY_ASSIGN(const auto txn, environment_.read());
  std::optional<LeaseRecord> found;
  const UnixSeconds at = now();
  const auto leases = kiosk_keys::leases_of(listing, role);
  TRY(seal_.each<LeaseRecord>(txn, leases, [&](ByteView, LeaseRecord record) -> Result<void> {
    const bool valid = !record.lease.until || *record.lease.until > at;
    if (!found && valid && seats_left_of(record) > 0) found = std::move(record);
    return {};
  }));
  return found;
}

Result<SavedEntry> KioskStore::sign_up(const SignUp& sign_up) {
  last_tried_.reset();  // what fails before this one has an id is not the one before
  std::optional<LeaseRecord> lease;
  if (sign_up.mode == SeatMode::first_come) {
    TRY_ASSIGN(lease, lease_with_seat(sign_up.listing, sign_up.role));
  }
  const Promise promise = lease ? Promise::confirmed : promise_without_seat(sign_up);
  const std::uint64_t number = lease ? lease->lease.number : 0;
  TRY_ASSIGN(const Line line, make_line(body_of(sign_up, promise, number), &sign_up.answers));
  if (lease) ++lease->used;
  const EntryFold fold{next_position_,
                       static_cast<EntryKind>(line.record.body.index()),
                       sign_up.listing,
                       sign_up.role,
                       promise,
                       number,
                       false};
  TRY(commit_line(line, [&](lmdb::WriteTxn& txn) -> Result<void> {
    if (lease) TRY(seal_.put(txn, kiosk_keys::lease(lease->lease), *lease));
    return seal_.put(txn, kiosk_keys::entry(line.public_id), fold);
  }));
  return SavedEntry{line.id, line.public_id, promise};
}

Result<void> KioskStore::give_back_seat(lmdb::WriteTxn& txn, const EntryFold& application) const {
  if (application.lease == 0) return {};
  Lease name;
  name.number = application.lease;
  name.listing = application.listing;
  name.role = application.role;
  TRY_ASSIGN(auto lease, seal_.get<LeaseRecord>(txn, kiosk_keys::lease(name)));
  if (!lease || lease->used == 0 || lease->used == kUsedUnknown) return {};
  --lease->used;
  return seal_.put(txn, kiosk_keys::lease(lease->lease), *lease);
}

Result<SavedOr> KioskStore::withdraw(const PublicId& application) {
  TRY_ASSIGN(auto found, entry(application));
  if (!found) return SavedOr(Refusal::unknown_entry);
  if (found->kind != EntryKind::applied && found->kind != EntryKind::registered)
    return SavedOr(Refusal::wrong_kind);
  if (found->ended) return SavedOr(Refusal::already_done);
  TRY_ASSIGN(const auto subject, subject_at(found->position));
  TRY_ASSIGN(const Line line, make_line(Withdrawn{subject}, nullptr));
  found->ended = true;
  EntryFold mine{next_position_, EntryKind::withdrawn, found->listing, found->role};
  TRY(commit_line(line, [&](lmdb::WriteTxn& txn) -> Result<void> {
    TRY(give_back_seat(txn, *found));
    TRY(seal_.put(txn, kiosk_keys::entry(application), *found));
    return seal_.put(txn, kiosk_keys::entry(line.public_id), mine);
  }));
  return SavedOr(SavedEntry{line.id, line.public_id, Promise::noted});
}

Result<SavedOr> KioskStore::attend(const Attended& attended) {
  const PublicId who = id_of_subject(attended.who, identity_.bundle.kiosk);
  TRY_ASSIGN(const bool in, is_in(attended.listing, attended.session, who));
  if (in) return SavedOr(Refusal::already_done);
  TRY_ASSIGN(const Line line, make_line(attended, nullptr));
  const EntryFold mine{next_position_, EntryKind::attended, attended.listing, {}};
  const auto place = kiosk_keys::attendance(attended.listing, attended.session, who);
  TRY(commit_line(line, [&](lmdb::WriteTxn& txn) -> Result<void> {
    TRY(seal_.put(txn, place, AttendanceRecord{next_position_, line.record.at}));
    return seal_.put(txn, kiosk_keys::entry(line.public_id), mine);
  }));
  return SavedOr(SavedEntry{line.id, line.public_id, Promise::noted});
}

Result<void> KioskStore::change_heads(lmdb::WriteTxn& txn, const HeadCounted& heads,
                                      int sign) const {
  const auto key = kiosk_keys::heads(heads.listing, heads.session);
  TRY_ASSIGN(auto stored, seal_.get<HeadRecord>(txn, key));
  std::map<AgeBand, std::int32_t> sum;
  if (stored) sum.insert(stored->heads.begin(), stored->heads.end());
  for (const auto& [band, count] : heads.heads) {
    const std::int64_t wide =
        std::int64_t(sum[band]) + sign * std::clamp(count, -kHeadsMax, kHeadsMax);
    sum[band] = static_cast<std::int32_t>(std::clamp<std::int64_t>(wide, INT32_MIN, INT32_MAX));
  }
  return seal_.put(txn, key, HeadRecord{{sum.begin(), sum.end()}});
}

Result<SavedEntry> KioskStore::count_heads(const HeadCounted& heads) {
  TRY_ASSIGN(const Line line, make_line(heads, nullptr));
  const EntryFold mine{next_position_, EntryKind::head_counted, heads.listing, {}};
  TRY(commit_line(line, [&](lmdb::WriteTxn& txn) -> Result<void> {
    TRY(change_heads(txn, heads, 1));
    return seal_.put(txn, kiosk_keys::entry(line.public_id), mine);
  }));
  return SavedEntry{line.id, line.public_id, Promise::noted};
}

/// Only acts of the door can be undone; an application is withdrawn.
Result<void> KioskStore::take_back(lmdb::WriteTxn& txn, const JournalRecord& record) const {
  if (const auto* heads = std::get_if<HeadCounted>(&record.body))
    return change_heads(txn, *heads, -1);
  if (const auto* attended = std::get_if<Attended>(&record.body)) {
    const PublicId who = id_of_subject(attended->who, kiosk_of_epoch(record.epoch_index));
    const auto erased =
        txn.erase(kiosk_keys::attendance(attended->listing, attended->session, who));
    if (!erased.ok()) return erased.error();
  }
  return {};
}

Result<SavedOr> KioskStore::undo(const PublicId& id, UndoReason reason) {
  TRY_ASSIGN(auto found, entry(id));
  if (!found) return SavedOr(Refusal::unknown_entry);
  if (found->kind != EntryKind::attended && found->kind != EntryKind::head_counted)
    return SavedOr(Refusal::wrong_kind);
  if (found->ended) return SavedOr(Refusal::already_done);
  TRY_ASSIGN(const auto subject, subject_at(found->position));
  TRY_ASSIGN(const JournalRecord record, journal_record(found->position));
  TRY_ASSIGN(const Line line, make_line(Undone{subject, reason}, nullptr));
  found->ended = true;
  const EntryFold mine{next_position_, EntryKind::undone, found->listing, found->role};
  TRY(commit_line(line, [&](lmdb::WriteTxn& txn) -> Result<void> {
    TRY(take_back(txn, record));
    TRY(seal_.put(txn, kiosk_keys::entry(id), *found));
    return seal_.put(txn, kiosk_keys::entry(line.public_id), mine);
  }));
  return SavedOr(SavedEntry{line.id, line.public_id, Promise::noted});
}

}  // namespace tsudoi
