// What may happen in the city, one deed at a step: residents, staff, lines, sticks, disks, clocks.
#pragma once

#include "tests/sim/world.h"

namespace tsudoi::sim {

/// Draws a deed and does it; says whose it was. What was asked of a store and not done must have a
/// fault as its cause.
const Machine& do_something(World& world);

/// A failure that its fault explains, and what follows from it: the process starts anew. An entry
/// whose commit was not answered is there exactly when the disk broke after it (F08).
void bear(World& world, Machine& machine, const Error& error);

/// The first listings, and each kiosk's first try to fetch them.
void open_the_season(World& world);

}  // namespace tsudoi::sim
