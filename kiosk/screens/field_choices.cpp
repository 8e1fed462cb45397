// Fields that are answered by pressing one or more of the choices shown.
#include <algorithm>
#include <span>
#include <vector>

#include "kiosk/screens/fields.h"
#include "kiosk/screens/measures.h"

namespace tsudoi::screens {

namespace {

constexpr float kChoiceGap = 12;
constexpr float kConsentPad = 32;

struct Choice {
  std::string id;
  std::string_view label;
  bool chosen = false;
  Action then;
};

float tallest(const Page& page, std::span<const Choice> all, float width) {
  float height = 0;
  for (const Choice& one : all)
    height = std::max(height, height_of_choice(page, {.id = one.id, .label = one.label}, width));
  return height;
}

/// As many columns as the longest label allows, at most `most`.
std::size_t columns_for(const Page& page, std::span<const Choice> all, float width,
                        std::size_t most) {
  float widest = 0;
  for (const Choice& one : all)
    widest = std::max(widest, page.ui.measure(kBold, one.label, 0).w + 128);
  std::size_t parts = most;
  while (parts > 1 && width / static_cast<float>(parts) - kChoiceGap < widest) --parts;
  return parts;
}

void put_choices(Page& page, Rect& rest, std::span<const Choice> all, ui::Mark mark,
                 std::size_t most) {
  const std::size_t parts = columns_for(page, all, rest.w, most);
  const auto places = ui::columns(rest, {parts, kChoiceGap});
  const float height = tallest(page, all, places[0].w);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Rect& column = places[i % parts];
    const float y = rest.y + static_cast<float>(i / parts) * (height + kChoiceGap);
    page.press({.id = all[i].id,
                .where = {column.x, y, column.w, height},
                .label = all[i].label,
                .kind = ui::ButtonKind::choice,
                .state = all[i].chosen ? ui::ButtonState::selected : ui::ButtonState::ready,
                .mark = mark},
               all[i].then);
  }
  const auto lines = static_cast<float>((all.size() + parts - 1) / parts);
  cut_top(rest, lines * (height + kChoiceGap) - kChoiceGap);
}

std::string how_many(const Page& page, const flow::FieldView& field) {
  const auto all = static_cast<std::int64_t>(field.options.size());
  const std::int64_t most = field.limits.most.value_or(all);
  if (most >= all) return page[TextKey::form_choose_any];
  return page.words(TextKey::form_choose_up_to, {{"n", std::to_string(most)}});
}

}  // namespace

void draw_options(Page& page, Rect& rest, const flow::FieldView& field) {
  const bool many = field.kind == FieldKind::choices;
  if (many) put(page, rest, kSoft, how_many(page, field), 8);
  std::vector<Choice> all;
  for (const auto& option : field.options)
    all.push_back({"form." + field.id.value + "." + option.option.value, option.label.text,
                   option.chosen, flow::ChooseOption{field.id, option.option}});
  put_choices(page, rest, all, many ? ui::Mark::any_of : ui::Mark::one_of, 2);
}

void draw_age_bands(Page& page, Rect& rest, const flow::FieldView& field) {
  std::vector<Choice> all;
  for (std::size_t i = 1; i <= kAgeBands; ++i) {
    const auto band = static_cast<AgeBand>(i % kAgeBands);  // 答えない comes last
    if (band == AgeBand::unknown && field.required) continue;
    all.push_back({"form." + field.id.value + "." + std::string(name_of(band)),
                   page[texts::words_for(band)], field.band == band,
                   flow::ChooseAgeBand{field.id, band}});
  }
  put_choices(page, rest, all, ui::Mark::one_of, 3);
}

void draw_yes_no(Page& page, Rect& rest, const flow::FieldView& field) {
  const std::string id = "form." + field.id.value;
  const std::vector<Choice> all{
      {id + ".yes", page[TextKey::form_yes], field.yes_no == flow::YesNo::yes,
       flow::AnswerYesNo{field.id, flow::YesNo::yes}},
      {id + ".no", page[TextKey::form_no], field.yes_no == flow::YesNo::no,
       flow::AnswerYesNo{field.id, flow::YesNo::no}}};
  put_choices(page, rest, all, ui::Mark::one_of, 2);
}

void draw_consent(Page& page, Rect& rest, const flow::FieldView& field) {
  const float inner = rest.w - 2 * kConsentPad;
  const std::string& head = page[TextKey::form_consent_read];
  const float height = 2 * kConsentPad + page.ui.measure(kSmallBold, head, inner).h + 8 +
                       page.ui.measure(kBody, field.help.text, inner).h;
  const Rect card = cut_top(rest, height);
  page.ui.card(card);
  Rect inside = inset(card, kConsentPad);
  put(page, inside, kSmallBold, head, 8);
  put(page, inside, kBody, field.help.text);
  cut_top(rest, 20);
  const bool given = field.yes_no == flow::YesNo::yes;
  const Choice agree{"form." + field.id.value, page[TextKey::form_agree], given,
                     flow::GiveConsent{field.id, given ? flow::YesNo::no : flow::YesNo::yes}};
  put_choices(page, rest, {&agree, 1}, ui::Mark::any_of, 1);
}

}  // namespace tsudoi::screens
