#include "tests/bench/sqlite_store.h"

#include <sqlite3.h>

#include "tests/bench/bench.h"

namespace tsudoi::bench {
namespace {

void bind(sqlite3_stmt* statement, int place, ByteView bytes) {
  sqlite3_bind_blob(statement, place, bytes.data(), static_cast<int>(bytes.size()), nullptr);
}

}  // namespace

SqliteStore::SqliteStore(const std::filesystem::path& file) {
  if (sqlite3_open(file.c_str(), &db_) != SQLITE_OK) give_up("sqlite3_open");
  run("pragma journal_mode=WAL");
  run("pragma synchronous=FULL");
  run("create table record(key blob primary key, value blob) without rowid");
  sqlite3_prepare_v2(db_, "insert or replace into record values(?,?)", -1, &insert_, nullptr);
  sqlite3_prepare_v2(db_, "select value from record where key=?", -1, &select_, nullptr);
  if (insert_ == nullptr || select_ == nullptr) give_up(sqlite3_errmsg(db_));
}

SqliteStore::~SqliteStore() {
  sqlite3_finalize(insert_);
  sqlite3_finalize(select_);
  sqlite3_close(db_);
}

void SqliteStore::run(const char* sql) {
  if (sqlite3_exec(db_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) give_up(sqlite3_errmsg(db_));
}

void SqliteStore::put_durably(ByteView key, ByteView value) {
  bind(insert_, 1, key);
  bind(insert_, 2, value);
  if (sqlite3_step(insert_) != SQLITE_DONE) give_up(sqlite3_errmsg(db_));
  sqlite3_reset(insert_);
}

std::size_t SqliteStore::get(ByteView key) {
  bind(select_, 1, key);
  if (sqlite3_step(select_) != SQLITE_ROW) give_up(sqlite3_errmsg(db_));
  const auto* value = static_cast<const std::uint8_t*>(sqlite3_column_blob(select_, 0));
  const Bytes copy(value, value + sqlite3_column_bytes(select_, 0));
  sqlite3_reset(select_);
  return copy.size();
}

}  // namespace tsudoi::bench
