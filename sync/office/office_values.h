// What goes into the office and comes out of it, and its limits.
#pragma once

#include "storage/codec/office_records.h"
#include "sync/answer.h"
#include "sync/office/kiosk_condition.h"

namespace tsudoi {

inline constexpr std::uint32_t kOfficeSchema = 5;               // ledger: storage/SCHEMA.md
inline constexpr std::size_t kReplyItemsBytesMax = 768 * 1024;  // catalogue in one reply
inline constexpr std::size_t kReplyDecisionsMax = 2000;
inline constexpr std::size_t kReplyReceiptsMax = 10'000;
inline constexpr std::size_t kStickPartsMax = 1000;
inline constexpr std::size_t kRevokedBatchesMax = 1000;  // kept of a kiosk that was revoked
// A touch every six seconds for eight hours: no lobby has that, a kiosk in wrong hands might (F40).
inline constexpr std::uint64_t kEntriesADayMax = 5000;
// Public ids that wait in memory for their table: a start reads as many entries, in 0.1 s.
inline constexpr std::uint64_t kEntriesUnwrittenMax = 65'536;
inline constexpr std::int64_t kEnrolmentSeconds = 14 * 24 * 3600;  // how long a one-time code lives

/// What to put into the catalogue, in one commit; the office numbers the changes.
struct Publication {
  std::vector<CatalogueItem> publish;   // goes to the kiosks
  std::vector<CatalogueItem> keep;      // stays at the office; taken off the kiosks if it was there
  std::vector<Bytes> pictures{};        // that these show
  std::vector<ImportRecord> imports{};  // a line for each file that these came from
};

enum class Audience : std::uint8_t { kiosks, office_only };

/// A part of a list whose newest comes first; by default all of it.
struct Newest {
  std::uint64_t skip = 0;
  std::uint64_t count = UINT64_MAX;
};

/// What an entry asks for; nothing: it is no application.
struct AppliedFor {
  ListingId listing;
  RoleId role;
};
std::optional<AppliedFor> applied_for(const EntryBody& body);

struct ArrivedApplication {
  PublicId id;
  OfficeApplication application;
  ArrivalRecord arrival;
};

struct OfficeNews {
  std::vector<ArrivedApplication> applications;  // new, or decided anew; in no order
  std::vector<Decision> decisions;               // oldest first
  std::vector<ArrivalRecord> attendances;        // that stand
  bool has_undone = false;                       // attendances seen before may be gone
};

struct OfficeStatus {
  std::uint64_t kiosks = 0, batches = 0, entries = 0, applications = 0, quarantined = 0,
                refused = 0, listings_published = 0, listings_kept = 0, store_bytes = 0;
};

/// Of what verify() has read: in_batches = entries + waiting + refused.
struct OfficeProof {
  std::uint64_t records = 0, batches = 0;
  std::uint64_t in_batches = 0;   // entries, each once
  std::uint64_t entries = 0;      // applied
  std::uint64_t waiting = 0;      // entries that are set aside
  std::uint64_t refused = 0;      // entries that a person has refused
  std::uint64_t quarantined = 0;  // things set aside: an entry, or a batch
};

/// As kiosks keep it (office.cpp).
CatalogueItem card_item(const SignedOfficeCard& card);

struct EnrolledBundle {
  KioskId kiosk;
  Bytes bundle;
};

}  // namespace tsudoi
