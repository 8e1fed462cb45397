#include "kiosk/ui/painter.h"

#include <imgui.h>

#include <cmath>

#include "kiosk/ui/pictures.h"
#include "storage/base/assert.h"

namespace tsudoi::ui {
namespace {

ImU32 packed(Colour c) {
  return IM_COL32(c.r, c.g, c.b, c.a);
}

Rect snapped(const Rect& r) {
  const float x = std::round(r.x);
  const float y = std::round(r.y);
  return {x, y, std::round(r.right()) - x, std::round(r.bottom()) - y};
}

std::uint8_t coverage(float amount) {
  return static_cast<std::uint8_t>(std::lround(std::clamp(amount, 0.0f, 1.0f) * 255));
}

/// Distance of a texel's middle from the centre of the top-left corner's circle.
float distance_in_corner(int x, int y, int side) {
  const float dx = static_cast<float>(side - x) - 0.5f;
  const float dy = static_cast<float>(side - y) - 0.5f;
  return std::sqrt(dx * dx + dy * dy);
}

Rect texels_of(const AtlasPlace& place) {
  return {static_cast<float>(place.x), static_cast<float>(place.y), static_cast<float>(place.w),
          static_cast<float>(place.h)};
}

Rect flipped_x(const Rect& r) {
  return {r.right(), r.y, -r.w, r.h};
}
Rect flipped_y(const Rect& r) {
  return {r.x, r.bottom(), r.w, -r.h};
}

}  // namespace

void Painter::begin(ImDrawList& list, Rect screen, Painting painting) {
  painting_ = painting;
  list_ = &list;
  clips_ = {screen};
  ran_out_ = false;
  if (generation_ == atlas_.generation()) return;
  masks_.clear();
  generation_ = atlas_.generation();
}

void Painter::push_clip(const Rect& r) {
  const Rect inner = intersect(clips_.back(), snapped(r));
  clips_.push_back(inner);
  list_->PushClipRect({inner.x, inner.y}, {inner.right(), inner.bottom()}, false);
}

void Painter::pop_clip() {
  TSUDOI_ASSERT(clips_.size() > 1);
  clips_.pop_back();
  list_->PopClipRect();
}

void Painter::quad(const Rect& r, const Rect& texels, Colour colour) {
  if (painting_ == Painting::off || r.empty() || colour.a == 0 || !overlap(r, clips_.back()))
    return;
  list_->PrimReserve(6, 4);
  list_->PrimRectUV({r.x, r.y}, {r.right(), r.bottom()}, {texels.x, texels.y},
                    {texels.right(), texels.bottom()}, packed(colour));
}

void Painter::fill(const Rect& r, Colour colour) {
  constexpr Rect kSolid{0.5f, 0.5f, 0, 0};
  quad(snapped(r), kSolid, colour);
}

std::optional<AtlasPlace> Painter::mask(MaskKey key) {
  const auto found = masks_.find(key);
  if (found != masks_.end()) return found->second;
  if (painting_ == Painting::off) return AtlasPlace{};
  const int side = key.kind == MaskKind::shadow ? key.radius + 2 * key.extent : key.radius;
  const auto place = atlas_.add(side, side);
  if (!place) {
    ran_out_ = true;
    return std::nullopt;
  }
  bake_mask(key, *place);
  masks_.emplace(key, *place);
  return place;
}

void Painter::bake_mask(MaskKey key, const AtlasPlace& place) {
  const auto radius = static_cast<float>(key.radius);
  const auto extent = static_cast<float>(key.extent);
  for (int y = 0; y < place.h; ++y) {
    const std::span<std::uint8_t> row = atlas_.row(place, y);
    for (int x = 0; x < place.w; ++x) {
      const float distance = distance_in_corner(x, y, place.w);
      float amount = std::clamp(radius - distance + 0.5f, 0.0f, 1.0f);
      if (key.kind == MaskKind::ring)
        amount -= std::clamp(radius - extent - distance + 0.5f, 0.0f, 1.0f);
      if (key.kind == MaskKind::shadow) {
        const float past = (distance - radius - extent) / extent;  // -1..1 over the blur
        const float t = std::clamp((1 - past) / 2, 0.0f, 1.0f);
        amount = t * t * (3 - 2 * t);
      }
      row[static_cast<std::size_t>(x)] = coverage(amount);
    }
  }
}

void Painter::fill_round(const Rect& area, Rounding rounding, Colour colour) {
  const Rect r = snapped(area);
  const float radius = std::round(std::min({rounding.radius, r.w / 2, r.h / 2}));
  if (radius < 1) return fill(r, colour);
  const auto corner = mask({MaskKind::filled, static_cast<int>(radius), 0});
  if (!corner) return fill(r, colour);
  const Rect t = texels_of(*corner);
  const bool bottom = rounding.corners == Corners::all;
  quad({r.x, r.y, radius, radius}, t, colour);
  quad({r.right() - radius, r.y, radius, radius}, flipped_x(t), colour);
  fill({r.x + radius, r.y, r.w - 2 * radius, radius}, colour);
  const float middle = r.h - radius - (bottom ? radius : 0);
  fill({r.x, r.y + radius, r.w, middle}, colour);
  if (!bottom) return;
  const float y = r.bottom() - radius;
  quad({r.x, y, radius, radius}, flipped_y(t), colour);
  quad({r.right() - radius, y, radius, radius}, flipped_x(flipped_y(t)), colour);
  fill({r.x + radius, y, r.w - 2 * radius, radius}, colour);
}

void Painter::stroke_round(const Rect& area, Stroke stroke, Colour colour) {
  const Rect r = snapped(area);
  const float radius = std::round(std::min({stroke.radius, r.w / 2, r.h / 2}));
  const float thick = std::max(1.0f, std::round(stroke.thickness));
  if (radius >= 1) {
    const auto corner = mask({MaskKind::ring, static_cast<int>(radius), static_cast<int>(thick)});
    if (!corner) return;
    const Rect t = texels_of(*corner);
    const float right = r.right() - radius;
    const float bottom = r.bottom() - radius;
    quad({r.x, r.y, radius, radius}, t, colour);
    quad({right, r.y, radius, radius}, flipped_x(t), colour);
    quad({r.x, bottom, radius, radius}, flipped_y(t), colour);
    quad({right, bottom, radius, radius}, flipped_x(flipped_y(t)), colour);
  }
  const float side = std::max(radius, thick);
  fill({r.x + radius, r.y, r.w - 2 * radius, thick}, colour);
  fill({r.x + radius, r.bottom() - thick, r.w - 2 * radius, thick}, colour);
  fill({r.x, r.y + side, thick, r.h - 2 * side}, colour);
  fill({r.right() - thick, r.y + side, thick, r.h - 2 * side}, colour);
}

void Painter::shadow(const Rect& area, Shadow shadow, Colour colour) {
  if (colour.a == 0) return;
  const float blur = std::max(1.0f, std::round(shadow.blur));
  const float radius = std::round(shadow.radius);
  const auto corner = mask({MaskKind::shadow, static_cast<int>(radius), static_cast<int>(blur)});
  if (!corner) return;
  const Rect t = texels_of(*corner);
  const Rect r = inset(snapped(area), -blur);
  const float side = t.w;
  const float edge = 2 * blur;  // what lies farther in is under the card
  const float wide = r.w - 2 * side;
  const float high = r.h - 2 * side;
  // The last texel of a corner goes on along the edge.
  const Rect top{t.right() - 0.5f, t.y, 0, edge};
  const Rect left{t.x, t.bottom() - 0.5f, edge, 0};
  quad({r.x, r.y, side, side}, t, colour);
  quad({r.right() - side, r.y, side, side}, flipped_x(t), colour);
  quad({r.x, r.bottom() - side, side, side}, flipped_y(t), colour);
  quad({r.right() - side, r.bottom() - side, side, side}, flipped_x(flipped_y(t)), colour);
  quad({r.x + side, r.y, wide, edge}, top, colour);
  quad({r.x + side, r.bottom() - edge, wide, edge}, flipped_y(top), colour);
  quad({r.x, r.y + side, edge, high}, left, colour);
  quad({r.right() - edge, r.y + side, edge, high}, flipped_x(left), colour);
}

void Painter::glyph(GlyphId id, Point pen, float size, Colour colour) {
  if (painting_ == Painting::off) return;
  // Small text is placed by half pixels to stay even; larger text by whole ones to stay sharp.
  constexpr float kSmallSizeMax = 29;
  const float steps = size <= kSmallSizeMax ? 2 : 1;
  const float x = std::round(pen.x * steps) / steps;
  const float whole = std::floor(x);
  const BakedGlyph* baked = fonts_.bake(id, size, x > whole ? Phase::half : Phase::whole, atlas_);
  if (baked == nullptr) {
    ran_out_ = true;
    return;
  }
  if (baked->place.w == 0) return;
  const Rect r{whole + static_cast<float>(baked->left), pen.y - static_cast<float>(baked->top),
               static_cast<float>(baked->place.w), static_cast<float>(baked->place.h)};
  quad(r, texels_of(baked->place), colour);
}

void Painter::glyphs(const LaidLine& line, Point at, float size, Colour colour) {
  const float baseline = std::round(at.y);
  for (const PlacedGlyph& placed : line.glyphs) {
    const float x = at.x + placed.x;
    if (x > clips_.back().right()) break;
    if (x + size * 2 < clips_.back().x) continue;
    glyph(placed.glyph, {x, baseline}, size, colour);
  }
}

void Painter::icon(GlyphId id, const Rect& r, Colour colour) {
  const float size = std::round(std::min(r.w, r.h));
  const Point centre = r.centre();
  // Material Icons fill their em square from the baseline up.
  glyph(id, {std::round(centre.x - size / 2), std::round(centre.y + size / 2)}, size, colour);
}

void Painter::image(const Image& image, Point at) {
  list_->PushTextureID(const_cast<Image*>(&image));
  const Rect r{std::round(at.x), std::round(at.y), static_cast<float>(image.w),
               static_cast<float>(image.h)};
  quad(r, {0, 0, r.w, r.h}, {255, 255, 255, 255});
  list_->PopTextureID();
}

}  // namespace tsudoi::ui
