// The catalogue: what is published to the kiosks, and what the office keeps for itself.
#include "sync/office/office.h"

namespace tsudoi {

Result<std::size_t> Office::put_item(lmdb::WriteTxn& txn, const CatalogueItem& item,
                                     Audience audience, OfficeMeta& meta) const {
  const auto key = office_keys::item(item.kind, item.id);
  TRY_ASSIGN(const auto before, seal_.get<CatalogueRecord>(txn, key));
  const bool was_out = before && before->change != 0 && !before->item.removed;
  CatalogueRecord record{0, item};
  if (audience == Audience::office_only && !was_out) {
    if (before && before->item.value == item.value) return std::size_t(0);
    record.change = before ? before->change : 0;
    record.item.removed = record.change != 0;
    TRY(seal_.put(txn, key, record));
    return std::size_t(0);
  }
  const bool is_same = was_out && audience == Audience::kiosks && before->item == item;
  if (is_same) return std::size_t(0);
  if (before && before->change != 0) {
    const auto erased = txn.erase(office_keys::change(before->change));
    if (!erased.ok()) return erased.error();
  }
  record.change = ++meta.changes;
  record.item.removed = item.removed || audience == Audience::office_only;
  Bytes name{static_cast<std::uint8_t>(item.kind)};
  append(name, view_of(item.id));
  TRY(seal_.put_bytes(txn, office_keys::change(record.change), name));
  TRY(seal_.put(txn, key, record));
  return std::size_t(1);
}

/// All free first-come seats of a listing go to one kiosk of its host centre (PROTOCOL.md,
/// "Seats").
Result<void> Office::grant_leases(lmdb::WriteTxn& txn, const Listing& listing,
                                  OfficeMeta& meta) const {
  TRY_ASSIGN(const auto holder, seal_.get_bytes(txn, office_keys::holder(listing.centre)));
  if (!holder || listing.centre.empty()) return {};
  const KioskId kiosk{array_of<16>(*holder)};
  for (const Role& role : listing.roles) {
    if (role.mode != SeatMode::first_come || !role.capacity) continue;
    const auto key = office_keys::seats(listing.id, role.id);
    TRY_ASSIGN(const auto stored, seal_.get<SeatRecord>(txn, key));
    SeatRecord seats = stored.value_or(SeatRecord{});
    const std::uint32_t taken = seats.leased + seats.confirmed_office;
    if (taken >= *role.capacity) continue;
    const Lease lease{++meta.leases, listing.id, role.id, *role.capacity - taken, std::nullopt};
    seats.leased += lease.seats;
    TRY(seal_.put(txn, key, seats));
    TRY(seal_.put(txn, office_keys::lease_grant(lease.number), LeaseGrant{lease, kiosk, 0}));
    TRY(seal_.put(txn, office_keys::lease_feed(kiosk, lease.number), lease));
  }
  return {};
}

Result<std::size_t> Office::publish(const Publication& publication) {
  OfficeMeta meta;
  std::size_t changed = 0;
  TRY(environment_.update([&](lmdb::WriteTxn& txn) -> Result<void> {
    meta = meta_;
    changed = 0;
    for (const CatalogueItem& item : publication.publish) {
      TRY_ASSIGN(const std::size_t one, put_item(txn, item, Audience::kiosks, meta));
      changed += one;
      if (item.kind != CatalogueKind::listing || item.removed) continue;
      TRY_ASSIGN(const Listing listing, codec::decode<Listing>(item.value));
      TRY(grant_leases(txn, listing, meta));
    }
    for (const CatalogueItem& item : publication.keep) {
      TRY_ASSIGN(const std::size_t one, put_item(txn, item, Audience::office_only, meta));
      changed += one;
    }
    return seal_.put(txn, office_keys::meta(), meta);
  }));
  meta_ = meta;
  return changed;
}

Result<std::vector<CatalogueRecord>> Office::items(CatalogueKind kind) const {
  TRY_ASSIGN(const auto txn, environment_.read());
  std::vector<CatalogueRecord> all;
  TRY(seal_.each<CatalogueRecord>(txn, office_keys::items_of(kind),
                                  [&](ByteView, CatalogueRecord record) -> Result<void> {
                                    all.push_back(std::move(record));
                                    return {};
                                  }));
  return all;
}

Result<std::vector<Listing>> Office::listings() const {
  TRY_ASSIGN(const auto records, items(CatalogueKind::listing));
  std::vector<Listing> all;
  for (const CatalogueRecord& record : records) {
    TRY_ASSIGN(Listing listing, codec::decode<Listing>(record.item.value));
    all.push_back(std::move(listing));
  }
  return all;
}

Result<std::optional<Bytes>> Office::picture(const ContentHash& hash) const {
  TRY_ASSIGN(const auto txn, environment_.read());
  return seal_.get_bytes(txn, office_keys::picture(hash));
}

Result<void> Office::keep_picture(ByteView bytes) {
  const ContentHash hash{crypto::hash(bytes)};
  return environment_.update(
      [&](lmdb::WriteTxn& txn) { return seal_.put_bytes(txn, office_keys::picture(hash), bytes); });
}

}  // namespace tsudoi
