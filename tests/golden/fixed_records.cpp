// What one store keeps for itself: nobody else reads it, but the same store after an update does.
#include "tests/golden/fixed_values.h"

namespace tsudoi::golden {

KioskIdentity kiosk_identity() {
  return {enrolment_bundle(), counted<32>(0xc0)};
}
JournalRecord journal_record() {
  const Entry entry = entries().front();
  return {3, entry.id.counter, entry.at, ClockTrust::uncertain, entry.body, entry.sealed};
}
EpochRecord epoch_record() {
  return {kEpoch, {counted<8>(0x77)}, counted<32>(0x99), kNow};
}
EntryFold entry_fold() {
  return {1000, EntryKind::applied, {"shodo"}, {"participant"}, Promise::confirmed, 12, true};
}
AttendanceRecord attendance_record() {
  return {1001, kNow};
}
HeadRecord head_record() {
  return {{{AgeBand::unknown, 12}, {AgeBand::teens, -2}}};
}
LeaseRecord lease_record_of_version_1() {
  return {lease(), 3, false};
}
LeaseRecord lease_record() {
  return {lease(), 3, true};
}
BatchRecord batch_record_of_version_1() {
  return {BatchStage::backed_up, 1, 300, {counted<32>(0x33)}, {'T', 'S', 'B', 1, 0, 0xff}, {}};
}
BatchRecord batch_record() {
  BatchRecord record = batch_record_of_version_1();
  record.backed_up_at = kNow;
  return record;
}
SyncRecord sync_record_of_version_1() {
  SyncRecord record;
  record.history = {counted<16>(0xf0)};
  record.office = signed_card();
  record.enrolment_known = true;
  record.catalogue_held = 3;
  record.decisions_held = 200;
  record.leases_held = 12;
  record.batches_stored = 5;
  record.last_contact = kNow;
  record.quarantined = 1;
  return record;
}
SyncRecord sync_record_of_version_2() {
  SyncRecord record = sync_record_of_version_1();
  record.times_rolled_back = 2;
  record.is_frozen = true;
  record.office_time = {kNow.value + 7};
  record.backed_up = 4;
  record.purged = 3;
  return record;
}
SyncRecord sync_record() {
  SyncRecord record = sync_record_of_version_2();
  record.must_meet_office = true;
  return record;
}
IncarnationRecord incarnation_record() {
  return {{counted<16>(0x81)}, 300, 301};
}
FormerIdentity former_identity() {
  return {succession(), 7, {counted<16>(0x81)}, 302};
}

KioskRecord kiosk_record_of_version_1() {
  KioskRecord record;
  record.kiosk = kKiosk;
  record.centre = {"tama"};
  record.key = counted<32>(0xc0);
  record.enrolled = true;
  record.revoked = true;
  record.one_time_code = counted<16>(0xd0);
  record.code_expires_at = {kNow.value + 86'400};
  record.enrolled_at = kNow;
  record.last_batch = 5;
  record.last_hash = {counted<32>(0x33)};
  record.last_contact = {kNow.value + 60};
  record.waiting = 41;
  record.oldest_waiting = {kNow.value - 60};
  record.clock_ahead_seconds = -3600;
  record.catalogue_held = 3;
  record.forked = true;
  record.batches_missing = 2;
  return record;
}
KioskRecord kiosk_record_of_version_2() {
  KioskRecord record = kiosk_record_of_version_1();
  record.backed_up = 4;
  record.times_rolled_back = 2;
  record.is_copy = true;
  record.in_step_with = {counted<16>(0xf0)};
  return record;
}
KioskRecord kiosk_record() {
  KioskRecord record = kiosk_record_of_version_2();
  record.replaces = {counted<16>(0x71)};
  record.inherited = {4, {counted<32>(0x35)}};
  record.replaced_by = {counted<16>(0x72)};
  return record;
}
RatchetRecord ratchet_record() {
  return {{10}, copy_of(counted<72>(0x05))};
}
BatchArrival batch_arrival() {
  return {sync_reply().receipts.front(), kEpoch, {counted<32>(0x55)}, kNow};
}
ArrivalRecord arrival_record_of_version_1() {
  const Entry entry = entries().at(4);
  return {entry.id,
          5,
          entry.at,
          ClockTrust::uncertain,
          kNow,
          entry.body,
          copy_of(counted<60>(6)),
          {},
          std::nullopt};
}
ArrivalRecord arrival_record_of_version_2() {
  ArrivalRecord record = arrival_record_of_version_1();
  record.purged_mark = counted<16>(0x3c);
  return record;
}
ArrivalRecord arrival_record() {
  ArrivalRecord record = arrival_record_of_version_2();
  record.decided = {Verdict::wait_listed, VerdictReason::full, 200};
  return record;
}
QuarantineRecord quarantine_record_of_version_1() {
  QuarantineRecord record;
  record.id = entries().at(1).id;
  record.batch = 5;
  record.arrived_at = kNow;
  record.reason = 10;
  record.detail = "malformed: 花";
  record.bytes = {1, 2, 3};
  return record;
}
QuarantineRecord quarantine_record() {
  QuarantineRecord record = quarantine_record_of_version_1();
  record.sealing_key = {counted<8>(0x77)};
  record.ephemeral = counted<32>(0x99);
  return record;
}
OfficeApplication office_application() {
  return {77, kKiosk, {"shodo"}, {"participant"}, true, decision()};
}
SeatRecord seat_record() {
  return {8, 3, 1, 2};
}
LeaseGrant lease_grant() {
  return {lease(), kKiosk, 3};
}
CatalogueRecord catalogue_record() {
  return {3, {CatalogueKind::area, "noborito", false, codec::encode(area())}};
}
OfficeSecrets office_secrets_of_version_1() {
  return {counted<32>(0x0a), counted<32>(0x0b), {counted<32>(0x0c), counted<32>(0x0d)}, {}};
}
OfficeSecrets office_secrets() {
  OfficeSecrets secrets = office_secrets_of_version_1();
  secrets.replaced_at = {kNow};
  return secrets;
}
OfficeMeta office_meta_of_version_1() {
  OfficeMeta meta;
  meta.card = signed_card();
  meta.history = {counted<16>(0xf0)};
  meta.changes = 3;
  meta.decisions = 200;
  meta.leases = 12;
  meta.arrivals = 77;
  meta.quarantined = 1;
  meta.audit_lines = 9;
  meta.imports = 2;
  return meta;
}
OfficeMeta office_meta_of_version_2() {
  OfficeMeta meta = office_meta_of_version_1();
  meta.backed_up_at = kNow;
  meta.lost_after = 12;
  meta.lost_until = 1'000'012;
  meta.awaits_kiosks = true;
  meta.times_came_back = 2;
  return meta;
}
OfficeMeta office_meta_of_version_3() {
  OfficeMeta meta = office_meta_of_version_2();
  meta.disposals = 4;
  meta.purged_at = kNow;
  meta.must_compact = true;
  return meta;
}
OfficeMeta office_meta() {
  OfficeMeta meta = office_meta_of_version_3();
  meta.indexed = 64;
  meta.applications = 70;
  return meta;
}
AuditRecord audit_record() {
  return {kNow, "yamada", 2, "4K7-29F-QX0", "127.0.0.1"};
}
AccountRecord account_record() {
  AccountRecord record;
  record.name = "yamada";
  record.salt = counted<16>(0x1a);
  record.hash = counted<32>(0x1b);
  record.passes = 3;
  record.memory_kib = 131'072;
  record.role = 2;
  record.disabled = true;
  record.centres = {{"tama"}, {"ikuta"}};
  record.areas = {{"noborito"}};
  return record;
}
ImportRecord import_record() {
  return {kNow, "events.csv", "CP932", "open-data", {300, 1, 2, 3, 0, 5, 6, 7, 8}};
}
BackupNote backup_note() {
  return {{counted<16>(0xf0)}, kNow, {{kKiosk, 5}, {{counted<16>(0x71)}, 300}}};
}
SettledRecord settled_record() {
  return {SettledAs::refused, kNow, "yamada", "二重の申込", 3, 0, 0, 0, codec::encode(decision())};
}
RepairRecord repair_record() {
  return {kNow, "yamada", {"shodo-2"}, {"helper"}, entries().front().body};
}
DisposalRecord disposal_record() {
  const Date first = *date_from_iso("2026-10-01");
  return {kNow,
          "daily",
          DisposedOf::refused,
          {"shodo"},
          {"書道", {{Language::english, "Calligraphy"}}},
          {"long"},
          {"申し込みの連絡のため", {}},
          {{"phone"}},
          90,
          12,
          first,
          add_days(first, 3)};
}
KioskCondition kiosk_condition() {
  return {{0x80000002}, kNow, 1'000'000};
}

}  // namespace tsudoi::golden
