// I1 to I8 of the design, as this city can see them. Each function throws Broken.
#pragma once

#include "storage/domain/calendar.h"
#include "tests/sim/world.h"

namespace tsudoi::sim {

/// All that the office has, by public id.
using Applications = std::map<PublicId, OfficeApplication>;

/// At every step (watch.cpp): the end of the journal that was touched (I1); its newest line with a
/// receipt is at the office (I2); what has come to the office since is somebody's, whom it trusts,
/// once, and as it was said (I3, I4); all seats that are handed out (I5).
void check_step(World& world, Machine& touched);

/// Reads everything on both sides: every line of every journal (I1), every entry that has a receipt
/// is applied or in quarantine (I2), once (I3), for a reason (I4); promised seats hold (I5); whose
/// answers are gone. The office is started anew.
void check_all(World& world);

/// No word of a resident in any file outside the office (I6); nothing grows without bound (I8).
void check_boxes(World& world);

/// When all are in step: what residents and staff took back has no effect any more, and everything
/// else has (I3), in whatever order it came (F16, F28).
void check_ends(World& world, const Applications& there);

/// Faults stop; who was revoked is enrolled again; half of the kiosks go by stick first; then at
/// most three rounds by wire and relay (I7).
void check_healing(World& world);

// ---- The purge (purges.cpp)
/// Whose answers are gone by now.
void note_purged(World& world, const std::vector<ArrivedApplication>& applications);
/// Behind a purge: nobody's answers went before their time, and none are there after it.
void check_purge(World& world, Date today);
/// An office from a backup has nobody's answers that were gone, unless a kiosk brings them again.
void check_restored(World& world);
/// An application's answers are those that were typed, or gone for good.
void check_answers(World& world, const ArrivedApplication& there);

/// The identity of the line at this place of its journal.
PublicId id_at(const Machine& machine, std::uint64_t position);
std::string of(const Machine& machine);

}  // namespace tsudoi::sim
