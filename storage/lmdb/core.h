// Core: what an Environment and its transactions share: the map, who is inside, and when the map
// may change. Internal to storage/lmdb.
//
// Thread: any. `mutex` guards `live`, `waiting` and every change of the map: LMDB forbids one while
//         any transaction of the process is open.
#pragma once

#include <sys/types.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string_view>

#include "storage/lmdb/environment.h"
#include "storage/lmdb/open_once.h"

struct MDB_env;

namespace tsudoi::lmdb {

enum class Purpose : std::uint8_t { read, write, cleanup };

struct Core {
  Core(std::filesystem::path folder, const Options& options, OpenOnce once);
  Core(const Core&) = delete;
  Core& operator=(const Core&) = delete;
  ~Core();

  /// Opens the map; the folder holds a data file.
  Result<void> open_map();

  /// Ends the map, puts `data` in the place of the data file and opens the map again, also where
  /// that was not done. busy: another process has the store open.
  Result<void> replace_data(const std::filesystem::path& data, std::uint64_t as_of);

  /// A transaction, counted in `live`; leave() when it has ended.
  Result<MDB_txn*> begin(Purpose purpose);
  void leave();

  /// Frees the slots of readers that died; how many.
  Result<int> drop_dead_readers() const;

  /// After a change did not fit: pages that a dead reader held, or a larger map; disk_full when
  /// there is none to be had.
  Result<void> grow_for_retry(Purpose purpose);

  /// A flush failed: its outcome stays unknown, and nothing more is written (F08).
  void end_writes();

  /// The gate's failure for this operation, if a test wants one.
  Result<void> pass(Operation operation) const;

  std::uint64_t map_bytes() const;
  std::uint64_t file_bytes() const;
  std::uint64_t last_change() const;  // number of the newest commit
  std::uint64_t limit_bytes(Purpose purpose) const;

  const std::filesystem::path folder_path;
  const Options options;
  MDB_env* env = nullptr;
  unsigned main_table = 0;
  std::uint64_t page_bytes = 0;
  std::atomic<std::uint64_t> commits = 0;
  std::atomic<std::uint64_t> growths = 0;
  std::atomic<bool> unsettled = true;  // a clean-up may have freed pages not yet given out
  std::atomic<std::optional<ErrorCode>> trouble{};  // that the last change met

 private:
  using Lock = std::unique_lock<std::mutex>;
  void close_map();
  Result<void> find_table();
  Result<void> be_alone();
  void keep_from_children() const;
  Result<void> check_whole() const;
  Result<void> still_ours(Purpose purpose) const;
  Result<void> fit_map(Purpose purpose);
  Result<void> remap(std::uint64_t bytes);
  Result<void> wait_for_quiet(Lock& lock);
  Result<void> follow_other_process();
  std::uint64_t fitting_bytes(Purpose purpose) const;

  const pid_t owner_;
  std::mutex mutex_;
  std::condition_variable changed_;
  int live_ = 0;
  int waiting_ = 0;
  std::atomic<bool> writes_over_ = false;
  std::atomic<bool> map_lost_ = false;  // a remap failed: there is nothing to read from
  int alone_ = -1;  // lock.mdb, held as its only user while the data file was changed
  OpenOnce once_;
};

}  // namespace tsudoi::lmdb
