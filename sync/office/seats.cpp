#include "sync/office/seats.h"

#include "sync/office/hindrance.h"
#include "sync/office/office.h"

namespace tsudoi {
namespace {

/// The role ends the key, before a zero.
RoleId role_in(ByteView rest_of_key) {
  return {std::string(text_of(rest_of_key.first(rest_of_key.size() - 1)))};
}

}  // namespace

Result<SeatRecord> Office::seats_in(const lmdb::ReadTxn& txn, const ListingId& listing,
                                    const RoleId& role) const {
  TRY_ASSIGN(const auto stored, seal_.get<SeatRecord>(txn, office_keys::seats(listing, role)));
  return stored.value_or(SeatRecord{});
}

Result<SeatRecord> Office::seats(const ListingId& listing, const RoleId& role) const {
  TRY_ASSIGN(const auto txn, environment_.read());
  return seats_in(txn, listing, role);
}

/// All free first-come seats of a listing go to one kiosk of its host centre (PROTOCOL.md,
/// "Seats").
Result<void> Office::grant_leases(lmdb::WriteTxn& txn, const Listing& listing,
                                  OfficeMeta& meta) const {
  if (meta.awaits_kiosks) return {};  // history.h
  TRY_ASSIGN(const auto holder, seal_.get_bytes(txn, office_keys::holder(listing.centre)));
  if (!holder || listing.centre.empty()) return {};
  const KioskId kiosk{array_of<16>(*holder)};
  for (const Role& role : listing.roles) {
    if (role.mode != SeatMode::first_come || !role.capacity) continue;
    TRY_ASSIGN(SeatRecord seats, seats_in(txn, listing.id, role.id));
    if (handed_out(seats) >= *role.capacity) continue;
    const Lease lease{++meta.leases, listing.id, role.id, *role.capacity - handed_out(seats),
                      std::nullopt};
    seats.leased += lease.seats;
    TRY(seal_.put(txn, office_keys::seats(listing.id, role.id), seats));
    TRY(seal_.put(txn, office_keys::lease_grant(lease.number), LeaseGrant{lease, kiosk, 0}));
    TRY(seal_.put(txn, office_keys::lease_feed(kiosk, lease.number), lease));
  }
  return {};
}

/// Confirmed never exceeds capacity, also by hand (I5).
Result<void> Office::check_free_seat(const lmdb::ReadTxn& txn, const OfficeApplication& application,
                                     const SeatRecord& seats) const {
  TRY_ASSIGN(const auto record,
             seal_.get<CatalogueRecord>(
                 txn, office_keys::item(CatalogueKind::listing, application.listing.value)));
  if (!record) return fail(ErrorCode::not_found, "no listing " + application.listing.value);
  TRY_ASSIGN(const Listing listing, codec::decode<Listing>(record->item.value));
  const Hindrance hindrance = hindrance_at(&listing, application.role, seats);
  return hindrance == Hindrance::none ? Result<void>() : refusal_for(hindrance);
}

/// What kiosks are told of a listing: never less than what is handed out.
Result<void> Office::raise_to_handed_out(const lmdb::ReadTxn& txn, CatalogueItem& item) const {
  TRY_ASSIGN(Listing listing, codec::decode<Listing>(item.value));
  bool is_raised = false;
  for (Role& role : listing.roles) {
    if (!role.capacity) continue;
    TRY_ASSIGN(const SeatRecord seats, seats_in(txn, listing.id, role.id));
    if (handed_out(seats) <= *role.capacity) continue;
    role.capacity = handed_out(seats);
    is_raised = true;
  }
  if (is_raised) item.value = codec::encode(listing);
  return {};
}

/// Kiosks hear of this listing once more, because fewer of its seats are handed out.
Result<void> Office::tell_again(lmdb::WriteTxn& txn, const ListingId& listing,
                                OfficeMeta& meta) const {
  TRY_ASSIGN(auto record, seal_.get<CatalogueRecord>(
                              txn, office_keys::item(CatalogueKind::listing, listing.value)));
  if (!record || record->change == 0 || record->item.removed) return {};
  return give_number(txn, *record, meta);
}

Result<std::vector<SeatsBeyond>> Office::seats_beyond(const Listing& listing) const {
  TRY_ASSIGN(const auto txn, environment_.read());
  std::vector<SeatsBeyond> beyond;
  TRY(seal_.each<SeatRecord>(
      txn, office_keys::seats_of(listing.id),
      [&](ByteView rest, const SeatRecord& seats) -> Result<void> {
        const RoleId id = role_in(rest);
        const Role* role = role_of(listing, id);
        if (role != nullptr && !role->capacity) return {};
        const std::uint32_t capacity = role == nullptr ? 0 : *role->capacity;
        const bool is_first_come = role != nullptr && role->mode == SeatMode::first_come;
        if (handed_out(seats) > capacity || (seats.leased > 0 && !is_first_come))
          beyond.push_back({id, capacity, handed_out(seats)});
        return {};
      }));
  return beyond;
}

}  // namespace tsudoi
