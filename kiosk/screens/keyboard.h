// The keyboard on glass, with its row of candidates: below the page in portrait, beside it in
// landscape.
#pragma once

#include "kiosk/screens/page.h"

namespace tsudoi::screens {

/// Takes the keyboard's place from `rest`.
Rect cut_keyboard(const Page& page, Rect& rest, const flow::KeyboardView& view);
void draw_keyboard(Page& page, const Rect& where, const flow::KeyboardView& view);

}  // namespace tsudoi::screens
