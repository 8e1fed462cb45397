#include <algorithm>

#include "kiosk/screens/fields.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/keyboard.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/steps.h"

namespace tsudoi::screens {

namespace {

constexpr float kFieldGap = 40;
constexpr float kPad = 28;
constexpr float kBelowSteps = 12;  // what is scrolled keeps off the bars
constexpr float kAboveFields = 12;

/// What the answers are for, who sees them, how long: before the first personal field.
float draw_privacy(Page& page, const Rect& where, const flow::PrivacyView& view) {
  std::string words;
  const auto add = [&](TextKey name, const flow::Words& said) {
    if (!said.empty()) words += page[name] + said.text + "\n";
  };
  add(TextKey::form_purpose, view.purpose);
  add(TextKey::form_seen_by, view.seen_by);
  add(TextKey::form_retention, view.retention);
  words += page[TextKey::form_privacy];
  const float inner = where.w - 2 * kPad - 72;
  const float height = page.ui.measure(kSmall, words, inner).h + 2 * kPad;
  page.ui.rounded({where.x, where.y, where.w, height}, Tint::accent_soft, ui::kRadiusSmall);
  Rect rest = inset(Rect{where.x, where.y, where.w, height}, kPad);
  page.ui.icon(ui::centred(cut_left(rest, 48), {40, 40}), Icon::lock, Ink::accent);
  cut_left(rest, 24);
  page.ui.text({rest.x, rest.y, rest.w, 0}, kSmall, words);
  return height;
}

bool has_problem(const flow::FormView& view) {
  return std::any_of(view.fields.begin(), view.fields.end(),
                     [](const auto& field) { return field.problem.has_value(); });
}

float draw_fields(Page& page, const Rect& all, const flow::FormView& view) {
  Rect rest = inset(all, ui::Margin{ui::kMargin, 0});
  cut_top(rest, kAboveFields);
  if (!view.step_title.empty()) {
    page.ui.heading({rest.x, rest.y, rest.w, 0}, kTitle, view.step_title.text);
    cut_top(rest, page.ui.measure(kTitle, view.step_title.text, rest.w).h + 16);
  }
  if (has_problem(view))
    cut_top(rest, page.ui.labelled({rest.x, rest.y, rest.w, 0}, Icon::error, kWarm,
                                   page[TextKey::form_check_marked]) +
                      16);
  bool led = view.keyboard.has_value();  // to the input that is typed into
  for (const flow::FieldView& field : view.fields) {
    const Rect piece = cut_top(rest, draw_field(page, rest, field));
    if (field.problem && !led) page.ui.scroll_into_view(kFieldsScroll, piece);
    led = led || field.problem;
    cut_top(rest, kFieldGap);
  }
  if (view.privacy) cut_top(rest, draw_privacy(page, rest, *view.privacy) + kFieldGap);
  return rest.y - all.y;
}

}  // namespace

void draw_form(Page& page, Rect rest, const flow::FormView& view) {
  draw_foot(page, rest,
            {.on = WayOn{.id = "form.next",
                         .label = page[TextKey::frame_next],
                         .action = flow::NextStep{},
                         .icon_after = Icon::arrow_forward}});
  if (page.action) page.ui.scroll_to_start(kFieldsScroll);  // another step follows, or none
  if (view.keyboard) draw_keyboard(page, cut_keyboard(page, rest, *view.keyboard), *view.keyboard);
  // What is typed into comes before where one is.
  const float typed = view.keyboard ? kAboveFields + height_of_typed(page) : 0;
  draw_head(page, rest, typed);
  if (rest.h - height_of_steps(page) - kBelowSteps >= typed) {
    draw_steps(page, rest, view.steps);
    cut_top(rest, kBelowSteps);
  }
  page.ui.scroll({.id = kFieldsScroll, .where = rest},
                 [&](const Rect& all) { return draw_fields(page, all, view); });
}

}  // namespace tsudoi::screens
