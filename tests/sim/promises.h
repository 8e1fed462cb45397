// I1 to I5 and I7 of the design, as this city can see them. Each function throws Broken.
#pragma once

#include "tests/sim/world.h"

namespace tsudoi::sim {

/// What every step can afford: the end of the journal that was touched (I1), and all seats that are
/// handed out (I5).
void check_step(World& world, const Machine& touched);

/// Reads everything on both sides: every line of every journal (I1), every entry that has a receipt
/// is applied or in quarantine (I2), once (I3), for a reason (I4); promised seats hold (I5). The
/// office is started anew.
void check_all(World& world);

/// When all are in step: what residents and staff took back has no effect any more, and everything
/// else has (I3), in whatever order it came (F16, F28).
void check_ends(World& world);

/// Faults stop; half of the kiosks go by stick first; then at most three rounds by wire (I7).
void check_healing(World& world);

}  // namespace tsudoi::sim
