// A small town for the journey tests: one listing of each kind, its forms, two centres, an area.
// Today is Saturday, 21 November 2026, 14:05.
#pragma once

#include "kiosk/flow/world.h"

namespace tsudoi::test {

Date day(std::string_view iso);
Text both(std::string ja, std::string en);

/// What the office published; a test may change it before it makes a Town.
flow::Published published_town();

struct Town {
  explicit Town(flow::Published published = published_town());

  flow::Catalogue catalogue;
  flow::SeatsLeft seats_left;
  input::KanaConverter converter;
  UnixSeconds now;

  flow::World world() const;
};

/// "event-1", "open_call-1" ...: the listing of a kind.
ListingId listing_of_kind(ListingKind kind);

}  // namespace tsudoi::test
