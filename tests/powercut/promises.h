// All that had been promised when the power went, and whether a store has kept it.
//
// Errors: damaged, with what is wrong in words; or why a store cannot be read.
#pragma once

#include "tests/powercut/scenarios.h"

namespace tsudoi::powercut {

struct Expected {
  bool kiosk_made = false, office_made = false, relay_made = false;
  std::vector<PublicId> saved;
  std::uint64_t office_has = 0, kiosk_knows = 0;    // entries
  std::uint64_t catalogue_at = 0, kiosk_shows = 0;  // changes
  std::uint64_t keys_changed = 0;
  std::uint64_t office_lists = 0, purged = 0;     // applications
  std::optional<std::uint64_t> backup, restored;  // made, with so many entries
};

Expected expected_of(const std::vector<Promised>& promised);

Error found(std::string what);

Result<void> keeps_promises(const Office& office, const Expected& expected, const Ground& ground);
Result<void> keeps_promises(const KioskStore& kiosk, const Expected& expected);

}  // namespace tsudoi::powercut
