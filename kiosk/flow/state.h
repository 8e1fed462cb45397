// Where a resident is, and what they have typed. A value: copied, compared and wiped as one.
//
// Owns: everything personal that the kiosk's screens know. `end_session` (session.h) leaves none.
#pragma once

#include <map>
#include <set>

#include "kiosk/flow/groups.h"
#include "kiosk/flow/settings.h"
#include "kiosk/flow/slot.h"
#include "kiosk/input/composer.h"
#include "storage/domain/entry.h"

namespace tsudoi::flow {

enum class Screen : std::uint8_t { home, browse, listing, form, confirm, slip, over_time };

inline constexpr std::int64_t kIdleMsMax = 60'000;     // then the warning (faults.md F48)
inline constexpr std::int64_t kWarningMsMax = 20'000;  // then everything is wiped
inline constexpr std::int64_t kSlipMsMax = 60'000;     // then home
inline constexpr std::size_t kTrailMax = 16;           // listings one can go back through

/// A form on its way to being an application. Holds copies of its listing and form, so that a sync
/// in mid-form changes nothing under the resident's hands.
struct Draft {
  Listing listing;
  Form form;
  RoleId role;
  std::set<std::uint16_t> sessions;         // indexes; empty: all
  std::map<FieldId, Answer> chosen;         // what is chosen, not typed
  std::map<Slot, input::Composer> typed;    // what is typed
  std::set<Slot> reading_by_hand;           // name fields whose reading was typed in
  std::map<FieldId, std::uint8_t> members;  // team sizes
  std::map<FieldId, Date> months;           // calendars, first day of the month shown
  std::set<FieldId> checked;                // fields whose problems are shown
  std::size_t step = 0;                     // index in form.steps
  bool fixing = false;                      // one field from confirm
};

struct Slip {
  Listing listing;
  RoleId role;
  std::vector<std::uint16_t> sessions;  // indexes; empty: all
  Promise promise = Promise::received;
  std::string code;
  Bytes slip;
};

enum class Saving : std::uint8_t { no, under_way };

struct State {
  Screen screen = Screen::home;  // never over_time: that follows from `touched`
  Settings settings;
  Sheet sheet = Sheet::none;
  SteadyMs touched;  // when the resident was last there

  Group group = Group::all;
  std::set<Filter> filters;
  input::Composer search;
  Screen came_from = Screen::home;  // of the first listing in the trail: home or browse
  std::vector<ListingId> trail;     // the listing shown is the last
  RoleId role;                      // chosen on the listing
  std::set<std::uint16_t> sessions;

  std::optional<Draft> draft;
  std::optional<Slot> focus;
  input::Board board = input::Board::kana;
  input::Shift shift = input::Shift::off;
  Saving saving = Saving::no;
  std::optional<ErrorCode> not_saved;
  std::optional<Slip> slip;
};

}  // namespace tsudoi::flow
