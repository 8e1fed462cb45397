#include "kiosk/flow/sign_up.h"

#include <algorithm>
#include <tuple>

namespace tsudoi::flow {
namespace {

constexpr int kMinutesOneHour = 60;
constexpr Minutes kAfterSchool{15 * 60 + 30};

bool has_tag(const Listing& listing, std::string_view tag) {
  return std::ranges::find(listing.tags, tag) != listing.tags.end();
}

std::optional<Date> end_of(const Session& session) {
  return session.last_date ? session.last_date : session.date;
}

bool is_weekend(Date date) {
  return weekday_of(date) == 0 || weekday_of(date) == 6;
}

/// Whether any day of the session from `first` to `last` meets the test; a period is looked at for
/// one week, which holds every weekday.
template <class Test>
bool any_day(const Session& session, Date first, std::optional<Date> last, Test test) {
  if (!session.date) return false;
  Date day = std::max(*session.date, first);
  for (int i = 0; i < 7 && day <= *end_of(session) && (!last || day <= *last); ++i) {
    if (test(day)) return true;
    day = add_days(day, 1);
  }
  return false;
}

template <class Test>
bool any_session_day(const Listing& listing, LocalTime now, std::optional<Date> last, Test test) {
  return std::ranges::any_of(listing.sessions, [&](const Session& session) {
    return !has_ended(session, now) && any_day(session, now.date, last, test);
  });
}

bool is_after_school(const Listing& listing, LocalTime now) {
  return std::ranges::any_of(listing.sessions, [&](const Session& session) {
    return session.from && *session.from >= kAfterSchool && !has_ended(session, now) &&
           any_day(session, now.date, std::nullopt, [](Date day) { return !is_weekend(day); });
  });
}

bool asks_one_hour(const Listing& listing) {
  return has_tag(listing, "one-hour") || std::ranges::any_of(listing.roles, [](const Role& role) {
           return role.minutes_asked > 0 && role.minutes_asked <= kMinutesOneHour;
         });
}

FormId form_id_of(const Listing& listing, const Role* role) {
  if (role == nullptr) return listing.form;
  if (!role->form.empty()) return role->form;
  const bool walk_in = role->mode == SeatMode::walk_in;
  return walk_in && listing.kind != ListingKind::survey ? FormId{} : listing.form;
}

/// A form beyond the limits is one that this kiosk does not know (faults.md F36, F42).
bool is_within_limits(const Form& form) {
  std::size_t fields = 0;
  for (const Step& step : form.steps) fields += step.fields.size();
  return fields > 0 && fields <= kFormLimits.fields_max &&
         form.steps.size() <= kFormLimits.steps_max;
}

std::optional<SignUp> closed_by_time(const Listing& listing, const World& world) {
  const LocalTime now = world.local_now();
  if (is_over(listing, now)) return SignUp::over;
  if (listing.opens_at && *listing.opens_at > now) return SignUp::not_yet;
  if (listing.closes_at && *listing.closes_at < now) return SignUp::closed;
  return std::nullopt;
}

}  // namespace

bool is_over(const Listing& listing, LocalTime now) {
  return last_date(listing) && next_session(listing, now) == nullptr;
}

bool can_start(SignUp sign_up) {
  switch (sign_up) {
    case SignUp::seat:
    case SignUp::ask_office:
    case SignUp::draw:
    case SignUp::office:
    case SignUp::answer: return true;
    default: return false;
  }
}

const Form* form_for(const Listing& listing, const Role* role, const Catalogue& catalogue) {
  const Form* form = catalogue.form(form_id_of(listing, role));
  return form != nullptr && is_within_limits(*form) ? form : nullptr;
}

std::optional<std::uint32_t> seats_left(const Listing& listing, const Role* role,
                                        const World& world) {
  const auto at = world.seats_left->find({listing.id, role == nullptr ? RoleId{} : role->id});
  if (at == world.seats_left->end()) return std::nullopt;
  return at->second;
}

SignUp sign_up_of(const Listing& listing, const Role* role, const World& world) {
  const bool walk_in = role != nullptr && role->mode == SeatMode::walk_in;
  const bool has_questions = !form_id_of(listing, role).empty();
  if (!has_questions && !walk_in) return SignUp::read_only;
  if (const auto closed = closed_by_time(listing, world)) return *closed;
  if (!has_questions) return SignUp::walk_in;
  if (form_for(listing, role, *world.catalogue) == nullptr) return SignUp::see_desk;
  if (world.sync.no_saving) return SignUp::no_saving;
  switch (role == nullptr ? SeatMode::office : role->mode) {
    case SeatMode::walk_in: return SignUp::answer;
    case SeatMode::first_come:
      return seats_left(listing, role, world).value_or(0) > 0 ? SignUp::seat : SignUp::ask_office;
    case SeatMode::draw: return SignUp::draw;
    case SeatMode::office: return SignUp::office;
  }
  return SignUp::office;
}

SignUp sign_up_of(const Listing& listing, const World& world) {
  if (listing.roles.empty()) return sign_up_of(listing, nullptr, world);
  for (const Role& role : listing.roles)
    if (const SignUp found = sign_up_of(listing, &role, world); can_start(found)) return found;
  return sign_up_of(listing, &listing.roles.front(), world);
}

std::vector<std::uint16_t> sessions_in_order(const Listing& listing) {
  const bool has_dates = first_date(listing).has_value();
  std::vector<std::uint16_t> places;
  for (std::size_t at = 0; at < listing.sessions.size(); ++at)
    if (listing.sessions[at].date || !has_dates) places.push_back(static_cast<std::uint16_t>(at));
  std::ranges::stable_sort(places, {}, [&](std::uint16_t at) {
    return std::tuple(listing.sessions[at].date, listing.sessions[at].from);
  });
  return places;
}

bool can_choose(const Listing& listing, std::uint16_t session, LocalTime now) {
  const Session& one = listing.sessions[session];
  return end_of(one) ? !has_ended(one, now) : !first_date(listing);
}

SessionRule session_rule(const Listing& listing, LocalTime now) {
  const auto places = sessions_in_order(listing);
  const bool ahead = std::ranges::any_of(
      places, [&](std::uint16_t session) { return can_choose(listing, session, now); });
  if (places.size() < 2 || !ahead) return SessionRule::all;
  switch (listing.kind) {
    case ListingKind::consultation: return SessionRule::one;
    case ListingKind::event:
    case ListingKind::meeting:
    case ListingKind::project:
    case ListingKind::need: return SessionRule::any;
    default: return SessionRule::all;
  }
}

RoleId only_role(const Listing& listing, const World& world) {
  RoleId only;
  for (const Role& role : listing.roles) {
    if (!can_start(sign_up_of(listing, &role, world))) continue;
    if (!only.empty()) return {};
    only = role.id;
  }
  return only;
}

std::set<std::uint16_t> only_session(const Listing& listing, LocalTime now) {
  std::set<std::uint16_t> ahead;
  if (session_rule(listing, now) == SessionRule::all) return ahead;
  for (const std::uint16_t session : sessions_in_order(listing))
    if (can_choose(listing, session, now)) ahead.insert(session);
  return ahead.size() == 1 ? ahead : std::set<std::uint16_t>{};
}

CanStart can_start_now(const State& state, const Listing& listing, const World& world) {
  if (!can_start(sign_up_of(listing, world))) return CanStart::no;
  const Role* role = role_of(listing, state.role);
  if (!listing.roles.empty()) {
    if (role == nullptr) return CanStart::choose_role;
    if (!can_start(sign_up_of(listing, role, world))) return CanStart::choose_role;
  }
  const bool free_to_choose = session_rule(listing, world.local_now()) != SessionRule::all;
  if (free_to_choose && state.sessions.empty()) return CanStart::choose_session;
  return CanStart::yes;
}

bool is_shown(const Listing& listing, Date today) {
  if (listing.show_from && *listing.show_from > today) return false;
  if (listing.show_until && *listing.show_until < today) return false;
  const auto last = last_date(listing);
  return !last || *last >= today || listing.kind == ListingKind::notice;
}

bool passes(Filter filter, const Listing& listing, const World& world) {
  const LocalTime now = world.local_now();
  switch (filter) {
    case Filter::this_week: {
      const Date sunday = add_days(now.date, static_cast<int>((7 - weekday_of(now.date)) % 7));
      return any_session_day(listing, now, sunday, [](Date) { return true; });
    }
    case Filter::weekend: return any_session_day(listing, now, std::nullopt, is_weekend);
    case Filter::one_hour: return asks_one_hour(listing);
    case Filter::free: return listing.fee.yen == 0u || has_tag(listing, "free");
    case Filter::with_kids: return has_tag(listing, "kids");
    case Filter::after_school: return is_after_school(listing, now);
    case Filter::online: return has_tag(listing, "online");
    case Filter::open_seats: {
      const SignUp sign_up = sign_up_of(listing, world);
      return can_start(sign_up) || sign_up == SignUp::walk_in;
    }
  }
  return true;
}

}  // namespace tsudoi::flow
