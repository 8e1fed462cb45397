#include "storage/lmdb/environment.h"

#include <lmdb.h>

#include <cstring>

#include "storage/base/assert.h"
#include "storage/base/files.h"
#include "storage/lmdb/core.h"
#include "storage/lmdb/creation.h"
#include "storage/lmdb/cursor.h"
#include "storage/lmdb/error_map.h"
#include "storage/lmdb/file_system.h"

namespace tsudoi::lmdb {
namespace {

constexpr ByteArray<16> kSettleKey{};  // put and erased in one change, never seen
constexpr unsigned kFreeTable = 0;  // LMDB keeps its free pages in table 0, a list per transaction

Result<OpenOnce> prepare_to_write(const std::filesystem::path& folder, const Options& options) {
  TRY(make_folder(folder));
  TRY(check_file_system(folder));
  TRY_ASSIGN(OpenOnce once, OpenOnce::for_writer(folder));
  TRY(create_if_missing(folder, options.map_bytes_start));
  return once;
}

Result<std::uint64_t> count_free_pages(MDB_txn* txn) {
  TRY_ASSIGN(const Cursor cursor, Cursor::open(txn, kFreeTable));
  std::uint64_t pages = 0;
  TRY_ASSIGN(std::optional<Cursor::Pair> at, cursor.seek({}));
  while (at) {
    std::size_t in_list = 0;  // each list begins with its length
    if (at->value.size() >= sizeof in_list) {
      std::memcpy(&in_list, at->value.data(), sizeof in_list);
    }
    pages += in_list;
    TRY_ASSIGN(at, cursor.next());
  }
  return pages;
}

}  // namespace

Environment::Environment(std::unique_ptr<Core> core) : core_(std::move(core)) {}
Environment::Environment(Environment&& other) noexcept = default;
Environment& Environment::operator=(Environment&& other) noexcept = default;
Environment::~Environment() = default;

Result<Environment> Environment::open(const std::filesystem::path& folder, const Options& options) {
  if (options.gate != nullptr) {
    if (const auto wanted = options.gate->before(Operation::open)) {
      return fail(*wanted, "a fault that the gate asked for");
    }
  }
  auto once = options.access == Access::read_write ? prepare_to_write(folder, options)
                                                   : OpenOnce::for_reader(folder);
  if (!once) return std::move(once).error();
  TRY(check_header_is_there(folder));
  auto core = std::make_unique<Core>(folder, options, std::move(once).value());
  TRY(core->open_map());
  Environment environment(std::move(core));
  TRY(environment.drop_dead_readers());
  return environment;
}

Result<ReadTxn> Environment::read() const {
  TRY_ASSIGN(MDB_txn* const txn, core_->begin(Purpose::read));
  return ReadTxn(*core_, txn);
}

Result<WriteTxn> Environment::write() {
  TRY_ASSIGN(MDB_txn* const txn, core_->begin(Purpose::write));
  return WriteTxn(*core_, txn);
}

Result<WriteTxn> Environment::write_for_cleanup() {
  TRY_ASSIGN(MDB_txn* const txn, core_->begin(Purpose::cleanup));
  core_->unsettled = true;
  return WriteTxn(*core_, txn);
}

Result<void> Environment::update(const Work& work) {
  return update_for(Purpose::write, work);
}

Result<void> Environment::update_for_cleanup(const Work& work) {
  return update_for(Purpose::cleanup, work);
}

Result<void> Environment::update_for(Purpose purpose, const Work& work) {
  Result<void> done = update_until_it_fits(purpose, work);
  std::optional<ErrorCode> trouble;
  if (!done && is_of_the_disk(done.error().code)) trouble = done.error().code;
  if (done || trouble) core_->trouble = trouble;
  return done;
}

// Ends: each round doubles the map, or settles once, or fails.
Result<void> Environment::update_until_it_fits(Purpose purpose, const Work& work) {
  while (true) {
    TRY_ASSIGN(WriteTxn txn, purpose == Purpose::write ? write() : write_for_cleanup());
    Result<void> done = work(txn);
    if (done) done = std::move(txn).commit();
    // NOLINTNEXTLINE(bugprone-use-after-move): commit() ends the transaction, the object stays
    if (done || !txn.map_was_full_) return done;
    txn.end();
    auto grown = core_->grow_for_retry(purpose);
    if (grown) continue;
    if (grown.error().code != ErrorCode::disk_full || !core_->unsettled) return grown;
    TRY(settle());
  }
}

// LMDB gives out freed pages two commits after they were freed. In a full store the next ordinary
// change would fail, so nothing would be committed, so they would never be given out.
Result<void> Environment::settle() {
  TRY_ASSIGN(WriteTxn txn, write_for_cleanup());
  TRY_ASSIGN(const PutNew mark, txn.put_new(kSettleKey, {}));
  if (mark == PutNew::inserted) TRY(txn.erase(kSettleKey));
  TRY(std::move(txn).commit());
  core_->unsettled = false;
  return {};
}

Result<void> Environment::write_copy(const std::filesystem::path& temporary) const {
  TRY(core_->pass(Operation::copy));
  TRY(remove_tree(temporary));
  TRY(make_folder(temporary));
  TRY_ASSIGN(ReadTxn held, read());  // the map must not change under the copy
  const int rc = mdb_env_copy2(core_->env, temporary.c_str(), MDB_CP_COMPACT);
  held.end();
  if (rc != 0) return error_of(rc, "copy to " + temporary.string());
  return {};
}

Result<void> Environment::copy_to(const std::filesystem::path& folder) const {
  if (std::filesystem::exists(folder / kDataFile)) {
    return fail(ErrorCode::already_there, folder.string() + " holds a store");
  }
  const std::filesystem::path temporary = folder / kCopyFolder;
  Result<void> done = write_copy(temporary);
  if (done) done = move_flushed(temporary / kDataFile, folder / kDataFile);
  remove_tree(temporary).ignore();
  return done;
}

Result<void> Environment::compact() {
  { TRY_ASSIGN(const WriteTxn may_write, write()); }
  const std::filesystem::path temporary = core_->folder_path / kCopyFolder;
  const std::uint64_t as_of = core_->last_change();
  Result<void> done = write_copy(temporary);
  if (done) done = core_->replace_data(temporary / kDataFile, as_of);
  remove_tree(temporary).ignore();
  return done;
}

Result<Stats> Environment::stats() const {
  TRY_ASSIGN(const ReadTxn held, read());
  TRY_ASSIGN(const std::uint64_t free_pages, count_free_pages(held.txn_));
  MDB_stat main{};
  if (const int rc = mdb_stat(held.txn_, core_->main_table, &main); rc != 0) {
    return error_of(rc, "stats");
  }
  return Stats{.map_bytes = core_->map_bytes(),
               .map_bytes_limit = core_->limit_bytes(Purpose::write),
               .file_bytes = core_->file_bytes(),
               .free_bytes = free_pages * core_->page_bytes,
               .records = main.ms_entries,
               .commits = core_->commits,
               .growths = core_->growths};
}

Result<std::uint64_t> Environment::room() const {
  TRY(core_->pass(Operation::room));
  return room_in(core_->folder_path, kRoomBytesMin);
}

std::optional<ErrorCode> Environment::trouble() const {
  return core_->trouble;
}

Result<int> Environment::drop_dead_readers() {
  return core_->drop_dead_readers();
}

}  // namespace tsudoi::lmdb
