// Which fields of stored records are written. Order is the format: append only, with
// a new version. Private to storage/codec.
#pragma once

#include "storage/codec/fields.h"

namespace tsudoi {

// ---- Records

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
void serialize(Ar& ar, FormerIdentity& v) {
  ar(v.succession, v.epochs, v.machine, v.stamp);
}
template <class Ar>
void serialize(Ar& ar, IncarnationRecord& v) {
  ar(v.machine, v.current, v.next);
}
template <class Ar>
void serialize(Ar& ar, KioskRecord& v) {
  ar(v.kiosk, v.centre, v.key, v.enrolled, v.revoked, v.one_time_code, v.code_expires_at,
     v.enrolled_at);
  ar(v.last_batch, v.last_hash, v.last_contact, v.waiting, v.oldest_waiting, v.clock_ahead_seconds);
  ar(v.catalogue_held, v.forked, v.batches_missing);
}
template <class Ar>
void serialize(Ar& ar, KioskCondition& v) {
  ar(v.troubles.bits, v.since, v.room_bytes);
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
void serialize(Ar& ar, FirstDecision& v) {
  ar(v.verdict, v.reason, v.number);
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
void serialize(Ar& ar, SettledRecord& v) {
  ar(v.how, v.at, v.by, v.reason, v.entries, v.applied, v.known, v.again, v.record);
}
template <class Ar>
void serialize(Ar& ar, RepairRecord& v) {
  ar(v.at, v.by, v.listing, v.role, v.said);
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

template <class Ar>
void serialize(Ar& ar, BackupNote& v) {
  ar(v.history, v.at, v.batches);
}

template <class Ar>
void serialize(Ar& ar, DisposalRecord& v) {
  ar(v.at, v.by, v.what, v.listing, v.title, v.form, v.purpose, v.fields, v.days, v.entries);
  ar(v.first, v.last);
}

// ---- Since version 2, at the end of the whole value

template <class Ar, class Value>
requires std::is_same_v<std::remove_const_t<Value>, BatchRecord>
void added_since(Ar& ar, Value& v, int version) {
  if (version >= 2) ar(v.backed_up_at);
}
template <class Ar, class Value>
requires std::is_same_v<std::remove_const_t<Value>, SyncRecord>
void added_since(Ar& ar, Value& v, int version) {
  if (version >= 2) ar(v.times_rolled_back, v.is_frozen, v.office_time, v.backed_up, v.purged);
  if (version >= 3) ar(v.must_meet_office);
}
template <class Ar, class Value>
requires std::is_same_v<std::remove_const_t<Value>, LeaseRecord>
void added_since(Ar& ar, Value& v, int version) {
  if (version >= 2) ar(v.is_lost);
}
template <class Ar, class Value>
requires std::is_same_v<std::remove_const_t<Value>, KioskRecord>
void added_since(Ar& ar, Value& v, int version) {
  if (version >= 2) ar(v.backed_up, v.times_rolled_back, v.is_copy, v.in_step_with);
  if (version >= 3) ar(v.replaces, v.inherited, v.replaced_by);
}
template <class Ar, class Value>
requires std::is_same_v<std::remove_const_t<Value>, OfficeSecrets>
void added_since(Ar& ar, Value& v, int version) {
  if (version >= 2) ar(v.replaced_at);
}
template <class Ar, class Value>
requires std::is_same_v<std::remove_const_t<Value>, QuarantineRecord>
void added_since(Ar& ar, Value& v, int version) {
  if (version >= 2) ar(v.sealing_key, v.ephemeral);
}
template <class Ar, class Value>
requires std::is_same_v<std::remove_const_t<Value>, OfficeMeta>
void added_since(Ar& ar, Value& v, int version) {
  if (version >= 2)
    ar(v.backed_up_at, v.lost_after, v.lost_until, v.awaits_kiosks, v.times_came_back);
  if (version >= 3) ar(v.disposals, v.purged_at, v.must_compact);
  if (version >= 4) ar(v.indexed, v.applications);
}
template <class Ar, class Value>
requires std::is_same_v<std::remove_const_t<Value>, ArrivalRecord>
void added_since(Ar& ar, Value& v, int version) {
  if (version >= 2) ar(v.purged_mark);
  if (version >= 3) ar(v.decided);
}

}  // namespace tsudoi
