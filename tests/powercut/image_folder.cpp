#include "tests/powercut/image_folder.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

namespace tsudoi::powercut {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPageBytes = 4096;

void require(bool done, const fs::path& path) {
  if (!done) throw std::runtime_error("cannot write the image " + path.string());
}

/// The product takes away what a creation left, so it is not as it was put.
bool has_leftovers(const Image& image) {
  return std::ranges::any_of(image.names,
                             [](const auto& name) { return name.first.ends_with(".tmp"); });
}

}  // namespace

ImageFolder::ImageFolder() {
  const fs::path memory = "/dev/shm";
  const fs::path parent = fs::is_directory(memory) ? memory : fs::temp_directory_path();
  std::string name = (parent / "tsudoi-powercut-XXXXXX").string();
  require(::mkdtemp(name.data()) != nullptr, parent);
  path_ = name;
}

ImageFolder::~ImageFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void ImageFolder::put(Image image, Since since) {
  if (since == Since::changed || has_leftovers(there_) || image.names != there_.names) {
    for (const auto& entry : fs::directory_iterator(path_)) fs::remove_all(entry.path());
    put_all(image);
  } else {
    for (const auto& [name, file] : image.names)
      if (file != kFolder) put_file(path_ / name, image.files[file], there_.files[file]);
  }
  there_ = std::move(image);
}

/// A file with two names is one file.
void ImageFolder::put_all(const Image& image) const {
  std::map<int, fs::path> placed;
  for (const auto& [name, file] : image.names) {
    const auto [first, is_new] = placed.try_emplace(file, path_ / name);
    if (file == kFolder)
      fs::create_directory(path_ / name);
    else if (is_new)
      put_file(path_ / name, image.files[file], {});
    else
      fs::create_hard_link(first->second, path_ / name);
  }
}

void ImageFolder::put_file(const fs::path& path, const Bytes& bytes, const Bytes& before) const {
  const bool is_new = before.empty();
  if (bytes == before && !is_new) return;
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | (is_new ? O_TRUNC : 0), 0600);
  require(file >= 0, path);
  for (std::size_t at = 0; at < bytes.size(); at += kPageBytes) {
    const std::size_t length = std::min(kPageBytes, bytes.size() - at);
    const auto* page = bytes.data() + at;
    const bool is_there =
        at + length <= before.size() && std::equal(page, page + length, before.data() + at);
    if (!is_there) require(::pwrite(file, page, length, static_cast<off_t>(at)) > 0, path);
  }
  if (bytes.size() < before.size())
    require(::ftruncate(file, static_cast<off_t>(bytes.size())) == 0, path);
  ::close(file);
}

}  // namespace tsudoi::powercut
