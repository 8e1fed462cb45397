// What may happen in the city, one deed at a step: residents, staff, lines, sticks, disks, clocks.
#pragma once

#include "tests/sim/world.h"

namespace tsudoi::sim {

/// How often a deed is done, by the pace of the plan.
struct Deed {
  unsigned hard;
  unsigned year;
  void (*act)(World&, Machine&);
};

/// Draws a deed and does it; says whose it was. What was asked of a store and not done must have a
/// fault as its cause.
Machine& do_something(World& world);

/// A failure that its fault explains, and what follows from it: the process starts anew. An entry
/// whose commit was not answered is there exactly when the disk broke after it (F08).
void bear(World& world, Machine& machine, const Error& error);
/// Likewise at the office.
void bear_at_office(World& world, const Error& error);
/// What a line, a relay or an office may say to whom has done no wrong.
bool is_of_the_way(ErrorCode code);

/// The office comes to the relay, over a bad line.
void pull(World& world);

/// The first listings, and each kiosk's first try to fetch them.
void open_the_season(World& world);

std::span<const Deed> deeds_of_people();  // deeds.cpp
std::span<const Deed> deeds_of_office();  // office_deeds.cpp
std::span<const Deed> deeds_of_disks();   // disk_deeds.cpp

/// Some listing of the season's, in whatever way it is offered by now.
std::size_t some_listing(World& world);
ListingId listing_id(std::size_t which);
void publish_listing(World& world, std::size_t which);

}  // namespace tsudoi::sim
