// The kiosk's window: GLFW events in, the stage's pixels out. Sleeps until something happens: no
// frame and no CPU while nobody touches it.
//
// Thread: all on the main thread, except wake(), which any thread may use.
// Errors: create fails (refused) when there is no display, or neither way to show pixels on it.
// Note: Debian's GLFW 3.3.8 can crash when the display sleeps or is unplugged. Turn DPMS off; the
//   supervisor brings the start screen back.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/platform/surface.h"
#include "kiosk/ui/stage.h"

namespace tsudoi::platform {

enum class WindowMode : std::uint8_t { fullscreen, windowed };

/// A key of an external keyboard or scanner. Either a character or a named key.
enum class NamedKey : std::uint8_t { none, enter, tab, backspace, remove, left, right, escape };
struct KeyEvent {
  char32_t character = 0;
  NamedKey named = NamedKey::none;
  SteadyMs at;
};

struct Events {
  std::vector<ui::PointerEvent> pointer;
  std::vector<KeyEvent> keys;
  bool closed = false;
  bool resized = false;
};

struct WindowOptions {
  ui::PixelSize size{};
  WindowMode mode = WindowMode::fullscreen;
  Surface surface = Surface::by_machine;
};

class Window {
 public:
  static Result<std::unique_ptr<Window>> create(const WindowOptions& options, Clock& clock);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  ui::PixelSize size() const;
  /// How pixels get to the screen: OpenGL or memory.
  Surface surface() const;
  /// Waits for an event, a wake() or the time; then returns all that has come.
  Events wait(std::optional<SteadyMs> until);
  /// What has come already; never waits.
  Events poll();
  /// Shows the pixels; nothing when no row changed.
  void present(const ui::Stage& stage, const ui::FrameResult& frame);
  /// From any thread: ends the wait.
  static void wake();

 private:
  struct Inside;
  explicit Window(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> in_;
};

}  // namespace tsudoi::platform
