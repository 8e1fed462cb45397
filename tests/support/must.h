// What a test's world needs to go well, or the test cannot begin.
#pragma once

#include <stdexcept>

#include "storage/base/result.h"

namespace tsudoi::test {

template <class T>
T must(Result<T> result) {
  if (!result.ok()) throw std::runtime_error(sentence_for(result.error()));
  return std::move(result).value();
}
inline void must(Result<void> result) {
  if (!result.ok()) throw std::runtime_error(sentence_for(result.error()));
}

}  // namespace tsudoi::test
