// What a finger means, told from the tree of the frame that it touched: a press that acts on
// release, a drag that scrolls, or nothing.
//
// Order: events in the order in which they came, each against the last drawn frame.
// Units: pixels, milliseconds. Thread: the logic thread.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/ui/scroll_motion.h"
#include "kiosk/ui/stage.h"
#include "kiosk/ui/tree.h"

namespace tsudoi::ui {

/// A scroll area as last drawn, and where it stands.
struct ScrollPlace {
  ScrollMotion motion;
  ScrollSpan span;
  Axis axis = Axis::vertical;
  Rect visible;
  std::uint64_t order = 0;  // of drawing: the innermost is drawn last
  bool touchable = false;   // drawn in the last frame, not behind a sheet
  Rect brought;             // by scroll_into_view, unscrolled: a finger may take it away again
};
using ScrollPlaces = std::map<std::string, ScrollPlace, std::less<>>;

struct TouchScene {
  const Tree& tree;
  ScrollPlaces& scrolls;
};

class Touch {
 public:
  void handle(const PointerEvent& event, TouchScene scene, std::int64_t now_ms);
  /// One press per frame; the rest wait for theirs.
  std::string take_fired();
  bool more_fired() const { return !fired_.empty(); }
  /// Under the finger right now and about to act. Empty: none.
  const std::string& pressed() const { return inside_ ? active_ : kNone; }
  bool finger_down() const { return down_; }
  void forget();

 private:
  void press(Point at, TouchScene scene, std::int64_t now_ms);
  void move(Point at, TouchScene scene, std::int64_t now_ms);
  void release(Point at, TouchScene scene, std::int64_t now_ms);
  static void wheel(const PointerEvent& event, TouchScene scene);
  void begin_drag(Point at, TouchScene scene);

  static const std::string kNone;
  bool down_ = false;
  bool inside_ = false;
  std::string active_;
  std::string dragging_;  // id of the scroll area
  Point start_;
  Point last_;
  FingerTrace trace_;
  std::deque<std::string> fired_;
};

/// What would be pressed at this point; empty: nothing.
std::string target_at(const Tree& tree, Point at);

}  // namespace tsudoi::ui
