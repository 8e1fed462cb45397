#include <lmdb.h>

#include <utility>

#include "storage/base/assert.h"
#include "storage/lmdb/core.h"
#include "storage/lmdb/cursor.h"
#include "storage/lmdb/error_map.h"
#include "storage/lmdb/transaction.h"

namespace tsudoi::lmdb {
namespace {

constexpr ByteArray<1> kAnyKey{1};  // a range from the beginning has no key to check

}  // namespace

Result<void> WriteTxn::ready_to_change(ByteView key) const {
  TSUDOI_ASSERT(txn_ != nullptr);
  TSUDOI_ASSERT(scans_open_ == 0);
  if (failure_) return *failure_;
  if (key.empty() || key.size() > kKeyBytesMax) {
    return fail(ErrorCode::too_large, "a key of " + std::to_string(key.size()) + " bytes");
  }
  return core_->pass(Operation::put);
}

Error WriteTxn::failed(int code, const char* doing) {
  if (code == MDB_MAP_FULL) map_was_full_ = true;
  return failed(error_of(code, doing));
}

Error WriteTxn::failed(Error error) {
  if (!failure_) failure_ = std::move(error);
  return *failure_;
}

Result<PutNew> WriteTxn::put_flagged(ByteView key, ByteView value, unsigned flags) {
  if (const auto ready = ready_to_change(key); !ready) return failed(ready.error());
  if (value.size() > kValueBytesMax) {
    return failed(fail(ErrorCode::too_large, "a value of " + std::to_string(value.size())));
  }
  MDB_val at = val_of(key);
  MDB_val what = val_of(value);
  const int rc = mdb_put(txn_, core_->main_table, &at, &what, flags);
  if (rc == MDB_KEYEXIST) return PutNew::already_there;
  if (rc != 0) return failed(rc, "put");
  return PutNew::inserted;
}

Result<void> WriteTxn::put(ByteView key, ByteView value) {
  TRY(put_flagged(key, value, 0));
  return {};
}

Result<PutNew> WriteTxn::put_new(ByteView key, ByteView value) {
  return put_flagged(key, value, MDB_NOOVERWRITE);
}

Result<void> WriteTxn::append(ByteView key, ByteView value) {
  TRY_ASSIGN(const PutNew put_last, put_flagged(key, value, MDB_APPEND));
  if (put_last == PutNew::inserted) return {};
  return put(key, value);
}

Result<Presence> WriteTxn::erase(ByteView key) {
  if (const auto ready = ready_to_change(key); !ready) return failed(ready.error());
  MDB_val at = val_of(key);
  const int rc = mdb_del(txn_, core_->main_table, &at, nullptr);
  if (rc == MDB_NOTFOUND) return Presence::absent;
  if (rc != 0) return failed(rc, "erase");
  return Presence::present;
}

Result<std::uint64_t> WriteTxn::erase_range(ByteView from_inclusive, ByteView to_exclusive) {
  const ByteView any_key = from_inclusive.empty() ? ByteView(kAnyKey) : from_inclusive;
  if (const auto ready = ready_to_change(any_key); !ready) return failed(ready.error());
  TRY_ASSIGN(const Cursor cursor, Cursor::open(txn_, core_->main_table));
  std::uint64_t erased = 0;
  while (true) {
    const Cursor::At at = cursor.seek(from_inclusive);
    if (!at) return failed(at.error());
    if (!*at) break;
    if (!to_exclusive.empty() && !comes_before((*at)->key, to_exclusive)) break;
    if (const int rc = cursor.erase_here(); rc != 0) return failed(rc, "erase");
    ++erased;
  }
  return erased;
}

Result<void> WriteTxn::commit_handle() {
  TRY(core_->pass(Operation::commit));
  MDB_txn* const gone = std::exchange(txn_, nullptr);
  const int rc = mdb_txn_commit(gone);
  core_->leave();
  if (rc != 0) return failed(rc, "commit");
  if (++core_->commits % kCommitsPerLook == 0) core_->drop_dead_readers().ignore();
  return core_->pass(Operation::committed);
}

Result<void> WriteTxn::commit() && {
  TSUDOI_ASSERT(txn_ != nullptr);
  TSUDOI_ASSERT(scans_open_ == 0);
  Result<void> done = failure_ ? Result<void>(*failure_) : commit_handle();
  end();
  if (!done && done.error().code == ErrorCode::disk_failed) core_->end_writes();
  return done;
}

}  // namespace tsudoi::lmdb
