#include "kiosk/screens/fields.h"

#include <algorithm>

#include "kiosk/screens/problem_words.h"

namespace tsudoi::screens {

namespace {

/// The label, and beside it that it may stay empty.
void put_label(Page& page, Rect& rest, const flow::FieldView& field) {
  const float label = page.ui.measure(kSmallBold, field.label.text, rest.w).w;
  const std::string& optional = page[TextKey::form_optional];
  const float note = page.ui.measure(kSoft, optional, 0).w;
  const bool beside = !field.required && label + 16 + note <= rest.w;
  if (beside) page.ui.text({rest.x + label + 16, rest.y, note + 2, 0}, kSoft, optional);
  put(page, rest, kSmallBold, field.label.text, 8);
  if (!field.required && !beside) put(page, rest, kSoft, optional, 4);
}

/// What no single input of the field says.
bool is_of_all(const flow::FieldView& field) {
  return field.problem && std::ranges::none_of(field.inputs, [&](const flow::InputView& input) {
           return input.problem == field.problem;
         });
}

}  // namespace

float draw_field(Page& page, const Rect& where, const flow::FieldView& field) {
  Rect rest = where;
  if (field.kind != FieldKind::consent) put_label(page, rest, field);
  const bool shows_help = !field.help.empty() && field.kind != FieldKind::consent;
  if (shows_help) put(page, rest, kSoft, field.help.text, 8);
  if (is_of_all(field))
    put_problem(page, rest, problem_words(page.words, *field.problem, field.limits));
  switch (field.kind) {
    case FieldKind::text:
    case FieldKind::name:
    case FieldKind::phone:
    case FieldKind::email:
    case FieldKind::address:
    case FieldKind::birth_year:
    case FieldKind::number:
    case FieldKind::guardian:
    case FieldKind::statement: draw_inputs(page, rest, field); break;
    case FieldKind::team: draw_team(page, rest, field); break;
    case FieldKind::choice:
    case FieldKind::choices: draw_options(page, rest, field); break;
    case FieldKind::age_band: draw_age_bands(page, rest, field); break;
    case FieldKind::yes_no: draw_yes_no(page, rest, field); break;
    case FieldKind::consent: draw_consent(page, rest, field); break;
    case FieldKind::date: draw_calendar(page, rest, field); break;
  }
  return rest.y - where.y;
}

}  // namespace tsudoi::screens
