#include "sync/office/succession.h"

#include <algorithm>

#include "sync/office/day_quota.h"
#include "sync/office/entry_intake.h"
#include "sync/office/quarantine.h"
#include "sync/renewal.h"

namespace tsudoi {
namespace {

/// More than any machine is enrolled again; a line that is longer is cut off here.
constexpr std::size_t kLineMax = 64;

bool is_here(const std::optional<BatchArrival>& arrival, const ContentHash& hash) {
  return arrival && arrival->receipt.hash == hash;
}

}  // namespace

Result<std::optional<KioskRecord>> KioskSuccession::record_of(const KioskId& kiosk) const {
  return office_.seal_.get<KioskRecord>(txn_, office_keys::kiosk(kiosk));
}

Result<bool> KioskSuccession::is_or_was(const KioskId& kiosk, const KioskId& former) const {
  if (kiosk == former) return true;
  TRY_ASSIGN(const auto record, record_of(kiosk));
  if (!record) return false;
  TRY_ASSIGN(const auto formers, formers_of(*record));
  return std::ranges::any_of(formers, [&](const KioskRecord& one) { return one.kiosk == former; });
}

Result<std::vector<KioskRecord>> KioskSuccession::formers_of(const KioskRecord& kiosk) const {
  std::vector<KioskRecord> formers;
  KioskId next = kiosk.replaces;
  while (next != KioskId{} && formers.size() < kLineMax) {
    TRY_ASSIGN(auto former, record_of(next));
    if (!former) return fail(ErrorCode::damaged, "a kiosk that another follows is not here");
    next = former->replaces;
    formers.push_back(std::move(*former));
  }
  return formers;
}

// ---- Who follows whom

/// An office that came from a backup may not know the former one, or it was never in contact: then
/// who follows it says who it was. Its slips are good from then on.
Result<KioskRecord> KioskSuccession::former_in(lmdb::WriteTxn& txn, const Succession& succession,
                                               const KioskRecord& newer, OfficeMeta& meta) const {
  TRY_ASSIGN(auto known, record_of(succession.former));
  if (known && known->enrolled) return std::move(*known);
  KioskRecord former = known.value_or(KioskRecord{});
  former.kiosk = succession.former;
  if (!known) former.centre = newer.centre;
  former.one_time_code = {};
  former.key = succession.former_key;
  former.enrolled = true;
  former.enrolled_at = office_.clock_->now();
  const KioskKey key{former.kiosk, former.key, former.centre, former.revoked};
  const CatalogueItem item{CatalogueKind::kiosk_key, to_hex(former.kiosk.view()), false,
                           codec::encode(key)};
  TRY(office_.put_item(txn, item, Audience::kiosks, meta));
  return former;
}

Result<void> KioskSuccession::take(lmdb::WriteTxn& txn, KioskRecord& kiosk,
                                   const std::vector<Succession>& successions,
                                   OfficeMeta& meta) const {
  if (successions.size() > kSuccessionsMax) return {};
  KioskRecord newer = kiosk;
  for (auto one = successions.rbegin(); one != successions.rend(); ++one) {
    const bool fits = one->kiosk == newer.kiosk && one->key == newer.key &&
                      one->former != newer.kiosk && is_signed_by_former(*one);
    if (!fits || newer.replaces != KioskId{}) return {};
    TRY_ASSIGN(KioskRecord former, former_in(txn, *one, newer, meta));
    if (former.key != one->former_key) return {};
    newer.replaces = former.kiosk;
    newer.inherited = one->last;
    if (newer.last_batch <= one->last.number) {
      newer.last_batch = one->last.number;
      newer.last_hash = one->last.hash;
    }
    const bool has_ended = !one->is_copy || former.revoked;
    if (has_ended && former.replaced_by == KioskId{}) {
      former.replaced_by = newer.kiosk;
      TRY(hand_over(txn, former, kiosk));
    }
    if (one->is_copy) former.is_copy = false;  // the one that it had is a kiosk of its own now
    TRY(office_.seal_.put(txn, office_keys::kiosk(newer.kiosk), newer));
    TRY(office_.seal_.put(txn, office_keys::kiosk(former.kiosk), former));
    if (newer.kiosk == kiosk.kiosk) kiosk = newer;
    newer = std::move(former);
  }
  return {};
}

Result<void> KioskSuccession::settle(Office& office, Office::Asked& asked,
                                     const std::vector<Succession>& successions) {
  if (successions.empty() || asked.kiosk.replaces != KioskId{}) return {};
  OfficeMeta meta;
  KioskRecord kiosk;
  TRY(office.environment_.update([&](lmdb::WriteTxn& txn) -> Result<void> {
    meta = office.meta_;
    kiosk = asked.kiosk;
    if (!kiosk.enrolled) TRY(office.finish_enrolment(txn, kiosk, meta));
    TRY(office.seal_.put(txn, office_keys::kiosk(kiosk.kiosk), kiosk));
    TRY(KioskSuccession(office, txn).take(txn, kiosk, successions, meta));
    return office.seal_.put(txn, office_keys::meta(), meta);
  }));
  office.meta_ = meta;
  asked.stored = asked.kiosk = kiosk;
  return {};
}

/// Leases move as they are: what was confirmed from them, and what is still to arrive, counts on.
Result<void> KioskSuccession::hand_over(lmdb::WriteTxn& txn, const KioskRecord& former,
                                        const KioskRecord& kiosk) const {
  const RecordSeal& seal = office_.seal_;
  std::vector<Lease> leases;
  TRY(seal.each<Lease>(txn, office_keys::lease_feed_of(former.kiosk),
                       [&](ByteView, Lease lease) -> Result<void> {
                         leases.push_back(std::move(lease));
                         return {};
                       }));
  for (const Lease& lease : leases) {
    TRY_ASSIGN(auto grant, seal.get<LeaseGrant>(txn, office_keys::lease_grant(lease.number)));
    if (!grant) return fail(ErrorCode::damaged, "a lease that nobody was granted");
    grant->kiosk = kiosk.kiosk;
    TRY(seal.put(txn, office_keys::lease_grant(lease.number), *grant));
    TRY(txn.erase(office_keys::lease_feed(former.kiosk, lease.number)));
    TRY(seal.put(txn, office_keys::lease_feed(kiosk.kiosk, lease.number), lease));
  }
  const auto holder = office_keys::holder(former.centre);
  TRY_ASSIGN(const auto held, seal.get_bytes(txn, holder));
  if (!held || !crypto::equal(*held, former.kiosk.view())) return {};
  if (kiosk.centre == former.centre) return seal.put_bytes(txn, holder, kiosk.kiosk.view());
  const auto erased = txn.erase(holder);
  return erased.ok() ? Result<void>() : Result<void>(erased.error());
}

Result<std::vector<Decision>> KioskSuccession::decisions_for(const KioskRecord& kiosk,
                                                             std::uint64_t held) const {
  TRY_ASSIGN(const auto formers, formers_of(kiosk));
  std::vector<KioskId> takers{kiosk.kiosk};
  for (const KioskRecord& former : formers) takers.push_back(former.kiosk);
  std::vector<Decision> decisions;
  for (const KioskId& taker : takers) {
    std::size_t left = kReplyDecisionsMax;
    TRY(office_.seal_.walk<Decision>(txn_, office_keys::decision_feed(taker, held + 1),
                                     lmdb::prefix_end(office_keys::decision_feed_of(taker)),
                                     [&](ByteView, Decision decision) -> Result<lmdb::Walk> {
                                       decisions.push_back(std::move(decision));
                                       return --left > 0 ? lmdb::Walk::go_on : lmdb::Walk::stop;
                                     }));
  }
  std::ranges::sort(decisions, {}, &Decision::number);
  if (decisions.size() > kReplyDecisionsMax) decisions.resize(kReplyDecisionsMax);
  return decisions;
}

// ---- Batches of a former identity

Result<bool> KioskSuccession::is_signed(const BatchFrame& batch, const KioskRecord& kiosk) const {
  if (batch.header.kiosk == kiosk.kiosk) return is_signed_by(batch, kiosk.key);
  TRY_ASSIGN(const auto author, record_of(batch.header.kiosk));
  return author && author->enrolled && is_signed_by(batch, author->key);
}

/// Of those that were set aside before only the ones count that were applied.
Result<std::optional<Receipt>> KioskSuccession::known(const KioskRecord& kiosk,
                                                      const BatchFrame& batch) const {
  for (const KioskId& keeper : {kiosk.kiosk, batch.header.kiosk}) {
    TRY_ASSIGN(const auto arrival, office_.seal_.get<BatchArrival>(
                                       txn_, office_keys::batch(keeper, batch.header.number)));
    if (is_here(arrival, batch.hash)) return std::optional(arrival->receipt);
  }
  return std::optional<Receipt>();
}

Result<bool> KioskSuccession::has_inherited(const KioskRecord& kiosk,
                                            const BatchHeader& header) const {
  if (header.number > kiosk.inherited.number) return false;
  return is_or_was(kiosk.kiosk, header.kiosk);
}

/// A stranger's words about a batch must not stand where its own kiosk's word will (I4).
Result<Bytes> KioskSuccession::aside_place(const KioskRecord& bringer,
                                           const BatchFrame& batch) const {
  const KioskId& maker = batch.header.kiosk;
  if (maker == bringer.kiosk) return office_keys::aside(maker, batch.hash);
  TRY_ASSIGN(const bool is_its, has_inherited(bringer, batch.header));
  return office_keys::aside(is_its ? maker : bringer.kiosk, batch.hash);
}

Result<Office::BatchToTake> KioskSuccession::prepare(BatchFrame frame,
                                                     const KioskRecord& kiosk) const {
  TRY_ASSIGN(const bool is_its, has_inherited(kiosk, frame.header));
  if (!is_its)
    return Office::BatchToTake{std::move(frame),
                               fail(ErrorCode::refused, "brought by a kiosk that did not follow")};
  TRY_ASSIGN(const auto receipt, known(kiosk, frame));
  if (receipt)
    return Office::BatchToTake{std::move(frame), fail(ErrorCode::already_there, "this batch")};
  return office_.opened(txn_, std::move(frame));
}

Result<Receipt> KioskSuccession::take_batch(lmdb::WriteTxn& txn, const Office::Asked& asked,
                                            const Office::BatchToTake& to_take,
                                            OfficeMeta& meta) const {
  const BatchFrame& batch = to_take.frame;
  const BatchHeader& header = batch.header;
  TRY_ASSIGN(const auto receipt, known(asked.kiosk, batch));
  if (receipt) return *receipt;
  TRY_ASSIGN(const Bytes place, aside_place(asked.kiosk, batch));
  TRY_ASSIGN(const auto aside, office_.seal_.get<BatchArrival>(txn, place));
  std::optional<AsideItem> item;
  if (aside) {
    TRY_ASSIGN(item, OfficeQuarantine::item_of(office_, txn, batch));
    if (!item) return aside->receipt;  // a person has decided about it
  }
  const DayQuota quota(office_.seal_, txn, office_.clock_->now());
  TRY(quota.note_turns(txn, header.kiosk, to_take.turns));
  const auto room =
      to_take.opened.ok() ? quota.take(txn, header) : Result<void>(to_take.opened.error());
  auto taken = room.ok() ? office_.apply_batch(txn, to_take, meta) : Result<Receipt>(room.error());
  if (!taken.ok() && is_about_what_came(taken.error()))
    return aside ? Result<Receipt>(aside->receipt)
                 : office_.set_aside(txn, asked, batch, taken.error(), meta);
  if (!taken.ok()) return taken;
  if (item) TRY(OfficeQuarantine::settle_known(office_, txn, *item, header.count));
  TRY_ASSIGN(auto former, record_of(header.kiosk));
  if (former && header.number <= former->last_batch && former->batches_missing > 0) {
    --former->batches_missing;
    TRY(office_.seal_.put(txn, office_keys::kiosk(former->kiosk), *former));
  }
  TRY(office_.seal_.put(txn, office_keys::batch(asked.kiosk.kiosk, header.number),
                        BatchArrival{*taken, header.epoch, header.parent, office_.clock_->now()}));
  return taken;
}

Result<std::optional<Receipt>> KioskSuccession::known_by_follower(const BatchFrame& batch) const {
  TRY_ASSIGN(auto keeper, record_of(batch.header.kiosk));
  for (std::size_t i = 0; keeper && keeper->replaced_by != KioskId{} && i < kLineMax; ++i) {
    const auto key = office_keys::batch(keeper->replaced_by, batch.header.number);
    TRY_ASSIGN(const auto arrival, office_.seal_.get<BatchArrival>(txn_, key));
    if (is_here(arrival, batch.hash)) return std::optional(arrival->receipt);
    TRY_ASSIGN(keeper, record_of(keeper->replaced_by));
  }
  return std::optional<Receipt>();
}

Result<void> KioskSuccession::add_receipts(const KioskRecord& kiosk, std::uint64_t held,
                                           std::vector<Receipt>& receipts) const {
  TRY_ASSIGN(const auto formers, formers_of(kiosk));
  for (const KioskRecord& former : formers)
    TRY(office_.seal_.walk<BatchArrival>(
        txn_, office_keys::batch(former.kiosk, held + 1),
        office_keys::batch(former.kiosk, kiosk.inherited.number + 1),
        [&](ByteView, const BatchArrival& arrival) -> Result<lmdb::Walk> {
          if (receipts.size() >= kReplyReceiptsMax) return lmdb::Walk::stop;
          receipts.push_back(arrival.receipt);
          return lmdb::Walk::go_on;
        }));
  return {};
}

Result<std::optional<Error>> KioskSuccession::why_too_late(const KioskRecord& kiosk,
                                                           const BatchHeader& header) const {
  if (kiosk.replaced_by == KioskId{}) return std::optional<Error>();
  TRY_ASSIGN(const auto newer, record_of(kiosk.replaced_by));
  if (newer && header.number <= newer->inherited.number) return std::optional<Error>();
  return std::optional(fail(ErrorCode::refused, "came after this kiosk was enrolled again"));
}

/// From the end of the chain down: each batch names the one before it.
Result<bool> KioskSuccession::has_inherited(const KioskRecord& kiosk) const {
  TRY_ASSIGN(const auto formers, formers_of(kiosk));
  std::vector<KioskId> keepers{kiosk.kiosk};
  for (const KioskRecord& former : formers) keepers.push_back(former.kiosk);
  ContentHash expected = kiosk.inherited.hash;
  for (std::uint64_t number = kiosk.inherited.number; number > 0; --number) {
    std::optional<BatchArrival> arrival;
    for (const KioskId& keeper : keepers) {
      TRY_ASSIGN(arrival,
                 office_.seal_.get<BatchArrival>(txn_, office_keys::batch(keeper, number)));
      if (is_here(arrival, expected)) break;
    }
    if (!is_here(arrival, expected)) return false;
    expected = arrival->parent;
  }
  return true;
}

}  // namespace tsudoi
