// OpenOnce: the right to have a store open. Among processes, one writer (a lock on tsudoi.lock,
// which the system drops when the process ends, however it ends). Within a process, one environment
// at all: closing a second one would drop the readers' locks of the first without a word.
//
// Owns: the locked file. Thread: any. Errors: busy, disk_read_only, disk_full.
#pragma once

#include <filesystem>
#include <utility>

#include "storage/base/result.h"

namespace tsudoi::lmdb {

class OpenOnce {
 public:
  static Result<OpenOnce> for_writer(const std::filesystem::path& folder);
  static Result<OpenOnce> for_reader(const std::filesystem::path& folder);
  OpenOnce(OpenOnce&& other) noexcept;
  OpenOnce& operator=(OpenOnce&& other) noexcept;
  ~OpenOnce();

 private:
  using Identity = std::pair<std::uint64_t, std::uint64_t>;  // device and inode of the folder
  explicit OpenOnce(Identity folder) : folder_(folder) {}
  static Result<OpenOnce> in_process(const std::filesystem::path& folder);
  void release();

  Identity folder_;
  bool held_ = true;
  int file_ = -1;
};

}  // namespace tsudoi::lmdb
