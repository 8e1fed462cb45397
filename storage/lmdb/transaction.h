// ReadTxn and WriteTxn: one unbroken look at the store, and one change that happens whole or not at
// all. Keys are byte strings whose first byte names the table; order is that of the bytes.
//
// Owns: the LMDB handle; the destructor ends a read and aborts a write that was not committed.
// Thread: reads may begin and end on any thread. A write stays on the thread that began it, and
//         there is one at a time: Environment::write waits for the other.
// Order: end before the Environment goes. Keep reads short (5 s at most, never across frames): a
//        forgotten one makes the file grow without bound [F07].
// Errors: damaged, disk_failed, disk_full, out_of_memory; too_large for keys and values over the
//         limits. After any failed change the transaction only takes destruction: begin a new one.
// Limits: key 1 to kKeyBytesMax, value 0 to kValueBytesMax.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "storage/base/bytes.h"

struct MDB_txn;

namespace tsudoi::lmdb {

inline constexpr std::size_t kKeyBytesMax = 511;                 // LMDB's own, as Debian builds it
inline constexpr std::size_t kValueBytesMax = 64 * 1024 * 1024;  // a picture is a few MiB

struct Core;

enum class Presence : std::uint8_t { absent, present };
enum class Walk : std::uint8_t { go_on, stop };
enum class PutNew : std::uint8_t { inserted, already_there };

struct Record {
  Bytes key;
  Bytes value;
  bool operator==(const Record&) const = default;
};

using ValueVisitor = std::function<void(ByteView value)>;
using RecordVisitor = std::function<Walk(ByteView key, ByteView value)>;

/// The first key after all that begin with `prefix`; empty ("to the end") when there is none.
Bytes prefix_end(ByteView prefix);

class ReadTxn {
 public:
  ReadTxn(ReadTxn&& other) noexcept;
  ReadTxn& operator=(ReadTxn&& other) noexcept;
  ~ReadTxn();

  /// A copy of the value.
  Result<std::optional<Bytes>> get(ByteView key) const;
  /// Without a copy: the view is good until `visitor` returns.
  Result<Presence> visit(ByteView key, const ValueVisitor& visitor) const;
  /// In order, from `from_inclusive` (empty: the beginning) up to `to_exclusive` (empty: the end).
  /// The views are good until `visitor` returns; changing the store inside it is a bug.
  Result<void> scan(ByteView from_inclusive, ByteView to_exclusive,
                    const RecordVisitor& visitor) const;
  Result<void> scan_prefix(ByteView prefix, const RecordVisitor& visitor) const;
  /// The record with the greatest key that is smaller than `key` (empty: the last of all).
  Result<std::optional<Record>> last_before(ByteView key) const;

 protected:
  friend class Environment;
  ReadTxn(Core& core, MDB_txn* txn) : core_(&core), txn_(txn) {}
  void end();

  Core* core_ = nullptr;
  MDB_txn* txn_ = nullptr;
  mutable int scans_open_ = 0;  // to catch a change made inside a visitor
};

class WriteTxn final : public ReadTxn {
 public:
  WriteTxn(WriteTxn&&) noexcept = default;
  WriteTxn& operator=(WriteTxn&&) noexcept = default;

  Result<void> put(ByteView key, ByteView value);
  Result<PutNew> put_new(ByteView key, ByteView value);
  /// As put, and quicker and denser when `key` sorts after all keys of the store.
  Result<void> append(ByteView key, ByteView value);
  /// Whether it was there.
  Result<Presence> erase(ByteView key);
  /// All keys of [from, to), bounds as in scan; how many they were.
  Result<std::uint64_t> erase_range(ByteView from_inclusive, ByteView to_exclusive);

  /// Durable when it returns ok. Consumes the transaction whatever it returns: the handle is
  /// cleared before C is called, since a failed mdb_txn_commit has already freed it
  /// ("A failed commit leaves nothing to abort").
  /// disk_failed: the outcome is unknown; the environment takes no more writes. Reopen and look.
  Result<void> commit() &&;

 private:
  friend class Environment;
  using ReadTxn::ReadTxn;
  Result<void> ready_to_change(ByteView key) const;
  /// Whether the key was free; with MDB_NOOVERWRITE or MDB_APPEND only then is anything written.
  Result<PutNew> put_flagged(ByteView key, ByteView value, unsigned flags);
  Result<void> commit_handle();
  Error failed(int code, const char* doing);
  Error failed(Error error);

  std::optional<Error> failure_;  // the first one; nothing of this transaction will be saved
  bool map_was_full_ = false;
};

}  // namespace tsudoi::lmdb
