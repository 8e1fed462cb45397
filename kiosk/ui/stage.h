// One frame of the kiosk: input in, widgets drawn, tree recorded, pixels out. The window, the
// off-screen program and the test harness each own one and differ only in where input comes from
// and where pixels go; so all three look the same, to the pixel.
//
// Owns: the Dear ImGui context, fonts, pictures, the pixels. Thread: one thread, one stage.
// Units: screen pixels for input and pixels.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "kiosk/ui/ui.h"
#include "storage/base/clock.h"

namespace tsudoi::ui {

/// What happened since the last frame, in order.
struct PointerEvent {
  enum class Kind : std::uint8_t { press, move, release, wheel };
  Kind kind = Kind::move;
  Point at;
  float wheel_steps = 0;
};

struct PixelSize {
  int w = 1080;
  int h = 1920;
  bool operator==(const PixelSize&) const = default;
};

/// Rows [first, last) that differ from the frame before; empty when nothing does.
struct RowRange {
  int first = 0;
  int last = 0;
  bool empty() const { return first >= last; }
};

struct FrameResult {
  std::vector<RowRange> changed;
  std::size_t pixels_drawn = 0;
  /// When the next frame is due although nobody touches anything; none: sleep.
  std::optional<SteadyMs> wake_at;
};

/// The bytes of a picture by its hash; none when it is not here yet.
using PictureSource = std::function<std::optional<Bytes>(const ByteArray<32>&)>;

class Stage {
 public:
  static Result<std::unique_ptr<Stage>> create(PixelSize size);
  ~Stage();
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  void resize(PixelSize size);
  void set(Settings settings);
  void set_picture_source(PictureSource source);

  FrameResult frame(std::span<const PointerEvent> events, SteadyMs now,
                    const std::function<void(Ui&)>& draw);

  const Tree& tree() const;
  PixelSize size() const;
  /// 0xAARRGGBB, rows from the top, width x height.
  std::span<const std::uint32_t> pixels() const;

  /// Draws as frame() does and records the tree, but paints no pixel: ten times as fast for tests.
  FrameResult frame_unpainted(std::span<const PointerEvent> events, SteadyMs now,
                              const std::function<void(Ui&)>& draw);

  /// The next frame paints every row.
  void repaint();
  /// Loads what the first wrapped line would otherwise wait for; call when the first page is shown.
  void warm_up();
  /// Nothing of what was shown stays in memory: glyphs, layouts, tree, scroll places, pixels.
  void forget();

 private:
  struct Inside;
  explicit Stage(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> in_;
};

}  // namespace tsudoi::ui
