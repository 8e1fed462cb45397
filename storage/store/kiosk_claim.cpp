#include "storage/store/kiosk_claim.h"

namespace tsudoi {
namespace {

struct Positions {
  std::uint64_t first = 0;
  std::uint64_t last = 0;
};

/// What one walk over the batches finds.
struct Batches {
  std::vector<Positions> received;  // in order
  std::vector<ClaimGap> gaps;
  BatchMark newest;
};

Result<Batches> batches_in(const KioskStore& store) {
  Batches found;
  for (;;) {
    TRY_ASSIGN(const auto next, store.batch_from(found.newest.number + 1));
    if (!next) return found;
    const BatchRecord& batch = next->record;
    const bool is_place = batch.last_position < batch.first_position;
    if (is_place || next->number > found.newest.number + 1)
      found.gaps.push_back({found.newest.number + 1, is_place ? next->number : next->number - 1});
    found.newest = {next->number, batch.hash};
    if (!is_place && batch.stage != BatchStage::frozen)
      found.received.push_back({batch.first_position, batch.last_position});
  }
}

/// Who made the entries of an epoch: this kiosk, or one that it was before.
class Makers {
 public:
  Makers(const KioskStore& store, const std::vector<KioskId>& formers)
      : store_(store), formers_(formers), maker_(store.identity().bundle.kiosk) {}

  Result<KioskId> of(const OwnEntry& entry, std::uint64_t position) {
    if (epoch_ == entry.epoch) return maker_;
    TRY_ASSIGN(const Subject subject, store_.subject_at(position));
    epoch_ = entry.epoch;
    maker_ = store_.identity().bundle.kiosk;
    const auto* id = std::get_if<PublicId>(&subject);  // only of a former one
    if (id == nullptr) return maker_;
    for (const KioskId& former : formers_)
      if (public_id_of({former, entry.epoch, entry.counter}) == *id) maker_ = former;
    return maker_;
  }

 private:
  const KioskStore& store_;
  const std::vector<KioskId>& formers_;
  std::optional<Epoch> epoch_;
  KioskId maker_;
};

void add(std::vector<ClaimRun>& runs, const ClaimRun& next) {
  const auto goes_on = [&](const ClaimRun& run) {
    return run.kiosk == next.kiosk && run.epoch == next.epoch && run.as == next.as &&
           run.first.value + run.count == next.first.value;
  };
  if (!runs.empty() && goes_on(runs.back()))
    ++runs.back().count;
  else
    runs.push_back(next);
}

void drop_oldest(KioskClaim& claim) {
  if (claim.runs.size() <= kClaimRunsMax) return;
  const auto end = claim.runs.begin() + std::ptrdiff_t(claim.runs.size() - kClaimRunsMax);
  for (auto run = claim.runs.begin(); run != end; ++run) claim.left_out += run->count;
  claim.runs.erase(claim.runs.begin(), end);
}

/// This machine's clock may lie; how long ago the last contact was it knows better.
UnixSeconds by_office_time(const SyncRecord& sync, UnixSeconds now) {
  if (sync.office_time.value == 0 || now < sync.last_contact) return now;
  return {sync.office_time.value + now.value - sync.last_contact.value};
}

}  // namespace

Result<KioskClaim> claim_of(const KioskStore& store) {
  TRY_ASSIGN(const auto sync, store.sync_record());
  TRY_ASSIGN(const auto waiting, store.waiting());
  const EnrolmentBundle& bundle = store.identity().bundle;
  KioskClaim claim;
  claim.kiosk = bundle.kiosk;
  claim.office = bundle.office.card.office;
  claim.office_name = bundle.office.card.name;
  claim.history = sync.history;
  claim.made_at = by_office_time(sync, store.now());
  for (const Succession& one : store.successions()) claim.formers.push_back(one.former);
  TRY_ASSIGN(Batches batches, batches_in(store));
  claim.newest = batches.newest;
  claim.batches_here = sync.batches_stored;
  claim.gaps = std::move(batches.gaps);
  Makers makers(store, claim.formers);
  auto received = batches.received.cbegin();
  for (std::uint64_t position = 1; position <= waiting.saved; ++position) {
    TRY_ASSIGN(const OwnEntry entry, store.own_entry(position));
    TRY_ASSIGN(const KioskId maker, makers.of(entry, position));
    while (received != batches.received.cend() && received->last < position) ++received;
    const bool is_received = received != batches.received.cend() && received->first <= position;
    add(claim.runs, {maker, entry.epoch, entry.counter, 1,
                     is_received ? ClaimedAs::received : ClaimedAs::waiting});
  }
  drop_oldest(claim);
  return claim;
}

}  // namespace tsudoi
