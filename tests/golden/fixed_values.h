// The values whose bytes are kept for ever in tests/golden/v1: one of each kind, with every field
// filled and nothing drawn by chance. A value here never changes; a new version of a kind gets a
// value of its own beside the old one.
#pragma once

#include "storage/codec/codec.h"

namespace tsudoi::golden {

inline constexpr UnixSeconds kNow{1795219200};  // 2026-11-21 09:00 in Tokyo

/// N bytes: first, first + 1, first + 2 ...
template <std::size_t N>
ByteArray<N> counted(std::uint8_t first) {
  ByteArray<N> bytes{};
  for (std::uint8_t& byte : bytes) byte = first++;
  return bytes;
}

inline const KioskId kKiosk{counted<16>(0x10)};
inline const OfficeId kOffice{counted<32>(0x20)};
inline const Epoch kEpoch{counted<16>(0x40)};

Listing listing_of_version_1();
Listing listing();
Form form_of_version_1();
Form form();
Area area();
Centre centre();
KioskKey kiosk_key();
SignedOfficeCard signed_card();
EnrolmentBundle enrolment_bundle();
SyncAsk sync_ask_of_version_1();
SyncAsk sync_ask_of_version_2();
SyncAsk sync_ask_of_version_3();
SyncAsk sync_ask_of_version_4();
SyncAsk sync_ask();
Succession succession();
SyncReply sync_reply_of_version_1();
SyncReply sync_reply_of_version_2();
SyncReply sync_reply();
Answers answers();             // one of each sort of answer
std::vector<Entry> entries();  // one of each kind, counters 1, 2, 3 ...
BatchHeader header_of_entries();
Decision decision();
Lease lease();

// Records of one store (fixed_records.cpp).
KioskIdentity kiosk_identity();
JournalRecord journal_record();
EpochRecord epoch_record();
EntryFold entry_fold();
AttendanceRecord attendance_record();
HeadRecord head_record();
LeaseRecord lease_record_of_version_1();
LeaseRecord lease_record();
BatchRecord batch_record_of_version_1();
BatchRecord batch_record();
SyncRecord sync_record_of_version_1();
SyncRecord sync_record_of_version_2();
SyncRecord sync_record();
IncarnationRecord incarnation_record();
FormerIdentity former_identity();
KioskRecord kiosk_record_of_version_1();
KioskRecord kiosk_record_of_version_2();
KioskRecord kiosk_record();
RatchetRecord ratchet_record();
BatchArrival batch_arrival();
ArrivalRecord arrival_record_of_version_1();
ArrivalRecord arrival_record_of_version_2();
ArrivalRecord arrival_record();
QuarantineRecord quarantine_record_of_version_1();
QuarantineRecord quarantine_record();
OfficeApplication office_application();
SeatRecord seat_record();
LeaseGrant lease_grant();
CatalogueRecord catalogue_record();
OfficeSecrets office_secrets_of_version_1();
OfficeSecrets office_secrets();
OfficeMeta office_meta_of_version_1();
OfficeMeta office_meta_of_version_2();
OfficeMeta office_meta_of_version_3();
OfficeMeta office_meta();
AuditRecord audit_record();
AccountRecord account_record();
ImportRecord import_record();
BackupNote backup_note();
SettledRecord settled_record();
RepairRecord repair_record();
DisposalRecord disposal_record();
KioskCondition kiosk_condition();

/// Calls `visit(name, value)` for each value that decode() knows. The name is part of its file's.
template <class Visit>
void each_shared_value(Visit visit) {
  visit("listing", listing());
  visit("form", form());
  visit("area", area());
  visit("centre", centre());
  visit("kiosk_key", kiosk_key());
  visit("signed_office_card", signed_card());
  visit("enrolment_bundle", enrolment_bundle());
  visit("sync_ask", sync_ask());
  visit("sync_reply", sync_reply());
  visit("answers", answers());
  visit("entry", entries().front());
  visit("decision", decision());
  visit("lease", lease());
}

template <class Visit>
void each_kiosk_record(Visit visit) {
  visit("kiosk_identity", kiosk_identity());
  visit("journal_record", journal_record());
  visit("epoch_record", epoch_record());
  visit("entry_fold", entry_fold());
  visit("attendance_record", attendance_record());
  visit("head_record", head_record());
  visit("lease_record", lease_record());
  visit("batch_record", batch_record());
  visit("sync_record", sync_record());
  visit("incarnation_record", incarnation_record());
  visit("former_identity", former_identity());
}

template <class Visit>
void each_office_record(Visit visit) {
  visit("kiosk_record", kiosk_record());
  visit("ratchet_record", ratchet_record());
  visit("batch_arrival", batch_arrival());
  visit("arrival_record", arrival_record());
  visit("quarantine_record", quarantine_record());
  visit("office_application", office_application());
  visit("seat_record", seat_record());
  visit("lease_grant", lease_grant());
  visit("catalogue_record", catalogue_record());
  visit("office_secrets", office_secrets());
  visit("office_meta", office_meta());
  visit("audit_record", audit_record());
  visit("account_record", account_record());
  visit("import_record", import_record());
  visit("backup_note", backup_note());
  visit("settled_record", settled_record());
  visit("repair_record", repair_record());
  visit("disposal_record", disposal_record());
  visit("kiosk_condition", kiosk_condition());
}

template <class Visit>
void each_value(Visit visit) {
  each_shared_value(visit);
  each_kiosk_record(visit);
  each_office_record(visit);
}

}  // namespace tsudoi::golden
