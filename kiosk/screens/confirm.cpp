#include <algorithm>

#include "kiosk/screens/answer_words.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/looks.h"
#include "kiosk/screens/problem_words.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/steps.h"
#include "kiosk/texts/date_words.h"

namespace tsudoi::screens {

namespace {

constexpr float kPad = 32;
constexpr float kRowPad = 20;

struct Row {
  std::string id;
  std::string label;
  std::string words;
  std::string problem;  // empty: none
  Action fix;
};

std::vector<Row> rows_of(const Page& page, const flow::ConfirmView& view) {
  std::vector<Row> rows;
  std::string when;
  for (const Session& session : view.sessions)
    when += (when.empty() ? "" : "\n") + texts::session_words(page.words, session);
  if (!when.empty())
    rows.push_back(
        {"confirm.fix.when", page[TextKey::confirm_session], when, {}, flow::FixField{}});
  if (!view.role.empty())
    rows.push_back(
        {"confirm.fix.role", page[TextKey::confirm_role], view.role.text, {}, flow::FixField{}});
  for (const auto& answer : view.answers) {
    const std::string problem =
        answer.problem ? problem_words(page.words, *answer.problem, answer.limits) : "";
    rows.push_back({"confirm.fix." + answer.field.value, answer.label.text, words_of(page, answer),
                    problem, flow::FixField{answer.field}});
  }
  return rows;
}

ui::Button fix_button(const Page& page, const Row& row) {
  return {.id = row.id,
          .label = page[TextKey::confirm_fix],
          .icon = Icon::edit,
          .kind = ui::ButtonKind::chip};
}

float height_of(const Page& page, const Row& row, float width) {
  float height = page.ui.measure(kSoft, row.label, width).h;
  height += page.ui.measure(kBody, row.words, width).h;
  if (!row.problem.empty()) height += page.ui.measure(kWarm, row.problem, width - 48).h;
  return std::max(height, ui::kChipHeight) + 2 * kRowPad;
}

void draw_row(Page& page, const Rect& where, const Row& row) {
  Rect rest = inset(where, ui::Margin{0, kRowPad});
  ui::Button fix = fix_button(page, row);
  const ui::Size size = page.ui.button_size(fix);
  fix.where = ui::centred(cut_right(rest, size.w), {size.w, ui::kChipHeight});
  cut_right(rest, 24);
  page.press(fix, row.fix);
  put(page, rest, kSoft, row.label);
  put(page, rest, kBody, row.words);
  if (!row.problem.empty())
    page.ui.labelled({rest.x, rest.y, rest.w, 0}, Icon::error, kWarm, row.problem);
}

float draw_answers(Page& page, const Rect& where, const flow::ConfirmView& view) {
  const auto rows = rows_of(page, view);
  if (rows.empty()) return 0;
  const float inner = where.w - 2 * kPad;
  const float words = inner - page.ui.button_size(fix_button(page, rows[0])).w - 24;
  float height = 24;
  for (const Row& row : rows) height += height_of(page, row, words);
  page.ui.card({where.x, where.y, where.w, height});
  Rect rest{where.x + kPad, where.y + 12, inner, height};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i > 0) page.ui.rule({rest.x, rest.y, rest.w, 2});
    draw_row(page, cut_top(rest, height_of(page, rows[i], words)), rows[i]);
  }
  return height;
}

float draw_page(Page& page, const Rect& all, const flow::ConfirmView& view) {
  Rect rest = inset(all, ui::Margin{ui::kMargin, 0});
  cut_top(rest, 24);
  page.ui.heading({rest.x, rest.y, rest.w, 0}, kTitle, page[TextKey::confirm_title]);
  cut_top(rest, page.ui.measure(kTitle, page[TextKey::confirm_title], rest.w).h + 4);
  if (view.not_saved) {
    const std::string& sentence = page[texts::resident_words_for(*view.not_saved)];
    cut_top(rest, page.ui.labelled({rest.x, rest.y, rest.w, 0}, Icon::error, kWarm, sentence));
  } else {
    put(page, rest, kSoft, page[TextKey::confirm_more]);
  }
  cut_top(rest, 20);
  cut_top(rest, draw_answers(page, rest, view) + ui::kGap);
  const TextKey then = view.card.sign_up == flow::SignUp::answer ? TextKey::confirm_answers_only
                                                                 : sentence_for(view.card.sign_up);
  cut_top(rest, page.ui.labelled({rest.x, rest.y, rest.w, 0}, Icon::info, kSmall, page[then]));
  return rest.y - all.y + ui::kGap;
}

}  // namespace

void draw_confirm(Page& page, Rect rest, const flow::ConfirmView& view) {
  const TextKey word = view.saving                             ? TextKey::confirm_saving
                       : view.card.kind == ListingKind::survey ? TextKey::confirm_send_answers
                                                               : TextKey::confirm_send;
  draw_foot(page, rest,
            {.on = WayOn{.id = "confirm.send",
                         .label = page[word],
                         .action = flow::Confirm{},
                         .icon_after = view.saving ? Icon::none : Icon::arrow_forward,
                         .enabled = !view.saving}});
  draw_head(page, rest);
  draw_steps(page, rest, view.steps);
  page.ui.scroll({.id = "confirm.page", .where = rest},
                 [&](const Rect& all) { return draw_page(page, all, view); });
}

}  // namespace tsudoi::screens
