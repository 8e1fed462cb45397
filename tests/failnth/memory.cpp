// Holds what a program gets memory by, and lets the wanted allocation fail. What does not fail goes
// to the C library, or to a sanitizer's allocator where there is one.
#include <cerrno>
#include <cstdlib>
#include <new>

#include "tests/failnth/gate.h"

#define HELD extern "C" __attribute__((visibility("default")))

extern "C" {
void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* old, std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);
__attribute__((weak)) void* __interceptor_malloc(std::size_t size);
__attribute__((weak)) void* __interceptor_calloc(std::size_t count, std::size_t size);
__attribute__((weak)) void* __interceptor_realloc(void* old, std::size_t size);
__attribute__((weak)) void* __interceptor_memalign(std::size_t alignment, std::size_t size);
}

namespace {

using tsudoi::failnth::Call;
using tsudoi::failnth::strikes;

bool gives_nothing() {
  if (!strikes(Call::allocate)) return false;
  errno = ENOMEM;
  return true;
}

void* plain(std::size_t size) {
  return __interceptor_malloc != nullptr ? __interceptor_malloc(size) : __libc_malloc(size);
}

void* aligned(std::size_t alignment, std::size_t size) {
  return __interceptor_memalign != nullptr ? __interceptor_memalign(alignment, size)
                                           : __libc_memalign(alignment, size);
}

void* for_new(std::size_t size) {
  void* const got = gives_nothing() ? nullptr : plain(size == 0 ? 1 : size);
  if (got == nullptr) throw std::bad_alloc();
  return got;
}

void* for_new(std::size_t alignment, std::size_t size) {
  void* const got = gives_nothing() ? nullptr : aligned(alignment, size);
  if (got == nullptr) throw std::bad_alloc();
  return got;
}

}  // namespace

HELD void* malloc(std::size_t size) {
  return gives_nothing() ? nullptr : plain(size);
}

HELD void* calloc(std::size_t count, std::size_t size) {
  if (gives_nothing()) return nullptr;
  return __interceptor_calloc != nullptr ? __interceptor_calloc(count, size)
                                         : __libc_calloc(count, size);
}

HELD void* realloc(void* old, std::size_t size) {
  if (size > 0 && gives_nothing()) return nullptr;
  return __interceptor_realloc != nullptr ? __interceptor_realloc(old, size)
                                          : __libc_realloc(old, size);
}

HELD void* memalign(std::size_t alignment, std::size_t size) {
  return gives_nothing() ? nullptr : aligned(alignment, size);
}

HELD void* aligned_alloc(std::size_t alignment, std::size_t size) {
  return gives_nothing() ? nullptr : aligned(alignment, size);
}

HELD int posix_memalign(void** got, std::size_t alignment, std::size_t size) {
  if (gives_nothing()) return ENOMEM;
  *got = aligned(alignment, size);
  return *got == nullptr ? ENOMEM : 0;
}

__attribute__((visibility("default"))) void* operator new(std::size_t size) {
  return for_new(size);
}
__attribute__((visibility("default"))) void* operator new[](std::size_t size) {
  return for_new(size);
}
__attribute__((visibility("default"))) void* operator new(std::size_t size,
                                                          std::align_val_t alignment) {
  return for_new(static_cast<std::size_t>(alignment), size);
}
__attribute__((visibility("default"))) void* operator new[](std::size_t size,
                                                            std::align_val_t alignment) {
  return for_new(static_cast<std::size_t>(alignment), size);
}
__attribute__((visibility("default"))) void* operator new(std::size_t size,
                                                          const std::nothrow_t&) noexcept {
  return gives_nothing() ? nullptr : plain(size == 0 ? 1 : size);
}
__attribute__((visibility("default"))) void* operator new[](std::size_t size,
                                                            const std::nothrow_t&) noexcept {
  return gives_nothing() ? nullptr : plain(size == 0 ? 1 : size);
}
