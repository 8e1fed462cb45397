#include "kiosk/screens/measures.h"

#include <algorithm>

namespace tsudoi::screens {

namespace {

constexpr float kChoiceLeast = 96;
constexpr float kTileLeast = 160;
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

float height_of_tile(const Page& page, const ui::Button& tile, float width) {
  const float room = width - 2 * (ui::kGap + ui::kGrid) - 128 - ui::kGap - 1;
  return std::max(kTileLeast, height_of_words(page, kTitle, tile, room) + 2 * kEnds);
}

}  // namespace tsudoi::screens
