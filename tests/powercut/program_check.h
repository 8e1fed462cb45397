// An image as people meet it: the real programs, as children, on what a power cut has left.
#pragma once

#include "tests/powercut/disk.h"
#include "tests/powercut/promises.h"

namespace tsudoi::powercut {

/// Each machine's program starts and finds all that was promised, once; where its first creation
/// was cut off, the same command does it again. No signal, and no word of damage.
Result<void> programs_keep_promises(const std::filesystem::path& folder, const Image& image,
                                    const Expected& expected, const Ground& ground);

}  // namespace tsudoi::powercut
