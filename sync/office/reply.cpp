// What one kiosk is told: decisions, leases and catalogue changes that are news to it.
#include "sync/office/succession.h"

namespace tsudoi {

Result<SyncReply> Office::reply_for(const lmdb::ReadTxn& txn, const SyncAsk& ask,
                                    const KioskRecord& kiosk, const OfficeMeta& meta) const {
  const bool same_history = ask.history == meta.history;
  const std::uint64_t decisions_held = same_history ? ask.decisions_held : 0;
  const std::uint64_t leases_held = same_history ? ask.leases_held : 0;
  SyncReply reply;
  reply.history = meta.history;
  reply.office_time = clock_->now();
  reply.newest = {kiosk.last_batch, kiosk.last_hash};
  reply.backed_up = kiosk.backed_up;
  reply.is_frozen = kiosk.forked || kiosk.replaced_by != KioskId{};
  for (const Decision& told : ask.told) reply.heard.push_back(told.application);
  TRY_ASSIGN(reply.decisions, KioskSuccession(*this, txn).decisions_for(kiosk, decisions_held));
  TRY(seal_.walk<Lease>(
      txn, office_keys::lease_feed(kiosk.kiosk, leases_held + 1),
      lmdb::prefix_end(office_keys::lease_feed_of(kiosk.kiosk)),
      [&](ByteView, Lease lease) -> Result<lmdb::Walk> {
        TRY_ASSIGN(const auto grant,
                   seal_.get<LeaseGrant>(txn, office_keys::lease_grant(lease.number)));
        reply.leases_confirmed.push_back(grant ? grant->confirmed : 0);
        reply.leases.push_back(std::move(lease));
        return reply.leases.size() < kReplyDecisionsMax ? lmdb::Walk::go_on : lmdb::Walk::stop;
      }));
  TRY_ASSIGN(reply.catalogue, changes_after(txn, same_history ? ask.catalogue_held : 0, meta));
  return reply;
}

Result<CatalogueChange> Office::changes_after(const lmdb::ReadTxn& txn, std::uint64_t held,
                                              const OfficeMeta& meta) const {
  CatalogueChange change;
  change.from = held;
  change.through = std::max(held, meta.changes);
  if (held >= meta.changes) return change;
  std::size_t bytes = 0;
  const auto add = [&](ByteView key, const Bytes& name) -> Result<lmdb::Walk> {
    const std::uint64_t number = office_keys::number_in(key.subspan(1));
    Bytes item_key{office_keys::kItem};
    append(item_key, name);
    TRY_ASSIGN(auto found, seal_.get<CatalogueRecord>(txn, item_key));
    if (!found) return fail(ErrorCode::damaged, "a catalogue change without its item");
    if (!change.items.empty() && bytes + found->item.value.size() > kReplyItemsBytesMax) {
      change.more = true;
      return lmdb::Walk::stop;
    }
    if (found->item.kind == CatalogueKind::listing && !found->item.removed)
      TRY(raise_to_handed_out(txn, found->item));
    bytes += found->item.value.size();
    change.through = number;
    change.items.push_back(std::move(found->item));
    return lmdb::Walk::go_on;
  };
  TRY(seal_.walk<Bytes>(txn, office_keys::change(held + 1),
                        lmdb::prefix_end(office_keys::table(office_keys::kChange)), add));
  if (!change.more) change.through = meta.changes;
  return change;
}

}  // namespace tsudoi
