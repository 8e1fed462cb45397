// From shapes and glyphs to the quads of a Dear ImGui draw list. Everything is an axis-aligned
// quad on whole pixels: rounded corners and soft shadows are baked masks, so that the large insides
// are solid and cheap.
//
// Units: pixels. Thread: the logic thread.
#pragma once

#include <map>
#include <optional>

#include "kiosk/ui/atlas.h"
#include "kiosk/ui/fonts.h"
#include "kiosk/ui/geometry.h"
#include "kiosk/ui/layout.h"
#include "kiosk/ui/theme.h"

struct ImDrawList;

namespace tsudoi::ui {

struct Image;  // pictures.h

/// Off: nothing is baked or drawn; the tree is all that is wanted (tests).
enum class Painting : std::uint8_t { on, off };
enum class Corners : std::uint8_t { all, top };

class Painter {
 public:
  Painter(Fonts& fonts, Atlas& atlas) : fonts_(fonts), atlas_(atlas) {}

  void begin(ImDrawList& list, Rect screen, Painting painting);

  void fill(const Rect& r, Colour colour);
  struct Rounding {
    float radius = 0;
    Corners corners = Corners::all;
  };
  void fill_round(const Rect& r, Rounding rounding, Colour colour);
  struct Stroke {
    float radius = 0;
    float thickness = 0;
  };
  void stroke_round(const Rect& r, Stroke stroke, Colour colour);
  struct Shadow {
    float radius = 0;
    float blur = 0;
  };
  void shadow(const Rect& r, Shadow shadow, Colour colour);
  void glyphs(const LaidLine& line, Point at, float size, Colour colour);
  void icon(GlyphId glyph, const Rect& r, Colour colour);
  void image(const Image& image, Point at);

  void push_clip(const Rect& r);  // within the clip so far
  void pop_clip();
  const Rect& clip() const { return clips_.back(); }
  /// True once a glyph or mask found no room; the next frame must start with an empty atlas.
  bool ran_out() const { return ran_out_; }

 private:
  enum class MaskKind : std::uint8_t { filled, ring, shadow };
  struct MaskKey {
    MaskKind kind;
    int radius;
    int extent;  // thickness or blur
    auto operator<=>(const MaskKey&) const = default;
  };
  std::optional<AtlasPlace> mask(MaskKey key);
  void bake_mask(MaskKey key, const AtlasPlace& place);
  void quad(const Rect& r, const Rect& texels, Colour colour);
  void glyph(GlyphId id, Point pen, float size, Colour colour);

  Fonts& fonts_;
  Atlas& atlas_;
  ImDrawList* list_ = nullptr;
  std::vector<Rect> clips_;
  std::map<MaskKey, AtlasPlace> masks_;
  std::uint32_t generation_ = 0;
  bool ran_out_ = false;
  Painting painting_ = Painting::on;
};

}  // namespace tsudoi::ui
