// A fault gate that lets the Nth operation fail, once or from there on.
//
// Thread: any while it is not armed; one while it is.
#pragma once

#include "storage/lmdb/fault_gate.h"

namespace tsudoi::test {

enum class Lasting : std::uint8_t { once, for_ever };

struct Fault {
  ErrorCode code = ErrorCode::disk_full;
  Lasting lasting = Lasting::once;
};

class NthFault final : public lmdb::FaultGate {
 public:
  /// Counts from here: `nth` 1 is the next operation.
  void arm(Fault fault, int nth) {
    fault_ = fault;
    nth_ = nth;
    seen_ = 0;
  }
  /// Whether the fault came.
  bool disarm() {
    const bool came = nth_ > 0 && seen_ >= nth_;
    nth_ = 0;
    return came;
  }

  std::optional<ErrorCode> before(lmdb::Operation operation) override {
    if (nth_ == 0) return std::nullopt;
    ++seen_;
    const bool is_hit = fault_.lasting == Lasting::once ? seen_ == nth_ : seen_ >= nth_;
    if (!is_hit) return std::nullopt;
    // What is saved and fails has one name only: the outcome is unknown.
    if (operation == lmdb::Operation::committed) return ErrorCode::disk_failed;
    return fault_.code;
  }

 private:
  Fault fault_;
  int nth_ = 0;  // 0: not armed
  int seen_ = 0;
};

}  // namespace tsudoi::test
