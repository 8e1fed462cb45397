// Which fields of each value are written, in order. Order is the format: append only, with a new
// version. Private to storage/codec.
#pragma once

#include "storage/codec/archive.h"
#include "storage/codec/records.h"

namespace tsudoi::codec {

#define TSUDOI_ENUM_VALUES(Enum, values)         \
  template <>                                    \
  struct EnumValues<Enum> {                      \
    static constexpr std::size_t count = values; \
  }

TSUDOI_ENUM_VALUES(ListingKind, kListingKinds);
TSUDOI_ENUM_VALUES(Language, kLanguages);
TSUDOI_ENUM_VALUES(SeatMode, 4);
TSUDOI_ENUM_VALUES(FieldKind, kFieldKinds);
TSUDOI_ENUM_VALUES(AgeBand, kAgeBands);
TSUDOI_ENUM_VALUES(Promise, 3);
TSUDOI_ENUM_VALUES(SeenBy, 4);
TSUDOI_ENUM_VALUES(UndoReason, 4);
TSUDOI_ENUM_VALUES(StaffAct, 5);
TSUDOI_ENUM_VALUES(ClockTrust, 2);
TSUDOI_ENUM_VALUES(EntryKind, kEntryKinds);
TSUDOI_ENUM_VALUES(Verdict, 5);
TSUDOI_ENUM_VALUES(VerdictReason, 8);
TSUDOI_ENUM_VALUES(ReceiptStage, 2);
TSUDOI_ENUM_VALUES(CatalogueKind, kCatalogueKinds);
TSUDOI_ENUM_VALUES(BatchStage, 3);

#undef TSUDOI_ENUM_VALUES

}  // namespace tsudoi::codec

// The calendar types are the standard library's; cereal finds functions for them in its own
// namespace.
namespace cereal {
void save(tsudoi::codec::Encoder& to, const tsudoi::Date& date);
void load(tsudoi::codec::Decoder& from, tsudoi::Date& date);
}  // namespace cereal

namespace tsudoi {

// ---- Ids and small values
// -------------------------------------------------------------------------------------------

template <class Tag>
void save(codec::Encoder& to, const TextId<Tag>& id) {
  to.name(id.value);
}
template <class Tag>
void load(codec::Decoder& from, TextId<Tag>& id) {
  id.value = from.name();
  if (!id.value.empty() && !is_text_id(id.value))
    throw codec::DecodeFailure{"an id with odd characters"};
}
template <class Tag, std::size_t N>
void save(codec::Encoder& to, const ByteId<Tag, N>& id) {
  to.raw(id.value);
}
template <class Tag, std::size_t N>
void load(codec::Decoder& from, ByteId<Tag, N>& id) {
  id.value = array_of<N>(from.raw(N));
}
/// Epochs repeat within a batch.
void save(codec::Encoder& to, const Epoch& epoch);
void load(codec::Decoder& from, Epoch& epoch);

template <class Ar>
void serialize(Ar& ar, Counter& v) {
  ar(v.value);
}
template <class Ar>
void serialize(Ar& ar, UnixSeconds& v) {
  ar(v.value);
}
template <class Ar>
void serialize(Ar& ar, Minutes& v) {
  ar(v.value);
}
template <class Ar>
void serialize(Ar& ar, LocalTime& v) {
  ar(v.date, v.minutes);
}
template <class Ar>
void serialize(Ar& ar, EntryId& v) {
  ar(v.kiosk, v.epoch, v.counter);
}

// ---- Listings and forms
// ---------------------------------------------------------------------------------------------

template <class Ar>
void serialize(Ar& ar, Text& v) {
  ar(v.ja, v.others);
}
template <class Ar>
void serialize(Ar& ar, Session& v) {
  ar(v.date, v.last_date, v.from, v.to, v.note, v.all_day);
}
template <class Ar>
void serialize(Ar& ar, Role& v) {
  ar(v.id, v.name, v.mode, v.capacity, v.minutes_asked, v.form);
}
template <class Ar>
void serialize(Ar& ar, Place& v) {
  ar(v.name, v.address, v.latitude, v.longitude);
}
template <class Ar>
void serialize(Ar& ar, Fee& v) {
  ar(v.yen, v.note);
}
template <class Ar>
void serialize(Ar& ar, Source& v) {
  ar(v.publisher, v.original_id, v.file);
}
template <class Ar>
void serialize(Ar& ar, Listing& v) {
  ar(v.id, v.kind, v.title, v.title_kana, v.summary, v.description, v.centre, v.area, v.place);
  ar(v.sessions, v.roles, v.form, v.fee, v.audience, v.organiser, v.contact_name, v.contact_phone);
  ar(v.page_url, v.how_to_apply, v.capacity_note, v.tags, v.category, v.opens_at, v.closes_at);
  ar(v.show_from, v.show_until, v.picture, v.next_steps, v.date_note, v.source);
}
template <class Ar>
void serialize(Ar& ar, Area& v) {
  ar(v.id, v.name, v.district, v.district_name, v.officer_name, v.officer_phone, v.chart);
}
template <class Ar>
void serialize(Ar& ar, Centre& v) {
  ar(v.id, v.name, v.name_kana, v.area, v.address, v.phone, v.hours_note, v.latitude, v.longitude);
  ar(v.page_url, v.category, v.source);
}
template <class Ar>
void serialize(Ar& ar, Option& v) {
  ar(v.id, v.label);
}
template <class Ar>
void serialize(Ar& ar, Field& v) {
  ar(v.id, v.kind, v.label, v.help, v.required, v.least, v.most, v.age_below, v.options);
  ar(v.consent, v.consent_version);
}
template <class Ar>
void serialize(Ar& ar, Step& v) {
  ar(v.title, v.fields);
}
template <class Ar>
void serialize(Ar& ar, Form& v) {
  ar(v.id, v.version, v.purpose, v.retention, v.seen_by, v.steps);
}

// ---- Answers
// --------------------------------------------------------------------------------------------------------

template <class Ar>
void serialize(Ar& ar, PersonName& v) {
  ar(v.written, v.reading);
}
template <class Ar>
void serialize(Ar& ar, PostalAddress& v) {
  ar(v.postal_code, v.line);
}
template <class Ar>
void serialize(Ar& ar, ConsentGiven& v) {
  ar(v.consent, v.version, v.given);
}
template <class Ar>
void serialize(Ar& ar, Guardian& v) {
  ar(v.name, v.phone);
}
template <class Ar>
void serialize(Ar& ar, TeamMember& v) {
  ar(v.name, v.birth_year);
}

// ---- Entries
// --------------------------------------------------------------------------------------------------------

template <class Ar>
void serialize(Ar& ar, OwnEntry& v) {
  ar(v.epoch, v.counter);
}
template <class Ar>
void serialize(Ar& ar, Applied& v) {
  ar(v.listing, v.role, v.sessions, v.form, v.form_version, v.age_band, v.language, v.promise,
     v.lease);
}
template <class Ar>
void serialize(Ar& ar, Withdrawn& v) {
  ar(v.of);
}
template <class Ar>
void serialize(Ar& ar, Registered& v) {
  ar(v.listing, v.role, v.form, v.form_version, v.age_band, v.language);
}
template <class Ar>
void serialize(Ar& ar, Answered& v) {
  ar(v.listing, v.form, v.form_version, v.age_band);
}
template <class Ar>
void serialize(Ar& ar, Attended& v) {
  ar(v.listing, v.session, v.who, v.seen_by);
}
template <class Ar>
void serialize(Ar& ar, HeadCounted& v) {
  ar(v.listing, v.session, v.heads);
}
template <class Ar>
void serialize(Ar& ar, Undone& v) {
  ar(v.of, v.reason);
}
template <class Ar>
void serialize(Ar& ar, ConsentChanged& v) {
  ar(v.of, v.consent, v.version, v.given);
}
template <class Ar>
void serialize(Ar& ar, StaffDid& v) {
  ar(v.act);
}
template <class Ar>
void serialize(Ar& ar, KioskHealth& v) {
  ar(v.store_bytes, v.waiting, v.program_version);
}
template <class Ar>
void serialize(Ar& ar, Entry& v) {
  ar(v.id, v.at, v.clock, v.body, v.sealed);
}
template <class Ar>
void serialize(Ar& ar, Decision& v) {
  ar(v.application, v.verdict, v.reason, v.at, v.number);
}
template <class Ar>
void serialize(Ar& ar, Lease& v) {
  ar(v.number, v.listing, v.role, v.seats, v.until);
}

// ---- Messages
// -------------------------------------------------------------------------------------------------------

template <class Ar>
void serialize(Ar& ar, OfficeCard& v) {
  ar(v.office, v.signing, v.sealing, v.issued_at, v.name);
}
template <class Ar>
void serialize(Ar& ar, SignedOfficeCard& v) {
  ar(v.card, v.by_root);
}
template <class Ar>
void serialize(Ar& ar, EnrolmentBundle& v) {
  ar(v.office, v.kiosk, v.centre, v.one_time_code, v.expires_at, v.office_url);
}
template <class Ar>
void serialize(Ar& ar, SyncAsk& v) {
  ar(v.nonce, v.history, v.catalogue_held, v.decisions_held, v.leases_held, v.batches_stored);
  ar(v.waiting, v.oldest_waiting, v.kiosk_time, v.program_version);
}
template <class Ar>
void serialize(Ar& ar, Receipt& v) {
  ar(v.batch, v.hash, v.stage, v.applied, v.quarantined);
}
template <class Ar>
void serialize(Ar& ar, CatalogueItem& v) {
  ar(v.kind, v.id, v.removed, v.value);
}
template <class Ar>
void serialize(Ar& ar, KioskKey& v) {
  ar(v.kiosk, v.key, v.centre, v.revoked);
}
template <class Ar>
void serialize(Ar& ar, CatalogueChange& v) {
  ar(v.from, v.through, v.more, v.items);
}
template <class Ar>
void serialize(Ar& ar, SyncReply& v) {
  ar(v.history, v.office_time, v.receipts, v.decisions, v.leases, v.catalogue);
}

// ---- Records
// --------------------------------------------------------------------------------------------------------

template <class Ar>
void serialize(Ar& ar, KioskIdentity& v) {
  ar(v.bundle, v.key);
}
template <class Ar>
void serialize(Ar& ar, JournalRecord& v) {
  ar(v.epoch_index, v.counter, v.at, v.clock, v.body, v.sealed);
}
template <class Ar>
void serialize(Ar& ar, EpochRecord& v) {
  ar(v.epoch, v.sealing_key, v.ephemeral, v.opened_at);
}
template <class Ar>
void serialize(Ar& ar, EntryFold& v) {
  ar(v.position, v.kind, v.listing, v.role, v.promise, v.lease, v.ended);
}
template <class Ar>
void serialize(Ar& ar, AttendanceRecord& v) {
  ar(v.position, v.at);
}
template <class Ar>
void serialize(Ar& ar, HeadRecord& v) {
  ar(v.heads);
}
template <class Ar>
void serialize(Ar& ar, LeaseRecord& v) {
  ar(v.lease, v.used);
}
template <class Ar>
void serialize(Ar& ar, BatchRecord& v) {
  ar(v.stage, v.first_position, v.last_position, v.hash, v.bytes);
}
template <class Ar>
void serialize(Ar& ar, SyncRecord& v) {
  ar(v.history, v.office, v.enrolment_known, v.catalogue_held, v.decisions_held, v.leases_held);
  ar(v.batches_stored, v.last_contact, v.quarantined);
}
template <class Ar>
void serialize(Ar& ar, KioskRecord& v) {
  ar(v.kiosk, v.centre, v.key, v.enrolled, v.revoked, v.one_time_code, v.code_expires_at,
     v.enrolled_at);
  ar(v.last_batch, v.last_hash, v.last_contact, v.waiting, v.oldest_waiting, v.clock_ahead_seconds);
  ar(v.catalogue_held, v.forked);
}
template <class Ar>
void serialize(Ar& ar, RatchetRecord& v) {
  ar(v.next, v.locked_chain);
}
template <class Ar>
void serialize(Ar& ar, BatchArrival& v) {
  ar(v.receipt, v.epoch, v.parent, v.arrived_at);
}
template <class Ar>
void serialize(Ar& ar, ArrivalRecord& v) {
  ar(v.id, v.batch, v.at, v.clock, v.arrived_at, v.body, v.locked_personal);
}
template <class Ar>
void serialize(Ar& ar, QuarantineRecord& v) {
  ar(v.id, v.batch, v.arrived_at, v.reason, v.detail, v.bytes);
}
template <class Ar>
void serialize(Ar& ar, OfficeApplication& v) {
  ar(v.arrival, v.kiosk, v.listing, v.role, v.has_decision, v.decision);
}
template <class Ar>
void serialize(Ar& ar, SeatRecord& v) {
  ar(v.leased, v.confirmed_leased, v.confirmed_office, v.withdrawn_leased);
}
template <class Ar>
void serialize(Ar& ar, LeaseGrant& v) {
  ar(v.lease, v.kiosk, v.confirmed);
}
template <class Ar>
void serialize(Ar& ar, CatalogueRecord& v) {
  ar(v.change, v.item);
}
template <class Ar>
void serialize(Ar& ar, OfficeSecrets& v) {
  ar(v.signing_seed, v.data_key, v.sealing_secrets);
}
template <class Ar>
void serialize(Ar& ar, OfficeMeta& v) {
  ar(v.card, v.history, v.changes, v.decisions, v.leases, v.arrivals, v.quarantined, v.audit_lines,
     v.imports);
}
template <class Ar>
void serialize(Ar& ar, AuditRecord& v) {
  ar(v.at, v.account, v.act, v.about, v.peer);
}
template <class Ar>
void serialize(Ar& ar, ImportRecord& v) {
  ar(v.at, v.file, v.encoding, v.layout, v.counts);
}
template <class Ar>
void serialize(Ar& ar, AccountRecord& v) {
  ar(v.name, v.salt, v.hash, v.passes, v.memory_kib, v.role, v.disabled, v.centres, v.areas);
}

}  // namespace tsudoi
