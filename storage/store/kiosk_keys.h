// The keys of the kiosk's store: one byte names the table, the rest is the key within it
// (storage/SCHEMA.md).
#pragma once

#include "storage/domain/messages.h"

namespace tsudoi::kiosk_keys {

inline constexpr std::uint8_t kMeta = 'm', kJournal = 'j', kEpoch = 'e', kEntry = 'i', kLease = 'l',
                              kAttendance = 't', kHeads = 'h', kBatch = 'b', kDecision = 'd',
                              kCatalogue = 'c', kPicture = 'p', kStickAsk = 'x', kTold = 'r',
                              kStale = 's', kFormer = 'f', kRelayAsk = 'w';

Bytes table(std::uint8_t name);
Bytes schema();    // m "schema"
Bytes identity();  // m "identity"
Bytes sync();      // m "sync"
Bytes stamp();     // m "stamp"
Bytes former(std::uint32_t index);
Bytes journal(std::uint64_t position);
Bytes epoch(std::uint32_t index);
Bytes entry(const PublicId& id);
Bytes leases_of(const ListingId& listing, const RoleId& role);
Bytes lease(const Lease& lease);
Bytes attendances_of(const ListingId& listing, std::uint16_t session);
Bytes attendance(const ListingId& listing, std::uint16_t session, const PublicId& who);
Bytes heads(const ListingId& listing, std::uint16_t session);
Bytes batch(std::uint64_t number);
Bytes decision(const PublicId& application);
Bytes told(const PublicId& application);
Bytes catalogue_of(CatalogueKind kind);
Bytes catalogue(CatalogueKind kind, std::string_view id);
/// Of an earlier history of the office, and not sent again yet.
Bytes stale(ByteView catalogue_key);
Bytes picture(const ContentHash& hash);
Bytes stick_ask(const ContentHash& ask);
Bytes relay_ask(const ContentHash& ask);

}  // namespace tsudoi::kiosk_keys
