#include "tests/codec/allocations.h"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <new>

namespace {

// Before each block stands its size, so that what is given back can be subtracted.
constexpr std::size_t kHeadBytes = alignof(std::max_align_t);
static_assert(kHeadBytes >= sizeof(std::size_t));

std::atomic<std::size_t> held = 0;
std::atomic<std::size_t> highest = 0;
std::size_t held_at_start = 0;

void* take_or_null(std::size_t size) noexcept {
  auto* const block = static_cast<unsigned char*>(std::malloc(kHeadBytes + size));
  if (block == nullptr) return nullptr;
  *static_cast<std::size_t*>(static_cast<void*>(block)) = size;
  held += size;
  highest = std::max(highest.load(), held.load());
  return block + kHeadBytes;
}

void* take(std::size_t size) {
  void* const place = take_or_null(size);
  if (place == nullptr) throw std::bad_alloc();
  return place;
}

void give_back(void* place) noexcept {
  if (place == nullptr) return;
  auto* const block = static_cast<unsigned char*>(place) - kHeadBytes;
  held -= *static_cast<std::size_t*>(static_cast<void*>(block));
  std::free(block);
}

}  // namespace

void* operator new(std::size_t size) {
  return take(size);
}
void* operator new[](std::size_t size) {
  return take(size);
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return take_or_null(size);
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
  return take_or_null(size);
}
void operator delete(void* place) noexcept {
  give_back(place);
}
void operator delete[](void* place) noexcept {
  give_back(place);
}
void operator delete(void* place, std::size_t) noexcept {
  give_back(place);
}
void operator delete[](void* place, std::size_t) noexcept {
  give_back(place);
}

namespace tsudoi::test {

void start_counting() {
  held_at_start = held;
  highest = held.load();
}

std::size_t peak_bytes() {
  return highest - held_at_start;
}

}  // namespace tsudoi::test
