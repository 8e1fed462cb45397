#include "tests/bench/bare_lmdb.h"

#include <lmdb.h>

#include "tests/bench/bench.h"

namespace tsudoi::bench {
namespace {

void check(int rc) {
  if (rc != 0) give_up(mdb_strerror(rc));
}

MDB_val val_of(ByteView bytes) {
  return {bytes.size(), const_cast<std::uint8_t*>(bytes.data())};
}

}  // namespace

BareLmdb::BareLmdb(const std::filesystem::path& folder) {
  check(mdb_env_create(&env_));
  check(mdb_env_set_mapsize(env_, std::size_t{1} << 30));
  check(mdb_env_open(env_, folder.c_str(), MDB_NOTLS, 0600));
  MDB_txn* txn = nullptr;
  check(mdb_txn_begin(env_, nullptr, 0, &txn));
  check(mdb_dbi_open(txn, nullptr, 0, &table_));
  check(mdb_txn_commit(txn));
}

BareLmdb::~BareLmdb() {
  mdb_env_close(env_);
}

void BareLmdb::put_durably(ByteView key, ByteView value) {
  MDB_txn* txn = nullptr;
  check(mdb_txn_begin(env_, nullptr, 0, &txn));
  MDB_val at = val_of(key);
  MDB_val what = val_of(value);
  check(mdb_put(txn, table_, &at, &what, 0));
  check(mdb_txn_commit(txn));
}

std::size_t BareLmdb::get(ByteView key) {
  MDB_txn* txn = nullptr;
  check(mdb_txn_begin(env_, nullptr, MDB_RDONLY, &txn));
  MDB_val at = val_of(key);
  MDB_val what{};
  check(mdb_get(txn, table_, &at, &what));
  const Bytes copy(static_cast<std::uint8_t*>(what.mv_data),
                   static_cast<std::uint8_t*>(what.mv_data) + what.mv_size);
  mdb_txn_abort(txn);
  return copy.size();
}

}  // namespace tsudoi::bench
