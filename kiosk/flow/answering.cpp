// Answers that are chosen, not typed.
#include <algorithm>

#include "kiosk/flow/draft.h"
#include "kiosk/flow/journey.h"

namespace tsudoi::flow {
namespace {

/// The field, if it is of this kind and asked on the step that is shown.
const Field* asked_field(Journey& journey, const FieldId& id, FieldKind kind) {
  const State& state = journey.state;
  if (state.screen != Screen::form) return nullptr;
  for (const Field* field : asked_in(*state.draft, state.draft->step, journey.today()))
    if (field->id == id && field->kind == kind) return field;
  return nullptr;
}

void choose(Journey& journey, const FieldId& id, Answer answer) {
  journey.state.draft->chosen[id] = std::move(answer);
}

std::vector<OptionId> chosen_options(const Journey& journey, const FieldId& id) {
  const auto at = journey.state.draft->chosen.find(id);
  if (at == journey.state.draft->chosen.end()) return {};
  const auto* chosen = std::get_if<std::vector<OptionId>>(&at->second);
  return chosen == nullptr ? std::vector<OptionId>{} : *chosen;
}

bool has_option(const Field& field, const OptionId& id) {
  return std::ranges::find(field.options, id, &Option::id) != field.options.end();
}

/// Everything that belongs to one row of a team moves up from the row below it.
void move_member_up(Draft& draft, const FieldId& field, std::uint8_t to) {
  for (const Part part : {Part::written, Part::reading, Part::birth_year}) {
    const Slot upper{field, part, to};
    const Slot lower{field, part, static_cast<std::uint8_t>(to + 1)};
    draft.typed.erase(upper);
    draft.reading_by_hand.erase(upper);
    if (auto node = draft.typed.extract(lower)) {
      node.key() = upper;
      draft.typed.insert(std::move(node));
    }
    if (draft.reading_by_hand.erase(lower) > 0) draft.reading_by_hand.insert(upper);
  }
}

}  // namespace

void on(Journey& journey, const ChooseOption& action) {
  const Field* one = asked_field(journey, action.field, FieldKind::choice);
  const Field* field = one ? one : asked_field(journey, action.field, FieldKind::choices);
  if (field == nullptr || !has_option(*field, action.option)) return;
  std::vector<OptionId> chosen = chosen_options(journey, action.field);
  const auto at = std::ranges::find(chosen, action.option);
  if (at != chosen.end()) {
    chosen.erase(at);
  } else {
    if (one != nullptr) chosen.clear();
    chosen.push_back(action.option);
  }
  choose(journey, action.field, std::move(chosen));
}

void on(Journey& journey, const ChooseAgeBand& action) {
  const bool known = static_cast<std::size_t>(action.band) < kAgeBands;
  if (known && asked_field(journey, action.field, FieldKind::age_band))
    choose(journey, action.field, action.band);
}

void on(Journey& journey, const AnswerYesNo& action) {
  if (asked_field(journey, action.field, FieldKind::yes_no))
    choose(journey, action.field, action.answer == YesNo::yes);
}

void on(Journey& journey, const GiveConsent& action) {
  const Field* field = asked_field(journey, action.field, FieldKind::consent);
  if (field == nullptr) return;
  choose(journey, action.field,
         ConsentGiven{field->consent, field->consent_version, action.given == YesNo::yes});
}

void on(Journey& journey, const PickDate& action) {
  if (action.date.ok() && asked_field(journey, action.field, FieldKind::date))
    choose(journey, action.field, action.date);
}

void on(Journey& journey, const TurnMonth& action) {
  if (asked_field(journey, action.field, FieldKind::date) == nullptr) return;
  Draft& draft = *journey.state.draft;
  const Date month = month_shown(draft, action.field, journey.today());
  if (can_turn_month(draft, action.field, action.months, journey.today()))
    draft.months[action.field] = month + std::chrono::months{action.months};
}

void on(Journey& journey, const AddMember& action) {
  const Field* field = asked_field(journey, action.field, FieldKind::team);
  if (field == nullptr) return;
  const std::uint8_t members = members_of(*journey.state.draft, *field);
  if (members >= members_max(*field)) return;
  journey.state.draft->members[action.field] = static_cast<std::uint8_t>(members + 1);
  focus_on(journey, {action.field, Part::written, members});
}

void on(Journey& journey, const RemoveMember& action) {
  const Field* field = asked_field(journey, action.field, FieldKind::team);
  if (field == nullptr) return;
  Draft& draft = *journey.state.draft;
  const std::uint8_t members = members_of(draft, *field);
  if (action.member >= members || members <= 1) return;
  unfocus(journey);
  for (std::uint8_t row = action.member; row < members; ++row)
    move_member_up(draft, action.field, row);
  draft.members[action.field] = static_cast<std::uint8_t>(members - 1);
}

}  // namespace tsudoi::flow
