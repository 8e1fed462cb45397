// The record of what a run does in this program itself. calls.cpp is linked in.
#pragma once

#include "tests/powercut/event.h"

namespace tsudoi::powercut {

/// What lies in `root` now is from before. Precondition: nothing is being recorded.
void start_recording(const std::filesystem::path& root, Recording& into);
void stop_recording();
/// Notes a promise, exactly where it stands among the writes. Nothing when nothing is recorded.
void note(const Promised& promised);

}  // namespace tsudoi::powercut
