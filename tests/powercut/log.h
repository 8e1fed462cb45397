// Events on their way from programs that are watched to the test that started them: a file to which
// each adds, in the order in which it all happened. For one run on one machine.
//
// Thread: any, of any process: each event is one write at the end of the file.
#pragma once

#include "tests/powercut/event.h"

namespace tsudoi::powercut {

/// Made, or opened behind what is in it.
int open_log(const std::filesystem::path& log);
void add_to_log(int descriptor, const Event& event);
std::vector<Event> events_in(const std::filesystem::path& log);

}  // namespace tsudoi::powercut
