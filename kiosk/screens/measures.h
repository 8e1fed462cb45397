// How tall the wide buttons must be for all their words to fit, whatever the language and size.
#pragma once

#include "kiosk/screens/page.h"

namespace tsudoi::screens {

/// A choice with its mark before the label and the note below it.
float height_of_choice(const Page& page, const ui::Button& choice, float width);
/// A tile with its icon before the label and the note below it.
float height_of_tile(const Page& page, const ui::Button& tile, float width);

}  // namespace tsudoi::screens
