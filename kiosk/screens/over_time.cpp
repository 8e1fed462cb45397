#include <algorithm>

#include "kiosk/screens/frame.h"
#include "kiosk/screens/screens.h"

namespace tsudoi::screens {

namespace {

constexpr int kSecondsTotal = 20;  // faults.md F48
constexpr float kDiscSide = 160;
constexpr float kWidthMost = 960;
constexpr float kLongerHeight = 128;

float disc_side(const Page& page) {
  return kDiscSide * ui::factor_of(page.ui.settings().text_size);
}

float width_of_page(const Page& page) {
  const float most = kWidthMost * ui::factor_of(page.ui.settings().text_size);
  return std::min(page.ui.screen().w - 2 * ui::kMargin, most);
}

/// The seconds in large figures, where there is room for them.
void put_disc(Page& page, Rect& rest, const flow::OverTimeView& view) {
  const float side = disc_side(page);
  const Rect disc = ui::centred(cut_top(rest, side + 16), {side, side});
  page.ui.disc(disc, Tint::accent_soft);
  page.ui.line(disc, centred(kDisplay), std::to_string(view.seconds_left));
}

/// The time left in words, and under it the bar that runs out.
void put_seconds(Page& page, Rect& rest, const flow::OverTimeView& view) {
  const auto seconds = static_cast<int>(view.seconds_left);
  const std::string left = page.words.counted(TextKey::over_countdown, seconds);
  const float height = page.ui.line_height(TextStep::caption) + 24;
  page.ui.countdown({.where = ui::centred(cut_top(rest, height), {360, height}),
                     .seconds_left = seconds,
                     .seconds_total = kSecondsTotal,
                     .label = left});
}

/// Without the disc.
float message_height(const Page& page, float width) {
  return page.ui.line_height(TextStep::caption) + 24 + 24 +
         page.ui.measure(kDisplay, page[TextKey::over_title], width).h + 8 +
         page.ui.measure(kBody, page[TextKey::over_more], width).h;
}

/// Always in sight, whatever the size of the letters: the way to stay comes first.
void put_ways(Page& page, Rect& rest) {
  const float width = width_of_page(page);
  const bool beside = page.landscape();
  const float height = beside ? kLongerHeight : kLongerHeight + ui::kGap + ui::kButtonHeight;
  const Rect row = cut_bottom(rest, height + ui::kGap);
  Rect place{row.x + (row.w - width) / 2, row.y, width, height};
  const Rect longer =
      beside ? cut_right(place, width * 0.6f) : cut_top(place, kLongerHeight + ui::kGap);
  page.press({.id = "over_time.longer",
              .where = {longer.x, longer.y, longer.w, kLongerHeight},
              .label = page[TextKey::over_longer],
              .icon = Icon::time,
              .kind = ui::ButtonKind::primary},
             flow::ExtendTime{});
  if (beside) cut_right(place, ui::kGap);
  page.press({.id = "over_time.end",
              .where = place,
              .label = page[TextKey::over_end],
              .icon = Icon::home,
              .kind = ui::ButtonKind::plain},
             flow::StartOver{});
}

}  // namespace

/// Nothing of the screen below is shown: what was typed there is nobody else's to read.
void draw_over_time(Page& page, Rect rest, const flow::OverTimeView& view) {
  draw_foot(page, rest, {});
  draw_head(page, rest);
  put_ways(page, rest);
  page.ui.scroll({.id = "over_time.page", .where = rest}, [&](const Rect& all) {
    const float width = width_of_page(page);
    Rect where{all.x + (all.w - width) / 2, all.y, width, rest.h};
    float height = message_height(page, width);
    const bool disc = height + disc_side(page) + 16 <= rest.h;
    if (disc) height += disc_side(page) + 16;
    cut_top(where, std::max(0.f, (rest.h - height) * 0.45f));
    if (disc) put_disc(page, where, view);
    put_seconds(page, where, view);
    cut_top(where, 24);
    page.ui.heading({where.x, where.y, where.w, 0}, centred(kDisplay), page[TextKey::over_title]);
    cut_top(where, page.ui.measure(kDisplay, page[TextKey::over_title], where.w).h + 8);
    put(page, where, centred(kBody), page[TextKey::over_more]);
    return where.y - all.y;
  });
}

}  // namespace tsudoi::screens
