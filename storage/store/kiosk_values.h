// What goes into the kiosk's store and comes out of it, and its limits.
#pragma once

#include <set>

#include "storage/codec/kiosk_records.h"
#include "storage/lmdb/environment.h"

namespace tsudoi {

inline constexpr std::uint32_t kKioskSchema = 3;       // ledger: storage/SCHEMA.md
inline constexpr std::uint32_t kProgramVersion = 100;  // 0.1.0

struct Seams {
  Clock& clock;
  Random& random;
  lmdb::FaultGate* gate = nullptr;
  std::optional<MachineId> machine{};  // empty: the system does not say
};

enum class OpenTo : std::uint8_t { work, look };

/// A resident's filled form, already valid (problems_with() is empty).
struct SignUp {
  ListingId listing;
  RoleId role;
  std::vector<std::uint16_t> sessions;  // empty: all
  ListingKind kind = ListingKind::event;
  SeatMode mode = SeatMode::walk_in;
  FormId form;
  std::uint32_t form_version = 0;
  AgeBand age_band = AgeBand::unknown;
  Language language = Language::japanese;
  Answers answers;  // empty: nothing personal
};

struct SavedEntry {
  EntryId entry;
  PublicId id;
  Promise promise = Promise::noted;
};

/// Answers, not failures: what can be said to an act at the door or a change of mind.
enum class Refusal : std::uint8_t { unknown_entry, already_done, not_ours, wrong_kind };
std::string_view name_of(Refusal refusal);
using SavedOr = std::variant<SavedEntry, Refusal>;

inline constexpr std::uint64_t kStickExportsKept = 16;  // sticks that are on their way at a time

inline constexpr std::uint64_t kRelayAsksKept = 1000;  // asks that wait at a relay at a time

/// What a relay has of this kiosk, as far as is known since the store was opened: never a receipt.
/// After a start all of it is brought again.
struct HeldByRelay {
  std::optional<RelayId> relay;       // empty: none has answered
  std::uint64_t batches_through = 0;  // batches without a receipt, up to this number
  Bytes poll;                         // an ask without a batch, good as long as nothing changes
  ContentHash reply;                  // last taken; zero: none
  std::set<ContentHash> asked;        // since the store was opened, kRelayAsksKept at most
  std::optional<SteadyMs> since;      // of the first ask
  bool is_unanswered = false;         // a batch was, last: next goes an ask without one
};

struct NumberedBatch {
  std::uint64_t number = 0;
  BatchRecord record;
};

struct OutboxWaiting {
  std::uint64_t entries = 0;    // saved, without a receipt
  UnixSeconds oldest;           // 0: none
  std::uint64_t saved = 0;      // entries ever saved here
  std::uint64_t batches = 0;    // ever frozen here
  std::uint64_t backed_up = 0;  // entries that the office has in a backup as well
};

/// What the disk did to this kiosk since the program was started.
struct DiskMet {
  std::optional<ErrorCode> trouble{};  // of the last change; empty: it went well
  bool has_failed = false;             // some flush did, once (F08)
};

/// How this machine does now.
struct Condition {
  Troubles troubles;
  std::uint64_t room_bytes = 0;  // 0: not known
  std::uint32_t damages = 0;     // damaged stores that are kept here
};

/// The next entries that are in no batch yet.
struct UnfrozenRun {
  BatchHeader header;
  std::vector<Entry> entries;  // of one epoch, in order
  std::uint64_t first_position = 0;
};

/// What verify() has read (I2).
struct StoreProof {
  std::uint64_t records = 0, entries = 0, batches = 0, in_outbox = 0, with_receipt = 0;
};

/// Who made a batch.
struct Author {
  KioskId kiosk;
  crypto::VerifyKey key{};
};

/// What makes another identity of this store (KioskStore::renew()).
struct Renewal {
  EnrolmentBundle bundle;
  crypto::SigningKey key;
  Succession succession;
};

/// What a reply says of this disk: one to an ask from before the store was opened says nothing of
/// whether this is an older image (F22).
enum class Meeting : std::uint8_t { now, earlier };

struct SeatsLeft {
  std::uint32_t seats = 0;  // that this kiosk can still confirm
};

/// How long a sealed copy stays here after the office has it in a backup: a backup that is taken
/// back may be this old, and still nobody types anything again (F21).
inline constexpr std::int64_t kKeptAfterBackupSeconds = 45 * 24 * 3600;
inline constexpr std::size_t kPurgedAtOnceMax = 8;  // batches, in one commit
inline constexpr std::size_t kToldAtOnceMax = 500;  // decisions in one ask

}  // namespace tsudoi
