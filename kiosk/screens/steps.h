// The bar that says how far one is: 1 日時, 2 お名前, 3 連絡先, 4 確認.
#pragma once

#include <span>

#include "kiosk/screens/page.h"

namespace tsudoi::screens {

float height_of_steps(const Page& page);
/// Draws it at the top of `rest` and takes its height away.
void draw_steps(Page& page, Rect& rest, std::span<const flow::StepView> steps);

}  // namespace tsudoi::screens
