#include "kiosk/ui/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "storage/base/files.h"

namespace tsudoi::ui {

Result<MappedFile> MappedFile::open(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return error_of_errno(errno, file);
  struct stat about {};
  const bool known = ::fstat(descriptor, &about) == 0 && about.st_size > 0;
  const auto size = static_cast<std::size_t>(about.st_size);
  void* memory = known ? ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0) : MAP_FAILED;
  ::close(descriptor);
  if (memory == MAP_FAILED) return fail(ErrorCode::malformed, file.string());
  MappedFile out;
  out.bytes_ = {static_cast<const std::uint8_t*>(memory), size};
  return out;
}

void MappedFile::let_go() const {
  if (!bytes_.empty())
    ::madvise(const_cast<std::uint8_t*>(bytes_.data()), bytes_.size(), MADV_DONTNEED);
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) ::munmap(const_cast<std::uint8_t*>(bytes_.data()), bytes_.size());
}

}  // namespace tsudoi::ui
