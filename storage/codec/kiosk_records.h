// What the kiosk's store keeps, as plain values: the right-hand sides of storage/SCHEMA.md. They
// are here, and not beside the store, because only the codec knows how values become bytes.
#pragma once

#include "storage/domain/messages.h"

namespace tsudoi {

/// Who this kiosk is; written by `enrol`. The signing key is in a file of its own.
struct KioskIdentity {
  EnrolmentBundle bundle;
  crypto::VerifyKey key{};
  bool operator==(const KioskIdentity&) const = default;
};

/// One line of the journal; its key is the position. The kiosk is the store's own.
struct JournalRecord {
  std::uint32_t epoch_index = 0;
  Counter counter;
  UnixSeconds at;
  ClockTrust clock = ClockTrust::trusted;
  EntryBody body;
  Bytes sealed;
  bool operator==(const JournalRecord&) const = default;
};

struct EpochRecord {
  Epoch epoch;
  KeyId sealing_key;
  crypto::SealPublic ephemeral{};
  UnixSeconds opened_at;
  bool operator==(const EpochRecord&) const = default;
};

/// Fold of one entry of this kiosk, by public id: where it stands, and what has become of it.
struct EntryFold {
  std::uint64_t position = 0;
  EntryKind kind = EntryKind::applied;
  ListingId listing;
  RoleId role;
  Promise promise = Promise::received;
  std::uint64_t lease = 0;
  bool ended = false;  // withdrawn or undone
  bool operator==(const EntryFold&) const = default;
};

/// Fold of one attendance, by (listing, session, subject).
struct AttendanceRecord {
  std::uint64_t position = 0;
  UnixSeconds at;
  bool operator==(const AttendanceRecord&) const = default;
};

/// Fold of head counts, by (listing, session).
struct HeadRecord {
  std::vector<std::pair<AgeBand, std::int32_t>> heads;
  bool operator==(const HeadRecord&) const = default;
};

/// On a disk that was set back: the office says it when it sends the lease again. Gives no seat.
inline constexpr std::uint32_t kUsedUnknown = UINT32_MAX;

/// A lease and what this kiosk has confirmed from it.
struct LeaseRecord {
  Lease lease;
  std::uint32_t used = 0;
  bool is_lost = false;  // the office came back without it: gives no seat. Since version 2
  bool operator==(const LeaseRecord&) const = default;
};

/// What this kiosk can still confirm from a lease.
inline std::uint32_t seats_left_of(const LeaseRecord& record) {
  const std::uint32_t seats = record.lease.seats;
  return record.is_lost || record.used >= seats ? 0 : seats - record.used;
}

/// Order is part of the format: append only.
enum class BatchStage : std::uint8_t { frozen, stored, backed_up };
struct BatchRecord {
  BatchStage stage = BatchStage::frozen;
  std::uint64_t first_position = 0;
  std::uint64_t last_position = 0;
  ContentHash hash;
  Bytes bytes;               // exactly what is sent; empty: purged, or never here (rolled back)
  UnixSeconds backed_up_at;  // the office's time; 0: not yet. Since version 2
  bool operator==(const BatchRecord&) const = default;
};

/// How far this kiosk is; one record, rewritten with each reply.
struct SyncRecord {
  HistoryId history;
  SignedOfficeCard office;       // the newest card
  bool enrolment_known = false;  // the office has answered us once
  std::uint64_t catalogue_held = 0;
  std::uint64_t decisions_held = 0;
  std::uint64_t leases_held = 0;
  std::uint64_t batches_stored = 0;
  UnixSeconds last_contact;       // this machine's clock
  std::uint64_t quarantined = 0;  // entries that the office could not apply, in all
  // Since version 2
  std::uint32_t times_rolled_back = 0;
  bool is_frozen = false;       // the office says that there are two of us
  UnixSeconds office_time;      // at the last contact
  std::uint64_t backed_up = 0;  // batches up to this number are in a backup of the office
  std::uint64_t purged = 0;     // batches up to this number have left this disk
  // Since version 3
  bool must_meet_office = false;  // the disk was set back: nothing is frozen before the office says
                                  // what it has
  bool operator==(const SyncRecord&) const = default;
};

/// Who this kiosk was before it was enrolled again.
struct FormerIdentity {
  Succession succession;
  std::uint32_t epochs = 0;  // those with a lower index are its own
  MachineId machine;         // that enrolled again, and the stamp that this got: what tells a
  std::uint64_t stamp = 0;   // cut-off enrolment from a copy
  bool operator==(const FormerIdentity&) const = default;
};

/// What is in DATA/incarnation, beside the store: which stamp the store has.
struct IncarnationRecord {
  MachineId machine;  // zero: the system did not say
  std::uint64_t current = 0;
  std::uint64_t next = 0;
  bool operator==(const IncarnationRecord&) const = default;
};

}  // namespace tsudoi
