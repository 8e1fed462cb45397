// The ways into the product that deeds use, and the known-bad rules behind them: a simulation is
// only worth what it finds. Without a mutation these are KioskStore::sign_up(), sync_once() and
// OfficePurge::run().
#pragma once

#include "storage/domain/calendar.h"
#include "tests/sim/line.h"

namespace tsudoi::sim {

enum class Line : std::uint8_t { bad, good };

/// Nothing: a mutation has done something else instead.
std::optional<Result<SavedEntry>> mutated_sign_up(World& world, Machine& machine,
                                                  const SignUp& sign_up);
Result<SyncReport> mutated_sync(World& world, Machine& machine, Line line);
Result<void> mutated_purge(World& world, Date today);

/// Mutations that are nobody's deed.
void mutate_office(World& world);

}  // namespace tsudoi::sim
