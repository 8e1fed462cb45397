// Memory for what residents type: wiped before it is given back, also when a vector grows.
#pragma once

#include <memory>
#include <vector>

#include "storage/base/crypto.h"

namespace tsudoi::input {

template <class T>
struct WipingAllocator {
  using value_type = T;
  WipingAllocator() = default;
  template <class U>
  WipingAllocator(const WipingAllocator<U>&) {}

  T* allocate(std::size_t count) { return std::allocator<T>().allocate(count); }
  void deallocate(T* memory, std::size_t count) {
    crypto::wipe({reinterpret_cast<std::uint8_t*>(memory), count * sizeof(T)});
    std::allocator<T>().deallocate(memory, count);
  }
  bool operator==(const WipingAllocator&) const { return true; }
};

template <class T>
using WipingVector = std::vector<T, WipingAllocator<T>>;

}  // namespace tsudoi::input
