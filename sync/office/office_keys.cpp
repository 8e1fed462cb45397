#include "sync/office/office_keys.h"

namespace tsudoi::office_keys {
namespace {

Bytes with(std::uint8_t name, ByteView rest) {
  Bytes key{name};
  append(key, rest);
  return key;
}
Bytes with_number(Bytes key, std::uint64_t number) {
  append_be64(key, number);
  return key;
}
/// Text ids hold no zero byte, so a zero ends them and keeps the order.
void append_name(Bytes& key, std::string_view name) {
  append(key, view_of(name));
  key.push_back(0);
}
Bytes session_key(std::uint8_t name, const ListingId& listing, std::uint16_t session) {
  Bytes key{name};
  append_name(key, listing.value);
  append_be16(key, session);
  return key;
}

}  // namespace

Bytes table(std::uint8_t name) {
  return {name};
}
Bytes schema() {
  return with(kMeta, view_of("schema"));
}
Bytes meta() {
  return with(kMeta, view_of("office"));
}
Bytes program() {
  return with(kMeta, view_of("program"));
}
Bytes kiosk(const KioskId& id) {
  return with(kKiosk, id.view());
}
Bytes condition(const KioskId& id) {
  return with(kCondition, id.view());
}
Bytes stick_ask(const KioskId& kiosk) {
  return with(kStickAsk, kiosk.view());
}
Bytes holder(const CentreId& centre) {
  return with(kHolder, view_of(centre.value));
}

Bytes ratchet(const KioskId& kiosk, const Epoch& epoch) {
  Bytes key = with(kRatchet, kiosk.view());
  append(key, epoch.view());
  return key;
}
Bytes batches_of(const KioskId& kiosk) {
  return with(kBatch, kiosk.view());
}
Bytes batch(const KioskId& kiosk, std::uint64_t number) {
  return with_number(batches_of(kiosk), number);
}
Bytes asides_of(const KioskId& kiosk) {
  return with(kAside, kiosk.view());
}
Bytes aside(const KioskId& kiosk, const ContentHash& hash) {
  Bytes key = asides_of(kiosk);
  append(key, hash.view());
  return key;
}
Bytes arrival(std::uint64_t number) {
  return with_number({kArrival}, number);
}
Bytes entry_index(const PublicId& id) {
  return with(kEntryIndex, id.view());
}
Bytes ended(const PublicId& id) {
  return with(kEnded, id.view());
}
Bytes quarantine(std::uint64_t number) {
  return with_number({kQuarantine}, number);
}
Bytes settled(std::uint64_t number) {
  return with_number({kSettled}, number);
}
Bytes repair(const PublicId& entry) {
  return with(kRepair, entry.view());
}
Bytes disposal(std::uint64_t number) {
  return with_number({kDisposal}, number);
}
Bytes taken_back(std::uint64_t arrival) {
  return with_number({kTakenBack}, arrival);
}
Bytes undone(std::uint64_t arrival) {
  return with_number({kUndone}, arrival);
}
Bytes day_take(const KioskId& kiosk) {
  return with(kDayTake, kiosk.view());
}
Bytes later_decision(std::uint64_t arrival) {
  return with_number({kLaterDecision}, arrival);
}
Bytes told(const PublicId& id) {
  return with(kTold, id.view());
}
Bytes seats_of(const ListingId& listing) {
  Bytes key{kSeats};
  append_name(key, listing.value);
  return key;
}
Bytes seats(const ListingId& listing, const RoleId& role) {
  Bytes key = seats_of(listing);
  append_name(key, role.value);
  return key;
}
Bytes lease_grant(std::uint64_t number) {
  return with_number({kLeaseGrant}, number);
}
Bytes lease_feed_of(const KioskId& kiosk) {
  return with(kLeaseFeed, kiosk.view());
}
Bytes lease_feed(const KioskId& kiosk, std::uint64_t number) {
  return with_number(lease_feed_of(kiosk), number);
}
Bytes decision_feed_of(const KioskId& kiosk) {
  return with(kDecisionFeed, kiosk.view());
}
Bytes decision_feed(const KioskId& kiosk, std::uint64_t number) {
  return with_number(decision_feed_of(kiosk), number);
}

Bytes items_of(CatalogueKind kind) {
  return {kItem, static_cast<std::uint8_t>(kind)};
}
Bytes item(CatalogueKind kind, std::string_view id) {
  Bytes key = items_of(kind);
  append(key, view_of(id));
  return key;
}
Bytes change(std::uint64_t number) {
  return with_number({kChange}, number);
}
Bytes picture(const ContentHash& hash) {
  return with(kPicture, hash.view());
}
Bytes account(std::string_view name) {
  return with(kAccount, view_of(name));
}
Bytes audit(std::uint64_t number) {
  return with_number({kAudit}, number);
}
Bytes import(std::uint64_t number) {
  return with_number({kImport}, number);
}

Bytes attendance(const ListingId& listing, std::uint16_t session, const PublicId& who) {
  Bytes key = session_key(kAttendance, listing, session);
  append(key, who.view());
  return key;
}
Bytes heads(const ListingId& listing, std::uint16_t session) {
  return session_key(kHeads, listing, session);
}

std::uint64_t number_in(ByteView rest_of_key) {
  return rest_of_key.size() == 8 ? read_be64(rest_of_key) : 0;
}

}  // namespace tsudoi::office_keys
