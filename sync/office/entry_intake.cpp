#include "sync/office/entry_intake.h"

namespace tsudoi {
namespace {

/// Which listing an entry is about; nullptr: none.
const ListingId* listing_in(const EntryBody& body) {
  return std::visit(
      [](const auto& entry) -> const ListingId* {
        if constexpr (requires { entry.listing; }) return &entry.listing;
        return nullptr;
      },
      body);
}

bool is_quiet(const Error& error) {
  // These say something about the entry; anything else is about this machine and stops the batch.
  switch (error.code) {
    case ErrorCode::malformed:
    case ErrorCode::not_authentic:
    case ErrorCode::not_found:
    case ErrorCode::refused:
    case ErrorCode::too_large:
    case ErrorCode::newer_version:
    case ErrorCode::already_there: return true;
    default: return false;
  }
}

}  // namespace

EntryIntake::EntryIntake(const Office& office, lmdb::WriteTxn& txn, const BatchHeader& header,
                         OfficeMeta& meta)
    : office_(office), seal_(office.seal_), txn_(txn), header_(header), meta_(meta) {}

Result<void> EntryIntake::take(const Entry& entry, const crypto::Secret<32>& key) {
  const PublicId id = public_id_of(entry.id);
  TRY_ASSIGN(const auto known, txn_.visit(office_keys::entry_index(id), [](ByteView) {}));
  if (known == lmdb::Presence::present) return {};  // the same entry again changes nothing (I3)
  auto personal = personal_of(entry, key);
  Result<void> done =
      personal.ok() ? check_meaning(entry, *personal) : Result<void>(std::move(personal).error());
  if (done.ok()) done = keep(entry, *personal);
  if (done.ok()) return {};
  if (!is_quiet(done.error())) return done;
  return set_aside(entry, done.error());
}

Result<std::optional<Answers>> EntryIntake::personal_of(const Entry& entry,
                                                        const crypto::Secret<32>& key) const {
  if (entry.sealed.empty()) return std::optional<Answers>();
  TRY_ASSIGN(Bytes plain,
             crypto::open_once(key, seal_context(entry.id, entry.kind()), entry.sealed));
  auto answers = codec::decode_personal(plain);
  crypto::wipe(plain);
  if (!answers.ok()) return std::move(answers).error();
  return std::optional<Answers>(std::move(*answers));
}

Result<void> EntryIntake::check_meaning(const Entry& entry, const std::optional<Answers>& answers) {
  const ListingId* about = listing_in(entry.body);
  if (about != nullptr) {
    TRY_ASSIGN(const Listing* found, listing(*about));
    if (found == nullptr) return fail(ErrorCode::not_found, "no listing " + about->value);
  }
  if (!answers) return {};
  if (const auto* applied = std::get_if<Applied>(&entry.body))
    return check_answers(applied->form, applied->form_version, *answers, entry.at);
  if (const auto* registered = std::get_if<Registered>(&entry.body))
    return check_answers(registered->form, registered->form_version, *answers, entry.at);
  if (const auto* answered = std::get_if<Answered>(&entry.body))
    return check_answers(answered->form, answered->form_version, *answers, entry.at);
  return fail(ErrorCode::refused, "a personal part where none belongs");
}

Result<void> EntryIntake::check_answers(const FormId& id, std::uint32_t version,
                                        const Answers& answers, UnixSeconds at) {
  TRY_ASSIGN(const Form* found, form(id));
  if (found == nullptr) return fail(ErrorCode::not_found, "no form " + id.value);
  if (found->version != version) return {};  // an older version; its rules are not here any more
  const auto problems = problems_with(*found, answers, tokyo_time(at).date);
  if (problems.empty()) return {};
  return fail(ErrorCode::refused, "field " + problems.front().field.value + " has " +
                                      std::string(name_of(problems.front().problem)));
}

Result<void> EntryIntake::keep(const Entry& entry, const std::optional<Answers>& answers) {
  const PublicId id = public_id_of(entry.id);
  ArrivalRecord record;
  record.id = entry.id;
  record.batch = header_.number;
  record.at = entry.at;
  record.clock = entry.clock;
  record.arrived_at = office_.clock_->now();
  record.body = entry.body;
  if (answers) {
    Bytes plain = codec::encode(*answers);
    record.locked_personal =
        crypto::lock(office_.keyring_.data_key(), id.view(), plain, *office_.random_);
    crypto::wipe(plain);
  }
  const std::uint64_t number = meta_.arrivals + 1;
  Bytes place;
  append_be64(place, number);
  TRY(seal_.put_bytes(txn_, office_keys::entry_index(id), place));
  meta_.arrivals = number;
  TRY(seal_.put(txn_, office_keys::arrival(number), record));
  ++applied_;
  return apply(entry);
}

Result<void> EntryIntake::set_aside(const Entry& entry, const Error& why) {
  QuarantineRecord record;
  record.id = entry.id;
  record.batch = header_.number;
  record.arrived_at = office_.clock_->now();
  record.reason = static_cast<std::uint8_t>(why.code);
  record.detail = why.detail;
  record.bytes = codec::encode(entry);
  ++quarantined_;
  return seal_.put(txn_, office_keys::quarantine(++meta_.quarantined), record);
}

Result<void> EntryIntake::finish() {
  for (const auto& [key, record] : seats_)
    TRY(seal_.put(txn_, office_keys::seats(key.listing, key.role), record));
  for (const auto& [number, grant] : grants_)
    TRY(seal_.put(txn_, office_keys::lease_grant(number), grant));
  return {};
}

// ---- Looking things up once for a batch
// -----------------------------------------------------------------------------

Result<const Listing*> EntryIntake::listing(const ListingId& id) {
  auto known = listings_.find(id);
  if (known == listings_.end()) {
    std::optional<Listing> found;
    TRY_ASSIGN(const auto record, seal_.get<CatalogueRecord>(
                                      txn_, office_keys::item(CatalogueKind::listing, id.value)));
    if (record) {
      TRY_ASSIGN(found, codec::decode<Listing>(record->item.value));
    }
    known = listings_.emplace(id, std::move(found)).first;
  }
  return known->second ? &*known->second : nullptr;
}

Result<const Form*> EntryIntake::form(const FormId& id) {
  auto known = forms_.find(id);
  if (known == forms_.end()) {
    std::optional<Form> found;
    TRY_ASSIGN(const auto record,
               seal_.get<CatalogueRecord>(txn_, office_keys::item(CatalogueKind::form, id.value)));
    if (record) {
      TRY_ASSIGN(found, codec::decode<Form>(record->item.value));
    }
    known = forms_.emplace(id, std::move(found)).first;
  }
  return known->second ? &*known->second : nullptr;
}

Result<SeatRecord*> EntryIntake::seats(const ListingId& listing, const RoleId& role) {
  const SeatKey key{listing, role};
  auto known = seats_.find(key);
  if (known == seats_.end()) {
    TRY_ASSIGN(const auto record, seal_.get<SeatRecord>(txn_, office_keys::seats(listing, role)));
    known = seats_.emplace(key, record.value_or(SeatRecord{})).first;
  }
  return &known->second;
}

PublicId EntryIntake::id_of(const Subject& subject) const {
  if (const auto* own = std::get_if<OwnEntry>(&subject))
    return public_id_of({header_.kiosk, own->epoch, own->counter});
  if (const auto* id = std::get_if<PublicId>(&subject)) return *id;
  return {};
}

}  // namespace tsudoi
