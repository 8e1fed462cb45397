// Whether a file can be the clock (--clock-file), before anything goes by it.
#pragma once

#include "storage/base/clock.h"
#include "storage/base/result.h"

namespace tsudoi {

/// Order: before make_file_clock(). Errors: malformed, also when there is no such file.
Result<void> check_clock_file(const std::filesystem::path& file);

}  // namespace tsudoi
