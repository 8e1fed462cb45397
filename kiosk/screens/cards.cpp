#include "kiosk/screens/cards.h"

#include <algorithm>

namespace tsudoi::screens {

namespace {

constexpr float kPad = 24;
constexpr float kTagGap = 12;
constexpr float kArrowRoom = 56;
constexpr float kCardGap = 20;

float picture_side(const Page& page) {
  return page.landscape() ? 148 : 172;
}

/// All that a card says, in one line for listeners.
std::string spoken(const CardWords& words) {
  std::string all = words.title + " " + words.when + " " + words.place;
  for (const Tag& tag : words.tags) all += " " + tag.words;
  return all;
}

/// The words of a card from the top of `where`. -> their height
float draw_words(Page& page, const Rect& where, const CardWords& words) {
  Rect rest = where;
  put(page, rest, kWhen, words.when);
  put(page, rest, kBold, words.title);
  if (!words.place.empty())
    cut_top(rest,
            page.ui.labelled({rest.x, rest.y, rest.w, 0}, Icon::place, kSoft, words.place) + 8);
  return rest.y - where.y + draw_tags(page, rest, words.tags);
}

float height_of_words(const Page& page, const CardWords& words, float width) {
  float height = page.ui.measure(kWhen, words.when, width).h;
  height += page.ui.measure(kBold, words.title, width).h;
  const float icon = page.ui.line_height(TextStep::caption);
  if (!words.place.empty()) height += page.ui.measure(kSoft, words.place, width - icon).h + 8;
  return height + height_of_tags(page, width, words.tags);
}

float words_width(const Page& page, float width) {
  return width - 3 * kPad - picture_side(page) - kArrowRoom;
}

}  // namespace

CardWords card_words(const Page& page, const flow::CardView& card) {
  return {when_words(page, card.when), card.title.text, card.place.text, tags_of(page, card)};
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
  return width * 0.36f + kPad + height_of_words(page, words, width - 2 * 28) + 28;
}

void draw_tall_card(Page& page, const ui::Pressable& target, const flow::CardView& card,
                    const CardWords& words) {
  const std::string name = spoken(words);
  ui::Pressable named = target;
  named.label = name;
  if (page.ui.pressable(named)) page.action = flow::OpenListing{card.listing};
  Rect rest = target.where;
  const Look look = look_of(card.kind);
  page.ui.picture({.where = cut_top(rest, rest.w * 0.36f),
                   .hash = card.picture ? std::optional(card.picture->value) : std::nullopt,
                   .fallback = look.icon,
                   .tint = look.tint,
                   .round_top_only = true});
  cut_top(rest, kPad);
  draw_words(page, inset(rest, ui::Margin{28, 0}), words);
}

float height_of_row_card(const Page& page, const CardWords& words, float width) {
  const float text = height_of_words(page, words, words_width(page, width));
  return std::max(text, picture_side(page)) + 2 * kPad;
}

void draw_row_card(Page& page, std::string_view id, const Rect& where, const flow::CardView& card,
                   const CardWords& words) {
  if (page.ui.pressable({.id = id, .where = where, .label = spoken(words)}))
    page.action = flow::OpenListing{card.listing};
  Rect rest = inset(where, kPad);
  const Look look = look_of(card.kind);
  const Rect side = cut_left(rest, picture_side(page));
  page.ui.picture({.where = ui::centred(side, {side.w, side.w}),
                   .hash = card.picture ? std::optional(card.picture->value) : std::nullopt,
                   .fallback = look.icon,
                   .tint = look.tint});
  cut_left(rest, kPad);
  page.ui.icon(ui::centred(cut_right(rest, kArrowRoom), {40, 40}), Icon::chevron_right, Ink::faint);
  const float height = height_of_words(page, words, rest.w);
  draw_words(page, {rest.x, rest.y + (rest.h - height) / 2, rest.w, height}, words);
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
