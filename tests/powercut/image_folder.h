// A folder in memory (/dev/shm) that becomes one image after the other: only the pages that differ
// are written.
#pragma once

#include <filesystem>

#include "tests/powercut/disk.h"

namespace tsudoi::powercut {

/// Whether the last image still lies there as it was put.
enum class Since : std::uint8_t { only_read, changed };

class ImageFolder {
 public:
  ImageFolder();
  ImageFolder(const ImageFolder&) = delete;
  ImageFolder& operator=(const ImageFolder&) = delete;
  ~ImageFolder();

  const std::filesystem::path& path() const { return path_; }
  void put(Image image, Since since);

 private:
  void put_all(const Image& image) const;
  void put_file(const std::filesystem::path& path, const Bytes& bytes, const Bytes& before) const;

  std::filesystem::path path_;
  Image there_;
};

}  // namespace tsudoi::powercut
