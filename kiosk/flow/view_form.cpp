// Views of the form, the confirm screen and the slip.
#include <algorithm>

#include "kiosk/flow/draft.h"
#include "kiosk/flow/journey.h"
#include "kiosk/flow/sign_up.h"
#include "kiosk/flow/views.h"

namespace tsudoi::flow {
namespace {

constexpr int kCalendarDays = 42;  // six weeks hold every month

bool is_personal(const Field& field) {
  Form alone;
  alone.steps.push_back({{}, {field}});
  return asks_personal(alone);
}

/// The step with the first personal field says what the answers are for.
std::optional<PrivacyView> privacy_of(const Looking& looking, const Draft& draft) {
  const auto& steps = draft.form.steps;
  const auto first = std::ranges::find_if(
      steps, [](const Step& step) { return std::ranges::any_of(step.fields, is_personal); });
  if (first == steps.end() || first - steps.begin() != static_cast<std::ptrdiff_t>(draft.step))
    return std::nullopt;
  return PrivacyView{looking.words(draft.form.purpose), looking.words(draft.form.retention),
                     looking.words(draft.form.seen_by)};
}

bool asks_when(const Listing& listing) {
  return listing.roles.size() > 1 || !listing.sessions.empty();
}

StepState state_of(std::size_t step, std::size_t current) {
  if (step == current) return StepState::current;
  return step < current ? StepState::done : StepState::ahead;
}

/// `current`: the step of the form, or past its end on the confirm screen.
std::vector<StepView> steps_of(const Looking& looking, const Draft& draft, std::size_t current) {
  std::vector<StepView> views;
  if (asks_when(draft.listing)) views.push_back({StepKind::when, {}, StepState::done});
  for (const std::size_t step : asked_steps(draft, looking.today())) {
    const Words title = looking.words(draft.form.steps[step].title);
    views.push_back({StepKind::questions, title, state_of(step, current)});
  }
  const std::size_t end = draft.form.steps.size();
  views.push_back({StepKind::confirm, {}, state_of(end, current)});
  return views;
}

template <class T>
const T* chosen_in(const Draft& draft, const FieldId& id) {
  const auto at = draft.chosen.find(id);
  return at == draft.chosen.end() ? nullptr : std::get_if<T>(&at->second);
}

std::vector<OptionView> options_of(const Looking& looking, const Draft& draft, const Field& field) {
  std::vector<OptionView> views;
  const auto* chosen = chosen_in<std::vector<OptionId>>(draft, field.id);
  for (const Option& option : field.options) {
    const bool on = chosen != nullptr && std::ranges::find(*chosen, option.id) != chosen->end();
    views.push_back({option.id, looking.words(option.label), on});
  }
  return views;
}

/// A field's days are counted from today. What is not in any calendar is no limit.
std::optional<Date> day_ahead(Date today, const std::optional<std::int64_t>& days) {
  constexpr std::int64_t kDaysMax = 365 * 200;
  if (!days || *days < -kDaysMax || *days > kDaysMax) return std::nullopt;
  return add_days(today, static_cast<int>(*days));
}

void add_calendar(const Looking& looking, const Draft& draft, const Field& field, FieldView& view) {
  const Date first = month_shown(draft, view.id, looking.today());
  const Date sunday = add_days(first, -static_cast<int>(weekday_of(first)));
  view.month = first;
  view.has_earlier = can_turn_month(draft, view.id, -1, looking.today());
  view.has_later = can_turn_month(draft, view.id, 1, looking.today());
  for (int i = 0; i < kCalendarDays; ++i) {
    const Date day = add_days(sunday, i);
    const bool in_month = day.month() == first.month();
    const bool can_choose = in_month && !problem_with(field, day, looking.today());
    view.days.push_back({day, in_month, can_choose, view.date == day});
  }
}

void add_inputs(const Looking& looking, const Draft& draft, const Field& field, FieldView& view) {
  for (const Slot& slot : slots_of(draft, field)) {
    InputView input = input_of(looking, slot, *spec_of(field, slot.part));
    if (view.problem) input.problem = problem_at(draft, field, slot, looking.today());
    view.inputs.push_back(std::move(input));
  }
  if (field.kind != FieldKind::team) return;
  view.members = members_of(draft, field);
  view.can_add_member = view.members < members_max(field);
}

void add_choices(const Looking& looking, const Draft& draft, const Field& field, FieldView& view) {
  switch (field.kind) {
    case FieldKind::choice:
    case FieldKind::choices: view.options = options_of(looking, draft, field); return;
    case FieldKind::age_band:
      if (const auto* band = chosen_in<AgeBand>(draft, field.id)) view.band = *band;
      return;
    case FieldKind::yes_no:
      if (const auto* yes = chosen_in<bool>(draft, field.id))
        view.yes_no = *yes ? YesNo::yes : YesNo::no;
      return;
    case FieldKind::consent: {
      const auto* consent = chosen_in<ConsentGiven>(draft, field.id);
      if (consent != nullptr) view.yes_no = consent->given ? YesNo::yes : YesNo::no;
      return;
    }
    case FieldKind::date:
      if (const auto* date = chosen_in<Date>(draft, field.id)) view.date = *date;
      add_calendar(looking, draft, field, view);
      return;
    default: return;
  }
}

LimitsView limits_of(const Looking& looking, const Field& field) {
  LimitsView limits;
  if (field.kind == FieldKind::date) {
    limits.first_day = day_ahead(looking.today(), field.least);
    limits.last_day = day_ahead(looking.today(), field.most);
    return limits;
  }
  limits.least = field.least;
  limits.most = field.most;
  for (const SlotSpec& input : inputs_of(field))
    limits.characters_max = std::max<std::size_t>(limits.characters_max, input.characters_max);
  if (field.kind != FieldKind::team) return limits;
  limits.least = field.least.value_or(1);
  limits.most = static_cast<std::int64_t>(members_max(field));
  return limits;
}

FieldView field_view(const Looking& looking, const Draft& draft, const Field& field) {
  FieldView view;
  view.id = field.id;
  view.kind = field.kind;
  view.label = looking.words(field.label);
  view.help = looking.words(field.help);
  view.required = field.required || field.age_below.has_value();
  if (draft.checked.contains(field.id)) view.problem = problem_of(draft, field, looking.today());
  view.limits = limits_of(looking, field);
  add_inputs(looking, draft, field, view);
  add_choices(looking, draft, field, view);
  return view;
}

AnswerView answer_view(const Looking& looking, const Field& field, const Answers& answers) {
  const Draft& draft = *looking.state.draft;
  AnswerView view;
  view.field = field.id;
  view.kind = field.kind;
  view.label = looking.words(field.label);
  if (const auto at = answers.find(field.id); at != answers.end()) view.answer = at->second;
  for (const OptionView& option : options_of(looking, draft, field))
    if (option.chosen) view.options.push_back(option.label);
  view.problem = problem_of(draft, field, looking.today());
  view.limits = limits_of(looking, field);
  return view;
}

}  // namespace

InputView input_of(const Looking& looking, const Slot& slot, const SlotSpec& spec) {
  const State& state = looking.state;
  InputView view;
  view.slot = slot;
  view.typing = spec.typing;
  view.focused = state.focus == slot;
  const input::Composer* composer = &state.search;
  if (!slot.field.empty()) {
    const Draft& draft = *state.draft;
    view.text = text_at(draft, slot);
    view.caret = view.compose_from = view.compose_to = view.text.size();
    view.characters_left = spec.characters_max;
    view.filled_by_typing = fills_itself(draft, slot) && !view.text.empty();
    const auto at = draft.typed.find(slot);
    if (at == draft.typed.end() || fills_itself(draft, slot)) return view;
    composer = &at->second;
  }
  view.text = composer->text();
  view.caret = composer->caret();
  view.compose_from = composer->compose_from();
  view.compose_to = composer->compose_to();
  view.characters_left = static_cast<std::uint16_t>(composer->characters_left());
  return view;
}

std::optional<KeyboardView> keyboard_of(const Looking& looking) {
  const State& state = looking.state;
  if (!state.focus) return std::nullopt;
  return KeyboardView{state.board, state.shift, typing_of(state),
                      candidates_of(state, looking.world)};
}

FormView form_of(const Looking& looking) {
  const Draft& draft = *looking.state.draft;
  FormView form;
  form.steps = steps_of(looking, draft, draft.step);
  form.step_title = looking.words(draft.form.steps[draft.step].title);
  form.privacy = privacy_of(looking, draft);
  for (const Field* field : asked_in(draft, draft.step, looking.today()))
    form.fields.push_back(field_view(looking, draft, *field));
  form.keyboard = keyboard_of(looking);
  form.fixing = draft.fixing;
  return form;
}

ConfirmView confirm_of(const Looking& looking) {
  const State& state = looking.state;
  const Draft& draft = *state.draft;
  ConfirmView confirm;
  confirm.steps = steps_of(looking, draft, draft.form.steps.size());
  confirm.card = card_of(looking, draft.listing);
  const Role* role = role_of(draft.listing, draft.role);
  if (role != nullptr && draft.listing.roles.size() > 1) confirm.role = looking.words(role->name);
  confirm.sessions = sessions_of(draft.listing, draft.sessions);
  const Answers answers = answers_to_save(draft, looking.today());
  for (const std::size_t step : asked_steps(draft, looking.today()))
    for (const Field* field : asked_in(draft, step, looking.today()))
      confirm.answers.push_back(answer_view(looking, *field, answers));
  confirm.saving = state.saving == Saving::under_way;
  confirm.not_saved = state.not_saved;
  return confirm;
}

SlipView slip_of(const Looking& looking) {
  const Slip& slip = *looking.state.slip;
  SlipView view;
  view.promise = slip.promise;
  view.sign_up = sign_up_of(slip.listing, role_of(slip.listing, slip.role), looking.world);
  view.card = card_of(looking, slip.listing);
  view.sessions = sessions_of(slip.listing, {slip.sessions.begin(), slip.sessions.end()});
  if (slip.promise != Promise::noted) {  // else there is nothing to show or to ask after
    view.code = slip.code;
    view.slip = slip.slip;
  }
  view.has_next_steps = std::ranges::any_of(slip.listing.next_steps, [&](const ListingId& id) {
    return looking.world.catalogue->listing(id) != nullptr;
  });
  return view;
}

}  // namespace tsudoi::flow
