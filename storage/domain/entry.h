// Entries: the immutable lines of a kiosk's journal, the only thing a kiosk ever writes about
// people. An entry has a public part (here: no names, no contacts) and, for some kinds, a personal
// part that is sealed when it is saved.
#pragma once

#include <variant>

#include "storage/domain/form.h"

namespace tsudoi {

/// Who or what an entry is about, as short as the wire can say it.
struct OwnEntry {  // an entry of this same kiosk
  Epoch epoch;
  Counter counter;
  bool operator==(const OwnEntry&) const = default;
};
using Subject =
    std::variant<std::monostate, OwnEntry, PublicId>;  // PublicId: a slip of another kiosk

/// The quotable id of what an entry of `kiosk` is about; zero for nobody.
PublicId id_of_subject(const Subject& subject, const KioskId& kiosk);

/// What the resident was told. Order is part of the format: append only.
enum class Promise : std::uint8_t {
  received,   // the office will answer
  confirmed,  // a seat from this kiosk's lease
  noted,      // nothing to decide (survey, walk-in)
};

struct Applied {
  ListingId listing;
  RoleId role;
  std::vector<std::uint16_t> sessions;  // indexes; empty: all
  FormId form;
  std::uint32_t form_version = 0;
  AgeBand age_band = AgeBand::unknown;
  Language language = Language::japanese;
  Promise promise = Promise::received;
  std::uint64_t lease = 0;  // the lease that confirmed it; 0: none
  bool operator==(const Applied&) const = default;
};
struct Withdrawn {
  Subject of;
  bool operator==(const Withdrawn&) const = default;
};
struct Registered {  // talent registry
  ListingId listing;
  RoleId role;
  FormId form;
  std::uint32_t form_version = 0;
  AgeBand age_band = AgeBand::unknown;
  Language language = Language::japanese;
  bool operator==(const Registered&) const = default;
};
struct Answered {  // a survey without a name
  ListingId listing;
  FormId form;
  std::uint32_t form_version = 0;
  AgeBand age_band = AgeBand::unknown;
  bool operator==(const Answered&) const = default;
};
enum class SeenBy : std::uint8_t { code, name, list, card };
struct Attended {
  ListingId listing;
  std::uint16_t session = 0;
  Subject who;
  SeenBy seen_by = SeenBy::code;
  bool operator==(const Attended&) const = default;
};
inline constexpr std::int32_t kHeadsMax = 10'000;  // in one line of a count
struct HeadCounted {
  ListingId listing;
  std::uint16_t session = 0;
  std::vector<std::pair<AgeBand, std::int32_t>> heads;  // differences; a correction is negative
  bool operator==(const HeadCounted&) const = default;
};
enum class UndoReason : std::uint8_t { mistake, wrong_person, wrong_session, left_at_once };
struct Undone {
  Subject of;  // always an entry of this kiosk
  UndoReason reason = UndoReason::mistake;
  bool operator==(const Undone&) const = default;
};
struct ConsentChanged {
  Subject of;
  ConsentId consent;
  std::uint32_t version = 0;
  bool given = false;
  bool operator==(const ConsentChanged&) const = default;
};
enum class StaffAct : std::uint8_t { unlocked, locked, looked_at_roster, exported, settings };
struct StaffDid {
  StaffAct act = StaffAct::unlocked;
  bool operator==(const StaffDid&) const = default;
};
/// Kept for the format; no kiosk writes it. How a machine does is said in each ask (trouble.h),
/// which a full disk does not keep from going out.
struct KioskHealth {
  std::uint64_t store_bytes = 0;
  std::uint64_t waiting = 0;
  std::uint32_t program_version = 0;
  bool operator==(const KioskHealth&) const = default;
};

/// Order is part of the format: append only.
using EntryBody = std::variant<Applied, Withdrawn, Registered, Answered, Attended, HeadCounted,
                               Undone, ConsentChanged, StaffDid, KioskHealth>;
enum class EntryKind : std::uint8_t {
  applied,
  withdrawn,
  registered,
  answered,
  attended,
  head_counted,
  undone,
  consent_changed,
  staff_did,
  kiosk_health,
};
inline constexpr std::size_t kEntryKinds = std::variant_size_v<EntryBody>;
std::string_view name_of(EntryKind kind);

/// Whether the clock could be believed when the entry was made (F32, F33).
enum class ClockTrust : std::uint8_t { trusted, uncertain };

struct Entry {
  EntryId id;
  UnixSeconds at;
  ClockTrust clock = ClockTrust::trusted;
  EntryBody body;
  Bytes sealed;  // the personal part; empty: none

  EntryKind kind() const { return static_cast<EntryKind>(body.index()); }
  bool operator==(const Entry&) const = default;
};

// ---- What the office says back

/// Order is part of the format: append only.
enum class Verdict : std::uint8_t { confirmed, wait_listed, declined, drawn, withdrawn };
enum class VerdictReason : std::uint8_t {
  seat_free,
  full,
  closed,
  lease,
  by_staff,
  by_resident,
  draw,
  not_ours
};
std::string_view name_of(Verdict verdict);
std::string_view name_of(VerdictReason reason);

struct Decision {
  PublicId application;
  Verdict verdict = Verdict::confirmed;
  VerdictReason reason = VerdictReason::seat_free;
  UnixSeconds at;
  std::uint64_t number =
      0;  // 1, 2, 3 ... in the office's order; a later one about the same application replaces it
  bool operator==(const Decision&) const = default;
};

/// Seats of a role that the office hands to one kiosk, to confirm offline.
struct Lease {
  std::uint64_t number = 0;  // unique at the office
  ListingId listing;
  RoleId role;
  std::uint32_t seats = 0;  // how many this kiosk may confirm under this number, in all
  std::optional<UnixSeconds> until;
  bool operator==(const Lease&) const = default;
};

}  // namespace tsudoi
