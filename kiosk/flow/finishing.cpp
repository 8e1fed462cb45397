// From step to step, to the confirm screen, to the store, to the slip.
#include <algorithm>

#include "kiosk/flow/draft.h"
#include "kiosk/flow/journey.h"
#include "kiosk/flow/sign_up.h"

namespace tsudoi::flow {
namespace {

void show_problems_of(Journey& journey, std::size_t step) {
  Draft& draft = *journey.state.draft;
  for (const Field* field : asked_in(draft, step, journey.today())) draft.checked.insert(field->id);
}

/// The input that is empty or wrong, in the first field with a problem, if it is typed.
void focus_on_problem(Journey& journey) {
  const Draft& draft = *journey.state.draft;
  const Date today = journey.today();
  for (const Field* field : asked_in(draft, draft.step, today)) {
    if (!problem_of(draft, *field, today)) continue;
    const auto slots = slots_of(draft, *field);
    if (slots.empty()) return unfocus(journey);
    const auto wrong = std::ranges::find_if(slots, [&](const Slot& slot) {
      return problem_at(draft, *field, slot, today).has_value();
    });
    return focus_on(journey, wrong == slots.end() ? slots.front() : *wrong);
  }
}

void show_problem_step(Journey& journey, std::size_t step) {
  show_step(journey, step);
  show_problems_of(journey, step);
  focus_on_problem(journey);
}

std::optional<std::size_t> next_asked_step(const Journey& journey) {
  for (const std::size_t step : asked_steps(*journey.state.draft, journey.today()))
    if (step > journey.state.draft->step) return step;
  return std::nullopt;
}

SaveApplication application_of(const Journey& journey) {
  const Draft& draft = *journey.state.draft;
  SaveApplication save;
  save.listing = draft.listing.id;
  save.kind = draft.listing.kind;
  save.role = draft.role;
  save.sessions.assign(draft.sessions.begin(), draft.sessions.end());
  save.form = draft.form.id;
  save.form_version = draft.form.version;
  save.answers = answers_to_save(draft, journey.today());
  save.age_band = age_band_in(draft.form, save.answers, journey.today());
  save.language = journey.state.settings.language;
  const Role* role = role_of(draft.listing, draft.role);
  save.asks_seat = role != nullptr && role->mode == SeatMode::first_come;
  return save;
}

}  // namespace

void show_step(Journey& journey, std::size_t step) {
  State& state = journey.state;
  unfocus(journey);
  state.screen = Screen::form;
  state.draft->step = step;
  const auto asked = asked_in(*state.draft, step, journey.today());
  if (asked.empty()) return;
  const auto inputs = inputs_of(*asked.front());
  if (!inputs.empty()) focus_on(journey, {asked.front()->id, inputs.front().part, 0});
}

void show_confirm(Journey& journey) {
  unfocus(journey);
  journey.state.screen = Screen::confirm;
  journey.state.draft->fixing = false;
}

void on(Journey& journey, const NextStep&) {
  State& state = journey.state;
  if (state.screen != Screen::form) return;
  if (input::Composer* composer = focused_composer(journey)) composer->settle();
  Draft& draft = *state.draft;
  show_problems_of(journey, draft.step);
  const auto wrong = first_step_with_problem(draft, draft.step, journey.today());
  if (wrong == draft.step) return focus_on_problem(journey);
  if (draft.fixing) {
    const auto first = first_step_with_problem(draft, 0, journey.today());
    return first ? show_problem_step(journey, *first) : show_confirm(journey);
  }
  const auto next = next_asked_step(journey);
  return next ? show_step(journey, *next) : show_confirm(journey);
}

void on(Journey& journey, const FixField& action) {
  State& state = journey.state;
  if (state.screen != Screen::confirm) return;
  if (action.field.empty()) {
    state.screen = Screen::listing;
    return;
  }
  const Field* field = field_of(state.draft->form, action.field);
  const auto step = step_of(*state.draft, action.field);
  if (field == nullptr || !step) return;
  show_step(journey, *step);
  state.draft->fixing = true;
  const auto inputs = inputs_of(*field);
  if (inputs.empty()) return unfocus(journey);
  on(journey, Focus{{field->id, inputs.front().part, 0}});
}

void on(Journey& journey, const Confirm&) {
  State& state = journey.state;
  if (state.screen != Screen::confirm) return;
  if (const auto wrong = first_step_with_problem(*state.draft, 0, journey.today())) {
    show_problem_step(journey, *wrong);
    state.draft->fixing = true;
    return;
  }
  state.not_saved.reset();
  state.saving = Saving::under_way;
  journey.effects.emplace_back(application_of(journey));
}

void on(Journey& journey, const Saved& action) {
  State& state = journey.state;
  if (state.saving != Saving::under_way || !state.draft) return;
  Slip slip{state.draft->listing, state.draft->role, {}, action.promise, action.code, action.slip};
  slip.sessions.assign(state.draft->sessions.begin(), state.draft->sessions.end());
  wipe_draft(state);
  state.search.wipe();
  state.trail.clear();
  state.slip = std::move(slip);
  state.saving = Saving::no;
  state.screen = Screen::slip;
  state.touched = journey.now;
  journey.effects.emplace_back(Wipe{});
}

void on(Journey& journey, const NotSaved& action) {
  State& state = journey.state;
  if (state.saving != Saving::under_way) return;
  state.saving = Saving::no;
  state.not_saved = action.reason;
}

void on(Journey& journey, const SeeNextSteps&) {
  State& state = journey.state;
  if (state.screen != Screen::slip) return;
  const ListingId done = state.slip->listing.id;
  leave(journey, Settle::keep_settings);
  show_listing(journey, done);
}

void on(Journey& journey, const Finish&) {
  if (journey.state.screen == Screen::slip) leave(journey, Settle::reset_settings);
}

}  // namespace tsudoi::flow
