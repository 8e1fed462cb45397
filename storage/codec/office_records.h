// What the office's store keeps, as plain values: the right-hand sides of storage/SCHEMA.md. They
// are here, and not beside the store, because only the codec knows how values become bytes.
#pragma once

#include "storage/domain/messages.h"

namespace tsudoi {

struct KioskRecord {
  KioskId kiosk;
  CentreId centre;
  crypto::VerifyKey key{};
  bool enrolled = false;  // false: only the code is out
  bool revoked = false;
  ByteArray<16> one_time_code{};  // zero once used
  UnixSeconds code_expires_at;
  UnixSeconds enrolled_at;
  std::uint64_t last_batch = 0;
  ContentHash last_hash;
  UnixSeconds last_contact;
  std::uint64_t waiting = 0;   // as the kiosk last said, less what has come since
  UnixSeconds oldest_waiting;  // as the kiosk last said; 0: nothing waits
  std::int64_t clock_ahead_seconds = 0;
  std::uint64_t catalogue_held = 0;
  bool forked = false;
  std::uint64_t batches_missing = 0;  // gaps in the numbers of its batches
  // Since version 2
  std::uint64_t backed_up = 0;  // batches up to this number are in a backup
  std::uint32_t times_rolled_back = 0;
  bool is_copy = false;
  HistoryId in_step_with;  // of the office, when last nothing of this kiosk was missing here
  // Since version 3
  KioskId replaces;     // who it was before it was enrolled again; zero: nobody
  BatchMark inherited;  // the end of that one's chain, behind which this one goes on
  KioskId replaced_by;  // who holds its leases now; zero: it goes on itself
  bool operator==(const KioskRecord&) const = default;
};

/// The ratchet of one (kiosk, epoch), as far as it has been turned; the chain key is locked.
struct RatchetRecord {
  Counter next;
  Bytes locked_chain;
  bool operator==(const RatchetRecord&) const = default;
};

struct BatchArrival {
  Receipt receipt;
  Epoch epoch;
  ContentHash parent;
  UnixSeconds arrived_at;
  bool operator==(const BatchArrival&) const = default;
};

struct FirstDecision {  // what the office said of an application as it arrived
  Verdict verdict = Verdict::confirmed;
  VerdictReason reason = VerdictReason::seat_free;
  std::uint64_t number = 0;  // of the decision; 0: the kiosk said so itself
  bool operator==(const FirstDecision&) const = default;
};

/// One applied entry, by arrival number.
struct ArrivalRecord {
  EntryId id;
  std::uint64_t batch = 0;
  UnixSeconds at;
  ClockTrust clock = ClockTrust::trusted;
  UnixSeconds arrived_at;
  EntryBody body;
  Bytes locked_personal;  // Answers, locked under the office's data key; empty: none
  // Since version 2
  crypto::Mac16 purged_mark{};  // of the Answers as they came; zero: nothing of them was purged
  // Since version 3
  std::optional<FirstDecision> decided;
  bool operator==(const ArrivalRecord&) const = default;
};

struct QuarantineRecord {
  EntryId id;  // counter 0: a whole batch
  std::uint64_t batch = 0;
  UnixSeconds arrived_at;
  std::uint8_t reason = 0;  // ErrorCode
  std::string detail;
  Bytes bytes;  // as it came: an encoded Entry, or the batch
  // Since version 2, so that an entry's personal part can still be opened
  KeyId sealing_key;
  crypto::SealPublic ephemeral{};  // of its epoch
  bool operator==(const QuarantineRecord&) const = default;
};

/// Until schema 4 a record of its own, by public id.
struct OfficeApplication {
  std::uint64_t arrival = 0;
  KioskId kiosk;
  ListingId listing;
  RoleId role;
  bool has_decision = false;
  Decision decision;
  bool operator==(const OfficeApplication&) const = default;
};

/// Seats of one (listing, role).
struct SeatRecord {
  std::uint32_t leased = 0;  // handed to kiosks, in all
  std::uint32_t confirmed_leased = 0;
  std::uint32_t confirmed_office = 0;
  std::uint32_t withdrawn_leased = 0;
  bool operator==(const SeatRecord&) const = default;
};

struct LeaseGrant {
  Lease lease;
  KioskId kiosk;
  std::uint32_t confirmed = 0;
  bool operator==(const LeaseGrant&) const = default;
};

/// A published or kept catalogue item, by (kind, id).
struct CatalogueRecord {
  std::uint64_t change = 0;  // 0: kept at the office, never published
  CatalogueItem item;
  bool operator==(const CatalogueRecord&) const = default;
};

/// Everything at the office that is secret, locked under the key file or passphrase.
struct OfficeSecrets {
  ByteArray<32> signing_seed{};
  ByteArray<32> data_key{};
  std::vector<ByteArray<32>> sealing_secrets;  // newest first
  // Since version 2
  std::vector<UnixSeconds> replaced_at;  // of each but the newest
  bool operator==(const OfficeSecrets&) const = default;
};

struct OfficeMeta {
  SignedOfficeCard card;
  HistoryId history;
  std::uint64_t changes = 0;  // last catalogue change number
  std::uint64_t decisions = 0;
  std::uint64_t leases = 0;
  std::uint64_t arrivals = 0;
  std::uint64_t quarantined = 0;
  std::uint64_t audit_lines = 0;
  std::uint64_t imports = 0;
  // Since version 2
  UnixSeconds backed_up_at;      // 0: never
  std::uint64_t lost_after = 0;  // leases with a higher number, up to lost_until, were given by a
  std::uint64_t lost_until = 0;  // history that a backup took back; both 0: none were
  bool awaits_kiosks = false;    // came back, and some have not been in contact since
  std::uint32_t times_came_back = 0;
  // Since version 3
  std::uint64_t disposals = 0;  // lines of the disposal record
  UnixSeconds purged_at;        // when everything that was due had gone; 0: never
  bool must_compact = false;    // what was purged may still be in pages that are free
  // Since version 4
  std::uint64_t indexed = 0, applications = 0;  // arrivals whose public ids are in their table; all
  bool operator==(const OfficeMeta&) const = default;
};

struct AuditRecord {
  UnixSeconds at;
  std::string account;
  std::uint8_t act = 0;
  std::string about;  // ids and codes only
  std::string peer;
  bool operator==(const AuditRecord&) const = default;
};

/// What a backup holds of each kiosk: its batches up to this number.
struct BackupNote {
  HistoryId history;
  UnixSeconds at;
  std::vector<std::pair<KioskId, std::uint64_t>> batches;
  bool operator==(const BackupNote&) const = default;
};

/// One import of a file, as its summary said.
struct ImportRecord {
  UnixSeconds at;
  std::string file;
  std::string encoding;
  std::string layout;
  std::vector<std::uint64_t>
      counts;  // rows, added, updated, unchanged, merged, flagged, refused, listings, sessions
  bool operator==(const ImportRecord&) const = default;
};

struct AccountRecord {
  std::string name;
  crypto::Salt salt{};
  ByteArray<32> hash{};
  std::uint32_t passes = 0;
  std::uint32_t memory_kib = 0;
  std::uint8_t role = 0;
  bool disabled = false;
  std::vector<CentreId> centres;  // scope; both empty: the whole city
  std::vector<AreaId> areas;
  bool operator==(const AccountRecord&) const = default;
};

}  // namespace tsudoi
