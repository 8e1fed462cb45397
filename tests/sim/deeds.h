// What may happen in the city, one deed at a step: residents, staff, lines, sticks, disks, clocks.
#pragma once

#include "tests/sim/world.h"

namespace tsudoi::sim {

/// Draws a deed and does it. What was asked of a store and not done must have a fault as its cause.
void do_something(World& world);

/// A failure that its fault explains, and what follows from it: the process starts anew. An entry
/// whose commit was not answered is there exactly when the disk broke after it (F08).
void bear(World& world, Machine& machine, const Error& error);

/// Half of the listings that there will be, before the first resident comes.
void open_the_season(World& world);

}  // namespace tsudoi::sim
