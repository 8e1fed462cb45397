// SqliteStore: what a kiosk would take if not LMDB: SQLite, write-ahead log, synchronous=FULL (each
// commit is on the disk), prepared statements.
#pragma once

#include <filesystem>

#include "storage/base/bytes.h"

struct sqlite3;
struct sqlite3_stmt;

namespace tsudoi::bench {

class SqliteStore {
 public:
  explicit SqliteStore(const std::filesystem::path& file);
  SqliteStore(const SqliteStore&) = delete;
  SqliteStore& operator=(const SqliteStore&) = delete;
  ~SqliteStore();
  /// Between begin and commit put_durably is only a put.
  void begin() { run("begin"); }
  void commit() { run("commit"); }
  void put_durably(ByteView key, ByteView value);
  /// The value's size.
  std::size_t get(ByteView key);

 private:
  void run(const char* sql);

  sqlite3* db_ = nullptr;
  sqlite3_stmt* insert_ = nullptr;
  sqlite3_stmt* select_ = nullptr;
};

}  // namespace tsudoi::bench
