// What the real programs do while the disk can be cut.
#pragma once

#include "tests/powercut/scenarios.h"

namespace tsudoi::powercut {

/// Precondition: one of the runs of the real programs.
void record_programs(Run run, Scenario& scenario);

}  // namespace tsudoi::powercut
