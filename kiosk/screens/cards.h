// Listings as cards: with the picture above (home), or beside the words (lists).
#pragma once

#include <span>

#include "kiosk/screens/looks.h"

namespace tsudoi::screens {

/// The words of a card, made once and used to measure and to draw.
struct CardWords {
  std::string when;
  std::string title;
  std::string place;
  std::vector<Tag> tags;
};
/// On home a card of today says the hours alone.
CardWords card_words(const Page& page, const flow::CardView& card);

/// Tags in rows, as many as the width takes. -> their height
float draw_tags(Page& page, const Rect& where, std::span<const Tag> tags);
float height_of_tags(const Page& page, float width, std::span<const Tag> tags);

/// Picture above, as on home.
float height_of_tall_card(const Page& page, const CardWords& words, float width);
void draw_tall_card(Page& page, const ui::Pressable& target, const flow::CardView& card,
                    const CardWords& words);

/// Picture beside, as in lists. Pressing it opens the listing.
float height_of_row_card(const Page& page, const CardWords& words, float width);
void draw_row_card(Page& page, std::string_view id, const Rect& where, const flow::CardView& card,
                   const CardWords& words);

/// Cards below each other, in two columns where they are wide enough, those out of sight skipped.
/// -> their height
float draw_row_cards(Page& page, std::string_view id, const Rect& where,
                     std::span<const flow::CardView> cards);

}  // namespace tsudoi::screens
