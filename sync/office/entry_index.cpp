#include "sync/office/entry_index.h"

#include <algorithm>

#include "storage/base/assert.h"
#include "sync/office/office_keys.h"

namespace tsudoi {

Result<void> EntryIndex::read(const RecordSeal& seal, const lmdb::ReadTxn& txn,
                              const OfficeMeta& meta) {
  before_ = meta.indexed;
  newest_.clear();
  places_.clear();
  TRY(seal.walk<ArrivalRecord>(txn, office_keys::arrival(meta.indexed + 1),
                               office_keys::arrival(meta.arrivals + 1),
                               [&](ByteView, const ArrivalRecord& arrival) -> Result<lmdb::Walk> {
                                 add(public_id_of(arrival.id), before_ + newest_.size() + 1);
                                 return lmdb::Walk::go_on;
                               }));
  if (before_ + newest_.size() == meta.arrivals) return {};
  return fail(ErrorCode::damaged, "an entry without its arrival");
}

Result<std::optional<std::uint64_t>> EntryIndex::find(const RecordSeal& seal,
                                                      const lmdb::ReadTxn& txn, const PublicId& id,
                                                      const OfficeMeta& meta) const {
  // Beyond meta.arrivals: of a transaction that failed.
  if (const auto place = places_.find(id); place != places_.end())
    return place->second <= meta.arrivals ? std::optional(place->second) : std::nullopt;
  TRY_ASSIGN(const auto place, seal.get_bytes(txn, office_keys::entry_index(id)));
  if (!place) return std::optional<std::uint64_t>();
  return std::optional(read_be64(*place));
}

void EntryIndex::add(const PublicId& id, std::uint64_t arrival) {
  TSUDOI_ASSERT(arrival > before_ && arrival <= before_ + newest_.size() + 1);
  while (before_ + newest_.size() >= arrival) {
    places_.erase(newest_.back());
    newest_.pop_back();
  }
  if (newest_.empty()) places_.reserve(kEntriesUnwrittenMax);
  newest_.push_back(id);
  places_.emplace(id, arrival);
}

Result<void> EntryIndex::write_out(const RecordSeal& seal, lmdb::WriteTxn& txn,
                                   OfficeMeta& meta) const {
  if (meta.arrivals - before_ < kEntriesUnwrittenMax) return {};
  std::vector<std::pair<PublicId, std::uint64_t>> all;
  all.reserve(newest_.size());
  for (const auto& [id, arrival] : places_)
    if (arrival <= meta.arrivals) all.emplace_back(id, arrival);
  std::ranges::sort(all);
  for (const auto& [id, arrival] : all) {
    Bytes place;
    append_be64(place, arrival);
    TRY(seal.put_bytes(txn, office_keys::entry_index(id), place));
  }
  meta.indexed = meta.arrivals;
  return {};
}

void EntryIndex::committed(const OfficeMeta& meta) {
  if (meta.indexed == before_) return;
  before_ = meta.indexed;
  newest_.clear();
  places_.clear();
}

}  // namespace tsudoi
