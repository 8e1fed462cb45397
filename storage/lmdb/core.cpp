#include "storage/lmdb/core.h"

#include <fcntl.h>
#include <lmdb.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <string>
#include <utility>

#include "storage/base/assert.h"
#include "storage/lmdb/error_map.h"
#include "storage/lmdb/file_system.h"
#include "storage/lmdb/stores_over.h"

namespace tsudoi::lmdb {
namespace {

constexpr auto kQuietWait = std::chrono::milliseconds(kQuietWaitMs);
constexpr mode_t kOwnerOnly = 0600;

std::atomic<int> stores_over = 0;  // open ones; the process has few, and mostly one

bool reads_only(const Options& options) {
  return options.access == Access::read_only_beside_writer;
}

}  // namespace

bool is_one_over() {
  return stores_over > 0;
}

Core::Core(std::filesystem::path folder, const Options& given, OpenOnce once)
    : folder_path(std::move(folder)), options(given), owner_(::getpid()), once_(std::move(once)) {
  TSUDOI_ASSERT(options.map_bytes_max >= 2 * kHeadroomBytesMin);
  TSUDOI_ASSERT(options.map_bytes_step > 0);
}

Core::~Core() {
  TSUDOI_ASSERT(live_ == 0);
  if (writes_over_) --stores_over;
  // After a fork the map and its locks are the parent's to close.
  if (owner_ == ::getpid()) close_map();
}

void Core::end_writes() {
  if (!writes_over_.exchange(true)) ++stores_over;
}

void Core::close_map() {
  if (env != nullptr && !map_lost_) mdb_env_close(env);
  env = nullptr;
  if (alone_ >= 0) ::close(std::exchange(alone_, -1));
}

Result<void> Core::open_map() {
  if (const int rc = mdb_env_create(&env); rc != 0) return error_of(rc, "open");
  if (!reads_only(options)) {
    const std::uint64_t start = std::min(options.map_bytes_start, limit_bytes(Purpose::write));
    mdb_env_set_mapsize(env, start);
  }
  const unsigned flags = MDB_NOTLS | (reads_only(options) ? MDB_RDONLY : 0U);
  if (const int rc = mdb_env_open(env, folder_path.c_str(), flags, kOwnerOnly); rc != 0) {
    return error_of(rc, "open " + folder_path.string());
  }
  keep_from_children();
  MDB_stat stat{};
  mdb_env_stat(env, &stat);
  page_bytes = stat.ms_psize;
  TRY(check_whole());
  return find_table();
}

/// Nobody else has a transaction yet.
Result<void> Core::find_table() {
  TRY(pass(Operation::read));
  MDB_txn* txn = nullptr;
  int rc = mdb_txn_begin(env, nullptr, MDB_RDONLY, &txn);
  if (rc == MDB_MAP_RESIZED) {  // another process has just grown it
    mdb_env_set_mapsize(env, 0);
    rc = mdb_txn_begin(env, nullptr, MDB_RDONLY, &txn);
  }
  if (rc == 0) rc = mdb_dbi_open(txn, nullptr, 0, &main_table);
  if (txn != nullptr) mdb_txn_abort(txn);
  return rc == 0 ? Result<void>() : error_of(rc, "open " + folder_path.string());
}

// LMDB's own way to ask: whoever holds the first byte of lock.mdb for writing is alone, and whoever
// comes meanwhile waits there. We keep it until our map is open again, which makes the table of
// readers anew for the new file; for the same process that is no hindrance. The file stays open as
// long as the map: to close it would drop the locks of both.
Result<void> Core::be_alone() {
  const std::filesystem::path name = folder_path / kReaderFile;
  alone_ = ::open(name.c_str(), O_RDWR | O_CLOEXEC);
  if (alone_ < 0) return error_of(errno, name.string());
  struct flock first_byte {};
  first_byte.l_type = F_WRLCK;
  first_byte.l_whence = SEEK_SET;
  first_byte.l_len = 1;
  if (::fcntl(alone_, F_SETLK, &first_byte) == 0) return {};
  const int why = errno;
  ::close(std::exchange(alone_, -1));
  if (why == EACCES || why == EAGAIN)
    return fail(ErrorCode::busy, folder_path.string() + " is being read by another process");
  return error_of(why, name.string());
}

Result<void> Core::replace_data(const std::filesystem::path& data, std::uint64_t as_of) {
  TRY(still_ours(Purpose::write));
  Lock lock(mutex_);  // to the end: whoever begins to read meanwhile reads the new file
  TRY(wait_for_quiet(lock));
  if (last_change() != as_of)
    return fail(ErrorCode::busy, folder_path.string() + " was written to meanwhile");
  close_map();
  Result<void> done = be_alone();
  if (done) done = move_flushed(data, folder_path / kDataFile);
  const Result<void> opened = open_map();
  if (!opened) {
    close_map();
    map_lost_ = true;
    end_writes();
    return opened;
  }
  return done;
}

// LMDB leaves its data file open across exec; a speech or print helper has no business with it.
void Core::keep_from_children() const {
  int file = -1;
  if (mdb_env_get_fd(env, &file) == 0) ::fcntl(file, F_SETFD, FD_CLOEXEC);
}

// A file shorter than its header says is either cut off, or whole with its last pages never used.
// Only looking tells, and looking past the end of a file kills: a child looks.
Result<void> Core::check_whole() const {
  std::error_code problem;
  const std::uint64_t size = std::filesystem::file_size(folder_path / kDataFile, problem);
  if (problem) return error_of(problem.value(), folder_path.string());
  if (size >= file_bytes()) return {};
  return check_in_child(folder_path);
}

Result<void> Core::pass(Operation operation) const {
  if (options.gate == nullptr) return {};
  const std::optional<ErrorCode> wanted = options.gate->before(operation);
  if (!wanted) return {};
  return fail(*wanted, "a fault that the gate asked for");
}

Result<void> Core::still_ours(Purpose purpose) const {
  if (owner_ != ::getpid()) {
    return fail(ErrorCode::refused, "the store was opened by a process that has forked");
  }
  if (map_lost_) return fail(ErrorCode::disk_failed, "the map is gone; open the store again");
  if (purpose == Purpose::read) return {};
  if (reads_only(options)) return fail(ErrorCode::refused, "the store is open for reading only");
  if (writes_over_) {
    return fail(ErrorCode::disk_failed, "an earlier flush failed; open the store again");
  }
  return {};
}

Result<MDB_txn*> Core::begin(Purpose purpose) {
  TRY(still_ours(purpose));
  TRY(pass(purpose == Purpose::read ? Operation::read : Operation::write));
  {
    Lock lock(mutex_);
    // A remap that waits for quiet goes first; after kQuietWait it has given up.
    changed_.wait_for(lock, kQuietWait, [this] { return waiting_ == 0; });
    if (purpose != Purpose::read && live_ == 0) TRY(fit_map(purpose));
    ++live_;
  }
  const unsigned flags = purpose == Purpose::read ? MDB_RDONLY : 0U;
  MDB_txn* txn = nullptr;
  int rc = mdb_txn_begin(env, nullptr, flags, &txn);
  if (rc == MDB_MAP_RESIZED) {
    leave();
    TRY(follow_other_process());
    rc = mdb_txn_begin(env, nullptr, flags, &txn);
  }
  if (rc == 0) return txn;
  leave();
  return error_of(rc, "begin");
}

void Core::leave() {
  const Lock lock(mutex_);
  TSUDOI_ASSERT(live_ > 0);
  if (--live_ == 0 && waiting_ > 0) changed_.notify_all();
}

std::uint64_t Core::map_bytes() const {
  MDB_envinfo info{};
  mdb_env_info(env, &info);
  return info.me_mapsize;
}

std::uint64_t Core::last_change() const {
  MDB_envinfo info{};
  mdb_env_info(env, &info);
  return info.me_last_txnid;
}

std::uint64_t Core::file_bytes() const {
  MDB_envinfo info{};
  mdb_env_info(env, &info);
  return (info.me_last_pgno + 1) * page_bytes;
}

std::uint64_t Core::limit_bytes(Purpose purpose) const {
  const std::uint64_t spare =
      purpose == Purpose::cleanup ? 0 : headroom_bytes(options.map_bytes_max);
  return options.map_bytes_max - spare;
}

// Also brings the map back below the headroom after a clean-up, as far as the pages in use allow.
std::uint64_t Core::fitting_bytes(Purpose purpose) const {
  const std::uint64_t used = file_bytes();
  const std::uint64_t limit = limit_bytes(purpose);
  std::uint64_t bytes = std::min(map_bytes(), limit);
  while (used * 100 >= bytes * kGrowPercent && bytes < limit) {
    bytes = std::min(limit, bytes + options.map_bytes_step);
  }
  return std::max(bytes, used);
}

Result<int> Core::drop_dead_readers() const {
  int dropped = 0;
  const int rc = mdb_reader_check(env, &dropped);
  if (rc != 0) return error_of(rc, "readers");
  return dropped;
}

Result<void> Core::fit_map(Purpose purpose) {
  const std::uint64_t bytes = fitting_bytes(purpose);
  if (bytes == map_bytes()) return {};
  TRY(drop_dead_readers());
  return remap(bytes);
}

Result<void> Core::remap(std::uint64_t bytes) {
  TSUDOI_ASSERT(live_ == 0);
  TRY(pass(Operation::grow));
  const std::uint64_t before = map_bytes();
  if (const int rc = mdb_env_set_mapsize(env, bytes); rc != 0) {
    map_lost_ = true;
    end_writes();
    return error_of(rc, "grow");
  }
  if (map_bytes() > before) ++growths;
  return {};
}

Result<void> Core::wait_for_quiet(Lock& lock) {
  ++waiting_;
  const bool quiet = changed_.wait_for(lock, kQuietWait, [this] { return live_ == 0; });
  --waiting_;
  changed_.notify_all();
  if (quiet) return {};
  return fail(ErrorCode::busy, "a read transaction was open too long for the map to change");
}

Result<void> Core::grow_for_retry(Purpose purpose) {
  TRY_ASSIGN(const int dropped, drop_dead_readers());
  if (dropped > 0) return {};
  Lock lock(mutex_);
  TRY(wait_for_quiet(lock));
  const std::uint64_t now = map_bytes();
  const std::uint64_t larger = std::max(now * 2, now + options.map_bytes_step);
  const std::uint64_t bytes = std::min(larger, limit_bytes(purpose));
  if (bytes <= now) return fail(ErrorCode::disk_full, "the store is at its ceiling");
  return remap(bytes);
}

// Another process has grown the file past our map; taking its size also re-enters us in `live_`.
Result<void> Core::follow_other_process() {
  Lock lock(mutex_);
  TRY(wait_for_quiet(lock));
  TRY(remap(0));
  ++live_;
  return {};
}

}  // namespace tsudoi::lmdb
