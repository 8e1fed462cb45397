// Draws a screen with no window and no GPU, and touches it through the tree: the test hook.
//
//   Harness h({.size = {1080, 1920}});
//   h.show([&](Ui& ui) { action = screens::draw(view, ui); });
//   h.tap("home.events");
//   CHECK(problems_of(h.tree()).empty());
//
// Time is the harness's own: 16 ms a frame. Limits: `settle` stops after 600 frames and asserts.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>

#include "kiosk/ui/ui.h"
#include "storage/base/clock.h"

namespace tsudoi::ui {

struct HarnessOptions {
  Size size{1080, 1920};  // screen pixels
  Settings settings{};
};

class Harness {
 public:
  using Draw = std::function<void(Ui&)>;

  explicit Harness(HarnessOptions options = {});
  ~Harness();
  Harness(const Harness&) = delete;
  Harness& operator=(const Harness&) = delete;

  /// What each frame draws from now on; runs until quiet.
  void show(Draw draw);
  void set(Settings settings);
  void frame();
  void settle();

  /// Presses and releases in the middle of the visible part. False: no such target, or not
  /// touchable.
  bool tap(std::string_view id);
  void press(Point at);  // screen pixels
  void drag_to(Point at);
  void release();
  /// Scrolls the list until the target is in sight. False: it is not in that list.
  bool scroll_to(std::string_view list, std::string_view id);

  const Tree& tree() const;
  /// Paints what is shown now.
  Result<void> save_png(const std::filesystem::path& file);

 private:
  struct Inside;
  std::unique_ptr<Inside> in_;
};

}  // namespace tsudoi::ui
