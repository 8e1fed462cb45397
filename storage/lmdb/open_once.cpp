#include "storage/lmdb/open_once.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <mutex>
#include <set>

#include "storage/lmdb/error_map.h"
#include "storage/lmdb/file_system.h"

namespace tsudoi::lmdb {
namespace {

// The one state of the whole process here: POSIX locks belong to processes, so must their guard.
struct OpenFolders {
  std::mutex mutex;
  std::set<std::pair<std::uint64_t, std::uint64_t>> folders;
};

OpenFolders& open_folders() {
  static OpenFolders all;
  return all;
}

Error busy(const std::filesystem::path& folder, const char* who) {
  return fail(ErrorCode::busy, folder.string() + " is open in " + who);
}

}  // namespace

Result<OpenOnce> OpenOnce::in_process(const std::filesystem::path& folder) {
  struct stat found {};
  if (::stat(folder.c_str(), &found) != 0) return error_of(errno, folder.string());
  const Identity identity{found.st_dev, found.st_ino};
  OpenFolders& all = open_folders();
  const std::lock_guard lock(all.mutex);
  if (!all.folders.insert(identity).second) return busy(folder, "this process");
  return OpenOnce(identity);
}

Result<OpenOnce> OpenOnce::for_reader(const std::filesystem::path& folder) {
  return in_process(folder);
}

Result<OpenOnce> OpenOnce::for_writer(const std::filesystem::path& folder) {
  TRY_ASSIGN(OpenOnce once, in_process(folder));
  const std::filesystem::path name = folder / kOwnLockFile;
  once.file_ = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (once.file_ < 0) return error_of(errno, name.string());
  if (::flock(once.file_, LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK) return busy(folder, "another process");
    return error_of(errno, name.string());
  }
  return once;
}

OpenOnce::OpenOnce(OpenOnce&& other) noexcept
    : folder_(std::move(other.folder_)),
      held_(std::exchange(other.held_, false)),
      file_(std::exchange(other.file_, -1)) {}

OpenOnce& OpenOnce::operator=(OpenOnce&& other) noexcept {
  if (this != &other) {
    release();
    folder_ = other.folder_;
    held_ = std::exchange(other.held_, false);
    file_ = std::exchange(other.file_, -1);
  }
  return *this;
}

OpenOnce::~OpenOnce() {
  release();
}

void OpenOnce::release() {
  if (file_ >= 0) ::close(file_);
  file_ = -1;
  if (!std::exchange(held_, false)) return;
  OpenFolders& all = open_folders();
  const std::lock_guard lock(all.mutex);
  all.folders.erase(folder_);
}

}  // namespace tsudoi::lmdb
