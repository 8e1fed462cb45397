#include "kiosk/screens/cards.h"

#include <algorithm>

#include "kiosk/texts/date_words.h"

namespace tsudoi::screens {

namespace {

constexpr float kPad = 24;
constexpr float kTallPad = 28;
constexpr float kBorderRoom = 4;  // high contrast: the card's own border stays whole
constexpr float kTagGap = 12;
constexpr float kArrowRoom = 56;
constexpr float kNarrow = 600;  // a card of this width, at the usual text size
constexpr float kCardGap = 20;

float picture_side(const Page& page, float width) {
  if (width < kNarrow * ui::factor_of(page.ui.settings().text_size)) return 96;
  return page.landscape() ? 148 : 172;
}

/// All that a card says, in one line for listeners.
std::string spoken(const CardWords& words) {
  std::string all = words.title + " " + words.when + " " + words.place;
  for (const Tag& tag : words.tags) all += " " + tag.words;
  return all;
}

/// The words of a card from the top of `where`. -> their height
float draw_words(Page& page, const Rect& where, const CardWords& words, const TextStyle& title) {
  Rect rest = where;
  if (!words.when.empty()) put(page, rest, kWhen, words.when);
  put(page, rest, title, words.title);
  if (!words.place.empty())
    cut_top(rest,
            page.ui.labelled({rest.x, rest.y, rest.w, 0}, Icon::place, kSoft, words.place) + 8);
  return rest.y - where.y + draw_tags(page, rest, words.tags);
}

float height_of_words(const Page& page, const CardWords& words, float width,
                      const TextStyle& title) {
  float height = words.when.empty() ? 0 : page.ui.measure(kWhen, words.when, width).h;
  height += page.ui.measure(title, words.title, width).h;
  const float icon = page.ui.line_height(TextStep::caption);
  if (!words.place.empty()) height += page.ui.measure(kSoft, words.place, width - icon).h + 8;
  return height + height_of_tags(page, width, words.tags);
}

float words_width(const Page& page, float width) {
  return width - 3 * kPad - picture_side(page, width) - kArrowRoom;
}

}  // namespace

CardWords card_words(const Page& page, const flow::CardView& card) {
  CardWords words{when_words(page, card), card.title.text, card.place.text, tags_of(page, card)};
  const auto& session = card.when.session;
  const bool is_today = session && session->date == page.frame.now.date;
  if (page.frame.screen == flow::Screen::home && is_today && session->from)
    words.when = texts::hours_of(page.words, *session);
  return words;
}

float draw_tags(Page& page, const Rect& where, std::span<const Tag> tags) {
  ui::Point at{where.x, where.y};
  float height = 0;
  for (const Tag& tag : tags) {
    const ui::Size size = page.ui.tag_size(tag.words);
    if (at.x > where.x && at.x + size.w > where.right()) at = {where.x, at.y + size.h + kTagGap};
    page.ui.tag(at, tag.words, tag.tint);
    height = at.y + size.h - where.y;
    at.x += size.w + kTagGap;
  }
  return height;
}

float height_of_tags(const Page& page, float width, std::span<const Tag> tags) {
  ui::Point at;
  float height = 0;
  for (const Tag& tag : tags) {
    const ui::Size size = page.ui.tag_size(tag.words);
    if (at.x > 0 && at.x + size.w > width) at = {0, at.y + size.h + kTagGap};
    height = at.y + size.h;
    at.x += size.w + kTagGap;
  }
  return height;
}

float height_of_tall_card(const Page& page, const CardWords& words, float width) {
  return width * 0.36f + kPad + height_of_words(page, words, width - 2 * kTallPad, kTitle) +
         kTallPad;
}

void draw_tall_card(Page& page, const ui::Pressable& target, const flow::CardView& card,
                    const CardWords& words) {
  const std::string name = spoken(words);
  ui::Pressable named = target;
  named.label = name;
  if (page.ui.pressable(named)) page.action = flow::OpenListing{card.listing};
  Rect rest = target.where;
  const Look look = look_of(card.kind);
  const bool high = page.frame.settings.contrast == flow::Contrast::high;
  page.ui.picture({.where = inset(cut_top(rest, rest.w * 0.36f), high ? kBorderRoom : 0),
                   .hash = card.picture ? std::optional(card.picture->value) : std::nullopt,
                   .fallback = look.icon,
                   .tint = look.tint,
                   .round_top_only = true});
  cut_top(rest, kPad);
  draw_words(page, inset(rest, ui::Margin{kTallPad, 0}), words, kTitle);
}

float height_of_row_card(const Page& page, const CardWords& words, float width) {
  const float text = height_of_words(page, words, words_width(page, width), kBold);
  return std::max(text, picture_side(page, width)) + 2 * kPad;
}

void draw_row_card(Page& page, std::string_view id, const Rect& where, const flow::CardView& card,
                   const CardWords& words) {
  if (page.ui.pressable({.id = id, .where = where, .label = spoken(words)}))
    page.action = flow::OpenListing{card.listing};
  Rect rest = inset(where, kPad);
  const Look look = look_of(card.kind);
  const Rect side = cut_left(rest, picture_side(page, where.w));
  page.ui.picture({.where = ui::centred(side, {side.w, side.w}),
                   .hash = card.picture ? std::optional(card.picture->value) : std::nullopt,
                   .fallback = look.icon,
                   .tint = look.tint});
  cut_left(rest, kPad);
  page.ui.icon(ui::centred(cut_right(rest, kArrowRoom), {40, 40}), Icon::chevron_right, Ink::faint);
  const float height = height_of_words(page, words, rest.w, kBold);
  draw_words(page, {rest.x, rest.y + (rest.h - height) / 2, rest.w, height}, words, kBold);
}

float draw_row_cards(Page& page, std::string_view id, const Rect& where,
                     std::span<const flow::CardView> cards) {
  const std::size_t parts = where.w > 1500 ? 2 : 1;
  const auto places = ui::columns(where, {parts, kCardGap});
  float y = where.y;
  for (std::size_t first = 0; first < cards.size(); first += parts) {
    const std::size_t last = std::min(first + parts, cards.size());
    std::vector<CardWords> words;
    float height = 0;
    for (std::size_t i = first; i < last; ++i) {
      words.push_back(card_words(page, cards[i]));
      height = std::max(height, height_of_row_card(page, words.back(), places[0].w));
    }
    for (std::size_t i = first; i < last; ++i) {
      const Rect place{places[i - first].x, y, places[i - first].w, height};
      if (page.ui.in_sight(place))
        draw_row_card(page, std::string(id) + std::to_string(i), place, cards[i], words[i - first]);
    }
    y += height + kCardGap;
  }
  return y - where.y;
}

}  // namespace tsudoi::screens
