// This program's own open, write, fsync and so on, as unistd.h and its like declare them. They come
// before those of shared libraries, whether they are linked in or preloaded, so LMDB and the
// standard library call them too. They hand the call on and note what it did.
#include <dlfcn.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cstdarg>

#include "storage/base/assert.h"
#include "tests/powercut/watch.h"

namespace {

using namespace tsudoi::powercut;

template <class Function>
Function* next_of(Function*, const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

#define TSUDOI_NEXT(name) static auto* const next = next_of(&::name, #name)

mode_t mode_in(int flags, va_list list) {
  return (flags & O_CREAT) != 0 ? va_arg(list, mode_t) : 0;
}

std::int64_t length_of(const iovec* pieces, int count) {
  std::size_t length = 0;
  for (int i = 0; i < count; ++i) length += pieces[i].iov_len;
  return static_cast<std::int64_t>(length);
}

/// `call` opens it.
template <class Call>
int opened(int folder, const char* path, int flags, Call call) {
  const auto lock = watch_lock();
  const auto before = place_of(folder, path);
  const int descriptor = call();
  if (before && descriptor >= 0) note_open(descriptor, *before, flags);
  return descriptor;
}

/// `call` writes so many bytes where the file stands.
template <class Call, class Note>
ssize_t written(int descriptor, Call call, Note note) {
  auto lock = watch_lock();
  if (!is_watched(descriptor)) {
    lock.unlock();  // a pipe may wait for its reader
    return call();
  }
  const off_t at = ::lseek(descriptor, 0, SEEK_CUR);
  const ssize_t wrote = call();
  note(at, wrote);
  return wrote;
}

/// `call` changes the name, or answers another number than 0.
template <class Call, class Note>
int renamed(int folder, const char* path, Call call, Note note) {
  const auto lock = watch_lock();
  const auto before = place_of(folder, path);
  const int answer = call();
  if (before && answer == 0) note(*before);
  return answer;
}

template <class Call>
int flushed(int descriptor, Call call) {
  auto lock = watch_lock();
  if (!is_watched(descriptor)) lock.unlock();
  const int answer = call();
  if (answer == 0 && lock.owns_lock()) note_flush(descriptor);
  return answer;
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  TSUDOI_NEXT(open);
  va_list list;
  va_start(list, flags);
  const mode_t mode = mode_in(flags, list);
  va_end(list);
  return opened(AT_FDCWD, path, flags, [&] { return next(path, flags, mode); });
}

int openat(int folder, const char* path, int flags, ...) {
  TSUDOI_NEXT(openat);
  va_list list;
  va_start(list, flags);
  const mode_t mode = mode_in(flags, list);
  va_end(list);
  return opened(folder, path, flags, [&] { return next(folder, path, flags, mode); });
}

int close(int descriptor) {
  TSUDOI_NEXT(close);
  const auto lock = watch_lock();
  note_close(descriptor);
  return next(descriptor);
}

ssize_t write(int descriptor, const void* bytes, size_t length) {
  TSUDOI_NEXT(write);
  return written(
      descriptor, [&] { return next(descriptor, bytes, length); },
      [&](off_t at, ssize_t wrote) { note_write(descriptor, at, bytes, wrote); });
}

ssize_t pwrite(int descriptor, const void* bytes, size_t length, off_t at) {
  TSUDOI_NEXT(pwrite);
  return written(
      descriptor, [&] { return next(descriptor, bytes, length, at); },
      [&](off_t, ssize_t wrote) { note_write(descriptor, at, bytes, wrote); });
}

ssize_t writev(int descriptor, const iovec* pieces, int count) {
  TSUDOI_NEXT(writev);
  return written(
      descriptor, [&] { return next(descriptor, pieces, count); },
      [&](off_t at, ssize_t wrote) {
        TSUDOI_ASSERT(wrote == length_of(pieces, count));  // a part would be noted wrongly
        for (int i = 0; i < count; ++i) {
          const auto length = static_cast<std::int64_t>(pieces[i].iov_len);
          note_write(descriptor, at, pieces[i].iov_base, length);
          at += length;
        }
      });
}

int ftruncate(int descriptor, off_t length) noexcept {
  TSUDOI_NEXT(ftruncate);
  const auto lock = watch_lock();
  const int answer = next(descriptor, length);
  if (answer == 0 && is_watched(descriptor)) note_resize(descriptor, length);
  return answer;
}

int fsync(int descriptor) {
  TSUDOI_NEXT(fsync);
  return flushed(descriptor, [&] { return next(descriptor); });
}

int fdatasync(int descriptor) {
  TSUDOI_NEXT(fdatasync);
  return flushed(descriptor, [&] { return next(descriptor); });
}

int mkdir(const char* path, mode_t mode) noexcept {
  TSUDOI_NEXT(mkdir);
  return renamed(
      AT_FDCWD, path, [&] { return next(path, mode); }, note_make_folder);
}

int rename(const char* from, const char* to) noexcept {
  TSUDOI_NEXT(rename);
  const auto lock = watch_lock();
  const auto target = place_of(AT_FDCWD, to);
  return renamed(
      AT_FDCWD, from, [&] { return next(from, to); },
      [&](const Place& before) {
        TSUDOI_ASSERT(target.has_value());  // what leaves the folder would be lost
        note_rename(before, *target);
      });
}

int link(const char* from, const char* to) noexcept {
  TSUDOI_NEXT(link);
  const auto lock = watch_lock();
  const auto target = place_of(AT_FDCWD, to);
  return renamed(
      AT_FDCWD, from, [&] { return next(from, to); },
      [&](const Place& before) { note_link(before, *target); });
}

int unlink(const char* path) noexcept {
  TSUDOI_NEXT(unlink);
  return renamed(
      AT_FDCWD, path, [&] { return next(path); }, note_remove);
}

int rmdir(const char* path) noexcept {
  TSUDOI_NEXT(rmdir);
  return renamed(
      AT_FDCWD, path, [&] { return next(path); }, note_remove);
}

int unlinkat(int folder, const char* path, int flags) noexcept {
  TSUDOI_NEXT(unlinkat);
  return renamed(
      folder, path, [&] { return next(folder, path, flags); }, note_remove);
}

int remove(const char* path) noexcept {
  TSUDOI_NEXT(remove);
  return renamed(
      AT_FDCWD, path, [&] { return next(path); }, note_remove);
}

}  // extern "C"
