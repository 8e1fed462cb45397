#include "tests/powercut/recorder.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cstdarg>
#include <map>
#include <optional>

#include "storage/base/assert.h"

namespace tsudoi::powercut {
namespace {

namespace fs = std::filesystem;

struct Opened {
  std::string path;
  int file = kFolder;
  int flags = 0;
};

/// What is under way. Plain C functions have no other place to find it.
struct State {
  Recording* into = nullptr;
  std::map<int, Opened> descriptors;
  std::map<std::string, int> names;  // as they are now
};

State& state() {
  static State one;
  return one;
}

Event& add(What what) {
  auto& events = state().into->events;
  events.emplace_back();
  events.back().what = what;
  return events.back();
}

void add_path(What what, const std::string& path) {
  add(what).path = path;
}

/// The path below the recorded folder, when something is recorded and it is below.
std::optional<std::string> below(int folder, const char* path) {
  const State& now = state();
  if (now.into == nullptr) return std::nullopt;
  fs::path whole = path;
  if (whole.is_relative() && folder != AT_FDCWD) {
    const auto opened = now.descriptors.find(folder);
    if (opened == now.descriptors.end()) return std::nullopt;
    whole = now.into->root / opened->second.path / path;
  }
  const fs::path relative =
      fs::absolute(whole).lexically_normal().lexically_relative(now.into->root);
  if (relative == ".") return "";
  if (relative.empty() || *relative.begin() == "..") return std::nullopt;
  return relative.string();
}

int file_at(const std::string& path, int flags) {
  State& now = state();
  const auto found = now.names.find(path);
  if (found == now.names.end()) {
    TSUDOI_ASSERT((flags & O_CREAT) != 0);
    const int file = now.into->files++;
    now.names[path] = file;
    Event& event = add(What::create);
    event.path = path;
    event.file = file;
    return file;
  }
  if ((flags & O_TRUNC) != 0) add(What::resize).file = found->second;
  return found->second;
}

void note_open(int descriptor, int folder, const char* name, int flags) {
  State& now = state();
  if (now.into == nullptr || descriptor < 0) return;
  now.descriptors.erase(descriptor);
  const auto path = below(folder, name);
  if (!path) return;
  const auto found = now.names.find(*path);
  const bool is_folder = path->empty() || (found != now.names.end() && found->second == kFolder);
  TSUDOI_ASSERT((flags & O_APPEND) == 0);
  now.descriptors[descriptor] = {*path, is_folder ? kFolder : file_at(*path, flags), flags};
}

const Opened* recorded(int descriptor) {
  const State& now = state();
  if (now.into == nullptr) return nullptr;
  const auto found = now.descriptors.find(descriptor);
  return found == now.descriptors.end() ? nullptr : &found->second;
}

void note_write(int descriptor, std::int64_t at, const void* bytes, ssize_t length) {
  const Opened* opened = recorded(descriptor);
  if (opened == nullptr || opened->file == kFolder || length <= 0) return;
  const auto* first = static_cast<const std::uint8_t*>(bytes);
  Event& event = add(What::write);
  event.file = opened->file;
  event.at = static_cast<std::uint64_t>(at);
  event.bytes.assign(first, first + length);
  if ((opened->flags & O_DSYNC) == 0) return;
  const std::uint64_t written = state().into->events.size() - 1;
  add(What::flush_write).at = written;
}

void note_resize(int descriptor, off_t length) {
  const Opened* opened = recorded(descriptor);
  if (opened == nullptr) return;
  Event& event = add(What::resize);
  event.file = opened->file;
  event.at = static_cast<std::uint64_t>(length);
}

void note_flush(int descriptor) {
  const Opened* opened = recorded(descriptor);
  if (opened == nullptr) return;
  Event& event = add(opened->file == kFolder ? What::flush_folder : What::flush_file);
  event.file = opened->file;
  event.path = opened->path;
}

void note_make_folder(const char* name) {
  const auto path = below(AT_FDCWD, name);
  if (!path) return;
  state().names[*path] = kFolder;
  add_path(What::make_folder, *path);
}

void note_remove(int folder, const char* name) {
  const auto path = below(folder, name);
  if (!path) return;
  state().names.erase(*path);
  add_path(What::remove, *path);
}

void note_link(const char* from, const char* to) {
  const auto path = below(AT_FDCWD, from);
  const auto target = below(AT_FDCWD, to);
  if (!path || !target) return;
  auto& names = state().names;
  const int file = names.at(*path);
  names[*target] = file;
  Event& event = add(What::link);
  event.path = *path;
  event.to = *target;
  event.file = file;
}

void note_rename(const char* from, const char* to) {
  const auto path = below(AT_FDCWD, from);
  const auto target = below(AT_FDCWD, to);
  if (!path || !target) return;
  auto& names = state().names;
  const int file = names.at(*path);
  TSUDOI_ASSERT(file != kFolder);
  names.erase(*path);
  names[*target] = file;
  Event& event = add(What::rename);
  event.path = *path;
  event.to = *target;
  event.file = file;
}

}  // namespace

void start_recording(const fs::path& root, Recording& into) {
  TSUDOI_ASSERT(state().into == nullptr);
  into.root = fs::absolute(root).lexically_normal();
  state() = State{&into, {}, {}};
}

void stop_recording() {
  state() = State{};
}

void note(const Promised& promised) {
  if (state().into != nullptr) add(What::promise).promised = promised;
}

}  // namespace tsudoi::powercut

// ---- The calls themselves, as unistd.h and its like declare them

namespace {

template <class Function>
Function* next_of(Function*, const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

#define TSUDOI_NEXT(name) static auto* const next = next_of(&::name, #name)

mode_t mode_in(int flags, va_list list) {
  return (flags & O_CREAT) != 0 ? va_arg(list, mode_t) : 0;
}

ssize_t length_of(const iovec* pieces, int count) {
  std::size_t length = 0;
  for (int i = 0; i < count; ++i) length += pieces[i].iov_len;
  return static_cast<ssize_t>(length);
}

}  // namespace

using namespace tsudoi::powercut;

extern "C" {

int open(const char* path, int flags, ...) {
  TSUDOI_NEXT(open);
  va_list list;
  va_start(list, flags);
  const mode_t mode = mode_in(flags, list);
  va_end(list);
  const int descriptor = next(path, flags, mode);
  note_open(descriptor, AT_FDCWD, path, flags);
  return descriptor;
}

int openat(int folder, const char* path, int flags, ...) {
  TSUDOI_NEXT(openat);
  va_list list;
  va_start(list, flags);
  const mode_t mode = mode_in(flags, list);
  va_end(list);
  const int descriptor = next(folder, path, flags, mode);
  note_open(descriptor, folder, path, flags);
  return descriptor;
}

int close(int descriptor) {
  TSUDOI_NEXT(close);
  if (recorded(descriptor) != nullptr) state().descriptors.erase(descriptor);
  return next(descriptor);
}

ssize_t write(int descriptor, const void* bytes, size_t length) {
  TSUDOI_NEXT(write);
  const off_t at = recorded(descriptor) != nullptr ? ::lseek(descriptor, 0, SEEK_CUR) : 0;
  const ssize_t wrote = next(descriptor, bytes, length);
  note_write(descriptor, at, bytes, wrote);
  return wrote;
}

ssize_t pwrite(int descriptor, const void* bytes, size_t length, off_t at) {
  TSUDOI_NEXT(pwrite);
  const ssize_t wrote = next(descriptor, bytes, length, at);
  note_write(descriptor, at, bytes, wrote);
  return wrote;
}

ssize_t writev(int descriptor, const iovec* pieces, int count) {
  TSUDOI_NEXT(writev);
  if (recorded(descriptor) == nullptr) return next(descriptor, pieces, count);
  off_t at = ::lseek(descriptor, 0, SEEK_CUR);
  const ssize_t wrote = next(descriptor, pieces, count);
  TSUDOI_ASSERT(wrote == length_of(pieces, count));  // a part of it would be noted wrongly
  for (int i = 0; i < count; ++i) {
    const auto length = static_cast<ssize_t>(pieces[i].iov_len);
    note_write(descriptor, at, pieces[i].iov_base, length);
    at += length;
  }
  return wrote;
}

int ftruncate(int descriptor, off_t length) noexcept {
  TSUDOI_NEXT(ftruncate);
  const int answer = next(descriptor, length);
  if (answer == 0) note_resize(descriptor, length);
  return answer;
}

int fsync(int descriptor) {
  TSUDOI_NEXT(fsync);
  const int answer = next(descriptor);
  if (answer == 0) note_flush(descriptor);
  return answer;
}

int fdatasync(int descriptor) {
  TSUDOI_NEXT(fdatasync);
  const int answer = next(descriptor);
  if (answer == 0) note_flush(descriptor);
  return answer;
}

int mkdir(const char* path, mode_t mode) noexcept {
  TSUDOI_NEXT(mkdir);
  const int answer = next(path, mode);
  if (answer == 0) note_make_folder(path);
  return answer;
}

int rename(const char* from, const char* to) noexcept {
  TSUDOI_NEXT(rename);
  const int answer = next(from, to);
  if (answer == 0) note_rename(from, to);
  return answer;
}

int link(const char* from, const char* to) noexcept {
  TSUDOI_NEXT(link);
  const int answer = next(from, to);
  if (answer == 0) note_link(from, to);
  return answer;
}

int unlink(const char* path) noexcept {
  TSUDOI_NEXT(unlink);
  const int answer = next(path);
  if (answer == 0) note_remove(AT_FDCWD, path);
  return answer;
}

int unlinkat(int folder, const char* path, int flags) noexcept {
  TSUDOI_NEXT(unlinkat);
  const int answer = next(folder, path, flags);
  if (answer == 0) note_remove(folder, path);
  return answer;
}

int remove(const char* path) noexcept {
  TSUDOI_NEXT(remove);
  const int answer = next(path);
  if (answer == 0) note_remove(AT_FDCWD, path);
  return answer;
}

}  // extern "C"
