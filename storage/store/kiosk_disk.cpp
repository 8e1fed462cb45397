// Whether this is the disk that the kiosk went on with (incarnation.h).
#include "storage/store/kiosk_store.h"

namespace tsudoi {

Result<void> KioskStore::look_at_disk(const lmdb::ReadTxn& txn) {
  TRY_ASSIGN(const auto bytes, seal_.get_bytes(txn, kiosk_keys::stamp()));
  std::optional<std::uint64_t> stamp;
  if (bytes) stamp = read_be64(*bytes);
  TRY_ASSIGN(const auto found, incarnation::look(folder_, seal_, stamp, here_));
  disk_ = found.disk;
  stamp_ = found.disk == DiskIs::set_back ? found.newest : stamp.value_or(0);
  machine_ = here_;
  if (!here_ && found.machine != MachineId{}) machine_ = found.machine;
  const bool is_behind = found.disk != DiskIs::own && !formers_.empty() && found.newest == *stamp;
  has_cut_renewal_ = is_behind && formers_.back().stamp == *stamp &&
                     formers_.back().machine == here_.value_or(MachineId{});
  if (has_cut_renewal_) disk_ = DiskIs::own;
  return {};
}

/// A copy's file stays as it is: it becomes a kiosk of its own when it is enrolled again.
Result<void> KioskStore::commit_stamped(const FoldChange& change) {
  if (disk_ == DiskIs::copied) return environment_.update(change);
  const MachineId machine = machine_.value_or(MachineId{});
  const std::uint64_t next = stamp_ + 1;
  const auto noted = incarnation::write(folder_, seal_, {machine, stamp_, next});
  if (!noted.ok()) {
    if (lmdb::is_of_the_disk(noted.error().code)) met_.trouble = noted.error().code;
    return noted;
  }
  TRY(environment_.update([&](lmdb::WriteTxn& txn) -> Result<void> {
    TRY(change(txn));
    return incarnation::put_stamp(seal_, txn, next);
  }));
  stamp_ = next;
  incarnation::write(folder_, seal_, {machine, next, next}).ignore();  // `next` is there already
  return {};
}

Result<void> KioskStore::take_as_set_back() {
  SyncRecord sync = sync_;
  ++sync.times_rolled_back;
  sync.must_meet_office = true;
  TRY(commit_stamped([&](lmdb::WriteTxn& txn) -> Result<void> {
    for (const std::uint8_t name : {kiosk_keys::kStickAsk, kiosk_keys::kRelayAsk}) {
      const Bytes asks = kiosk_keys::table(name);
      const auto erased = txn.erase_range(asks, lmdb::prefix_end(asks));
      if (!erased.ok()) return erased.error();
    }
    TRY(kiosk_history::count_leases_anew(seal_, txn, sync));
    return seal_.put(txn, kiosk_keys::sync(), sync);
  }));
  sync_ = std::move(sync);
  disk_ = DiskIs::own;
  return {};
}

}  // namespace tsudoi
