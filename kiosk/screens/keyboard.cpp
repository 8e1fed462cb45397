#include "kiosk/screens/keyboard.h"

#include <algorithm>

namespace tsudoi::screens {

namespace {

constexpr float kPad = 24;
constexpr float kKeyGap = 10;
constexpr float kKeyPads = 10;  // beside a word, both together
constexpr float kCandidateHeight = 88;
constexpr float kCandidateGap = 12;
constexpr float kCandidatePad = 16;
constexpr float kKeyLeast = 64;
constexpr float kWidthLeast = 784;   // ten keys of at least 64 beside each other
constexpr float kDigitsWidth = 560;  // what is typed there, on one line, needs the rest

float rows_count(const flow::KeyboardView& view) {
  return static_cast<float>(input::rows_of(view.board, view.typing).size());
}

/// What a key without text of its own is called.
struct Face {
  TextKey word = TextKey::key_space;
  Icon icon = Icon::none;
};
std::optional<Face> face_of(input::KeyRole role) {
  switch (role) {
    case input::KeyRole::small: return Face{TextKey::key_small};
    case input::KeyRole::voiced: return Face{TextKey::key_voiced};
    case input::KeyRole::space: return Face{TextKey::key_space};
    case input::KeyRole::erase: return Face{TextKey::key_delete, Icon::backspace};
    case input::KeyRole::enter: return Face{TextKey::key_done};
    case input::KeyRole::shift: return Face{TextKey::key_shift, Icon::arrow_up};
    case input::KeyRole::left: return Face{TextKey::key_left, Icon::arrow_back};
    case input::KeyRole::right: return Face{TextKey::key_right, Icon::arrow_forward};
    case input::KeyRole::to_kana: return Face{TextKey::key_kana};
    case input::KeyRole::to_romaji: return Face{TextKey::key_romaji};
    case input::KeyRole::to_letters: return Face{TextKey::key_letters};
    case input::KeyRole::to_digits: return Face{TextKey::key_digits};
    case input::KeyRole::character:
    case input::KeyRole::gap: return std::nullopt;
  }
  return std::nullopt;
}

bool fits(const Page& page, TextStep step, std::string_view words, const Rect& key) {
  const TextStyle style{.step = step};
  return page.ui.measure(style, words, 0).w <= key.w - kKeyPads &&
         page.ui.line_height(step) <= key.h;
}

/// How the letters of a board are shown.
struct Letters {
  input::Shift shift = input::Shift::off;
  TextStep step = TextStep::title;
};

/// Half the width of a letter's key, with its gap.
float unit_of(const input::KeyRow& row, float width) {
  float halves = 0;
  for (const auto& key : row) halves += key.width;
  return (width + kKeyGap) / halves;
}

bool all_fit(const Page& page, TextStep step, const input::KeyRow& row, const Rect& where,
             input::Shift shift) {
  const float unit = unit_of(row, where.w);
  return std::ranges::all_of(row, [&](const input::Key& key) {
    const Rect face{0, 0, unit * key.width - kKeyGap, where.h};
    return key.role != input::KeyRole::character ||
           fits(page, step, input::press_of(key, shift).text, face);
  });
}

/// One size for all letters, as large as every key lets it be, whatever the text setting.
TextStep step_of_letters(const Page& page, const Rect& row, const flow::KeyboardView& view) {
  for (const TextStep step : {TextStep::title, TextStep::body})
    if (std::ranges::all_of(
            input::rows_of(view.board, view.typing),
            [&](const input::KeyRow& keys) { return all_fit(page, step, keys, row, view.shift); }))
      return step;
  return TextStep::caption;
}

void draw_key(Page& page, const Rect& where, std::string_view id, const input::Key& key,
              const Letters& letters) {
  const input::Shift shift = letters.shift;
  const input::KeyPress press = input::press_of(key, shift);
  const auto face = face_of(key.role);
  const std::string_view words = face ? std::string_view(page[face->word]) : press.text;
  ui::Button button{.id = id,
                    .where = where,
                    .label = words,
                    .icon = face ? face->icon : Icon::none,
                    .kind = ui::ButtonKind::key,
                    .icon_only = face && face->icon != Icon::none};
  button.step = fits(page, TextStep::body, words, where) ? TextStep::body : TextStep::caption;
  if (key.role == input::KeyRole::character) button.step = letters.step;
  if (key.role == input::KeyRole::enter) button.state = ui::ButtonState::selected;
  if (key.role == input::KeyRole::shift && shift == input::Shift::once)
    button.state = ui::ButtonState::selected;
  page.press(button, flow::PressKey{press});
}

void draw_row(Page& page, const Rect& where, std::string_view id, input::KeyRow row,
              const Letters& letters) {
  const float unit = unit_of(row, where.w);
  float x = where.x;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const float width = unit * row[i].width;
    if (row[i].role != input::KeyRole::gap)
      draw_key(page, {x, where.y, width - kKeyGap, where.h},
               std::string(id) + "." + std::to_string(i), row[i], letters);
    x += width;
  }
}

void draw_candidates(Page& page, const Rect& where, const flow::KeyboardView& view) {
  page.ui.scroll(
      {.id = "keyboard.candidates", .where = where, .axis = ui::Axis::horizontal},
      [&](const Rect& all) {
        Rect rest{all.x + kPad, all.y, all.w, where.h};
        for (std::size_t i = 0; i < view.candidates.size(); ++i) {
          const std::string id = "candidate." + std::to_string(i);
          ui::Button button{.id = id,
                            .label = view.candidates[i],
                            .kind = ui::ButtonKind::key,
                            .step = TextStep::body};
          if (i == 0) button.state = ui::ButtonState::selected;
          button.where = cut_left(
              rest, std::max(page.ui.button_size(button).w + 2 * kCandidatePad, kCandidateHeight));
          cut_left(rest, kCandidateGap);
          page.press(button, flow::ChooseCandidate{static_cast<std::uint16_t>(i)});
        }
        return rest.x - all.x + kPad - kCandidateGap;
      });
}

/// The ground, its upper corners round as a tray's.
void draw_ground(Page& page, const Rect& where) {
  Rect square = where;
  if (page.frame.settings.contrast == flow::Contrast::light) {
    page.ui.rounded(where, Tint::keys);
    cut_top(square, ui::kRadius);
  }
  page.ui.panel(square, Tint::keys);
}

}  // namespace

Rect cut_keyboard(const Page& page, Rect& rest, const flow::KeyboardView& view) {
  if (page.landscape())
    return cut_right(rest, input::has_board(view.typing, input::Board::letters)
                               ? std::max(kWidthLeast, rest.w / 2)
                               : kDigitsWidth);
  const float rows = rows_count(view);
  const float wanted =
      kPad * 2 + kCandidateHeight + kKeyGap * 2 + rows * (ui::kKeyHeight + kKeyGap) - kKeyGap;
  const float least = kPad * 2 + kCandidateHeight + rows * (kKeyLeast + kKeyGap);
  return cut_bottom(rest, std::max(least, std::min(wanted, rest.h * 0.62f)));
}

void draw_keyboard(Page& page, const Rect& where, const flow::KeyboardView& view) {
  draw_ground(page, where);
  Rect rest = where;
  cut_top(rest, kPad - 4);
  cut_bottom(rest, kPad - 4);
  const auto rows = input::rows_of(view.board, view.typing);
  const float count = rows_count(view);
  const float spare = rest.h - kCandidateHeight - 2 * kKeyGap;
  // Beside the page the board is as high as the screen: its keys grow, and stand where hands are.
  const float most = page.landscape() ? ui::kKeyHeight * 1.4f : ui::kKeyHeight;
  const float height = std::min(most, (spare + kKeyGap) / count - kKeyGap);
  cut_top(rest, spare + kKeyGap - count * (height + kKeyGap));
  if (!view.candidates.empty())
    draw_candidates(page, {rest.x, rest.y, rest.w, kCandidateHeight}, view);
  cut_top(rest, kCandidateHeight + 2 * kKeyGap);
  rest = inset(rest, ui::Margin{kPad, 0});
  const Letters letters{view.shift, step_of_letters(page, {0, 0, rest.w, height}, view)};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    draw_row(page, cut_top(rest, height), "key." + std::to_string(i), rows[i], letters);
    cut_top(rest, kKeyGap);
  }
}

}  // namespace tsudoi::screens
