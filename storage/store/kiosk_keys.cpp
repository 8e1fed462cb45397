#include "storage/store/kiosk_keys.h"

namespace tsudoi::kiosk_keys {
namespace {

Bytes meta(std::string_view name) {
  Bytes key = table(kMeta);
  append(key, view_of(name));
  return key;
}

/// Text ids hold no zero byte, so a zero ends them and keeps the order.
void append_name(Bytes& key, std::string_view name) {
  append(key, view_of(name));
  key.push_back(0);
}

Bytes session_key(std::uint8_t name, const ListingId& listing, std::uint16_t session) {
  Bytes key = table(name);
  append_name(key, listing.value);
  append_be16(key, session);
  return key;
}

Bytes with_id(std::uint8_t name, ByteView id) {
  Bytes key = table(name);
  append(key, id);
  return key;
}

}  // namespace

Bytes table(std::uint8_t name) {
  return {name};
}
Bytes schema() {
  return meta("schema");
}
Bytes identity() {
  return meta("identity");
}
Bytes sync() {
  return meta("sync");
}

Bytes stamp() {
  return meta("stamp");
}

Bytes former(std::uint32_t index) {
  Bytes key = table(kFormer);
  append_be32(key, index);
  return key;
}
Bytes journal(std::uint64_t position) {
  Bytes key = table(kJournal);
  append_be64(key, position);
  return key;
}
Bytes epoch(std::uint32_t index) {
  Bytes key = table(kEpoch);
  append_be32(key, index);
  return key;
}
Bytes entry(const PublicId& id) {
  return with_id(kEntry, id.view());
}

Bytes leases_of(const ListingId& listing, const RoleId& role) {
  Bytes key = table(kLease);
  append_name(key, listing.value);
  append_name(key, role.value);
  return key;
}
Bytes lease(const Lease& lease) {
  Bytes key = leases_of(lease.listing, lease.role);
  append_be64(key, lease.number);
  return key;
}

Bytes attendances_of(const ListingId& listing, std::uint16_t session) {
  return session_key(kAttendance, listing, session);
}
Bytes attendance(const ListingId& listing, std::uint16_t session, const PublicId& who) {
  Bytes key = attendances_of(listing, session);
  append(key, who.view());
  return key;
}
Bytes heads(const ListingId& listing, std::uint16_t session) {
  return session_key(kHeads, listing, session);
}

Bytes batch(std::uint64_t number) {
  Bytes key = table(kBatch);
  append_be64(key, number);
  return key;
}
Bytes told(const PublicId& application) {
  return with_id(kTold, application.view());
}
Bytes decision(const PublicId& application) {
  return with_id(kDecision, application.view());
}

Bytes catalogue_of(CatalogueKind kind) {
  return {kCatalogue, static_cast<std::uint8_t>(kind)};
}
Bytes catalogue(CatalogueKind kind, std::string_view id) {
  Bytes key = catalogue_of(kind);
  append(key, view_of(id));
  return key;
}
Bytes stale(ByteView catalogue_key) {
  return with_id(kStale, catalogue_key);
}
Bytes picture(const ContentHash& hash) {
  return with_id(kPicture, hash.view());
}
Bytes stick_ask(const ContentHash& ask) {
  return with_id(kStickAsk, ask.view());
}
Bytes relay_ask(const ContentHash& ask) {
  return with_id(kRelayAsk, ask.view());
}

}  // namespace tsudoi::kiosk_keys
