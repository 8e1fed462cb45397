// A file's bytes in memory without reading them: fonts of many megabytes cost only what is looked
// at.
#pragma once

#include <filesystem>
#include <utility>

#include "storage/base/bytes.h"

namespace tsudoi::ui {

class MappedFile {
 public:
  /// Errors: those of error_of_errno; malformed when empty.
  static Result<MappedFile> open(const std::filesystem::path& file);
  MappedFile() = default;
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}
  MappedFile& operator=(MappedFile&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    return *this;
  }

  ByteView bytes() const { return bytes_; }
  /// What was looked at need not stay in our memory; it comes back when it is looked at again.
  void let_go() const;

 private:
  ByteView bytes_;
};

}  // namespace tsudoi::ui
