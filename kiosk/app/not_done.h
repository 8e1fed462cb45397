// Why `headless` does not do what a line asks, where it is not the form, the door, the store or an
// error that says so. One code for each cause, so that nothing is done by half and nothing is left
// to guess; README.md beside this file explains each.
#pragma once

#include <string_view>
#include <vector>

#include "kiosk/flow/view_parts.h"

namespace tsudoi {

enum class NotDone : std::uint8_t {
  no_such_listing,
  no_such_role,
  no_such_session,
  no_such_language,
  nothing_to_sign_up_for,
  no_sign_up_needed,
  not_open_yet,
  closed,
  has_ended,
  no_form,              // or one that this kiosk does not know
  sessions_as_a_whole,  // a course is signed up for with all its dates
  one_session_only,
  session_has_ended,
  session_needed,  // there is a choice, and nothing was chosen
  fewer_were_counted,
  problems,      // with the answers; the line lists them
  not_possible,  // the journey did not come to its end: a fault of ours
};
std::string_view name_of(NotDone reason);
/// What stands in the way of a sign-up; empty: nothing.
std::optional<NotDone> why_not(flow::SignUp sign_up);

/// Every word that can follow "refused", whoever says it.
std::vector<std::string_view> all_refusals();

}  // namespace tsudoi
