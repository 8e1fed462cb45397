// TSUDOI_ASSERT: what must be true unless the program itself is wrong. On in release: it says
// where, and stops; the supervisor brings the welcome screen back. Never used on input.
#pragma once

namespace tsudoi {
[[noreturn]] void assertion_failed(const char* condition, const char* file, int line);
}  // namespace tsudoi

#define TSUDOI_ASSERT(condition)          \
  (static_cast<bool>(condition) ? void(0) \
                                : ::tsudoi::assertion_failed(#condition, __FILE__, __LINE__))
