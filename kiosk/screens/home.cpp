#include <algorithm>
#include <array>
#include <span>

#include "kiosk/screens/cards.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/measures.h"
#include "kiosk/screens/screens.h"

namespace tsudoi::screens {

namespace {

constexpr float kTileMost = 252;

TextKey heading_of(flow::HomeList list) {
  switch (list) {
    case flow::HomeList::today_here: return TextKey::home_today_here;
    case flow::HomeList::soon_here: return TextKey::home_soon_here;
    case flow::HomeList::soon: return TextKey::home_soon;
  }
  return TextKey::home_soon;
}

void list_heading(Page& page, Rect& rest, const flow::HomeView& view) {
  const ui::Button all{.id = "home.see_all",
                       .label = page[TextKey::home_see_all],
                       .kind = ui::ButtonKind::quiet,
                       .icon_after = Icon::chevron_right};
  const float button = page.ui.button_size(all).w;
  const std::string& words = page[heading_of(view.list)];
  const float height =
      std::max(ui::kTargetMin, page.ui.measure(kTitle, words, rest.w - button - 16).h);
  Rect row = cut_top(rest, height + 16);
  row.h = height;
  ui::Button placed = all;
  placed.where = cut_right(row, button);
  placed.where = {placed.where.x, row.y + (row.h - 64) / 2, button, 64};
  page.ui.heading({row.x, row.y, row.w - 16, 0}, kTitle, words);
  page.press(placed, flow::OpenBrowse{flow::Group::all});
}

/// Today's cards side by side. -> their height
void today_cards(Page& page, Rect& rest, const flow::HomeView& view) {
  if (view.cards.empty()) {
    put(page, rest, kBody, page[TextKey::home_nothing_today], ui::kGap);
    return;
  }
  const std::size_t shown = std::min<std::size_t>(view.cards.size(), 2);
  const auto places = ui::columns(rest, {2, ui::kGap});
  std::vector<CardWords> words;
  float height = 0;
  for (std::size_t i = 0; i < shown; ++i) {
    words.push_back(card_words(page, view.cards[i]));
    height = std::max(height, height_of_tall_card(page, words[i], places[i].w));
  }
  for (std::size_t i = 0; i < shown; ++i) {
    const std::string id = "home.card." + std::to_string(i);
    draw_tall_card(page,
                   {.id = id, .where = {places[i].x, rest.y, places[i].w, height}, .label = id},
                   view.cards[i], words[i]);
  }
  cut_top(rest, height);
}

ui::Button tile_of(const Page& page, flow::Group group) {
  static constexpr std::array<std::string_view, flow::kGroups> kIds{
      "home.all",  "home.events",        "home.activities", "home.lend_a_hand",
      "home.talk", "home.neighbourhood", "home.news"};
  const Look look = look_of(group);
  return {.id = kIds[static_cast<std::size_t>(group)],
          .label = page[title_of(group)],
          .icon = look.icon,
          .kind = ui::ButtonKind::tile,
          .note = page[note_of(group)],
          .tint = look.tint};
}

/// Tiles in two columns, as tall as their words need and the page allows. `room`: height to fill.
void tiles(Page& page, Rect& rest, std::span<const flow::Group> groups, float room) {
  const std::size_t lines = (groups.size() + 1) / 2;
  if (lines == 0) return;
  const auto places = ui::columns(rest, {2, ui::kGap});
  float height = 0;
  for (const flow::Group group : groups) {
    const ui::Button tile = tile_of(page, group);
    height = std::max(height, height_of_tile(page, tile, places[0].w));
  }
  const float gaps = ui::kGap * static_cast<float>(lines - 1);
  const float spare = (room - gaps) / static_cast<float>(lines);
  height = std::max(height, std::min(spare, kTileMost));
  for (std::size_t i = 0; i < groups.size(); ++i) {
    ui::Button tile = tile_of(page, groups[i]);
    const Rect& column = places[i % 2];
    tile.where = {column.x, rest.y + static_cast<float>(i / 2) * (height + ui::kGap), column.w,
                  height};
    page.press(tile, flow::OpenBrowse{groups[i]});
  }
  cut_top(rest, static_cast<float>(lines) * (height + ui::kGap));
}

float portrait(Page& page, const Rect& where, const flow::HomeView& view, float height) {
  Rect rest = where;
  page.ui.heading({rest.x, rest.y, rest.w, 0}, kDisplay, page[TextKey::home_greeting]);
  cut_top(rest, page.ui.measure(kDisplay, page[TextKey::home_greeting], rest.w).h + 24);
  list_heading(page, rest, view);
  today_cards(page, rest, view);
  cut_top(rest, 48);
  tiles(page, rest, view.tiles, where.y + height - rest.y - ui::kGap);
  return rest.y - where.y;
}

float landscape(Page& page, const Rect& where, const flow::HomeView& view, float height) {
  auto places = ui::columns(where, {2, 48});
  Rect left = places[0];
  page.ui.heading({left.x, left.y, left.w, 0}, kTitle, page[TextKey::home_greeting]);
  cut_top(left, page.ui.measure(kTitle, page[TextKey::home_greeting], left.w).h + 16);
  list_heading(page, left, view);
  today_cards(page, left, view);
  Rect right = places[1];
  tiles(page, right, view.tiles, height - 16);
  return std::max(left.y, right.y) - where.y;
}

}  // namespace

void draw_home(Page& page, Rect rest, const flow::HomeView& view) {
  draw_foot(page, rest, {});
  page.ui.scroll({.id = "home.page", .where = rest}, [&](const Rect& all) {
    const Rect where = inset(all, ui::Margin{ui::kMargin, 0});
    return page.landscape() ? landscape(page, where, view, rest.h)
                            : portrait(page, where, view, rest.h);
  });
}

}  // namespace tsudoi::screens
