#include "storage/lmdb/transaction.h"

#include <lmdb.h>

#include <algorithm>

#include "storage/base/assert.h"
#include "storage/lmdb/core.h"
#include "storage/lmdb/cursor.h"
#include "storage/lmdb/error_map.h"

namespace tsudoi::lmdb {

Bytes prefix_end(ByteView prefix) {
  Bytes end = copy_of(prefix);
  while (!end.empty() && end.back() == 0xFF) end.pop_back();
  if (!end.empty()) ++end.back();
  return end;
}

ReadTxn::ReadTxn(ReadTxn&& other) noexcept
    : core_(other.core_), txn_(std::exchange(other.txn_, nullptr)) {
  TSUDOI_ASSERT(other.scans_open_ == 0);
}

ReadTxn& ReadTxn::operator=(ReadTxn&& other) noexcept {
  if (this == &other) return *this;
  TSUDOI_ASSERT(scans_open_ == 0 && other.scans_open_ == 0);
  end();
  core_ = other.core_;
  txn_ = std::exchange(other.txn_, nullptr);
  return *this;
}

ReadTxn::~ReadTxn() {
  end();
}

void ReadTxn::end() {
  if (txn_ == nullptr) return;
  mdb_txn_abort(std::exchange(txn_, nullptr));
  core_->leave();
}

Result<std::optional<Bytes>> ReadTxn::get(ByteView key) const {
  std::optional<Bytes> found;
  TRY(visit(key, [&found](ByteView value) { found = copy_of(value); }));
  return found;
}

Result<Presence> ReadTxn::visit(ByteView key, const ValueVisitor& visitor) const {
  TSUDOI_ASSERT(txn_ != nullptr);
  TRY(core_->pass(Operation::get));
  if (key.empty() || key.size() > kKeyBytesMax) return Presence::absent;  // nothing can be there
  MDB_val wanted = val_of(key);
  MDB_val value{};
  const int rc = mdb_get(txn_, core_->main_table, &wanted, &value);
  if (rc == MDB_NOTFOUND) return Presence::absent;
  if (rc != 0) return error_of(rc, "get");
  const ScanGuard guard(scans_open_);
  visitor(bytes_of(value));
  return Presence::present;
}

Result<void> ReadTxn::scan(ByteView from_inclusive, ByteView to_exclusive,
                           const RecordVisitor& visitor) const {
  TSUDOI_ASSERT(txn_ != nullptr);
  TRY(core_->pass(Operation::get));
  TRY_ASSIGN(const Cursor cursor, Cursor::open(txn_, core_->main_table));
  const ScanGuard guard(scans_open_);
  TRY_ASSIGN(std::optional<Cursor::Pair> at, cursor.seek(from_inclusive));
  while (at) {
    if (!to_exclusive.empty() && !comes_before(at->key, to_exclusive)) break;
    if (visitor(at->key, at->value) == Walk::stop) break;
    TRY_ASSIGN(at, cursor.next());
  }
  return {};
}

Result<void> ReadTxn::scan_prefix(ByteView prefix, const RecordVisitor& visitor) const {
  return scan(prefix, prefix_end(prefix), visitor);
}

Result<std::optional<Record>> ReadTxn::last_before(ByteView key) const {
  TSUDOI_ASSERT(txn_ != nullptr);
  TRY(core_->pass(Operation::get));
  TRY_ASSIGN(const Cursor cursor, Cursor::open(txn_, core_->main_table));
  std::optional<Cursor::Pair> at;
  if (!key.empty()) {
    TRY_ASSIGN(at, cursor.seek(key));
  }
  TRY_ASSIGN(at, at ? cursor.previous() : cursor.last());
  if (!at) return std::optional<Record>();
  return std::optional<Record>(Record{copy_of(at->key), copy_of(at->value)});
}

}  // namespace tsudoi::lmdb
