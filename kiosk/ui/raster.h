// Paints the quads of a Dear ImGui frame into memory. Only bands of rows in which something differs
// from the frame before are painted again, so that a ticking second costs a line and not a page.
//
// Why not OpenGL: kiosks often have no usable GPU driver, and a software one takes 16 ms for one
//   full-window blended quad; solid spans and baked masks take a tenth of that here, and look the
//   same in the window, in `tour` and in tests.
// Units: pixels 0xAARRGGBB, rows from the top. Thread: the logic thread.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "kiosk/ui/atlas.h"
#include "kiosk/ui/stage.h"
#include "kiosk/ui/theme.h"

struct ImDrawData;

namespace tsudoi::ui {

struct Image;

class Raster {
 public:
  Raster();
  ~Raster();
  Raster(const Raster&) = delete;
  Raster& operator=(const Raster&) = delete;

  void resize(PixelSize size);
  /// Precondition: every primitive is an axis-aligned quad, as the painter makes them.
  FrameResult draw(const ImDrawData& data, const Atlas& atlas, Colour ground);

  PixelSize size() const { return size_; }
  std::span<const std::uint32_t> pixels() const { return pixels_; }
  /// The next frame paints everything.
  void repaint() { bands_before_.clear(); }
  /// Blackens all; the next frame paints everything.
  void forget();

 private:
  struct Quad;
  struct Window;
  void collect(const ImDrawData& data);
  void stamp_bands(std::uint32_t atlas_generation, Colour ground);
  void paint(const Quad& quad, const Atlas& atlas, Window window);
  void paint_solid(const Quad& quad, const Window& window);
  void paint_mask(const Quad& quad, const Atlas& atlas, const Window& window);
  void paint_image(const Quad& quad, const Window& window);
  std::uint32_t* at(int x, int y);

  PixelSize size_{0, 0};
  std::vector<std::uint32_t> pixels_;
  std::vector<Quad> quads_;
  std::vector<std::uint64_t> bands_;
  std::vector<std::uint64_t> bands_before_;
};

}  // namespace tsudoi::ui
