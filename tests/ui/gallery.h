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

/// A list of 200 cards that a finger moves on a little with each frame.
class ScrolledList {
 public:
  FrameResult frame(Stage& stage);

 private:
  SteadyMs now_{1000};
};

}  // namespace tsudoi::ui
