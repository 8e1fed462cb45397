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
  record.change = before ? before->change : 0;
  record.item.removed = item.removed || audience == Audience::office_only;
  TRY(give_number(txn, record, meta));
  return std::size_t(1);
}

/// The next change is this item's, instead of the one that it had.
Result<void> Office::give_number(lmdb::WriteTxn& txn, CatalogueRecord& record,
                                 OfficeMeta& meta) const {
  if (record.change != 0) {
    const auto erased = txn.erase(office_keys::change(record.change));
    if (!erased.ok()) return erased.error();
  }
  record.change = ++meta.changes;
  Bytes name{static_cast<std::uint8_t>(record.item.kind)};
  append(name, view_of(record.item.id));
  TRY(seal_.put_bytes(txn, office_keys::change(record.change), name));
  return seal_.put(txn, office_keys::item(record.item.kind, record.item.id), record);
}

/// A picture is named by its content, so what is here already is the same.
Result<void> Office::put_picture(lmdb::WriteTxn& txn, ByteView bytes) const {
  const auto key = office_keys::picture({crypto::hash(bytes)});
  TRY_ASSIGN(const auto there, txn.visit(key, [](ByteView) {}));
  if (there == lmdb::Presence::present) return {};
  return seal_.put_bytes(txn, key, bytes);
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
    for (const Bytes& picture : publication.pictures) TRY(put_picture(txn, picture));
    for (const ImportRecord& record : publication.imports)
      TRY(seal_.put(txn, office_keys::import(++meta.imports), record));
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

/// What kiosks have, or are about to hear of.
Result<std::vector<Listing>> Office::published(const lmdb::ReadTxn& txn) const {
  std::vector<Listing> all;
  TRY(seal_.each<CatalogueRecord>(txn, office_keys::items_of(CatalogueKind::listing),
                                  [&](ByteView, const CatalogueRecord& record) -> Result<void> {
                                    if (record.change == 0 || record.item.removed) return {};
                                    TRY_ASSIGN(Listing listing,
                                               codec::decode<Listing>(record.item.value));
                                    all.push_back(std::move(listing));
                                    return {};
                                  }));
  return all;
}

Result<std::optional<Bytes>> Office::picture(const ContentHash& hash) const {
  TRY_ASSIGN(const auto txn, environment_.read());
  return seal_.get_bytes(txn, office_keys::picture(hash));
}

}  // namespace tsudoi
