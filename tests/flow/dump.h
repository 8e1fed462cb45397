// Everything that a state holds, as text: to look for what must not be there, and to compare.
#pragma once

#include <string>

#include "kiosk/flow/state.h"

namespace tsudoi::test {

std::string dump(const flow::State& state);

}  // namespace tsudoi::test
