// What decodes must encode to what decodes to the same: one value, one meaning, whoever reads it.
#pragma once

#include "storage/base/assert.h"
#include "tests/codec/kinds.h"

namespace tsudoi::fuzz {

template <class T>
void try_value(ByteView bytes) {
  const Result<T> value = codec::decode<T>(bytes);
  if (!value) return;
  const Bytes once = codec::encode(*value);
  const Result<T> again = codec::decode<T>(once);
  TSUDOI_ASSERT(again.ok());
  TSUDOI_ASSERT(codec::encode(*again) == once);  // by bytes: a NaN is not equal to itself
}

/// `List`: of tests/codec/kinds.h.
template <class List>
void try_values(ByteView bytes) {
  List::each([&]<class T>(std::type_identity<T>) { try_value<T>(bytes); });
}

}  // namespace tsudoi::fuzz
