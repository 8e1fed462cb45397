#include "storage/store/kiosk_store.h"

#include "storage/base/files.h"
#include "storage/lmdb/check.h"
#include "storage/lmdb/file_system.h"
#include "storage/store/enrolment_copy.h"
#include "storage/store/homes.h"

namespace tsudoi {
namespace {

constexpr std::uint64_t kFirstStamp = 1;

lmdb::Options options_for(OpenTo purpose, const Seams& seams) {
  lmdb::Options options;
  options.access =
      purpose == OpenTo::work ? lmdb::Access::read_write : lmdb::Access::read_only_beside_writer;
  options.gate = seams.gate;
  return options;
}

/// A store that was cut off may look empty: its header still counts records.
Result<bool> is_provisioned(const lmdb::Environment& environment) {
  TRY_ASSIGN(const auto txn, environment.read());
  TRY_ASSIGN(const auto bytes, txn.get(kiosk_keys::identity()));
  TRY_ASSIGN(const auto stats, environment.stats());
  if (!bytes && stats.records > 0)
    return fail(ErrorCode::damaged, "the store holds records and does not say whose it is");
  return bytes.has_value();
}

}  // namespace

std::string_view name_of(Refusal refusal) {
  switch (refusal) {
    case Refusal::unknown_entry: return "unknown_entry";
    case Refusal::already_done: return "already_done";
    case Refusal::not_ours: return "not_ours";
    case Refusal::wrong_kind: return "wrong_kind";
  }
  return "";
}

KioskStore::KioskStore(std::filesystem::path folder, lmdb::Environment environment, RecordSeal seal,
                       const Seams& seams)
    : folder_(std::move(folder)),
      environment_(std::move(environment)),
      seal_(std::move(seal)),
      clock_(&seams.clock),
      random_(&seams.random),
      here_(seams.machine) {}

Result<void> KioskStore::provision(const std::filesystem::path& folder,
                                   const EnrolmentBundle& bundle, const Seams& seams) {
  TRY(check_home(folder, Home::kiosk));
  auto keys = read_keys(folder);
  if (!keys.ok() && keys.error().code == ErrorCode::not_found)
    keys = make_keys(folder, seams.random);
  if (!keys.ok()) return std::move(keys).error();
  TRY_ASSIGN(auto environment, lmdb::Environment::open(folder, options_for(OpenTo::work, seams)));
  TRY_ASSIGN(const bool provisioned, is_provisioned(environment));
  if (provisioned)
    return fail(ErrorCode::already_there,
                "this folder belongs to a kiosk that is enrolled already");
  const RecordSeal seal(keys->store.copy());
  const auto key = crypto::SigningKey::from_seed(keys->seeds.front().view());
  const MachineId machine = seams.machine.value_or(MachineId{});
  TRY(incarnation::write(folder, seal, {machine, kFirstStamp, kFirstStamp}));
  return environment.update([&](lmdb::WriteTxn& txn) -> Result<void> {
    SyncRecord sync;
    sync.office = bundle.office;
    TRY(put_schema(seal, txn, kiosk_keys::schema(), kKioskSchema));
    TRY(seal.put(txn, kiosk_keys::sync(), sync));
    TRY(incarnation::put_stamp(seal, txn, kFirstStamp));
    return seal.put(txn, kiosk_keys::identity(), KioskIdentity{bundle, key.verify});
  });
}

Result<KioskStore> KioskStore::open(const std::filesystem::path& folder, OpenTo purpose,
                                    const Seams& seams) {
  TRY_ASSIGN(KioskKeys keys, read_keys(folder));
  if (!std::filesystem::exists(folder / lmdb::kDataFile))
    return fail(ErrorCode::not_found, "the data of the kiosk in " + folder.string() +
                                          "; its key is there, the file data.mdb is not");
  // A page broken enough to kill its reader kills only a child (F04).
  TRY(lmdb::check_through(folder, seams.gate));
  TRY_ASSIGN(auto environment, lmdb::Environment::open(folder, options_for(purpose, seams)));
  TRY_ASSIGN(const bool provisioned, is_provisioned(environment));
  if (!provisioned)
    return fail(ErrorCode::not_found, "an enrolled kiosk in " + folder.string() +
                                          "; its enrolment was cut short, so enrol it again");
  RecordSeal seal(keys.store.copy());
  KioskStore store(folder, std::move(environment), std::move(seal), seams);
  TRY_ASSIGN(const std::uint32_t schema, store.load(keys));
  // Beside a running kiosk, store and file are not read at the same moment.
  for (int tries = 0; purpose == OpenTo::look && tries < 3; ++tries)
    if (store.disk_ == DiskIs::set_back) TRY(store.load(keys));
  if (purpose == OpenTo::look) return store;
  TRY(store.finish_renewal(std::move(keys)));
  if (schema < kKioskSchema) TRY(store.raise_schema());
  if (store.disk_ == DiskIs::set_back) TRY(store.take_as_set_back());
  TRY(enrolment_copy::keep(folder, store.seal_, store.identity_, store.formers_));
  return store;
}

/// Steps so far: 2 and 3 add fields at the end of records, which are rewritten when they next
/// change; 3 also the stamp and the file beside the store.
Result<void> KioskStore::raise_schema() {
  return commit_stamped([&](lmdb::WriteTxn& txn) {
    return put_schema(seal_, txn, kiosk_keys::schema(), kKioskSchema);
  });
}

Result<void> KioskStore::choose_key(const KioskKeys& keys) {
  for (const auto& seed : keys.seeds) {
    key_ = crypto::SigningKey::from_seed(seed.view());
    if (key_.verify == identity_.key) return {};
  }
  return fail(ErrorCode::damaged, "the key file belongs to another kiosk");
}

Result<std::uint32_t> KioskStore::load(const KioskKeys& keys) {
  TRY_ASSIGN(const auto txn, environment_.read());
  TRY_ASSIGN(const std::uint32_t schema, schema_in(seal_, txn, kiosk_keys::schema(), kKioskSchema));
  TRY_ASSIGN(auto identity, seal_.get<KioskIdentity>(txn, kiosk_keys::identity()));
  TRY_ASSIGN(auto sync, seal_.get<SyncRecord>(txn, kiosk_keys::sync()));
  if (!identity || !sync) return fail(ErrorCode::damaged, "the store does not say whose it is");
  identity_ = std::move(*identity);
  sync_ = std::move(*sync);
  TRY(choose_key(keys));
  TRY(load_formers(txn));
  TRY(look_at_disk(txn));

  TRY_ASSIGN(const auto last_line, txn.last_before(kiosk_keys::table(kiosk_keys::kJournal + 1)));
  if (last_line && last_line->key.size() == 9 && last_line->key[0] == kiosk_keys::kJournal)
    next_position_ = read_be64(ByteView(last_line->key).subspan(1)) + 1;
  TRY_ASSIGN(const auto last_epoch, txn.last_before(kiosk_keys::table(kiosk_keys::kEpoch + 1)));
  if (last_epoch && last_epoch->key.size() == 5 && last_epoch->key[0] == kiosk_keys::kEpoch)
    next_epoch_index_ = read_be32(ByteView(last_epoch->key).subspan(1)) + 1;
  TRY_ASSIGN(const auto last_batch, txn.last_before(kiosk_keys::table(kiosk_keys::kBatch + 1)));
  if (last_batch && last_batch->key.size() == 9 && last_batch->key[0] == kiosk_keys::kBatch) {
    TRY_ASSIGN(const auto record, seal_.get<BatchRecord>(txn, last_batch->key));
    chain_ = {read_be64(ByteView(last_batch->key).subspan(1)), record->hash, record->last_position,
              0};
  }
  TRY_ASSIGN(newest_entry_, newest_trusted_entry());
  if (!formers_.empty()) chain_.inherited = formers_.back().succession.last.number;
  return schema;
}

Result<StoreProof> KioskStore::verify() const {
  StoreProof proof;
  TRY_ASSIGN(const auto txn, environment_.read());
  std::uint64_t next_position = 1;
  TRY(seal_.each<Bytes>(txn, {}, [&](ByteView key, const Bytes&) -> Result<void> {
    ++proof.records;
    if (key[0] != kiosk_keys::kJournal || key.size() != 9) return {};
    if (read_be64(key.subspan(1)) != next_position)
      return fail(ErrorCode::damaged, "the journal misses line " + std::to_string(next_position));
    ++next_position;
    ++proof.entries;
    return {};
  }));
  std::uint64_t covered = 0;
  bool is_unbroken = true;  // the row of batches with a receipt
  const auto batches = kiosk_keys::table(kiosk_keys::kBatch);
  TRY(seal_.each<BatchRecord>(txn, batches, [&](ByteView, BatchRecord batch) -> Result<void> {
    const bool is_place = batch.bytes.empty() && batch.last_position == covered;  // rolled back
    if (batch.first_position != covered + 1 || (batch.last_position <= covered && !is_place))
      return fail(ErrorCode::damaged, "batches do not follow each other");
    if (!batch.bytes.empty() && batch.hash.value != crypto::hash(batch.bytes))
      return fail(ErrorCode::damaged, "a batch does not match its hash");
    covered = batch.last_position;
    ++proof.batches;
    is_unbroken = is_unbroken && batch.stage != BatchStage::frozen;
    if (is_unbroken) proof.with_receipt = batch.last_position;
    return {};
  }));
  if (covered >= next_position_) return fail(ErrorCode::damaged, "batches reach past the journal");
  proof.in_outbox = next_position_ - 1 - proof.with_receipt;
  return proof;
}

}  // namespace tsudoi
