// Every screen of the kiosk, as one free function: from a plain view to pictures and words, and
// back comes what the resident did. No store, no clock, nothing kept between frames.
//
// Order: within one frame of `ui`, once. Thread: the logic thread.
#pragma once

#include <optional>

#include "kiosk/flow/view.h"
#include "kiosk/texts/texts.h"
#include "kiosk/ui/ui.h"

namespace tsudoi::screens {

/// The words are taken from `book` in the language of the view's settings.
std::optional<flow::Action> draw(const flow::View& view, const texts::TextBook& book, ui::Ui& ui);

/// What the Ui must be set to before the frame, so that it looks as the view asks.
ui::Settings ui_settings_of(const flow::Settings& settings);

}  // namespace tsudoi::screens
