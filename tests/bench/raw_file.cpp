#include "tests/bench/raw_file.h"

#include <fcntl.h>
#include <unistd.h>

#include "tests/bench/bench.h"

namespace tsudoi::bench {
namespace {

constexpr std::size_t kFileBytes = 4 * 1024 * 1024;

void write_at(int file, ByteView bytes, std::size_t at) {
  const ssize_t written = ::pwrite(file, bytes.data(), bytes.size(), static_cast<off_t>(at));
  if (written != static_cast<ssize_t>(bytes.size())) give_up("pwrite");
}

}  // namespace

RawFile::RawFile(const std::filesystem::path& file)
    : file_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
  if (file_ < 0) give_up("open " + file.string());
  write_at(file_, Bytes(kFileBytes, 'z'), 0);
  if (::fsync(file_) != 0) give_up("fsync");
}

RawFile::~RawFile() {
  ::close(file_);
}

void RawFile::put_durably(ByteView, ByteView bytes) {
  if (at_ + bytes.size() > kFileBytes) at_ = 0;
  write_at(file_, bytes, at_);
  at_ += bytes.size();
  if (::fdatasync(file_) != 0) give_up("fdatasync");
}

}  // namespace tsudoi::bench
