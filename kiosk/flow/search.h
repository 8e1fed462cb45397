// Finding listings: by group, filters and words, from the first character, nearest date first.
#pragma once

#include <set>

#include "kiosk/flow/groups.h"
#include "kiosk/flow/world.h"

namespace tsudoi::flow {

struct Query {
  Group group = Group::all;
  std::set<Filter> filters;  // all must hold
  std::string text;          // words between blanks; all must be found
};

/// What is shown today and fits, by the next day on which it happens; undated ones last. What has
/// ended today is not coming up: only words find it, after all else, until the day is over.
std::vector<const Listing*> find_listings(const Query& query, const World& world);

/// When it next happens, for ordering: the day of the next session (today, if a period is under
/// way) and its beginning. Undated listings, and those that are over, come after all others.
LocalTime next_time(const Listing& listing, LocalTime now);

}  // namespace tsudoi::flow
