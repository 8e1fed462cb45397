#include "sync/office/key_rotation.h"

namespace tsudoi {

Result<void> KeyRotation::rotate(Office& office, const std::filesystem::path& folder,
                                 const std::filesystem::path& root, const OfficeUnlock& unlock) {
  const OfficeCard& before = office.meta_.card.card;
  const UnixSeconds now = office.clock_->now();
  if (now < before.issued_at)
    return fail(ErrorCode::refused, "this machine's clock is behind the last change of keys");
  TRY_ASSIGN(const auto root_key, Keyring::open_root(root, unlock));
  if (root_key.verify != before.office.value)
    return fail(ErrorCode::wrong_key, root.string() + " is the root of another office");
  // The private half is on the disk before anybody can seal to it.
  TRY_ASSIGN(auto keyring, office.keyring_.with_new_sealing_key(now, *office.random_));
  TRY(keyring.write(folder, unlock, *office.random_));
  OfficeMeta meta = office.meta_;
  OfficeCard card = before;
  card.sealing = keyring.newest_sealing();
  card.issued_at = now;
  meta.card = sign_card(card, root_key);
  TRY(office.environment_.update([&](lmdb::WriteTxn& txn) -> Result<void> {
    TRY(office.put_item(txn, card_item(meta.card), Audience::kiosks, meta));
    return office.seal_.put(txn, office_keys::meta(), meta);
  }));
  office.keyring_ = std::move(keyring);
  office.card_bytes_ = make_card(meta.card);
  office.meta_ = std::move(meta);
  return {};
}

std::size_t KeyRotation::old_keys(const Office& office) {
  return office.keyring_.old_sealing_keys(office.clock_->now());
}

}  // namespace tsudoi
