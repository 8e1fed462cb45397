// Cursor: an LMDB cursor that closes itself, and the small change between views and LMDB's own
// spans. Internal to storage/lmdb.
//
// Order: closed before its transaction ends. Views are good until the cursor moves or a write.
#pragma once

#include <optional>

#include "storage/base/bytes.h"

struct MDB_cursor;
struct MDB_txn;
struct MDB_val;

namespace tsudoi::lmdb {

MDB_val val_of(ByteView bytes);
ByteView bytes_of(const MDB_val& val);
/// LMDB's order: byte by byte, the shorter first.
bool comes_before(ByteView a, ByteView b);

/// Counts the visitors that run, so that a change inside one is caught.
class ScanGuard {
 public:
  explicit ScanGuard(int& open) : open_(open) { ++open_; }
  ScanGuard(const ScanGuard&) = delete;
  ScanGuard& operator=(const ScanGuard&) = delete;
  ~ScanGuard() { --open_; }

 private:
  int& open_;
};

class Cursor {
 public:
  struct Pair {
    ByteView key;
    ByteView value;
  };
  using At = Result<std::optional<Pair>>;

  static Result<Cursor> open(MDB_txn* txn, unsigned table);
  Cursor(Cursor&& other) noexcept;
  Cursor& operator=(Cursor&& other) = delete;
  ~Cursor();

  /// The first record at or after `key`; empty: the first of all.
  At seek(ByteView key) const;
  At next() const;
  At previous() const;
  At last() const;
  /// LMDB's own code; 0 is success.
  int erase_here() const;

 private:
  explicit Cursor(MDB_cursor* cursor) : cursor_(cursor) {}
  At move(ByteView key, int how) const;
  MDB_cursor* cursor_;
};

}  // namespace tsudoi::lmdb
