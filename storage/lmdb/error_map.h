// One table from what LMDB and the system answer to our own closed list of failures.
#pragma once

#include <string_view>

#include "storage/base/result.h"

namespace tsudoi::lmdb {

/// Precondition: `code` is not success. `doing` names the call, for staff and logs.
Error error_of(int code, std::string_view doing);
/// The code alone, for the table's test.
ErrorCode code_of(int code);

}  // namespace tsudoi::lmdb
