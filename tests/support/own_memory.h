// What this process has in its writable memory: to show that what was typed is gone from it.
//
// Thread: one; what other threads hold while they run is seen or missed by chance.
#pragma once

#include "storage/base/bytes.h"

namespace tsudoi::test {

/// Each byte of a hidden text is a byte of the text ^ kMask, so that the search is not its own
/// find.
inline constexpr std::uint8_t kMask = 0x5a;

/// How often the text stands there in the clear; not on the stack, where saved registers come and
/// go.
std::size_t times_in_memory(ByteView hidden_text);

}  // namespace tsudoi::test
