#include "storage/lmdb/cursor.h"

#include <lmdb.h>

#include <algorithm>
#include <utility>

#include "storage/lmdb/error_map.h"

namespace tsudoi::lmdb {

MDB_val val_of(ByteView bytes) {
  // LMDB takes a pointer to mutable bytes and does not change them.
  return {bytes.size(), const_cast<std::uint8_t*>(bytes.data())};
}

ByteView bytes_of(const MDB_val& val) {
  return {static_cast<const std::uint8_t*>(val.mv_data), val.mv_size};
}

bool comes_before(ByteView a, ByteView b) {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end());
}

Result<Cursor> Cursor::open(MDB_txn* txn, unsigned table) {
  MDB_cursor* cursor = nullptr;
  const int rc = mdb_cursor_open(txn, table, &cursor);
  if (rc != 0) return error_of(rc, "scan");
  return Cursor(cursor);
}

Cursor::Cursor(Cursor&& other) noexcept : cursor_(std::exchange(other.cursor_, nullptr)) {}

Cursor::~Cursor() {
  if (cursor_ != nullptr) mdb_cursor_close(cursor_);
}

Cursor::At Cursor::move(ByteView key, int how) const {
  MDB_val at = val_of(key);
  MDB_val value{};
  const int rc = mdb_cursor_get(cursor_, &at, &value, static_cast<MDB_cursor_op>(how));
  if (rc == MDB_NOTFOUND) return std::optional<Pair>();
  if (rc != 0) return error_of(rc, "scan");
  return std::optional<Pair>(Pair{bytes_of(at), bytes_of(value)});
}

Cursor::At Cursor::seek(ByteView key) const {
  return move(key, key.empty() ? MDB_FIRST : MDB_SET_RANGE);
}

Cursor::At Cursor::next() const {
  return move({}, MDB_NEXT);
}

Cursor::At Cursor::previous() const {
  return move({}, MDB_PREV);
}

Cursor::At Cursor::last() const {
  return move({}, MDB_LAST);
}

int Cursor::erase_here() const {
  return mdb_cursor_del(cursor_, 0);
}

}  // namespace tsudoi::lmdb
