#include <algorithm>

#include "kiosk/screens/frame.h"
#include "kiosk/screens/screens.h"

namespace tsudoi::screens {

namespace {

constexpr int kSecondsTotal = 20;  // faults.md F48
constexpr float kDiscSide = 160;

/// The seconds in large figures, and under them the bar that runs out.
void put_seconds(Page& page, Rect& rest, const flow::OverTimeView& view) {
  const auto seconds = static_cast<int>(view.seconds_left);
  const float side = kDiscSide * ui::factor_of(page.ui.settings().text_size);
  const Rect disc = ui::centred(cut_top(rest, side), {side, side});
  page.ui.disc(disc, Tint::accent_soft);
  page.ui.line(disc, centred(kDisplay), std::to_string(seconds));
  cut_top(rest, 16);
  const std::string left = page.words.counted(TextKey::over_countdown, seconds);
  const float height = page.ui.line_height(TextStep::caption) + 24;
  page.ui.countdown({.where = ui::centred(cut_top(rest, height), {360, height}),
                     .seconds_left = seconds,
                     .seconds_total = kSecondsTotal,
                     .label = left});
}

}  // namespace

/// Nothing of the screen below is shown: what was typed there is nobody else's to read.
void draw_over_time(Page& page, Rect rest, const flow::OverTimeView& view) {
  draw_foot(page, rest, {});
  page.ui.scroll({.id = "over_time.page", .where = rest}, [&](const Rect& all) {
    const float width = std::min(all.w - 2 * ui::kMargin, 900.f);
    Rect where{all.x + (all.w - width) / 2, all.y, width, rest.h};
    cut_top(where, page.landscape() ? 8 : std::max(24.f, rest.h * 0.14f));
    put_seconds(page, where, view);
    cut_top(where, 32);
    page.ui.heading({where.x, where.y, where.w, 0}, centred(kDisplay), page[TextKey::over_title]);
    cut_top(where, page.ui.measure(kDisplay, page[TextKey::over_title], where.w).h + 8);
    put(page, where, centred(kBody), page[TextKey::over_more], 40);
    page.press({.id = "over_time.longer",
                .where = cut_top(where, 128),
                .label = page[TextKey::over_longer],
                .icon = Icon::time,
                .kind = ui::ButtonKind::primary},
               flow::ExtendTime{});
    cut_top(where, 24);
    page.press({.id = "over_time.end",
                .where = cut_top(where, ui::kButtonHeight),
                .label = page[TextKey::over_end],
                .icon = Icon::home,
                .kind = ui::ButtonKind::secondary},
               flow::StartOver{});
    return where.y - all.y + ui::kGap;
  });
}

}  // namespace tsudoi::screens
