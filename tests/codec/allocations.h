// How much memory a call takes at its peak, beyond what was there before: this program's operator
// new counts.
//
// Thread: one thread measures at a time. Limits: what C libraries take with malloc is not seen.
#pragma once

#include <cstddef>

namespace tsudoi::test {

void start_counting();
/// Bytes above where start_counting() was, at the highest.
std::size_t peak_bytes();

template <class Call>
std::size_t peak_bytes_of(Call call) {
  start_counting();
  call();
  return peak_bytes();
}

}  // namespace tsudoi::test
