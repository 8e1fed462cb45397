// What every screen is given: the widgets, the words, the frame's values, and a place for what the
// resident did. Lives for one frame.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "kiosk/flow/view.h"
#include "kiosk/texts/texts.h"
#include "kiosk/ui/ui.h"

namespace tsudoi::screens {

using flow::Action;
using texts::TextKey;
using ui::Icon;
using ui::Ink;
using ui::Rect;
using ui::TextStep;
using ui::TextStyle;
using ui::Tint;
using ui::Weight;

struct Page {
  ui::Ui& ui;
  const texts::Texts& words;
  const flow::FrameView& frame;
  std::string title;                  // what the head says
  std::optional<Action> action = {};  // the last thing pressed in this frame

  /// A button that does `then`.
  void press(const ui::Button& button, Action then) {
    if (ui.button(button)) action = std::move(then);
  }
  /// The word of a key, for labels.
  const std::string& operator[](TextKey key) const { return words[key]; }
  bool landscape() const { return ui.landscape(); }
  bool low_reach() const { return frame.settings.reach == flow::Reach::low; }
};

// ---- The styles in use; see look/README: four sizes, two weights.
inline constexpr TextStyle kDisplay{.step = TextStep::display, .weight = Weight::bold};
inline constexpr TextStyle kTitle{.step = TextStep::title, .weight = Weight::bold};
inline constexpr TextStyle kBold{.step = TextStep::body, .weight = Weight::bold};
inline constexpr TextStyle kBody{.step = TextStep::body};
inline constexpr TextStyle kSmall{.step = TextStep::caption};
inline constexpr TextStyle kSmallBold{.step = TextStep::caption, .weight = Weight::bold};
inline constexpr TextStyle kSoft{.step = TextStep::caption, .ink = Ink::soft};
inline constexpr TextStyle kWhen{
    .step = TextStep::caption, .weight = Weight::bold, .ink = Ink::accent};
inline constexpr TextStyle kWarm{
    .step = TextStep::caption, .weight = Weight::bold, .ink = Ink::warm};

inline TextStyle centred(TextStyle style) {
  style.align = ui::Align::centre;
  return style;
}

/// Words at the top of `rest`, which loses their height and `gap`.
inline float put(Page& page, Rect& rest, const TextStyle& style, std::string_view words,
                 float gap = 0) {
  const float height = page.ui.text({rest.x, rest.y, rest.w, 0}, style, words);
  cut_top(rest, height + gap);
  return height;
}

}  // namespace tsudoi::screens
