// Which fields of entries and messages are written. Order is the format: append only, with
// a new version. Private to storage/codec.
#pragma once

#include "storage/codec/fields.h"

namespace tsudoi {

// ---- Entries

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

template <class Ar>
void serialize(Ar& ar, BatchMark& v) {
  ar(v.number, v.hash);
}

template <class Ar>
void serialize(Ar& ar, Succession& v) {
  ar(v.former, v.former_key, v.kiosk, v.key, v.last, v.is_copy, v.by_former);
}

template <class Ar, class Value>
requires std::is_same_v<std::remove_const_t<Value>, SyncAsk>
void added_since(Ar& ar, Value& v, int version) {
  if (version >= 2) ar(v.times_rolled_back, v.is_copy, v.told);
  if (version >= 3) ar(v.successions);
  if (version >= 4) ar(v.relayed);
  if (version >= 5) ar(v.troubles.bits, v.room_bytes);
}
template <class Ar, class Value>
requires std::is_same_v<std::remove_const_t<Value>, SyncReply>
void added_since(Ar& ar, Value& v, int version) {
  if (version >= 2) ar(v.newest, v.backed_up, v.is_frozen, v.heard);
  if (version >= 3) ar(v.leases_confirmed);
}

}  // namespace tsudoi
