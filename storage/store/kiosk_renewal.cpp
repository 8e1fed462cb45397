// A kiosk that is enrolled again: another identity on the same store. What was made before stays
// the former identity's, in batches that it has signed; slips go on to quote it.
#include "storage/base/assert.h"
#include "storage/store/kiosk_key_file.h"
#include "storage/store/kiosk_store.h"

namespace tsudoi {

Result<void> KioskStore::load_formers(const lmdb::ReadTxn& txn) {
  formers_.clear();
  return seal_.each<FormerIdentity>(txn, kiosk_keys::table(kiosk_keys::kFormer),
                                    [&](ByteView, FormerIdentity former) -> Result<void> {
                                      formers_.push_back(std::move(former));
                                      return {};
                                    });
}

Author KioskStore::author_of(std::uint64_t batch) const {
  for (const FormerIdentity& former : formers_)
    if (batch <= former.succession.last.number)
      return {former.succession.former, former.succession.former_key};
  return {identity_.bundle.kiosk, identity_.key};
}

KioskId KioskStore::kiosk_of_epoch(std::uint32_t index) const {
  for (const FormerIdentity& former : formers_)
    if (index < former.epochs) return former.succession.former;
  return identity_.bundle.kiosk;
}

std::vector<Succession> KioskStore::successions() const {
  const std::size_t first = formers_.size() - std::min(formers_.size(), kSuccessionsMax);
  std::vector<Succession> all;
  for (std::size_t i = first; i < formers_.size(); ++i) all.push_back(formers_[i].succession);
  return all;
}

/// Its keys first: they open the store with the identity of before and with the new one. A power
/// cut leaves the one or the other whole, and what it left over is put away at the next start.
Result<void> KioskStore::renew(const Renewal& renewal) {
  TSUDOI_ASSERT(chain_.frozen_through + 1 == next_position_);  // all that was made is in batches
  TRY_ASSIGN(KioskKeys keys, read_keys(folder_));
  keys.seeds.clear();
  keys.seeds.push_back(key_.seed());
  keys.seeds.push_back(renewal.key.seed());
  TRY(write_keys(folder_, keys));
  SyncRecord sync = sync_;
  const KioskIdentity identity{renewal.bundle, renewal.key.verify};
  const MachineId machine = here_.value_or(MachineId{});
  const FormerIdentity former{renewal.succession, next_epoch_index_, machine, stamp_ + 1};
  TRY(environment_.update([&](lmdb::WriteTxn& txn) -> Result<void> {
    TRY(seal_.put(txn, kiosk_keys::former(static_cast<std::uint32_t>(formers_.size())), former));
    TRY(seal_.put(txn, kiosk_keys::identity(), identity));
    TRY(incarnation::put_stamp(seal_, txn, former.stamp));
    TRY(kiosk_history::send_again(seal_, txn, sync));
    TRY(kiosk_history::lose_leases(seal_, txn));
    sync.leases_held = 0;
    sync.enrolment_known = false;
    sync.is_frozen = false;
    sync.must_meet_office = false;
    return seal_.put(txn, kiosk_keys::sync(), sync);
  }));
  stamp_ = former.stamp;
  disk_ = DiskIs::own;
  machine_ = here_;
  TRY(incarnation::write(folder_, seal_, {machine, stamp_, stamp_}));
  keys.seeds.erase(keys.seeds.begin());
  return write_keys(folder_, keys);
}

/// What a power cut left of enrolling again.
Result<void> KioskStore::finish_renewal(KioskKeys keys) {
  if (has_cut_renewal_)
    TRY(incarnation::write(folder_, seal_, {machine_.value_or(MachineId{}), stamp_, stamp_}));
  has_cut_renewal_ = false;
  if (keys.seeds.size() == 1) return {};
  keys.seeds.clear();
  keys.seeds.push_back(key_.seed());
  return write_keys(folder_, keys);
}

}  // namespace tsudoi
