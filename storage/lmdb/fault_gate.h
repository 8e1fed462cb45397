// FaultGate: the one seam through which storage faults enter. Production passes none; a test passes
// one that fails the Nth operation, so that every use case is tried with every failure.
//
// Owns: nothing. Thread: called from whichever thread uses the environment.
// Order: before(op) is asked before the C call. An answer stands for the call: C is not reached.
//        The exception is `committed`, asked after the bytes are on the disk: an answer there is
//        the failure whose outcome is unknown (the caller hears "failed", the record is there).
#pragma once

#include <cstdint>
#include <optional>

#include "storage/base/error.h"

namespace tsudoi::lmdb {

enum class Operation : std::uint8_t {
  open,       // Environment::open, once
  read,       // the start of a read transaction
  write,      // the start of a write transaction
  get,        // get, visit, scan and last_before, once per call
  put,        // put, put_new, append, erase and erase_range, once per call
  commit,     // before the commit; nothing is saved
  committed,  // after the commit; everything is saved, and nobody is told
  grow,       // a change of the map's size
  copy,       // copy_to, once
  room,       // a look at the room on the disk
};

class FaultGate {
 public:
  virtual ~FaultGate() = default;
  /// The failure to report instead of doing `operation`, or nothing.
  virtual std::optional<ErrorCode> before(Operation operation) = 0;
};

}  // namespace tsudoi::lmdb
