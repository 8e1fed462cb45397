// Carries finished pixels to the window. Two ways, with the same pixels on the screen:
//
// - OpenGL: one texture, one copy, no shader, no blending; on a graphics card it is nothing.
// - Memory: an image that is shared with the X server. Where there is no graphics card, a software
//   driver does just that at its end, and brings 40 MiB of compiler and textures along.
//
// Order: destroy before the window goes. Thread: main.
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "kiosk/ui/stage.h"

namespace tsudoi::platform {

class Presenter {
 public:
  virtual ~Presenter() = default;
  /// Shows the changed rows; all of them after a change of size.
  virtual void show(std::span<const std::uint32_t> pixels, ui::PixelSize size,
                    std::span<const ui::RowRange> changed) = 0;
  /// The window system has lost what was shown.
  virtual void show_again() = 0;
};

/// A window whose OpenGL context is current.
struct GlWindow {
  void (*(*lookup)(const char*))();  // of an OpenGL function by its name
  std::function<ui::PixelSize()> size;
  std::function<void()> swap_buffers;
};
/// Errors: refused when the driver has no framebuffer copies (OpenGL before 3.0).
Result<std::unique_ptr<Presenter>> make_gl_presenter(GlWindow window);
/// What the driver of the current context calls itself.
std::string_view gl_renderer();

struct X11Window {
  void* display = nullptr;
  unsigned long window = 0;
};
/// Errors: refused when the X server is on another machine, or has other pixels than 32 bits.
Result<std::unique_ptr<Presenter>> make_memory_presenter(const X11Window& window);

}  // namespace tsudoi::platform
