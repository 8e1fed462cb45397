// One page that shows every widget, and a long list: what the tests, the bench and people look at.
#pragma once

#include "kiosk/ui/stage.h"

namespace tsudoi::ui {

struct GalleryState {
  bool sheet_open = false;
  std::string pressed;  // id of the last button
};

/// A page in the shape of the kiosk's home.
void draw_gallery(Ui& ui, GalleryState& state);
/// A page in the shape of the kiosk's list: `cards` cards that scroll under a fixed head.
void draw_list(Ui& ui, int cards, std::string& pressed);

}  // namespace tsudoi::ui
