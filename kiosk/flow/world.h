// What the journey may look at, and never changes: the catalogue, the seats, the centre, the line,
// the day. Values read by the caller before each step; no store, no clock.
#pragma once

#include <map>

#include "kiosk/flow/catalogue.h"
#include "kiosk/input/converter.h"
#include "storage/domain/entry.h"
#include "storage/domain/trouble.h"

namespace tsudoi::flow {

/// Seats that this kiosk can still confirm by itself. No entry: none was handed to it.
using SeatsLeft = std::map<std::pair<ListingId, RoleId>, std::uint32_t>;

struct SyncStatus {
  std::optional<UnixSeconds> office_reached;
  std::uint64_t waiting = 0;  // entries that the office does not have yet
  bool must_enrol = false;    // the office takes nothing more of this kiosk until it enrols again
  // For staff, beside these:
  std::uint64_t saved = 0;        // entries ever saved here
  std::uint64_t backed_up = 0;    // that the office has in a backup as well
  std::uint64_t quarantined = 0;  // that the office has set aside
  std::optional<UnixSeconds> oldest_waiting;
  bool was_set_back = false;           // this disk, to an older state
  Troubles troubles;                   // of this machine
  std::optional<ErrorCode> no_saving;  // why nothing can be saved now: nobody begins a sign-up
};

/// Order: the pointers outlive the step or view that they are given to; none is null.
struct World {
  const Catalogue* catalogue = nullptr;
  const SeatsLeft* seats_left = nullptr;
  const input::Converter* converter = nullptr;
  CentreId own_centre;
  SyncStatus sync;
  UnixSeconds now;                         // business time; `today` follows from it
  ClockTrust clock = ClockTrust::trusted;  // uncertain: `now` is the office's, and stands still

  Date today() const { return local_now().date; }
  LocalTime local_now() const { return tokyo_time(now); }
};

}  // namespace tsudoi::flow
