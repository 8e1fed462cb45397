// BareLmdb: the same store without us, in LMDB's default durable mode. What storage/lmdb adds is
// the difference.
#pragma once

#include <filesystem>

#include "storage/base/bytes.h"

struct MDB_env;

namespace tsudoi::bench {

class BareLmdb {
 public:
  explicit BareLmdb(const std::filesystem::path& folder);
  BareLmdb(const BareLmdb&) = delete;
  BareLmdb& operator=(const BareLmdb&) = delete;
  ~BareLmdb();
  void put_durably(ByteView key, ByteView value);
  /// The value's size.
  std::size_t get(ByteView key);

 private:
  MDB_env* env_ = nullptr;
  unsigned table_ = 0;
};

}  // namespace tsudoi::bench
