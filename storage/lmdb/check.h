// Where a store is read through before it is believed [F04]: in a child, which is all that dies of
// a page that is broken enough.
#pragma once

#include "storage/lmdb/environment.h"

namespace tsudoi::lmdb {

/// What the gate of a test is besides, when it opens thousands of sound stores and a fork for each
/// is what they cost.
class ReadsHere {
 public:
  virtual ~ReadsHere() = default;
};

/// check_in_child(), unless `gate` is one that ReadsHere. Production has no gate.
Result<void> check_through(const std::filesystem::path& folder, const FaultGate* gate);

}  // namespace tsudoi::lmdb
