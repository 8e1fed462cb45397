// Fields that are typed, one or more inputs each.
#include <algorithm>

#include "kiosk/input/year.h"
#include "kiosk/screens/fields.h"
#include "kiosk/screens/problem_words.h"
#include "kiosk/texts/date_words.h"

namespace tsudoi::screens {

namespace {

constexpr float kBoxHeight = 108;
constexpr float kInputGap = 16;
constexpr std::uint16_t kSayCharactersLeft = 20;

std::string id_of(const flow::Slot& slot) {
  static constexpr std::string_view kParts[] = {"",      ".written", ".reading",   ".postal",
                                                ".line", ".phone",   ".birth_year"};
  std::string id = "form." + slot.field.value;
  if (slot.part != flow::Part::whole) id += kParts[static_cast<std::size_t>(slot.part)];
  return id;
}

std::string label_of(const Page& page, const flow::FieldView& field, flow::Part part) {
  switch (part) {
    case flow::Part::whole: return field.label.text;
    case flow::Part::written:
      if (field.kind == FieldKind::guardian) return page[TextKey::form_guardian_name];
      return field.kind == FieldKind::name && !field.label.empty() ? field.label.text
                                                                   : page[TextKey::form_name];
    case flow::Part::reading: return page[TextKey::form_reading];
    case flow::Part::postal_code: return page[TextKey::form_postal];
    case flow::Part::line: return page[TextKey::form_address];
    case flow::Part::phone: return page[TextKey::form_guardian_phone];
    case flow::Part::birth_year: return page[TextKey::form_birth_year];
  }
  return {};
}

/// The name of one part of a field that has several, with a hint beside it where there is one.
void put_part_label(Page& page, Rect& rest, const flow::InputView& input,
                    const std::string& label) {
  if (input.slot.part == flow::Part::reading && (input.filled_by_typing || input.text.empty())) {
    const float width = page.ui.measure(kSmallBold, label, rest.w).w;
    const std::string& hint = page[TextKey::form_reading_help];
    const float room = rest.w - width - 16;
    if (page.ui.measure(kSoft, hint, 0).w <= room)
      page.ui.text({rest.x + width + 16, rest.y, room, 0}, kSoft, hint);
  }
  put(page, rest, kSmallBold, label, 8);
}

/// Under 昭和25 that this is 1950, and the other way round.
void put_both_years(Page& page, Rect& rest, const std::string& typed) {
  const auto year = input::year_from(typed);
  if (!year) return;
  const std::string words = texts::year_words(page.words, *year);
  if (words != typed) put(page, rest, kSoft, words);
}

void put_input(Page& page, Rect& rest, const flow::InputView& input, const std::string& id,
               const flow::FieldView& field) {
  const std::string label = label_of(page, field, input.slot.part);
  const float top = rest.y;
  if (input.problem)
    put_problem(page, rest, problem_words(page.words, *input.problem, field.limits));
  const bool many = field.kind == FieldKind::statement;
  const auto lines = many ? ui::Lines::many : ui::Lines::grows;
  ui::FieldBox box{.id = id,
                   .where = rest,
                   .label = label,
                   .value = input.text,
                   .state = input.problem ? ui::FieldState::error : ui::FieldState::plain,
                   .focused = input.focused,
                   .caret = input.caret,
                   .composing_from = input.compose_from,
                   .composing_to = input.compose_to,
                   .lines = lines};
  box.where = cut_top(rest, std::max(kBoxHeight, page.ui.field_height(box)));
  if (page.ui.field(box)) page.action = flow::Focus{input.slot};
  if (input.focused) {
    const Rect shown = box.where.h > kBoxHeight ? page.ui.caret_line(box) : box.where;
    // Its name stands above the box, and what is wrong with it.
    const float label_height = page.ui.line_height(TextStep::caption) + 8;
    page.ui.scroll_into_view(kFieldsScroll, shown, label_height + shown.y - top);
  }
  cut_top(rest, 8);
  if (input.typing == flow::Typing::year) put_both_years(page, rest, input.text);
  const bool free_words = field.kind == FieldKind::text || field.kind == FieldKind::statement;
  if (free_words && input.characters_left <= kSayCharactersLeft && !input.text.empty())
    put(page, rest, kSoft, page.words.counted(TextKey::form_characters_left, input.characters_left),
        0);
}

/// Who of the team it is, and the way to take them off again: below it where both have no room.
void put_member_head(Page& page, Rect& rest, const flow::FieldView& field, std::uint8_t member) {
  const std::string number = std::to_string(member + 1);
  const std::string name = page.words(TextKey::form_member, {{"n", number}});
  const std::string id = "form." + field.id.value + ".remove." + number;
  const std::string label = page.words(TextKey::form_remove_member, {{"n", number}});
  ui::Button remove{.id = id, .label = label, .icon = Icon::close, .kind = ui::ButtonKind::chip};
  const float width = page.ui.button_size(remove).w;
  const bool beside = page.ui.measure(kBold, name, 0).w + 16 + width <= rest.w;
  cut_top(rest, kInputGap);
  Rect row = cut_top(rest, std::max(ui::kChipHeight, page.ui.line_height(TextStep::body)));
  page.ui.line(row, kBold, name);
  if (field.members < 2) return;
  if (!beside) row = cut_top(rest, ui::kChipHeight + kInputGap);
  const Rect place = beside ? cut_right(row, width) : cut_left(row, width);
  remove.where = ui::centred(place, {place.w, ui::kChipHeight});
  page.press(remove, flow::RemoveMember{field.id, member});
}

}  // namespace

void draw_inputs(Page& page, Rect& rest, const flow::FieldView& field) {
  for (std::size_t i = 0; i < field.inputs.size(); ++i) {
    const flow::InputView& input = field.inputs[i];
    if (i > 0) cut_top(rest, kInputGap);
    const std::string label = label_of(page, field, input.slot.part);
    if (i > 0 || label != field.label.text) put_part_label(page, rest, input, label);
    put_input(page, rest, input, id_of(input.slot), field);
  }
}

float height_of_typed(const Page& page) {
  return page.ui.line_height(TextStep::caption) + 8 + kBoxHeight;
}

void draw_team(Page& page, Rect& rest, const flow::FieldView& field) {
  int shown = -1;
  for (const flow::InputView& input : field.inputs) {
    const std::uint8_t member = input.slot.member;
    const std::string number = std::to_string(member + 1);
    if (member != shown) {
      shown = member;
      put_member_head(page, rest, field, member);
    }
    put_part_label(page, rest, input, label_of(page, field, input.slot.part));
    put_input(page, rest, input, id_of(input.slot) + "." + number, field);
  }
  if (!field.can_add_member) return;
  cut_top(rest, kInputGap);
  const std::string id = "form." + field.id.value + ".add";
  page.press({.id = id,
              .where = cut_top(rest, ui::kButtonHeight),
              .label = page[TextKey::form_add_member],
              .icon = Icon::add,
              .kind = ui::ButtonKind::secondary},
             flow::AddMember{field.id});
}

}  // namespace tsudoi::screens
