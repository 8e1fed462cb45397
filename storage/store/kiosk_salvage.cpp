#include "storage/store/kiosk_salvage.h"

#include <algorithm>
#include <set>

#include "storage/base/files.h"
#include "storage/store/enrolment_copy.h"
#include "storage/store/incarnation.h"
#include "storage/store/incarnation_file.h"
#include "storage/store/kiosk_key_file.h"
#include "storage/store/kiosk_keys.h"
#include "storage/store/schema.h"

namespace tsudoi {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFreshFolder = "salvage.tmp";
constexpr std::string_view kKept = "damaged-";
constexpr std::size_t kCommitBytesMax = 8 * 1024 * 1024;

/// The folder of a try that a power cut ended is used again.
fs::path place_to_keep(const fs::path& folder, const Date& today) {
  std::string day = to_iso(today);
  std::erase(day, '-');
  for (int number = 1;; ++number) {
    const fs::path place = folder / (std::string(kKept) + day + "-" + std::to_string(number));
    std::error_code problem;
    const bool is_free = !fs::exists(place / "data.mdb", problem);
    if (is_free || fs::equivalent(place / "data.mdb", folder / "data.mdb", problem)) return place;
  }
}

Result<void> check_owner(const SalvagedRecords& records, const KioskKeys& keys) {
  if (records.schema > kKioskSchema)
    return fail(ErrorCode::newer_version,
                "this store has schema " + std::to_string(records.schema));
  if (!records.identity)
    return fail(ErrorCode::damaged,
                "nothing that can be read says which kiosk this is; enrol it again");
  for (const auto& seed : keys.seeds)
    if (crypto::SigningKey::from_seed(seed.view()).verify == records.identity->key) return {};
  return fail(ErrorCode::damaged, "the key file belongs to another kiosk");
}

/// As after a disk was set back, and everything that the office publishes is asked for again.
SyncRecord fresh_sync(const SalvagedRecords& records, const SalvagedJournal& journal) {
  SyncRecord sync;
  sync.office = records.identity->bundle.office;
  if (records.sync) sync = *records.sync;
  sync.must_meet_office = true;
  ++sync.times_rolled_back;
  sync.catalogue_held = 0;
  sync.decisions_held = 0;
  sync.batches_stored = journal.batches_stored;
  sync.backed_up = std::min(sync.backed_up, sync.batches_stored);
  sync.purged = std::min(sync.purged, sync.batches_stored);
  return sync;
}

/// Never fewer than the lines say: a seat is given once (I5).
void count_seats(std::vector<LeaseRecord>& leases, const SalvagedFolds& folds) {
  for (LeaseRecord& lease : leases) {
    const auto is_from = [&](const auto& one) {
      return !one.second.ended && one.second.lease == lease.lease.number;
    };
    const auto used = static_cast<std::uint32_t>(std::ranges::count_if(folds.entries, is_from));
    lease.used = std::max(lease.used, used);
  }
}

class FreshStore {
 public:
  FreshStore(lmdb::Environment environment, const RecordSeal& seal)
      : environment_(std::move(environment)), seal_(seal) {}

  template <class T>
  Result<void> put(const Bytes& key, const T& value) {
    return put_bytes(key, codec::encode(value));
  }
  Result<void> put_bytes(const Bytes& key, ByteView value) {
    return put_closed(key, seal_.closed(key, value));
  }
  Result<void> put_closed(const Bytes& key, const Bytes& record) {
    bytes_ += key.size() + record.size();
    waiting_.push_back({key, record});
    return bytes_ < kCommitBytesMax ? Result<void>() : commit();
  }
  Result<void> finish(std::uint64_t stamp) {
    TRY(commit());
    return environment_.update([&](lmdb::WriteTxn& txn) -> Result<void> {
      TRY(put_schema(seal_, txn, kiosk_keys::schema(), kKioskSchema));
      return incarnation::put_stamp(seal_, txn, stamp);
    });
  }

 private:
  Result<void> commit() {
    TRY(environment_.update([&](lmdb::WriteTxn& txn) -> Result<void> {
      for (const lmdb::Record& one : waiting_) TRY(txn.put(one.key, one.value));
      return {};
    }));
    waiting_.clear();
    bytes_ = 0;
    return {};
  }

  lmdb::Environment environment_;
  const RecordSeal& seal_;
  std::vector<lmdb::Record> waiting_;
  std::size_t bytes_ = 0;
};

Result<void> fill(FreshStore& store, SalvagedRecords& records, const SalvagedJournal& journal) {
  const SalvagedFolds folds = folds_of(records, journal);
  count_seats(records.leases, folds);
  for (const auto& [index, former] : records.formers)
    TRY(store.put(kiosk_keys::former(index), former));
  for (const auto& [index, epoch] : records.epochs) TRY(store.put(kiosk_keys::epoch(index), epoch));
  for (const auto& line : journal.lines)
    TRY(store.put(kiosk_keys::journal(line.position), line.record));
  for (const auto& [number, batch] : journal.batches)
    TRY(store.put(kiosk_keys::batch(number), batch));
  for (const auto& [id, fold] : folds.entries) TRY(store.put(kiosk_keys::entry(id), fold));
  for (const auto& [key, seen] : folds.attendances) TRY(store.put(key, seen));
  for (const auto& [key, heads] : folds.heads) TRY(store.put(key, heads));
  for (const auto& lease : records.leases) TRY(store.put(kiosk_keys::lease(lease.lease), lease));
  for (const lmdb::Record& other : records.others) {
    TRY(store.put_closed(other.key, other.value));
    // What the office does not publish again leaves, when its catalogue is here whole.
    if (other.key.front() == kiosk_keys::kCatalogue)
      TRY(store.put_bytes(kiosk_keys::stale(other.key), {}));
  }
  TRY(store.put(kiosk_keys::sync(), fresh_sync(records, journal)));
  return store.put(kiosk_keys::identity(), *records.identity);
}

Salvaged summary_of(const SalvagedRecords& records, const SalvagedJournal& journal) {
  Salvaged all;
  all.lines = journal.lines.size();
  all.waiting = all.lines;
  if (const auto last = journal.batches.find(journal.batches_stored); last != journal.batches.end())
    all.waiting -= last->second.last_position;
  all.only_at_office = journal.only_at_office;
  all.lost = journal.lost;
  const std::set<std::uint64_t> lost(all.lost.begin(), all.lost.end());
  for (const auto& [id, fold] : records.folds)
    if (lost.contains(fold.position)) all.lost_codes.push_back(slip_code_of(id));
  all.broken_pages = records.broken_pages;
  all.may_lack_more = records.broken_pages > 0 || !records.sync;
  all.broken_records = records.broken_records;
  return all;
}

/// The stamp that the fresh store gets. A copied disk stays one: its file is left alone.
struct Stamping {
  std::optional<IncarnationRecord> record;
  std::uint64_t next = 1;
};
Result<Stamping> stamping_of(const fs::path& folder, const RecordSeal& seal, const Seams& seams) {
  Stamping stamping;
  TRY_ASSIGN(stamping.record, incarnation::read(folder, seal));
  if (!stamping.record) return stamping;
  stamping.next = stamping.record->next + 1;
  const MachineId here = seams.machine.value_or(stamping.record->machine);
  const bool is_elsewhere =
      stamping.record->machine != MachineId{} && stamping.record->machine != here;
  if (is_elsewhere) stamping.record.reset();
  return stamping;
}

}  // namespace

Result<Salvaged> salvage_store(const fs::path& folder, const Seams& seams,
                               const BatchReader& read) {
  TRY_ASSIGN(const KioskKeys keys, read_keys(folder));
  const RecordSeal seal(keys.store.copy());
  TRY_ASSIGN(const lmdb::Wreck wreck, lmdb::Wreck::open(folder));
  SalvagedRecords records = read_wreck(wreck, seal);
  if (!records.identity) records.identity = enrolment_copy::read(folder, seal);
  const auto formers = enrolment_copy::read_formers(folder, seal);
  for (std::size_t i = 0; i < formers.size(); ++i)
    records.formers.try_emplace(static_cast<std::uint32_t>(i), formers[i]);
  TRY(check_owner(records, keys));
  const SalvagedJournal journal = journal_of(records, read);
  TRY_ASSIGN(const Stamping stamping, stamping_of(folder, seal, seams));

  const fs::path fresh = folder / kFreshFolder;
  std::error_code problem;
  fs::remove_all(fresh, problem);  // of a try that was cut off
  TRY(make_folder(fresh));
  {
    lmdb::Options options;
    options.gate = seams.gate;
    TRY_ASSIGN(auto environment, lmdb::Environment::open(fresh, options));
    FreshStore store(std::move(environment), seal);
    TRY(fill(store, records, journal));
    TRY(store.finish(stamping.next));
  }
  Salvaged salvaged = summary_of(records, journal);
  const LocalTime now = tokyo_time(seams.clock.now());
  salvaged.kept = place_to_keep(folder, now.date);
  TRY(make_folder(salvaged.kept));
  TRY(write_file(salvaged.kept / "damage.txt", view_of(words_for(salvaged, now)),
                 FileAccess::everyone_may_read));
  const auto& was = stamping.record;
  if (was) TRY(incarnation::write(folder, seal, {was->machine, was->next, stamping.next}));
  TRY(wreck.replace(fresh, salvaged.kept));
  if (was) incarnation::write(folder, seal, {was->machine, stamping.next, stamping.next}).ignore();
  fs::remove_all(fresh, problem);
  return salvaged;
}

std::vector<fs::path> kept_after_damage(const fs::path& folder) {
  std::vector<fs::path> kept;
  std::error_code problem;
  for (const auto& one : fs::directory_iterator(folder, problem))
    if (one.path().filename().string().starts_with(kKept)) kept.push_back(one.path());
  std::ranges::sort(kept);
  return kept;
}

}  // namespace tsudoi
