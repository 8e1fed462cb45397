// What one can do with a listing now: which roles are open, which questions they ask, which
// sessions may be chosen. Pure facts; the same for cards, the listing screen and the start of a
// form.
#pragma once

#include <set>

#include "kiosk/flow/view.h"
#include "kiosk/flow/world.h"

namespace tsudoi::flow {

/// It had dates, and each of its sessions has ended by the clock.
bool is_over(const Listing& listing, LocalTime now);

/// `role` null: the listing has none.
SignUp sign_up_of(const Listing& listing, const Role* role, const World& world);
/// Of the listing as a whole: the first role that is open, else the first.
SignUp sign_up_of(const Listing& listing, const World& world);
bool can_start(SignUp sign_up);

/// The questions of a role; nullptr: none, or none that this kiosk knows.
const Form* form_for(const Listing& listing, const Role* role, const Catalogue& catalogue);
std::optional<std::uint32_t> seats_left(const Listing& listing, const Role* role,
                                        const World& world);

SessionRule session_rule(const Listing& listing, LocalTime now);
/// Places in listing.sessions, in order of time: entries name a session by its place, which it
/// keeps for ever (sync/office/import/session_places.h). One that was taken off has no date any
/// more, though others have, and is not among them.
std::vector<std::uint16_t> sessions_in_order(const Listing& listing);
/// Precondition: session < listing.sessions.size().
bool can_choose(const Listing& listing, std::uint16_t session, LocalTime now);

/// What is chosen when there is nothing to choose: the only open role, the only session ahead.
RoleId only_role(const Listing& listing, const World& world);
std::set<std::uint16_t> only_session(const Listing& listing, LocalTime now);

/// Whether the sign-up button works with what is chosen on the listing screen.
CanStart can_start_now(const State& state, const Listing& listing, const World& world);

bool is_shown(const Listing& listing, Date today);
bool passes(Filter filter, const Listing& listing, const World& world);

}  // namespace tsudoi::flow
