// Environment: one store on disk, open once. The only door to LMDB; nothing else includes lmdb.h.
// Always LMDB's durable mode: never WRITEMAP, NOSYNC, NOMETASYNC or DUPSORT. One commit is two
// flushes ("One commit is exactly two flushes").
//
// Owns: the map, the files data.mdb, lock.mdb and tsudoi.lock in its folder.
// Thread: any number of threads may read and write; writers take turns. Growing the map needs a
//         moment without transactions and waits for one, kQuietWaitMs at most.
// Order: outlives its transactions. Not to be used across fork: the child is refused.
// Errors: busy (another read_write, or this process has it open), refused (a file system that
//         cannot keep the promise [F11]), damaged, newer_version, disk_*, not_found (reading only).
// First creation [F02]: made under a temporary name, committed, flushed, then renamed. A power cut
//         leaves no data.mdb, or a whole one; leftovers are removed at the next open.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include "storage/lmdb/fault_gate.h"
#include "storage/lmdb/transaction.h"

namespace tsudoi::lmdb {

inline constexpr std::uint64_t kMiB = 1024 * 1024;
inline constexpr std::uint64_t kHeadroomBytesMin = 8 * kMiB;  // F06
inline constexpr int kGrowPercent = 70;                       // F06
inline constexpr int kQuietWaitMs = 5000;                     // F07: no read is older
inline constexpr std::uint64_t kCommitsPerLook = 1000;        // F07: about an hour of a busy kiosk
inline constexpr std::uint64_t kRoomBytesMin = kMiB;          // F05: several changes fit into it

/// Full, read-only, failing: nothing is lost, people get paper, and it may pass [F05, F08, F09].
constexpr bool is_of_the_disk(ErrorCode code) {
  return code == ErrorCode::disk_full || code == ErrorCode::disk_failed ||
         code == ErrorCode::disk_read_only;
}

enum class Access : std::uint8_t { read_write, read_only_beside_writer };

struct Options {
  Access access = Access::read_write;
  std::uint64_t map_bytes_start = 16 * kMiB;
  std::uint64_t map_bytes_step = 16 * kMiB;
  std::uint64_t map_bytes_max = 4096 * kMiB;  // the store's own ceiling, at least 16 MiB
  FaultGate* gate = nullptr;                  // outlives the environment
};

struct Stats {
  std::uint64_t map_bytes = 0;  // as mapped now
  std::uint64_t map_bytes_limit =
      0;                         // what ordinary writes may fill: the maximum less the headroom
  std::uint64_t file_bytes = 0;  // all pages ever in use: the size of data.mdb
  std::uint64_t free_bytes = 0;  // of these, pages ready to be used again
  std::uint64_t records = 0;
  std::uint64_t commits = 0;  // by this object
  std::uint64_t growths = 0;  // by this object
  std::uint64_t used_bytes() const { return file_bytes - free_bytes; }
};

/// What ordinary writes may not touch, so that deletion works when the store is full.
constexpr std::uint64_t headroom_bytes(std::uint64_t map_bytes_max) {
  return map_bytes_max / 10 > kHeadroomBytesMin ? map_bytes_max / 10 : kHeadroomBytesMin;
}

enum class Purpose : std::uint8_t;

class Environment {
 public:
  using Work = std::function<Result<void>(WriteTxn&)>;

  /// Opens the store in `folder`; read_write makes folder and store when they are not there.
  static Result<Environment> open(const std::filesystem::path& folder, const Options& options);
  Environment(Environment&& other) noexcept;
  Environment& operator=(Environment&& other) noexcept;
  ~Environment();

  Result<ReadTxn> read() const;
  /// A change by hand. A change that does not fit the map fails with disk_full, even where the map
  /// could still grow; update() grows and runs it again.
  Result<WriteTxn> write();
  /// As write, with the headroom: for deletion and purge only.
  Result<WriteTxn> write_for_cleanup();

  /// Begins, runs `work`, commits. May run `work` again from the beginning when the map had to
  /// grow, so `work` changes nothing but the transaction and what it sets anew each time.
  Result<void> update(const Work& work);
  Result<void> update_for_cleanup(const Work& work);

  /// A compact copy of this moment (mdb_env_copy2), without the free pages in which deleted records
  /// linger [F10, F13]. `folder` is made; already_there when it holds a store. Flushed at return.
  Result<void> copy_to(const std::filesystem::path& folder) const;

  /// Puts such a copy in the place of this store, so that what was deleted is in none of its files
  /// [F13], whole after a power cut too. Waits for a moment without transactions. Errors: busy when
  /// there is none, another process reads, or something was written; nothing has changed then.
  Result<void> compact();

  Result<Stats> stats() const;
  /// What the next change would meet, without making one: free bytes on the disk, or disk_full when
  /// they are fewer than kRoomBytesMin, disk_read_only [F05, F09].
  Result<std::uint64_t> room() const;
  /// Why the last change failed, if the disk was to blame; empty: it went well.
  std::optional<ErrorCode> trouble() const;

  /// Frees the slots of processes that died while reading; how many. At open, before the map grows
  /// and every kCommitsPerLook commits, since only what is written makes such a slot costly [F07].
  Result<int> drop_dead_readers();

 private:
  explicit Environment(std::unique_ptr<Core> core);
  Result<void> update_for(Purpose purpose, const Work& work);
  Result<void> update_until_it_fits(Purpose purpose, const Work& work);
  Result<void> settle();
  Result<void> write_copy(const std::filesystem::path& temporary) const;
  std::unique_ptr<Core> core_;
};

/// Reads every page and record in a child process, so that a store broken enough to kill its reader
/// kills only the child [F04]. ok, damaged, or what open would say.
Result<void> check_in_child(const std::filesystem::path& folder);

}  // namespace tsudoi::lmdb
