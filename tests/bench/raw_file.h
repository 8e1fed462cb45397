// RawFile: the physical limit. Bytes into blocks that were written before, one flush.
#pragma once

#include <filesystem>

#include "storage/base/bytes.h"

namespace tsudoi::bench {

class RawFile {
 public:
  explicit RawFile(const std::filesystem::path& file);
  RawFile(const RawFile&) = delete;
  RawFile& operator=(const RawFile&) = delete;
  ~RawFile();
  /// Files have no keys: `key` is not used, so that the limit stays one.
  void put_durably(ByteView key, ByteView value);

 private:
  int file_;
  std::size_t at_ = 0;
};

}  // namespace tsudoi::bench
