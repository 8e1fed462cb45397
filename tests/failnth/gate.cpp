#include "tests/failnth/gate.h"

#include <dlfcn.h>
#include <execinfo.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>

namespace tsudoi::failnth {
namespace {

constexpr std::uint64_t kPrime = 0x100000001b3;

Control* found = nullptr;
bool is_in_main = false;
int (*real_main)(int, char**, char**) = nullptr;
__attribute__((tls_model("initial-exec"))) thread_local bool is_counting = false;

bool is_write(Call call) {
  return call == Call::write || call == Call::pwrite || call == Call::writev ||
         call == Call::pwritev;
}

bool is_read(Call call) {
  return call == Call::read || call == Call::pread;
}

bool takes_room(Call call) {
  return is_write(call) || call == Call::open || call == Call::fsync || call == Call::fdatasync ||
         call == Call::ftruncate || call == Call::fallocate || call == Call::rename ||
         call == Call::mkdir || call == Call::mmap;
}

/// As the manual pages of the calls have it.
bool can_be_interrupted(Call call) {
  return is_write(call) || is_read(call) || call == Call::open || call == Call::fsync ||
         call == Call::fdatasync || call == Call::ftruncate || call == Call::fallocate ||
         call == Call::fcntl;
}

bool could_be(Fault fault, Call call) {
  if (call == Call::allocate) return fault == Fault::no_memory;
  switch (fault) {
    case Fault::no_space: return takes_room(call);
    case Fault::io_error: return true;
    case Fault::interrupted: return can_be_interrupted(call);
    case Fault::cut_short: return is_write(call);
    case Fault::no_memory: return false;
    case Fault::swallowed: return is_write(call);
  }
  return false;
}

std::uint64_t hash_of_stack() {
  void* frames[kFramesOfWay];
  const int count = ::backtrace(frames, kFramesOfWay);
  std::uint64_t hash = 0xcbf29ce484222325;
  for (int i = 0; i < count; ++i)
    hash = (hash ^ reinterpret_cast<std::uint64_t>(frames[i])) * kPrime;
  return hash | 1;  // an empty place is 0
}

void note_stack(Control& control, std::uint64_t number) {
  const std::uint64_t hash = hash_of_stack();
  for (std::size_t i = 0; i < kStackSlots; ++i) {
    auto& slot = control.stacks[(hash + i) % kStackSlots];
    std::uint64_t empty = 0;
    if (slot.load() == hash) return;
    if (!slot.compare_exchange_strong(empty, hash)) continue;
    const std::uint64_t at = control.firsts_count.fetch_add(1);
    if (at < kFirstsMax) control.firsts[at] = number;
    return;
  }
}

bool count(Control& control, Call call) {
  const std::uint64_t number = control.seen.fetch_add(1) + 1;
  control.last_of[static_cast<std::size_t>(call)] = number;
  if (control.notes_stacks) note_stack(control, number);
  if (control.nth == 0 || number < control.nth) return false;
  if (control.lasting == Lasting::once && number > control.nth) return false;
  if (control.hits.fetch_add(1) == 0) {
    control.hit_call = static_cast<std::uint8_t>(call);
    ::backtrace(control.hit_frames, kFramesNoted);
  }
  return true;
}

int main_under_watch(int words, char** arguments, char** settings) {
  is_in_main = true;
  return real_main(words, arguments, settings);
}

}  // namespace

Control* control() {
  return found;
}

bool strikes(Call call) {
  if (!is_in_main || found == nullptr || is_counting) return false;
  if (!found->is_armed || !could_be(found->fault, call)) return false;
  is_counting = true;
  const bool fails = count(*found, call);
  is_counting = false;
  return fails;
}

int error_number(Fault fault) {
  switch (fault) {
    case Fault::no_space: return ENOSPC;
    case Fault::interrupted: return EINTR;
    case Fault::no_memory: return ENOMEM;
    default: return EIO;
  }
}

}  // namespace tsudoi::failnth

// What fails before main() is the loader's business: nobody could answer for it, and nothing was
// said yet.
extern "C" __attribute__((visibility("default"))) int __libc_start_main(
    int (*main)(int, char**, char**), int words, char** arguments, void (*init)(), void (*fini)(),
    void (*loader_fini)(), void* stack_end) {
  using namespace tsudoi::failnth;
  real_main = main;
  void* const at =
      ::mmap(nullptr, sizeof(Control), PROT_READ | PROT_WRITE, MAP_SHARED, kControlDescriptor, 0);
  if (at != MAP_FAILED) found = static_cast<Control*>(at);
  using Start = decltype(&__libc_start_main);
  const auto start = reinterpret_cast<Start>(::dlsym(RTLD_NEXT, "__libc_start_main"));
  return start(&main_under_watch, words, arguments, init, fini, loader_fini, stack_end);
}
