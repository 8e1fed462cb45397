#include "storage/base/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "storage/base/crypto.h"

namespace tsudoi {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  bool valid() const { return number_ >= 0; }
  int number() const { return number_; }

 private:
  int number_;
};

/// -> 0, or what errno says.
int write_all(int descriptor, ByteView bytes) {
  while (!bytes.empty()) {
    const ssize_t wrote = ::write(descriptor, bytes.data(), bytes.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) return errno;
    bytes = bytes.subspan(static_cast<std::size_t>(wrote));
  }
  return 0;
}

/// -> 0, or what errno says.
int write_and_sync(const std::filesystem::path& file, ByteView bytes, FileAccess access) {
  const mode_t mode = access == FileAccess::owner_only ? 0600 : 0644;
  const Descriptor out(::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode));
  if (!out.valid()) return errno;
  if (access != FileAccess::as_mounted && ::fchmod(out.number(), mode) != 0) return errno;
  if (const int failed = write_all(out.number(), bytes); failed != 0) return failed;
  return ::fsync(out.number()) == 0 ? 0 : errno;
}

Result<void> sync_folder(const std::filesystem::path& folder) {
  const Descriptor opened(
      ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!opened.valid() || ::fsync(opened.number()) != 0) return error_of_errno(errno, folder);
  return {};
}

/// The next read comes from the medium. Only a hint, so its answer says nothing.
void forget_cached(const std::filesystem::path& file) {
  const Descriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (opened.valid()) ::posix_fadvise(opened.number(), 0, 0, POSIX_FADV_DONTNEED);
}

/// Why a new file could not be made at this path: what is missing then is its folder.
Error error_of_writing(int number, const std::filesystem::path& file) {
  Error error = error_of_errno(number, file);
  if (error.code == ErrorCode::not_found)
    error.detail = "the folder " + file.parent_path().string();
  return error;
}

}  // namespace

Error error_of_errno(int number, const std::filesystem::path& path) {
  switch (number) {
    case ENOENT:
    case ENOTDIR: return fail(ErrorCode::not_found, path.string());
    case EISDIR: return fail(ErrorCode::malformed, path.string() + " is a folder");
    case EEXIST: return fail(ErrorCode::already_there, path.string());
    case ENOSPC:
    case EDQUOT: return fail(ErrorCode::disk_full, path.string());
    case EROFS:
    case EACCES:
    case EPERM: return fail(ErrorCode::disk_read_only, path.string());
    case ENOMEM: return fail(ErrorCode::out_of_memory, path.string());
    default: return fail(ErrorCode::disk_failed, path.string());
  }
}

Result<void> make_folder(const std::filesystem::path& folder) {
  std::error_code is_missing;
  if (std::filesystem::is_directory(folder, is_missing)) return {};
  const std::filesystem::path parent = folder.parent_path();
  if (!parent.empty()) TRY(make_folder(parent));
  const int failed = ::mkdir(folder.c_str(), 0777) == 0 ? 0 : errno;
  const bool is_there = failed == EEXIST && std::filesystem::is_directory(folder, is_missing);
  if (failed != 0 && !is_there) return error_of_errno(failed == EEXIST ? ENOTDIR : failed, folder);
  return sync_folder(parent);
}

Result<void> rename_folder(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) {
    if (errno == ENOTEMPTY || errno == EEXIST)
      return fail(ErrorCode::already_there, "something at " + to.string());
    return error_of_errno(errno, to);
  }
  return sync_folder(to.parent_path());
}

Result<void> remove_file(const std::filesystem::path& file) {
  if (::unlink(file.c_str()) != 0 && errno != ENOENT) return error_of_errno(errno, file);
  return sync_folder(file.parent_path());
}

Result<Bytes> read_file(const std::filesystem::path& file, std::size_t bytes_max) {
  const Descriptor in(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (!in.valid()) return error_of_errno(errno, file);
  Bytes bytes;
  Bytes piece(64 * 1024);
  while (true) {
    const ssize_t got = ::read(in.number(), piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return error_of_errno(errno, file);
    if (got == 0) return bytes;
    if (bytes.size() + static_cast<std::size_t>(got) > bytes_max)
      return fail(ErrorCode::too_large,
                  file.string() + " has more than " + std::to_string(bytes_max) + " bytes");
    append(bytes, ByteView(piece).first(static_cast<std::size_t>(got)));
  }
}

Result<void> write_file(const std::filesystem::path& file, ByteView bytes, FileAccess access) {
  const std::filesystem::path temporary = file.string() + ".new";
  int failed = write_and_sync(temporary, bytes, access);
  if (failed == 0 && ::rename(temporary.c_str(), file.c_str()) != 0) failed = errno;
  if (failed != 0) {
    ::unlink(temporary.c_str());
    return error_of_writing(failed, file);
  }
  return sync_folder(file.parent_path());
}

Result<void> write_file_checked(const std::filesystem::path& file, ByteView bytes,
                                FileAccess access) {
  TRY(write_file(file, bytes, access));
  forget_cached(file);
  TRY_ASSIGN(const Bytes there, read_file(file, bytes.size()));
  if (crypto::equal(there, bytes)) return {};
  return fail(ErrorCode::disk_failed, file.string() + " does not hold what was written");
}

}  // namespace tsudoi
