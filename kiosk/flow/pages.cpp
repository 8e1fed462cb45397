// Home, browse and listing; and the settings that every screen has.
#include <algorithm>

#include "kiosk/flow/draft.h"
#include "kiosk/flow/journey.h"
#include "kiosk/flow/sign_up.h"

namespace tsudoi::flow {
namespace {

const Listing* shown_listing(const Journey& journey) {
  const State& state = journey.state;
  if (state.screen != Screen::listing || state.trail.empty()) return nullptr;
  return journey.world.catalogue->listing(state.trail.back());
}

void choose_what_is_alone(Journey& journey, const Listing& listing) {
  journey.state.role = only_role(listing, journey.world);
  journey.state.sessions = only_session(listing, journey.world.local_now());
}

void go_back_from_listing(Journey& journey) {
  State& state = journey.state;
  state.trail.pop_back();
  while (!state.trail.empty()) {
    if (const Listing* before = journey.world.catalogue->listing(state.trail.back()))
      return choose_what_is_alone(journey, *before);
    state.trail.pop_back();
  }
  if (state.came_from == Screen::browse) {
    state.screen = Screen::browse;
  } else {
    leave(journey, Settle::keep_settings);
  }
}

void go_back_in_form(Journey& journey) {
  const Draft& draft = *journey.state.draft;
  if (draft.fixing) return show_confirm(journey);
  std::optional<std::size_t> before;
  for (const std::size_t step : asked_steps(draft, journey.today()))
    if (step < draft.step) before = step;
  if (before) return show_step(journey, *before);
  unfocus(journey);
  journey.state.screen = Screen::listing;
}

void go_back_from_confirm(Journey& journey) {
  const auto steps = asked_steps(*journey.state.draft, journey.today());
  if (!steps.empty()) return show_step(journey, steps.back());
  journey.state.screen = Screen::listing;
}

bool fits_draft(const State& state, const Listing& listing, const Form& form) {
  return state.draft && state.draft->listing.id == listing.id && state.draft->form.id == form.id &&
         state.draft->form.version == form.version;
}

}  // namespace

Draft* Journey::open_draft() const {
  const bool shown = state.screen == Screen::form || state.screen == Screen::confirm;
  return shown && state.draft ? &*state.draft : nullptr;
}

void leave(Journey& journey, Settle settings) {
  end_session(journey.state, settings, journey.now);
  journey.effects.emplace_back(Wipe{});
}

void show_listing(Journey& journey, const ListingId& id) {
  const Listing* listing = journey.world.catalogue->listing(id);
  if (listing == nullptr) return;
  State& state = journey.state;
  if (state.screen != Screen::listing) state.trail.clear();
  if (state.trail.size() >= kTrailMax) state.trail.erase(state.trail.begin());
  unfocus(journey);
  state.trail.push_back(id);
  state.screen = Screen::listing;
  choose_what_is_alone(journey, *listing);
}

void on(Journey& journey, const StartOver&) {
  leave(journey, Settle::keep_settings);
}

void on(Journey& journey, const Back&) {
  State& state = journey.state;
  switch (state.screen) {
    case Screen::browse: return leave(journey, Settle::keep_settings);
    case Screen::listing: return go_back_from_listing(journey);
    case Screen::form: return go_back_in_form(journey);
    case Screen::confirm: return go_back_from_confirm(journey);
    default: return;  // no way back past the end of a session (faults.md F49)
  }
}

void on(Journey& journey, const OpenBrowse& action) {
  State& state = journey.state;
  if (state.screen != Screen::home && state.screen != Screen::browse) return;
  state.screen = Screen::browse;
  state.group = action.group;
  state.filters.clear();
  state.search.wipe();
  state.focus.reset();
}

void on(Journey& journey, const ToggleFilter& action) {
  State& state = journey.state;
  const std::span<const Filter> offered = filters_of(state.group);
  if (state.screen != Screen::browse) return;
  if (std::find(offered.begin(), offered.end(), action.filter) == offered.end()) return;
  if (state.filters.erase(action.filter) == 0) state.filters.insert(action.filter);
}

void on(Journey& journey, const ShowAll&) {
  if (journey.state.screen == Screen::browse) journey.state.filters.clear();
}

void on(Journey& journey, const ClearSearch&) {
  if (journey.state.screen == Screen::browse) journey.state.search.wipe();
}

void on(Journey& journey, const OpenListing& action) {
  State& state = journey.state;
  const bool from_list = state.screen == Screen::home || state.screen == Screen::browse;
  if (!from_list && state.screen != Screen::listing) return;
  if (from_list) state.came_from = state.screen;
  show_listing(journey, action.listing);
}

void on(Journey& journey, const ChooseRole& action) {
  const Listing* listing = shown_listing(journey);
  const Role* role = listing == nullptr ? nullptr : role_of(*listing, action.role);
  if (role != nullptr && can_start(sign_up_of(*listing, role, journey.world)))
    journey.state.role = role->id;
}

void on(Journey& journey, const ToggleSession& action) {
  const Listing* listing = shown_listing(journey);
  if (listing == nullptr || action.session >= listing->sessions.size()) return;
  const LocalTime now = journey.world.local_now();
  if (!can_choose(*listing, action.session, now)) return;
  std::set<std::uint16_t>& chosen = journey.state.sessions;
  switch (session_rule(*listing, now)) {
    case SessionRule::all: return;
    case SessionRule::one: chosen = {action.session}; return;
    case SessionRule::any:
      if (chosen.erase(action.session) == 0) chosen.insert(action.session);
  }
}

void on(Journey& journey, const StartForm&) {
  State& state = journey.state;
  const Listing* listing = shown_listing(journey);
  if (listing == nullptr || can_start_now(state, *listing, journey.world) != CanStart::yes) return;
  const Form* form = form_for(*listing, role_of(*listing, state.role), *journey.world.catalogue);
  if (!fits_draft(state, *listing, *form)) {
    wipe_draft(state);
    state.draft.emplace();
    state.draft->form = *form;
  }
  state.draft->listing = *listing;
  state.draft->role = state.role;
  state.draft->sessions = state.sessions;
  state.draft->fixing = false;
  state.not_saved.reset();
  const auto steps = asked_steps(*state.draft, journey.today());
  if (steps.empty()) return show_confirm(journey);
  show_step(journey, steps.front());
}

void on(Journey& journey, const OpenSheet& action) {
  journey.state.sheet = action.sheet;
}
void on(Journey& journey, const SetLanguage& action) {
  journey.state.settings.language = action.language;
  journey.state.sheet = Sheet::none;
}
void on(Journey& journey, const SetTextSize& action) {
  journey.state.settings.text_size = action.size;
}
void on(Journey& journey, const SetContrast& action) {
  journey.state.settings.contrast = action.contrast;
}
void on(Journey& journey, const SetReach& action) {
  journey.state.settings.reach = action.reach;
}

}  // namespace tsudoi::flow
