#include "kiosk/flow/draft.h"

#include <algorithm>
#include <charconv>

#include "kiosk/input/year.h"

namespace tsudoi::flow {
namespace {

Slot slot_of(const Field& field, Part part, std::uint8_t member = 0) {
  return {field.id, part, member};
}

std::optional<std::int64_t> number_in(const std::string& text) {
  std::int64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, problem] = std::from_chars(text.data(), end, number);
  return problem == std::errc{} && stop == end ? std::optional(number) : std::nullopt;
}

PersonName name_at(const Draft& draft, const Field& field, std::uint8_t member = 0) {
  return {text_at(draft, slot_of(field, Part::written, member)),
          text_at(draft, slot_of(field, Part::reading, member))};
}

/// What is no number stays a text, so that it is refused and not taken for an empty answer.
Answer number_at(const Draft& draft, const Field& field) {
  const std::string text = text_at(draft, slot_of(field, Part::whole));
  const auto number = number_in(text);
  return number ? Answer(*number) : Answer(text);
}

/// Of an era or western. What is no year is the year 0, which is out of every range; empty where
/// nothing was typed.
std::optional<std::int64_t> year_at(const Draft& draft, const Slot& slot) {
  const std::string text = text_at(draft, slot);
  if (text.empty()) return std::nullopt;
  return input::year_from(text).value_or(0);
}

std::vector<TeamMember> team_at(const Draft& draft, const Field& field) {
  std::vector<TeamMember> team;
  for (std::uint8_t i = 0; i < members_of(draft, field); ++i) {
    TeamMember member{name_at(draft, field, i), std::nullopt};
    if (const auto year = year_at(draft, slot_of(field, Part::birth_year, i)))
      member.birth_year = static_cast<std::uint16_t>(std::clamp<std::int64_t>(*year, 0, 9999));
    team.push_back(std::move(member));
  }
  return team;
}

bool is_blank(const TeamMember& member) {
  return member.name.written.empty() && !member.birth_year;
}

/// Rows that nobody filled in are not members.
Answer filled_team(const Draft& draft, const Field& field) {
  std::vector<TeamMember> team = team_at(draft, field);
  std::erase_if(team, is_blank);
  return team;
}

Answer answer_of(const Draft& draft, const Field& field) {
  switch (field.kind) {
    case FieldKind::text:
    case FieldKind::phone:
    case FieldKind::email:
    case FieldKind::statement: return text_at(draft, slot_of(field, Part::whole));
    case FieldKind::name: return name_at(draft, field);
    case FieldKind::address:
      return PostalAddress{text_at(draft, slot_of(field, Part::postal_code)),
                           text_at(draft, slot_of(field, Part::line))};
    case FieldKind::birth_year: {
      const auto year = year_at(draft, slot_of(field, Part::whole));
      return year ? Answer(*year) : Answer();
    }
    case FieldKind::number: return number_at(draft, field);
    case FieldKind::guardian:
      return Guardian{name_at(draft, field), text_at(draft, slot_of(field, Part::phone))};
    case FieldKind::team: return filled_team(draft, field);
    default: {
      const auto at = draft.chosen.find(field.id);
      return at == draft.chosen.end() ? Answer() : at->second;
    }
  }
}

/// What `is_asked` looks at, and no more: this is asked for many times in one view.
Answers ages_in(const Draft& draft) {
  Answers ages;
  for (const Step& step : draft.form.steps)
    for (const Field& field : step.fields)
      if (field.kind == FieldKind::birth_year || field.kind == FieldKind::age_band)
        ages.emplace(field.id, answer_of(draft, field));
  return ages;
}

/// One part of a field as a question of its own.
std::optional<Problem> problem_alone(FieldKind kind, const Answer& answer, Date today) {
  Field field;
  field.kind = kind;
  field.required = kind != FieldKind::birth_year;  // a team member's may stay empty
  return problem_with(field, normalised(field, answer), today);
}

/// What is wrong with a part, the other parts of its field being right.
std::optional<Problem> problem_of_part(const Draft& draft, const Slot& slot, Date today) {
  const std::string right = "あ";
  const std::string text = text_at(draft, slot);
  switch (slot.part) {
    case Part::whole: return std::nullopt;
    case Part::written: return problem_alone(FieldKind::name, PersonName{text, right}, today);
    case Part::reading: {
      const Slot written{slot.field, Part::written, slot.member};
      const bool wrong = problem_of_part(draft, written, today).has_value();
      const PersonName name{wrong ? right : text_at(draft, written), text};
      return problem_alone(FieldKind::name, name, today);
    }
    case Part::postal_code:
      return problem_alone(FieldKind::address, PostalAddress{text, right}, today);
    case Part::line: return problem_alone(FieldKind::address, PostalAddress{{}, text}, today);
    case Part::phone: return problem_alone(FieldKind::phone, text, today);
    case Part::birth_year: {
      const auto year = year_at(draft, slot);
      return problem_alone(FieldKind::birth_year, year ? Answer(*year) : Answer(), today);
    }
  }
  return std::nullopt;
}

}  // namespace

Answers answers_of(const Draft& draft) {
  Answers answers;
  for (const Step& step : draft.form.steps)
    for (const Field& field : step.fields) answers.emplace(field.id, answer_of(draft, field));
  return answers;
}

Answers answers_to_save(const Draft& draft, Date today) {
  Answers answers = normalised(draft.form, answers_of(draft));
  const Answers all = answers;
  std::erase_if(answers, [&](const auto& one) {
    const Field* field = field_of(draft.form, one.first);
    return field == nullptr || !is_asked(*field, draft.form, all, today);
  });
  return answers;
}

std::vector<const Field*> asked_in(const Draft& draft, std::size_t step, Date today) {
  std::vector<const Field*> asked;
  if (step >= draft.form.steps.size()) return asked;
  const Answers ages = ages_in(draft);
  for (const Field& field : draft.form.steps[step].fields)
    if (is_asked(field, draft.form, ages, today)) asked.push_back(&field);
  return asked;
}

std::vector<std::size_t> asked_steps(const Draft& draft, Date today) {
  std::vector<std::size_t> steps;
  for (std::size_t step = 0; step < draft.form.steps.size(); ++step)
    if (!asked_in(draft, step, today).empty()) steps.push_back(step);
  return steps;
}

std::optional<std::size_t> step_of(const Draft& draft, const FieldId& id) {
  for (std::size_t step = 0; step < draft.form.steps.size(); ++step)
    for (const Field& field : draft.form.steps[step].fields)
      if (field.id == id) return step;
  return std::nullopt;
}

std::optional<std::size_t> first_step_with_problem(const Draft& draft, std::size_t from,
                                                   Date today) {
  for (std::size_t step = from; step < draft.form.steps.size(); ++step)
    for (const Field* field : asked_in(draft, step, today))
      if (problem_of(draft, *field, today)) return step;
  return std::nullopt;
}

std::optional<Problem> problem_of(const Draft& draft, const Field& field, Date today) {
  return problem_with(field, normalised(field, answer_of(draft, field)), today);
}

std::optional<Problem> problem_at(const Draft& draft, const Field& field, const Slot& slot,
                                  Date today) {
  const auto problem = problem_of(draft, field, today);
  if (!problem || slot.part == Part::whole) return problem;
  if (field.kind == FieldKind::team && is_blank(team_at(draft, field).at(slot.member))) {
    const bool wants_member = problem == Problem::missing || problem == Problem::team_too_small;
    return slot.part == Part::written && wants_member ? problem : std::nullopt;
  }
  return problem_of_part(draft, slot, today);
}

Date month_shown(const Draft& draft, const FieldId& id, Date today) {
  if (const auto turned = draft.months.find(id); turned != draft.months.end())
    return turned->second;
  const auto chosen = draft.chosen.find(id);
  const Date* date = chosen == draft.chosen.end() ? nullptr : std::get_if<Date>(&chosen->second);
  const Field* field = field_of(draft.form, id);
  const auto ahead = field == nullptr ? 0 : field->least.value_or(0);
  const Date first = add_days(today, static_cast<int>(std::clamp<std::int64_t>(ahead, 0, 3650)));
  const Date day = date == nullptr ? first : *date;
  return day.year() / day.month() / std::chrono::day{1};
}

bool can_turn_month(const Draft& draft, const FieldId& id, int months, Date today) {
  constexpr std::chrono::months kMonthsMax{120};
  const Field* field = field_of(draft.form, id);
  const std::chrono::months turned{months};
  if (field == nullptr || std::chrono::abs(turned) > kMonthsMax) return false;
  const Date first = month_shown(draft, id, today) + turned;
  const auto ahead = first.year() / first.month() - today.year() / today.month();
  if (std::chrono::abs(ahead) > kMonthsMax) return false;
  for (Date day = first; day.month() == first.month(); day = add_days(day, 1))
    if (!problem_with(*field, day, today)) return true;
  return false;
}

std::size_t members_max(const Field& field) {
  constexpr std::int64_t kCap = kFormLimits.team_max;
  return static_cast<std::size_t>(std::clamp<std::int64_t>(field.most.value_or(kCap), 1, kCap));
}

std::uint8_t members_of(const Draft& draft, const Field& field) {
  const auto at = draft.members.find(field.id);
  if (at != draft.members.end()) return at->second;
  const auto most = static_cast<std::int64_t>(members_max(field));
  return static_cast<std::uint8_t>(std::clamp<std::int64_t>(field.least.value_or(1), 1, most));
}

std::vector<Slot> slots_of(const Draft& draft, const Field& field) {
  std::vector<Slot> slots;
  const bool team = field.kind == FieldKind::team;
  const std::uint8_t rows = team ? members_of(draft, field) : std::uint8_t{1};
  for (std::uint8_t row = 0; row < rows; ++row)
    for (const SlotSpec& spec : inputs_of(field)) slots.push_back({field.id, spec.part, row});
  return slots;
}

std::vector<Slot> slots_in(const Draft& draft, std::size_t step, Date today) {
  std::vector<Slot> slots;
  for (const Field* field : asked_in(draft, step, today))
    for (Slot& slot : slots_of(draft, *field)) slots.push_back(std::move(slot));
  return slots;
}

bool fills_itself(const Draft& draft, const Slot& slot) {
  return slot.part == Part::reading && !draft.reading_by_hand.contains(slot);
}

std::string text_at(const Draft& draft, const Slot& slot) {
  const bool from_name = fills_itself(draft, slot);
  const Slot source = from_name ? Slot{slot.field, Part::written, slot.member} : slot;
  const auto at = draft.typed.find(source);
  if (at == draft.typed.end()) return {};
  return from_name ? at->second.reading() : at->second.text();
}

}  // namespace tsudoi::flow
