#include "kiosk/screens/draw.h"

#include <algorithm>

#include "kiosk/screens/frame.h"
#include "kiosk/screens/screens.h"

namespace tsudoi::screens {

namespace {

constexpr float kHeightLeast = 720;  // what a page with a keyboard needs

template <class... Fs>
struct Overloaded : Fs... {
  using Fs::operator()...;
};

void draw_screen(Page& page, Rect rest, const flow::ScreenView& screen) {
  std::visit(Overloaded{
                 [&](const flow::HomeView& view) { draw_home(page, rest, view); },
                 [&](const flow::BrowseView& view) { draw_browse(page, rest, view); },
                 [&](const flow::ListingView& view) { draw_listing(page, rest, view); },
                 [&](const flow::FormView& view) { draw_form(page, rest, view); },
                 [&](const flow::ConfirmView& view) { draw_confirm(page, rest, view); },
                 [&](const flow::SlipView& view) { draw_slip(page, rest, view); },
                 [&](const flow::OverTimeView& view) { draw_over_time(page, rest, view); },
             },
             screen);
}

/// In low reach the top third carries nothing that has to be touched.
Rect reachable(const Page& page) {
  Rect all = page.ui.screen();
  if (page.low_reach()) cut_top(all, std::clamp(all.h - kHeightLeast, 0.f, all.h / 3));
  return all;
}

}  // namespace

std::optional<flow::Action> draw(const flow::View& view, const texts::TextBook& book, ui::Ui& ui) {
  const texts::Texts& words = book.in(view.frame.settings.language);
  Page page{ui, words, view.frame, head_title(words, view)};
  draw_screen(page, reachable(page), view.screen);
  draw_sheet(page, book);
  return page.action;
}

ui::Settings ui_settings_of(const flow::Settings& settings) {
  ui::Settings out;
  out.contrast =
      settings.contrast == flow::Contrast::high ? ui::Contrast::high : ui::Contrast::light;
  switch (settings.text_size) {
    case flow::TextSize::normal: out.text_size = ui::TextSize::normal; break;
    case flow::TextSize::large: out.text_size = ui::TextSize::large; break;
    case flow::TextSize::largest: out.text_size = ui::TextSize::largest; break;
  }
  out.language = tag_of(settings.language);
  return out;
}

}  // namespace tsudoi::screens
