// Holds the calls by which a program touches files, and lets the wanted one fail. What does not
// fail goes straight to the kernel.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstring>

#include "tests/failnth/gate.h"

#define HELD extern "C" __attribute__((visibility("default")))

namespace {

using namespace tsudoi::failnth;

constexpr int kDescriptorsMax = 4096;

std::atomic<bool> is_watched[kDescriptorsMax];

bool is_below(const char* path) {
  const Control* const wanted = control();
  if (wanted == nullptr || path == nullptr) return false;
  const std::size_t size = std::strlen(wanted->folder);
  if (size == 0) return false;
  if (std::strncmp(path, wanted->folder, size) == 0) return true;
  return std::strlen(path) == size - 1 && std::strncmp(path, wanted->folder, size - 1) == 0;
}

bool is_ours(int descriptor) {
  return descriptor >= 0 && descriptor < kDescriptorsMax && is_watched[descriptor];
}

bool is_ours_at(int folder, const char* path) {
  return path != nullptr && (path[0] == '/' ? is_below(path) : is_ours(folder));
}

void watch(int descriptor, bool ours) {
  if (descriptor >= 0 && descriptor < kDescriptorsMax) is_watched[descriptor] = ours;
}

/// Sets errno. Precondition: strikes() said so.
int failed() {
  errno = error_number(control()->fault);
  return -1;
}

bool cuts_short() {
  return control()->fault == Fault::cut_short;
}

bool is_swallowed() {
  return control()->fault == Fault::swallowed;
}

std::size_t half_of(std::size_t size) {
  return size < 2 ? size : size / 2;
}

/// The size that is really written or read; 0 with `out`: what to answer instead.
struct Part {
  std::size_t size;
  bool is_over = false;
  ssize_t answer = 0;
};

Part part_of(Call call, int descriptor, std::size_t size) {
  if (!is_ours(descriptor) || !strikes(call)) return {size};
  if (is_swallowed()) return {0, true, static_cast<ssize_t>(size)};
  if (cuts_short()) return {half_of(size)};
  return {0, true, failed()};
}

std::size_t bytes_in(const iovec* pieces, int count) {
  std::size_t bytes = 0;
  for (int i = 0; i < count; ++i) bytes += pieces[i].iov_len;
  return bytes;
}

int open_at(int folder, const char* path, int flags, mode_t mode) {
  const bool ours = is_ours_at(folder, path);
  if (ours && strikes(Call::open)) return failed();
  const auto file = static_cast<int>(::syscall(SYS_openat, folder, path, flags, mode));
  if (file >= 0) watch(file, ours);
  return file;
}

bool wants_mode(int flags) {
  return (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE;
}

mode_t mode_in(int flags, va_list more) {
  return wants_mode(flags) ? static_cast<mode_t>(va_arg(more, unsigned)) : 0;
}

/// Of several pieces cut short, the first: as a kernel may.
ssize_t write_pieces(Call call, long number, int descriptor, const iovec* pieces, int count,
                     off_t at) {
  const Part part = part_of(call, descriptor, bytes_in(pieces, count));
  if (part.is_over) return part.answer;
  const bool is_cut = part.size < bytes_in(pieces, count);
  iovec first = count > 0 ? pieces[0] : iovec{};
  first.iov_len = std::min(first.iov_len, part.size);
  return ::syscall(number, descriptor, is_cut ? &first : pieces, is_cut ? 1 : count, at, 0L);
}

int flush(Call call, long number, int descriptor) {
  if (is_ours(descriptor) && strikes(call)) return failed();
  return static_cast<int>(::syscall(number, descriptor));
}

int resize(int descriptor, off_t size) {
  if (is_ours(descriptor) && strikes(Call::ftruncate)) return failed();
  return static_cast<int>(::syscall(SYS_ftruncate, descriptor, size));
}

int unlink_at(int folder, const char* path, int flags) {
  if (is_ours_at(folder, path) && strikes(Call::unlink)) return failed();
  return static_cast<int>(::syscall(SYS_unlinkat, folder, path, flags));
}

void* map(void* where, std::size_t size, int protection, int flags, int descriptor, off_t at) {
  if ((flags & MAP_ANONYMOUS) == 0 && is_ours(descriptor) && strikes(Call::mmap)) {
    failed();
    if (errno == ENOSPC) errno = ENOMEM;
    return MAP_FAILED;
  }
  return reinterpret_cast<void*>(
      ::syscall(SYS_mmap, where, size, protection, flags, descriptor, at));
}

int control_file(int descriptor, int command, void* more) {
  if (is_ours(descriptor) && strikes(Call::fcntl)) return failed();
  const auto done = static_cast<int>(::syscall(SYS_fcntl, descriptor, command, more));
  if (done >= 0 && (command == F_DUPFD || command == F_DUPFD_CLOEXEC))
    watch(done, is_ours(descriptor));
  return done;
}

}  // namespace

HELD int open(const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = mode_in(flags, more);
  va_end(more);
  return open_at(AT_FDCWD, path, flags, mode);
}
HELD int open64(const char* path, int flags, ...) __attribute__((alias("open")));

HELD int openat(int folder, const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = mode_in(flags, more);
  va_end(more);
  return open_at(folder, path, flags, mode);
}
HELD int openat64(int folder, const char* path, int flags, ...) __attribute__((alias("openat")));

HELD int close(int descriptor) {
  watch(descriptor, false);
  return static_cast<int>(::syscall(SYS_close, descriptor));
}

HELD ssize_t read(int descriptor, void* into, std::size_t size) {
  const Part part = part_of(Call::read, descriptor, size);
  return part.is_over ? part.answer : ::syscall(SYS_read, descriptor, into, part.size);
}

HELD ssize_t pread(int descriptor, void* into, std::size_t size, off_t at) {
  const Part part = part_of(Call::pread, descriptor, size);
  return part.is_over ? part.answer : ::syscall(SYS_pread64, descriptor, into, part.size, at);
}
HELD ssize_t pread64(int descriptor, void* into, std::size_t size, off_t at)
    __attribute__((alias("pread")));

HELD ssize_t write(int descriptor, const void* from, std::size_t size) {
  const Part part = part_of(Call::write, descriptor, size);
  return part.is_over ? part.answer : ::syscall(SYS_write, descriptor, from, part.size);
}

HELD ssize_t pwrite(int descriptor, const void* from, std::size_t size, off_t at) {
  const Part part = part_of(Call::pwrite, descriptor, size);
  return part.is_over ? part.answer : ::syscall(SYS_pwrite64, descriptor, from, part.size, at);
}
HELD ssize_t pwrite64(int descriptor, const void* from, std::size_t size, off_t at)
    __attribute__((alias("pwrite")));

HELD ssize_t writev(int descriptor, const iovec* pieces, int count) {
  return write_pieces(Call::writev, SYS_writev, descriptor, pieces, count, 0);
}

HELD ssize_t pwritev(int descriptor, const iovec* pieces, int count, off_t at) {
  return write_pieces(Call::pwritev, SYS_pwritev, descriptor, pieces, count, at);
}
HELD ssize_t pwritev64(int descriptor, const iovec* pieces, int count, off_t at)
    __attribute__((alias("pwritev")));

HELD int fsync(int descriptor) {
  return flush(Call::fsync, SYS_fsync, descriptor);
}

HELD int fdatasync(int descriptor) {
  return flush(Call::fdatasync, SYS_fdatasync, descriptor);
}

HELD int ftruncate(int descriptor, off_t size) noexcept {
  return resize(descriptor, size);
}
HELD int ftruncate64(int descriptor, off_t size) noexcept {
  return resize(descriptor, size);
}

HELD int fallocate(int descriptor, int mode, off_t at, off_t size) {
  if (is_ours(descriptor) && strikes(Call::fallocate)) return failed();
  return static_cast<int>(::syscall(SYS_fallocate, descriptor, mode, at, size));
}

HELD int rename(const char* from, const char* to) noexcept {
  if ((is_below(from) || is_below(to)) && strikes(Call::rename)) return failed();
  return static_cast<int>(::syscall(SYS_rename, from, to));
}

HELD int unlink(const char* path) noexcept {
  return unlink_at(AT_FDCWD, path, 0);
}

HELD int unlinkat(int folder, const char* path, int flags) noexcept {
  return unlink_at(folder, path, flags);
}

HELD int rmdir(const char* path) noexcept {
  return unlink_at(AT_FDCWD, path, AT_REMOVEDIR);
}

HELD int remove(const char* path) noexcept {
  const int done = unlink_at(AT_FDCWD, path, 0);
  const bool is_folder = done != 0 && errno == EISDIR;
  return is_folder ? unlink_at(AT_FDCWD, path, AT_REMOVEDIR) : done;
}

HELD int mkdir(const char* path, mode_t mode) noexcept {
  if (is_below(path) && strikes(Call::mkdir)) return failed();
  return static_cast<int>(::syscall(SYS_mkdir, path, mode));
}

HELD void* mmap(void* where, std::size_t size, int protection, int flags, int descriptor,
                off_t at) noexcept {
  return map(where, size, protection, flags, descriptor, at);
}
HELD void* mmap64(void* where, std::size_t size, int protection, int flags, int descriptor,
                  off_t at) noexcept {
  return map(where, size, protection, flags, descriptor, at);
}

HELD int msync(void* at, std::size_t size, int flags) {
  if (strikes(Call::msync)) return failed();
  return static_cast<int>(::syscall(SYS_msync, at, size, flags));
}

HELD int fcntl(int descriptor, int command, ...) {
  va_list more;
  va_start(more, command);
  void* const argument = va_arg(more, void*);
  va_end(more);
  return control_file(descriptor, command, argument);
}
HELD int fcntl64(int descriptor, int command, ...) __attribute__((alias("fcntl")));
