// What all screens share: the head with title, date and settings; the foot with the ways on and
// back; the sheets for language and text size.
#pragma once

#include "kiosk/screens/page.h"

namespace tsudoi::screens {

/// The button that leads on, at the right end of the foot.
struct WayOn {
  std::string_view id;
  std::string_view label;
  Action action;
  Icon icon_after = Icon::none;
  bool enabled = true;
};

struct Foot {
  std::optional<WayOn> on = {};
  std::optional<WayOn> second = {};      // a lighter button before it
  std::optional<std::string> note = {};  // instead of the line about the office; "": no line
};

/// What the head says: the centre, the listing, or what is being looked through.
std::string head_title(const texts::Texts& words, const flow::View& view);
/// Draws the head at the top of `rest` and takes its height away. A title that stands below the
/// settings gives way where less than `needed_below` would be left.
void draw_head(Page& page, Rect& rest, float needed_below = 0);
/// Draws the foot at the bottom of `rest` and takes its height away.
void draw_foot(Page& page, Rect& rest, const Foot& foot);
/// The open sheet, if any, over everything drawn before.
void draw_sheet(Page& page, const texts::TextBook& book);

}  // namespace tsudoi::screens
