// What a long day does to a kiosk: every screen seen, every character drawn. `run --measure` does
// it before it weighs the program, so that the figure holds for a kiosk in use. Saves nothing.
//
// Thread: the logic thread.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "kiosk/app/kiosk.h"
#include "kiosk/ui/ui.h"

namespace tsudoi {

/// Home, each group, each listing and each step of its form, in Japanese and in English. `show` is
/// called for each.
void visit_screens(Kiosk& kiosk, const std::function<void()>& show);

/// All of JIS X 0213, which holds JIS X 0208: as many at a time as fit on any screen. Empty: this
/// system's C library has no table of it.
std::vector<std::string> pages_of_characters();
void draw_characters(ui::Ui& ui, const std::string& page, ui::Weight weight);

}  // namespace tsudoi
