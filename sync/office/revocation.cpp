// A kiosk that is no longer trusted: stolen, replaced, or two of one identity.
#include "sync/office/entry_intake.h"
#include "sync/office/history.h"

namespace tsudoi {

/// Its slips are refused everywhere once the kiosks have heard of it; seats that it holds stay
/// handed out (seats.h), since it may have promised them.
Result<void> Office::revoke(const KioskId& id) {
  OfficeMeta meta;
  TRY(environment_.update([&](lmdb::WriteTxn& txn) -> Result<void> {
    meta = meta_;
    TRY_ASSIGN(auto kiosk, seal_.get<KioskRecord>(txn, office_keys::kiosk(id)));
    if (!kiosk) return fail(ErrorCode::not_found, "no kiosk " + to_hex(id.view()));
    if (kiosk->revoked) return fail(ErrorCode::already_there, "this kiosk is revoked already");
    kiosk->revoked = true;
    kiosk->one_time_code = {};  // a bundle on its way opens nothing
    TRY(seal_.put(txn, office_keys::kiosk(id), *kiosk));
    TRY_ASSIGN(const auto holder, seal_.get_bytes(txn, office_keys::holder(kiosk->centre)));
    if (holder && crypto::equal(*holder, id.view()))
      TRY(txn.erase(office_keys::holder(kiosk->centre)));
    if (!kiosk->enrolled) return {};
    if (meta.awaits_kiosks) TRY(OfficeHistory(*this, txn, meta).end_wait(id));
    const KioskKey key{id, kiosk->key, kiosk->centre, true};
    const CatalogueItem item{CatalogueKind::kiosk_key, to_hex(id.view()), false,
                             codec::encode(key)};
    TRY(put_item(txn, item, Audience::kiosks, meta));
    return seal_.put(txn, office_keys::meta(), meta);
  }));
  meta_ = meta;
  return {};
}

Result<std::size_t> Office::batches_aside(const lmdb::ReadTxn& txn, const KioskId& kiosk) const {
  std::size_t count = 0;
  TRY(txn.scan_prefix(office_keys::asides_of(kiosk), [&](ByteView, ByteView) {
    return ++count < kRevokedBatchesMax ? lmdb::Walk::go_on : lmdb::Walk::stop;
  }));
  return count;
}

/// What it still sends may be residents' sign-ups from before: kept whole and counted, for a person
/// to look at; none of it is applied (F24).
Result<void> Office::keep_of_revoked(const Asked& asked) {
  if (asked.frame.batch.empty()) return {};
  TRY_ASSIGN(const BatchFrame batch, read_batch(asked.frame.batch));
  if (batch.header.kiosk != asked.kiosk.kiosk || !is_signed_by(batch, asked.kiosk.key)) return {};
  {
    TRY_ASSIGN(const auto txn, environment_.read());
    TRY_ASSIGN(const auto known, known_receipt(txn, batch));
    TRY_ASSIGN(const std::size_t kept, batches_aside(txn, asked.kiosk.kiosk));
    if (known || kept >= kRevokedBatchesMax) return {};
  }
  OfficeMeta meta;
  TRY(environment_.update([&](lmdb::WriteTxn& txn) -> Result<void> {
    meta = meta_;
    const Error why = fail(ErrorCode::revoked, "came after this kiosk was revoked");
    TRY(set_aside(txn, asked, batch, why, meta));
    return seal_.put(txn, office_keys::meta(), meta);
  }));
  meta_ = meta;
  return {};
}

}  // namespace tsudoi
