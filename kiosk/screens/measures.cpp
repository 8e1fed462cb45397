#include "kiosk/screens/measures.h"

#include <algorithm>

namespace tsudoi::screens {

namespace {

constexpr float kChoiceLeast = 96;
constexpr float kTileLeast = 128;
constexpr float kEnds = 24;  // above and below the words, together more than the widget itself asks

float height_of_words(const Page& page, const TextStyle& label, const ui::Button& button,
                      float room) {
  const float note = button.note.empty() ? 0 : page.ui.measure(kSoft, button.note, room).h;
  return page.ui.measure(label, button.label, room).h + note;
}

}  // namespace

float height_of_choice(const Page& page, const ui::Button& choice, float width) {
  const float mark = page.ui.line_height(TextStep::body) * 0.95f;
  const float room = width - 2 * ui::kGap - mark - 16;
  return std::max(kChoiceLeast, height_of_words(page, kBold, choice, room) + kEnds);
}

bool words_fit(const Page& page, const TextStyle& style, std::string_view words, float room) {
  constexpr std::string_view kDot = "・";  // a line may end after it
  while (!words.empty()) {
    const auto dot = words.find(kDot);
    const auto blank = words.find(' ');
    const auto end = std::min({words.size(), blank, dot == words.npos ? dot : dot + kDot.size()});
    if (page.ui.measure(style, words.substr(0, end), 0).w > room) return false;
    words.remove_prefix(std::min(words.size(), end == blank ? end + 1 : end));
  }
  return true;
}

TextStyle with_whole_phrases(const Page& page, TextStyle style, std::string_view words,
                             float room) {
  while (!words.empty()) {
    const auto end = std::min(words.size(), words.find(' '));
    style = page.ui.on_one_line(style, words.substr(0, end), room);
    words.remove_prefix(std::min(words.size(), end + 1));
  }
  return style;
}

float words_room_of_tile(float width) {
  return width - 2 * (ui::kGap + ui::kGrid) - 128 - ui::kGap - 1;
}

float height_of_tile(const Page& page, const ui::Button& tile, float width) {
  const float room = words_room_of_tile(width);
  return std::max(kTileLeast, height_of_words(page, kTitle, tile, room) + 2 * kEnds);
}

}  // namespace tsudoi::screens
