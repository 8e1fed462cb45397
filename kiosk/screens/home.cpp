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
constexpr float kWelcomeIcon = 184;
constexpr float kLeftShare = 0.42f;  // landscape: today; the rest is for the tiles

TextKey heading_of(flow::HomeList list) {
  switch (list) {
    case flow::HomeList::today_here: return TextKey::home_today_here;
    case flow::HomeList::soon_here: return TextKey::home_soon_here;
    case flow::HomeList::soon: return TextKey::home_soon;
  }
  return TextKey::home_soon;
}

ui::Button see_all(const Page& page) {
  return {.id = "home.see_all",
          .label = page[TextKey::home_see_all],
          .kind = ui::ButtonKind::quiet,
          .icon_after = Icon::chevron_right};
}

/// What follows, and at the end of the line, or below it, the way to everything.
void list_heading(Page& page, Rect& rest, const flow::HomeView& view) {
  ui::Button all = see_all(page);
  const float button = page.ui.button_size(all).w;
  const std::string& words = page[heading_of(view.list)];
  const ui::Size size = page.ui.measure(kTitle, words, 0);
  const bool beside = size.w + 16 + button <= rest.w;
  const float height = page.ui.heading({rest.x, rest.y, rest.w, 0}, kTitle, words);
  all.where = {rest.right() - button, rest.y + (height - ui::kTargetMin) / 2, button,
               ui::kTargetMin};
  if (!beside) all.where = {rest.x, rest.y + height, button, ui::kFootButtonHeight};
  page.press(all, flow::OpenBrowse{flow::Group::all});
  cut_top(rest, height + (beside ? 16 : ui::kFootButtonHeight + 8));
}

constexpr std::size_t kCardsShown = 2;
constexpr float kTallCardLeast = 330;  // at the usual text size: narrower, and lines get short

/// Cards side by side, with the picture above.
void tall_cards(Page& page, Rect& rest, std::span<const flow::CardView> cards) {
  const auto places = ui::columns(rest, {kCardsShown, ui::kGap});
  std::vector<CardWords> words;
  float height = 0;
  for (const flow::CardView& card : cards) {
    words.push_back(card_words(page, card));
    height = std::max(height, height_of_tall_card(page, words.back(), places[0].w));
  }
  for (std::size_t i = 0; i < cards.size(); ++i) {
    const std::string id = "home.card." + std::to_string(i);
    draw_tall_card(page,
                   {.id = id, .where = {places[i].x, rest.y, places[i].w, height}, .label = id},
                   cards[i], words[i]);
  }
  cut_top(rest, height);
}

void today_cards(Page& page, Rect& rest, const flow::HomeView& view) {
  const auto shown = std::span(view.cards).first(std::min(view.cards.size(), kCardsShown));
  const float width = (rest.w - ui::kGap) / 2 / ui::factor_of(page.ui.settings().text_size);
  if (shown.empty())
    put(page, rest, kBody, page[TextKey::home_nothing_today], ui::kGap);
  else if (width >= kTallCardLeast && shown.size() == kCardsShown)  // one alone takes the row
    tall_cards(page, rest, shown);
  else
    cut_top(rest, draw_row_cards(page, "home.card.", rest, shown));
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

/// Two columns, or one where a word of a title would have to be cut.
std::size_t tile_columns(const Page& page, std::span<const flow::Group> groups, float width) {
  const float room = words_room_of_tile((width - ui::kGap) / 2);
  const bool all = std::all_of(groups.begin(), groups.end(), [&](flow::Group group) {
    return words_fit(page, kTitle, page[title_of(group)], room);
  });
  return all ? 2 : 1;
}

/// Tiles as tall as their words need and the page allows. `room`: the height to fill.
void tiles(Page& page, Rect& rest, std::span<const flow::Group> groups, float room) {
  if (groups.empty()) return;
  const std::size_t parts = tile_columns(page, groups, rest.w);
  const auto lines = static_cast<float>((groups.size() + parts - 1) / parts);
  const auto places = ui::columns(rest, {parts, ui::kGap});
  float height = 0;
  for (const flow::Group group : groups)
    height = std::max(height, height_of_tile(page, tile_of(page, group), places[0].w));
  const float spare = (room - ui::kGap * (lines - 1)) / lines;
  height = std::max(height, std::min(spare, kTileMost));
  for (std::size_t i = 0; i < groups.size(); ++i) {
    ui::Button tile = tile_of(page, groups[i]);
    const Rect& column = places[i % parts];
    tile.where = {column.x, rest.y + static_cast<float>(i / parts) * (height + ui::kGap), column.w,
                  height};
    page.press(tile, flow::OpenBrowse{groups[i]});
  }
  cut_top(rest, lines * (height + ui::kGap));
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
  Rect right = where;
  Rect left = cut_left(right, where.w * kLeftShare);
  cut_left(right, 48);
  const TextStyle& large =
      where.w > 1500 * ui::factor_of(page.ui.settings().text_size) ? kDisplay : kTitle;
  page.ui.heading({left.x, left.y, left.w, 0}, large, page[TextKey::home_greeting]);
  cut_top(left, page.ui.measure(large, page[TextKey::home_greeting], left.w).h + 16);
  list_heading(page, left, view);
  today_cards(page, left, view);
  tiles(page, right, view.tiles, height - ui::kGap);
  return std::max(left.y, right.y) - where.y;
}

/// The office has not sent anything yet: a word of welcome, and where to turn meanwhile.
void before_first_listing(Page& page, const Rect& where) {
  page.ui.scroll({.id = "home.page", .where = where}, [&](const Rect& all) {
    Rect rest = inset(all, ui::Margin{ui::kMargin, 0});
    const std::string& greeting = page[TextKey::home_welcome];
    const float words = page.ui.measure(kDisplay, greeting, rest.w).h + 16 +
                        page.ui.measure(kBody, page[TextKey::home_welcome_more], rest.w).h;
    cut_top(rest, std::max(ui::kGap, (where.h - words - kWelcomeIcon - 40) * 0.4f));
    const Rect disc = ui::centred(cut_top(rest, kWelcomeIcon), {kWelcomeIcon, kWelcomeIcon});
    page.ui.disc(disc, Tint::accent_soft);
    page.ui.icon(inset(disc, 40), Icon::house, Ink::accent);
    cut_top(rest, 40);
    page.ui.heading({rest.x, rest.y, rest.w, 0}, centred(kDisplay), greeting);
    cut_top(rest, page.ui.measure(kDisplay, greeting, rest.w).h + 16);
    put(page, rest, centred(kBody), page[TextKey::home_welcome_more], ui::kGap);
    return rest.y - all.y;
  });
}

}  // namespace

void draw_home(Page& page, Rect rest, const flow::HomeView& view) {
  draw_foot(page, rest, {});
  draw_head(page, rest);
  if (view.tiles.empty()) return before_first_listing(page, rest);
  page.ui.scroll({.id = "home.page", .where = rest}, [&](const Rect& all) {
    const Rect where = inset(all, ui::Margin{ui::kMargin, 0});
    return page.landscape() ? landscape(page, where, view, rest.h)
                            : portrait(page, where, view, rest.h);
  });
}

}  // namespace tsudoi::screens
