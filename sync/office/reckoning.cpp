#include "sync/office/reckoning.h"

#include <algorithm>

#include "sync/office/quarantine.h"

namespace tsudoi {
namespace {

using How = EntriesHere::How;
using Start = EntriesHere::Start;
using EntryHere = EntriesHere::One;

struct Span {
  std::uint64_t first = 0;
  std::uint64_t count = 0;
};

/// In order and apart from each other, so that one can be looked up.
void join(std::vector<Span>& spans) {
  std::ranges::sort(spans, {}, &Span::first);
  std::vector<Span> joined;
  for (const Span& span : spans) {
    const std::uint64_t end = span.first + span.count;
    if (joined.empty() || joined.back().first + joined.back().count < span.first)
      joined.push_back(span);
    else
      joined.back().count = std::max(joined.back().count, end - joined.back().first);
  }
  spans = std::move(joined);
}

bool is_in(const std::vector<Span>& spans, std::uint64_t counter) {
  const auto behind = std::ranges::upper_bound(spans, counter, {}, &Span::first);
  if (behind == spans.begin()) return false;
  const Span& span = *std::prev(behind);
  return counter - span.first < span.count;
}

/// One table after the other.
class Gathering {
 public:
  Gathering(const RecordSeal& seal, const lmdb::ReadTxn& txn, const std::set<KioskId>& kiosks)
      : seal_(seal), txn_(txn), kiosks_(kiosks) {}

  Result<EntriesHere> all() {
    TRY(add_arrivals());
    TRY(add_aside());
    TRY(add_settled());
    for (const KioskId& kiosk : kiosks_) TRY(add_kiosk(kiosk));
    for (auto& [start, entries] : here_.entries)
      std::ranges::sort(entries, [](const EntryHere& a, const EntryHere& b) {
        return std::tie(a.counter, a.how) < std::tie(b.counter, b.how);
      });
    return std::move(here_);
  }

 private:
  Result<void> add_arrivals() {
    return seal_.each<ArrivalRecord>(
        txn_, office_keys::table(office_keys::kArrival),
        [&](ByteView, const ArrivalRecord& arrival) -> Result<void> {
          const EntryId& id = arrival.id;
          if (kiosks_.contains(id.kiosk))
            here_.entries[{id.kiosk, id.epoch}].push_back(
                {id.counter.value, How::applied, arrival.batch, arrival.arrived_at});
          return {};
        });
  }

  /// An entry, or those of a whole batch. What was erased of a batch says only how many it had.
  Result<void> add(const QuarantineRecord& record, How how, std::uint32_t entries) {
    const EntryId& id = record.id;
    if (!kiosks_.contains(id.kiosk)) return {};
    auto& start = here_.entries[{id.kiosk, id.epoch}];
    if (id.counter.value != 0) {
      start.push_back({id.counter.value, how, record.batch, record.arrived_at});
      return {};
    }
    if (record.bytes.empty()) {
      here_.erased[{id.kiosk, id.epoch}] += entries;
      return {};
    }
    TRY_ASSIGN(const BatchFrame batch, read_batch(record.bytes));
    for (std::uint32_t i = 0; i < batch.header.count; ++i)
      start.push_back({batch.header.first.value + i, how, record.batch, record.arrived_at});
    return {};
  }

  Result<void> add_aside() {
    return seal_.each<QuarantineRecord>(
        txn_, office_keys::table(office_keys::kQuarantine),
        [&](ByteView, const QuarantineRecord& record) { return add(record, How::aside, 0); });
  }

  Result<void> add_settled() {
    return seal_.each<SettledRecord>(txn_, office_keys::table(office_keys::kSettled),
                                     [&](ByteView, const SettledRecord& settled) -> Result<void> {
                                       if (settled.how != SettledAs::refused) return {};
                                       TRY_ASSIGN(const auto record,
                                                  codec::decode<QuarantineRecord>(settled.record));
                                       return add(record, How::refused, settled.entries);
                                     });
  }

  Result<void> add_kiosk(const KioskId& kiosk) {
    TRY_ASSIGN(auto record, seal_.get<KioskRecord>(txn_, office_keys::kiosk(kiosk)));
    if (record) here_.kiosks.emplace(kiosk, std::move(*record));
    const auto add_batch = [&](ByteView, const BatchArrival& batch) -> Result<void> {
      here_.batches[kiosk].emplace(batch.receipt.batch, batch.receipt.hash);
      return {};
    };
    TRY(seal_.each<BatchArrival>(txn_, office_keys::batches_of(kiosk), add_batch));
    return seal_.each<BatchArrival>(txn_, office_keys::asides_of(kiosk), add_batch);
  }

  const RecordSeal& seal_;
  const lmdb::ReadTxn& txn_;
  const std::set<KioskId>& kiosks_;
  EntriesHere here_;
};

}  // namespace

Result<EntriesHere> OfficeQuarantine::entries_here(const Office& office,
                                                   const std::set<KioskId>& kiosks) {
  TRY_ASSIGN(const auto txn, office.environment_.read());
  return Gathering(office.seal_, txn, kiosks).all();
}

namespace {

using Claimed = std::map<Start, std::vector<Span>>;  // of all claims

void show(std::vector<ClaimRun>& runs, const ClaimRun& run, std::uint64_t counter) {
  const bool goes_on = !runs.empty() && runs.back().kiosk == run.kiosk &&
                       runs.back().epoch == run.epoch &&
                       runs.back().first.value + runs.back().count == counter;
  if (goes_on)
    ++runs.back().count;
  else if (runs.size() < kMissingShown)
    runs.push_back({run.kiosk, run.epoch, {counter}, 1, run.as});
}

/// One entry that is claimed; `here`: all that is here of it.
void count_here(std::span<const EntryHere> here, ClaimedAs as, Reckoned& reckoned) {
  const auto count = [&](How how) {
    return std::ranges::count_if(here, [how](const EntryHere& one) { return one.how == how; });
  };
  if (as == ClaimedAs::waiting) ++reckoned.early;
  if (count(How::applied) > 1) ++reckoned.twice;
  if (count(How::applied) > 0 && count(How::aside) > 0) ++reckoned.also_aside;
  if (count(How::applied) > 0)
    ++reckoned.applied;
  else if (count(How::aside) > 0)
    ++reckoned.aside;
  else
    ++reckoned.refused;
}

bool is_in_gap(const KioskClaim& claim, std::uint64_t batch) {
  return std::ranges::any_of(
      claim.gaps, [&](const ClaimGap& gap) { return batch >= gap.from && batch <= gap.to; });
}

/// A batch that was erased whole is known by how many entries it had: so many of this process start
/// may be nowhere.
void compare_runs(const KioskClaim& claim, const EntriesHere& here, Reckoned& reckoned) {
  std::map<Start, std::uint64_t> erased = here.erased;
  for (const ClaimRun& run : claim.runs) {
    reckoned.saved += run.count;
    const Start place{run.kiosk, run.epoch};
    const auto found = here.entries.find(place);
    const std::span<const EntryHere> all =
        found == here.entries.end() ? std::span<const EntryHere>() : std::span(found->second);
    auto at = std::ranges::lower_bound(all, run.first.value, {}, &EntryHere::counter);
    for (std::uint64_t i = 0; i < run.count; ++i) {
      const std::uint64_t counter = run.first.value + i;
      const auto begin = at;
      while (at != all.end() && at->counter == counter) ++at;
      if (begin != at)
        count_here({begin, at}, run.as, reckoned);
      else if (run.as == ClaimedAs::waiting)
        ++reckoned.waiting;
      else if (std::uint64_t& left = erased[place]; left > 0)
        --left, ++reckoned.erased;
      else
        ++reckoned.missing, show(reckoned.missing_runs, run, counter);
    }
  }
}

/// What is here of a kiosk and in nobody's claim. A former identity that goes on as a copy has a
/// claim of its own.
void compare_rest(const KioskClaim& claim, const Claimed& claimed, const EntriesHere& here,
                  Reckoned& reckoned) {
  const auto is_its = [&](const KioskId& kiosk) {
    if (kiosk == claim.kiosk) return true;
    const auto record = here.kiosks.find(kiosk);
    return std::ranges::find(claim.formers, kiosk) != claim.formers.end() &&
           record != here.kiosks.end() && record->second.replaced_by != KioskId{};
  };
  for (const auto& [place, entries] : here.entries) {
    if (!is_its(place.first)) continue;
    const auto found = claimed.find(place);
    const auto spans = found == claimed.end() ? std::vector<Span>() : found->second;
    std::uint64_t before = 0;
    for (const EntryHere& entry : entries) {
      const bool is_same = entry.counter == std::exchange(before, entry.counter);
      if (is_same || is_in(spans, entry.counter)) continue;
      if (is_in_gap(claim, entry.batch))
        ++reckoned.only_here;
      else if (entry.arrived_at > claim.made_at)
        ++reckoned.after;
      else
        ++reckoned.unknown;
    }
  }
}

void compare_batches(const KioskClaim& claim, const EntriesHere& here, Reckoned& reckoned) {
  std::set<std::pair<std::uint64_t, ContentHash>> there;
  std::vector<KioskId> keepers = claim.formers;
  keepers.push_back(claim.kiosk);
  for (const KioskId& keeper : keepers) {
    const auto found = here.batches.find(keeper);
    if (found != here.batches.end()) there.insert(found->second.begin(), found->second.end());
  }
  std::vector<ClaimGap> covered = claim.gaps;
  for (const auto& [number, hash] : there) covered.push_back({number, number});
  std::ranges::sort(covered, {}, &ClaimGap::from);
  std::uint64_t through = 0;
  const auto miss_up_to = [&](std::uint64_t last) {
    last = std::min(last, claim.batches_here);
    if (last > through && reckoned.missing_batches.size() < kMissingShown)
      reckoned.missing_batches.push_back({through + 1, last});
  };
  for (const ClaimGap& one : covered) {
    if (one.from > 0) miss_up_to(one.from - 1);
    through = std::max(through, one.to);
  }
  miss_up_to(claim.batches_here);
  const auto& newest = claim.newest;
  const auto same_number = there.lower_bound({newest.number, {}});
  reckoned.has_other_batch = newest.number > 0 && same_number != there.end() &&
                             same_number->first == newest.number &&
                             !there.contains({newest.number, newest.hash});
}

}  // namespace

Result<std::vector<Reckoned>> reckon(const Office& office, std::span<const KioskClaim> claims) {
  std::set<KioskId> kiosks;
  Claimed claimed;
  const OfficeCard& card = office.card().card;
  for (const KioskClaim& claim : claims) {
    if (claim.office != card.office)
      return fail(ErrorCode::wrong_office, "kiosk " + to_hex(claim.kiosk.view()).substr(0, 8) +
                                               " is one of " + claim.office_name);
    kiosks.insert(claim.kiosk);
    kiosks.insert(claim.formers.begin(), claim.formers.end());
    for (const ClaimRun& run : claim.runs)
      claimed[{run.kiosk, run.epoch}].push_back({run.first.value, run.count});
  }
  for (auto& [start, spans] : claimed) join(spans);
  TRY_ASSIGN(const EntriesHere here, OfficeQuarantine::entries_here(office, kiosks));
  std::vector<Reckoned> all;
  for (const KioskClaim& claim : claims) {
    Reckoned& reckoned = all.emplace_back();
    reckoned.kiosk = claim.kiosk;
    const auto record = here.kiosks.find(claim.kiosk);
    if (record != here.kiosks.end()) reckoned.record = record->second;
    reckoned.left_out = claim.left_out;
    reckoned.has_other_history =
        claim.history != HistoryId{} && claim.history != office.meta().history;
    compare_runs(claim, here, reckoned);
    compare_rest(claim, claimed, here, reckoned);
    compare_batches(claim, here, reckoned);
  }
  return all;
}

}  // namespace tsudoi
