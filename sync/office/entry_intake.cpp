#include "sync/office/entry_intake.h"

#include <algorithm>

#include "sync/office/history.h"
#include "sync/office/purge.h"
#include "sync/office/succession.h"

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

const Subject* subject_in(const EntryBody& body) {
  if (const auto* withdrawn = std::get_if<Withdrawn>(&body)) return &withdrawn->of;
  if (const auto* undone = std::get_if<Undone>(&body)) return &undone->of;
  if (const auto* changed = std::get_if<ConsentChanged>(&body)) return &changed->of;
  return nullptr;
}

struct Filled {
  FormId form;
  std::uint32_t version = 0;
};
std::optional<Filled> form_in(const EntryBody& body) {
  return std::visit(
      [](const auto& entry) -> std::optional<Filled> {
        if constexpr (requires { entry.form_version; })
          return Filled{entry.form, entry.form_version};
        return std::nullopt;
      },
      body);
}

std::optional<std::uint16_t> last_session_in(const EntryBody& body) {
  if (const auto* attended = std::get_if<Attended>(&body)) return attended->session;
  if (const auto* heads = std::get_if<HeadCounted>(&body)) return heads->session;
  const auto* applied = std::get_if<Applied>(&body);
  if (applied == nullptr || applied->sessions.empty()) return std::nullopt;
  return *std::ranges::max_element(applied->sessions);
}

constexpr std::int64_t kYear10000 = 253'402'300'800;

}  // namespace

bool is_about_what_came(const Error& error) {
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

EntryIntake::EntryIntake(const Office& office, lmdb::WriteTxn& txn, const BatchHeader& header,
                         OfficeMeta& meta)
    : office_(office), seal_(office.seal_), txn_(txn), header_(header), meta_(meta) {}

Result<void> EntryIntake::take(const OpenedEntry& opened) {
  const auto done = offer(opened);
  if (done.ok() || !is_about_what_came(done.error())) return done;
  return set_aside(opened.entry, done.error());
}

Result<void> EntryIntake::offer_again(OpenedEntry opened) {
  TRY_ASSIGN(opened.entry, as_repaired(std::move(opened.entry)));
  return offer(opened);
}

Result<void> EntryIntake::offer(const OpenedEntry& opened) {
  TRY_ASSIGN(const auto known, known_place(opened));
  if (known) return meet_again(opened, *known);
  if (!opened.personal.ok()) return opened.personal.error();
  TRY(check_meaning(opened.entry, *opened.personal));
  const auto kept = keep(opened);
  if (kept.ok() || !is_about_what_came(kept.error())) return kept;
  return fail(ErrorCode::damaged, "what a sound entry leads to: " + kept.error().detail);
}

Result<std::optional<std::uint64_t>> EntryIntake::place_of(const PublicId& id) const {
  return office_.index_.find(seal_, txn_, id, meta_);
}

/// An entry beyond where the chain of its epoch stands has never been here: nothing is applied
/// without the chain moving on (Office::keep_ratchet). Every other is looked for.
Result<std::optional<std::uint64_t>> EntryIntake::known_place(const OpenedEntry& opened) {
  if (!next_of_epoch_) {
    TRY_ASSIGN(const auto chain,
               seal_.get<RatchetRecord>(txn_, office_keys::ratchet(header_.kiosk, header_.epoch)));
    next_of_epoch_ = chain ? chain->next : Counter{};
  }
  if (opened.entry.id.counter >= *next_of_epoch_) return std::optional<std::uint64_t>();
  return place_of(opened.id);
}

/// Where a person has said which listing it meant.
Result<Entry> EntryIntake::as_repaired(Entry entry) const {
  TRY_ASSIGN(const auto repair,
             seal_.get<RepairRecord>(txn_, office_keys::repair(public_id_of(entry.id))));
  if (!repair) return entry;
  std::visit(
      [&](auto& body) {
        if constexpr (requires { body.listing; }) body.listing = repair->listing;
        if constexpr (requires { body.role; })
          if (!repair->role.empty()) body.role = repair->role;
      },
      entry.body);
  return entry;
}

/// The same entry again changes nothing (I3); another one under its id is not taken (I4).
Result<void> EntryIntake::meet_again(const OpenedEntry& opened, std::uint64_t arrival) {
  TRY_ASSIGN(const auto before, seal_.get<ArrivalRecord>(txn_, office_keys::arrival(arrival)));
  if (!before) return fail(ErrorCode::damaged, "an entry without its arrival");
  TRY_ASSIGN(const Entry meant, as_repaired(opened.entry));
  const auto& personal = opened.personal;
  if (before->body == meant.body && before->at == meant.at && personal.ok()) {
    TRY_ASSIGN(const bool same,
               OfficePurge::is_same(office_, *before, personal->value_or(Answers{})));
    if (same) return {};
  }
  return fail(ErrorCode::already_there, "another entry has this identity");
}

Result<std::optional<Bytes>> EntryIntake::plain_of(const Entry& entry,
                                                   const crypto::Secret<32>& key) {
  if (entry.sealed.empty()) return std::optional<Bytes>();
  TRY_ASSIGN(Bytes packed,
             crypto::open_once(key, seal_context(entry.id, entry.kind()), entry.sealed));
  auto plain = codec::unpack_personal(packed);
  crypto::wipe(packed);
  if (!plain.ok()) return std::move(plain).error();
  return std::optional<Bytes>(std::move(*plain));
}

Result<void> EntryIntake::check_meaning(const Entry& entry, const std::optional<Answers>& answers) {
  if (entry.at.value < 0 || entry.at.value >= kYear10000)
    return fail(ErrorCode::refused, "a time that no calendar has");
  if (const ListingId* about = listing_in(entry.body)) TRY(check_place(entry, *about));
  if (const Subject* subject = subject_in(entry.body)) TRY(check_subject(*subject));
  const auto filled = form_in(entry.body);
  if (!filled && answers) return fail(ErrorCode::refused, "a personal part where none belongs");
  if (!filled || filled->form.empty()) return {};
  return check_answers(filled->form, filled->version, answers.value_or(Answers{}), entry.at);
}

/// Listing, role, session and counts must be ones that there are.
Result<void> EntryIntake::check_place(const Entry& entry, const ListingId& about) {
  TRY_ASSIGN(const Listing* found, listing(about));
  if (found == nullptr) return fail(ErrorCode::not_found, "no listing " + about.value);
  if (const auto* applied = std::get_if<Applied>(&entry.body)) TRY(check_role(*applied, *found));
  const auto session = last_session_in(entry.body);
  if (session && *session >= std::max<std::size_t>(found->sessions.size(), 1))
    return fail(ErrorCode::not_found, "no session " + std::to_string(*session));
  if (const auto* heads = std::get_if<HeadCounted>(&entry.body))
    for (const auto& [band, count] : heads->heads)
      if (count > kHeadsMax || count < -kHeadsMax)
        return fail(ErrorCode::refused, "more heads than any hall holds");
  return {};
}

/// A seat from a lease holds also when the role has gone since (seats.h).
Result<void> EntryIntake::check_role(const Applied& applied, const Listing& listing) {
  if (role_of(listing, applied.role) != nullptr) return {};
  TRY_ASSIGN(const LeaseGrant* lease, own_lease(applied));
  if (lease != nullptr) return {};
  return fail(ErrorCode::not_found, "no role " + applied.role.value);
}

/// This kiosk, or who it was before.
Result<bool> EntryIntake::is_ours(const KioskId& kiosk) const {
  return KioskSuccession(office_, txn_).is_or_was(header_.kiosk, kiosk);
}

/// A kiosk may change its own entries and no other's (F40).
Result<void> EntryIntake::check_subject(const Subject& subject) {
  const auto* id = std::get_if<PublicId>(&subject);
  if (id == nullptr) return {};
  TRY_ASSIGN(const auto place, place_of(*id));
  if (!place) return fail(ErrorCode::not_found, "no entry " + to_hex(id->view()));
  TRY_ASSIGN(const auto arrival, seal_.get<ArrivalRecord>(txn_, office_keys::arrival(*place)));
  TRY_ASSIGN(const bool is_own, arrival ? is_ours(arrival->id.kiosk) : Result<bool>(false));
  if (!is_own) return fail(ErrorCode::refused, "an entry of another kiosk");
  return {};
}

Result<void> EntryIntake::check_answers(const FormId& id, std::uint32_t version,
                                        const Answers& answers, UnixSeconds at) {
  TRY_ASSIGN(const Form* found, form(id));
  if (found == nullptr) return fail(ErrorCode::not_found, "no form " + id.value);
  if (version > found->version)
    return fail(ErrorCode::newer_version,
                "form " + id.value + " version " + std::to_string(version));
  if (version < found->version)
    return {};  // its rules are not here any more; the codec's caps hold
  const auto problems = problems_with(*found, answers, tokyo_time(at).date);
  if (problems.empty()) return {};
  return fail(ErrorCode::refused, "field " + problems.front().field.value + " has " +
                                      std::string(name_of(problems.front().problem)));
}

Result<void> EntryIntake::keep(const OpenedEntry& opened) {
  const Entry& entry = opened.entry;
  ArrivalRecord record;
  record.id = entry.id;
  record.batch = header_.number;
  record.at = entry.at;
  record.clock = entry.clock;
  record.arrived_at = office_.clock_->now();
  record.body = entry.body;
  record.locked_personal = opened.locked_personal;
  TRY(decide_at_once(opened, record));
  office_.index_.add(opened.id, ++meta_.arrivals);
  TRY(seal_.put(txn_, office_keys::arrival(meta_.arrivals), record));
  ++applied_;
  return apply(opened);
}

Result<void> EntryIntake::set_aside(const Entry& entry, const Error& why) {
  QuarantineRecord record;
  record.id = entry.id;
  record.batch = header_.number;
  record.arrived_at = office_.clock_->now();
  record.reason = static_cast<std::uint8_t>(why.code);
  record.detail = why.detail;
  record.bytes = codec::encode(entry);
  record.sealing_key = header_.sealing_key;
  record.ephemeral = header_.ephemeral;
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

Result<LeaseGrant*> EntryIntake::grant(std::uint64_t number) {
  auto known = grants_.find(number);
  if (known == grants_.end()) {
    TRY_ASSIGN(const auto stored, seal_.get<LeaseGrant>(txn_, office_keys::lease_grant(number)));
    if (!stored) return nullptr;
    known = grants_.emplace(number, *stored).first;
  }
  return &known->second;
}

/// The lease that this kiosk says it confirmed from, held by it or by who follows it; nullptr:
/// none, or not its own.
Result<LeaseGrant*> EntryIntake::own_lease(const Applied& applied) {
  if (applied.promise != Promise::confirmed) return nullptr;
  TRY_ASSIGN(LeaseGrant * lease, grant(applied.lease));
  if (lease == nullptr) return nullptr;
  TRY_ASSIGN(const bool is_held,
             KioskSuccession(office_, txn_).is_or_was(lease->kiosk, header_.kiosk));
  const bool ours =
      is_held && lease->lease.listing == applied.listing && lease->lease.role == applied.role;
  return ours ? lease : nullptr;
}

/// Of a history that a backup took back (history.h).
Result<bool> EntryIntake::is_from_lost_lease(const Applied* applied) {
  if (applied == nullptr || applied->promise != Promise::confirmed) return false;
  if (!OfficeHistory::is_lost(applied->lease, meta_)) return false;
  TRY_ASSIGN(const LeaseGrant* known, grant(applied->lease));
  return known == nullptr;
}

}  // namespace tsudoi
