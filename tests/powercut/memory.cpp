#include "tests/powercut/memory.h"

#include <malloc.h>

namespace tsudoi::powercut {
namespace {

constexpr int kMappedBytesMin = 1 << 20;

}  // namespace

void keep_heap_small() {
  ::mallopt(M_MMAP_THRESHOLD, kMappedBytesMin);
}

}  // namespace tsudoi::powercut

/// What was freed is not kept for long: a fork would copy the tables of all its pages.
extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options() {
  return "quarantine_size_mb=2";
}
