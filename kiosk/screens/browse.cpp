#include <algorithm>

#include "kiosk/screens/cards.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/keyboard.h"
#include "kiosk/screens/screens.h"

namespace tsudoi::screens {

namespace {

constexpr float kSearchHeight = 104;
constexpr float kChipGap = 16;
constexpr float kOneRowLeast = 1200;
constexpr float kSearchIconRoom = 144;

void search_box(Page& page, const Rect& where, const flow::InputView& search) {
  Rect box = where;
  if (!search.text.empty()) {
    const Rect clear = cut_right(box, where.h);
    cut_right(box, kChipGap);
    page.press({.id = "browse.clear",
                .where = clear,
                .label = page[TextKey::browse_search_clear],
                .icon = Icon::close,
                .kind = ui::ButtonKind::secondary,
                .icon_only = true},
               flow::ClearSearch{});
  }
  if (page.ui.field({.id = "browse.search",
                     .where = box,
                     .label = page[TextKey::browse_search],
                     .value = search.text,
                     .placeholder = page[TextKey::browse_search],
                     .focused = search.focused,
                     .caret = search.caret,
                     .composing_from = search.compose_from,
                     .composing_to = search.compose_to,
                     .icon = Icon::search}))
    page.action = flow::Focus{search.slot};
}

/// One row of chips that scrolls sideways when it is wider than the page.
void filter_chips(Page& page, const Rect& where, const flow::BrowseView& view, float start) {
  page.ui.scroll(
      {.id = "browse.filters", .where = where, .axis = ui::Axis::horizontal}, [&](const Rect& all) {
        Rect rest{all.x + start, all.y + 2, all.w, ui::kChipHeight};
        bool any = false;
        const auto chip = [&](std::string_view id, TextKey key, bool on, Action then) {
          ui::Button button{.id = id, .label = page[key], .kind = ui::ButtonKind::chip};
          if (on) button.state = ui::ButtonState::selected;
          button.where = cut_left(rest, page.ui.button_size(button).w + 4);
          cut_left(rest, kChipGap);
          page.press(button, std::move(then));
        };
        for (const auto& filter : view.filters) any = any || filter.on;
        chip("browse.filter.all", TextKey::filter_all, !any, flow::ShowAll{});
        for (const auto& filter : view.filters) {
          const auto id = "browse.filter." + std::to_string(static_cast<unsigned>(filter.filter));
          chip(id, word_of(filter.filter), filter.on, flow::ToggleFilter{filter.filter});
        }
        return rest.x - all.x + ui::kMargin - kChipGap;
      });
}

float nothing_found(Page& page, const Rect& where) {
  Rect rest = where;
  cut_top(rest, 64);
  page.ui.icon(ui::centred(cut_top(rest, 120), {96, 96}), Icon::search, Ink::faint);
  put(page, rest, centred(kTitle), page[TextKey::browse_none], 8);
  put(page, rest, centred(kBody), page[TextKey::browse_none_more], 32);
  ui::Button button{.id = "browse.show_all",
                    .label = page[TextKey::browse_show_all],
                    .kind = ui::ButtonKind::secondary};
  button.where = ui::centred(cut_top(rest, ui::kButtonHeight),
                             {page.ui.button_size(button).w + 64, ui::kButtonHeight});
  page.press(button, flow::ShowAll{});
  return rest.y - where.y + ui::kGap;
}

void results(Page& page, const Rect& where, const flow::BrowseView& view) {
  page.ui.scroll({.id = "browse.list", .where = where, .label = page[TextKey::browse_by_date]},
                 [&](const Rect& all) {
                   Rect rest = inset(all, ui::Margin{ui::kMargin, 0});
                   if (view.cards.empty()) return nothing_found(page, rest);
                   const std::string found = page.words.counted(
                       TextKey::count_found, static_cast<std::int64_t>(view.cards.size()));
                   put(page, rest, kSoft, found + "  " + page[TextKey::browse_by_date], 12);
                   return rest.y - all.y + draw_row_cards(page, "browse.card.", rest, view.cards);
                 });
}

/// Below each other, or in one row where the page is wide and every line counts.
void search_and_filters(Page& page, Rect& rest, const flow::BrowseView& view) {
  const bool one_row = rest.w > kOneRowLeast;
  Rect row = cut_top(rest, kSearchHeight);
  cut_top(rest, one_row ? 16 : 24);
  const float words = page.ui.measure(kBody, page[TextKey::browse_search], 0).w;
  const float wanted = words + kSearchIconRoom + 2 * ui::kMargin;
  const Rect search = cut_left(row, one_row ? std::max(row.w * 0.4f, wanted) : row.w);
  search_box(page, inset(search, ui::Margin{ui::kMargin, 0}), view.search);
  if (!one_row) {
    row = cut_top(rest, ui::kChipHeight + 4);
    cut_top(rest, 16);
  }
  filter_chips(page, ui::centred(row, {row.w, ui::kChipHeight + 4}), view,
               one_row ? 0 : ui::kMargin);
}

}  // namespace

void draw_browse(Page& page, Rect rest, const flow::BrowseView& view) {
  Foot foot;
  if (view.keyboard) foot.note = "";  // every line counts beside a keyboard
  draw_foot(page, rest, foot);
  if (view.keyboard) draw_keyboard(page, cut_keyboard(page, rest, *view.keyboard), *view.keyboard);
  draw_head(page, rest);
  search_and_filters(page, rest, view);
  if (page.action) page.ui.scroll_to_start("browse.list");  // another list follows
  results(page, rest, view);
}

}  // namespace tsudoi::screens
