// Carries finished pixels to the window with OpenGL: one texture, one copy, no shader, no blending.
// On a software driver that is a memory copy; on a graphics card it is nothing.
//
// Order: create after the context is current; destroy before it goes. Thread: main.
#pragma once

#include <memory>

#include "kiosk/ui/stage.h"

namespace tsudoi::platform {

/// Looks a GL function up by name.
using GlLookup = void (*(*)(const char*))();

class Presenter {
 public:
  /// Errors: refused when the driver has no framebuffer copies (OpenGL before 3.0).
  static Result<std::unique_ptr<Presenter>> create(GlLookup lookup);
  ~Presenter();
  Presenter(const Presenter&) = delete;
  Presenter& operator=(const Presenter&) = delete;

  /// Takes over the changed rows; all of them after a change of size.
  void upload(std::span<const std::uint32_t> pixels, ui::PixelSize size,
              std::span<const ui::RowRange> changed);
  /// Copies everything into the window's back buffer.
  void copy(ui::PixelSize window);

 private:
  struct Inside;
  explicit Presenter(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> in_;
};

}  // namespace tsudoi::platform
