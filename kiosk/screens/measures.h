// How tall the wide buttons must be for all their words to fit, whatever the language and size.
#pragma once

#include "kiosk/screens/page.h"

namespace tsudoi::screens {

/// A choice with its mark before the label and the note below it.
float height_of_choice(const Page& page, const ui::Button& choice, float width);
/// Whether every word, as far as it may not be broken, is at most `room` wide.
bool words_fit(const Page& page, const TextStyle& style, std::string_view words, float room);
/// `style`, so small that every phrase (what stands between blanks) fits into one line.
TextStyle with_whole_phrases(const Page& page, TextStyle style, std::string_view words, float room);
/// How wide the words of a tile may be.
float words_room_of_tile(float width);
/// A tile with its icon before the label and the note below it.
float height_of_tile(const Page& page, const ui::Button& tile, float width);

}  // namespace tsudoi::screens
