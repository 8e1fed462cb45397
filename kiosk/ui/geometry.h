// Points, sizes and rectangles of the screens, and how to cut them up.
//
// Units: "u", the design's pixels at 1080 wide; the stage turns them into screen pixels. The grid
// is 8 u. Cutting functions take a piece off `rest` and return it, so that a screen reads top to
// bottom.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace tsudoi::ui {

inline constexpr float kGrid = 8;

struct Point {
  float x = 0;
  float y = 0;
  bool operator==(const Point&) const = default;
};

struct Size {
  float w = 0;
  float h = 0;
  bool operator==(const Size&) const = default;
};

struct Rect {
  float x = 0;
  float y = 0;
  float w = 0;
  float h = 0;
  bool operator==(const Rect&) const = default;

  float right() const { return x + w; }
  float bottom() const { return y + h; }
  Point centre() const { return {x + w / 2, y + h / 2}; }
  bool empty() const { return w <= 0 || h <= 0; }
  bool contains(Point p) const { return p.x >= x && p.y >= y && p.x < right() && p.y < bottom(); }
};

inline Rect intersect(const Rect& a, const Rect& b) {
  const float x = std::max(a.x, b.x);
  const float y = std::max(a.y, b.y);
  return {x, y, std::max(0.0f, std::min(a.right(), b.right()) - x),
          std::max(0.0f, std::min(a.bottom(), b.bottom()) - y)};
}
inline bool overlap(const Rect& a, const Rect& b) {
  return !intersect(a, b).empty();
}
inline Rect inset(const Rect& r, float by) {
  return {r.x + by, r.y + by, r.w - 2 * by, r.h - 2 * by};
}
/// `sides` left and right, `ends` above and below.
struct Margin {
  float sides = 0;
  float ends = 0;
};
inline Rect inset(const Rect& r, Margin by) {
  return {r.x + by.sides, r.y + by.ends, r.w - 2 * by.sides, r.h - 2 * by.ends};
}
inline Rect moved(const Rect& r, Point by) {
  return {r.x + by.x, r.y + by.y, r.w, r.h};
}
/// A rectangle of `size` in the middle of `in`.
inline Rect centred(const Rect& in, Size size) {
  return {in.x + (in.w - size.w) / 2, in.y + (in.h - size.h) / 2, size.w, size.h};
}

inline Rect cut_top(Rect& rest, float height) {
  const Rect piece{rest.x, rest.y, rest.w, height};
  rest.y += height;
  rest.h -= height;
  return piece;
}
inline Rect cut_bottom(Rect& rest, float height) {
  rest.h -= height;
  return {rest.x, rest.bottom(), rest.w, height};
}
inline Rect cut_left(Rect& rest, float width) {
  const Rect piece{rest.x, rest.y, width, rest.h};
  rest.x += width;
  rest.w -= width;
  return piece;
}
inline Rect cut_right(Rect& rest, float width) {
  rest.w -= width;
  return {rest.right(), rest.y, width, rest.h};
}

struct Split {
  std::size_t parts = 2;
  float gap = 24;
};
/// Equal columns, left to right.
inline std::vector<Rect> columns(const Rect& in, Split split) {
  std::vector<Rect> out;
  const float count = static_cast<float>(split.parts);
  const float width = (in.w - split.gap * (count - 1)) / count;
  for (std::size_t i = 0; i < split.parts; ++i)
    out.push_back({in.x + static_cast<float>(i) * (width + split.gap), in.y, width, in.h});
  return out;
}
/// Equal rows, top to bottom.
inline std::vector<Rect> rows(const Rect& in, Split split) {
  std::vector<Rect> out;
  const float count = static_cast<float>(split.parts);
  const float height = (in.h - split.gap * (count - 1)) / count;
  for (std::size_t i = 0; i < split.parts; ++i)
    out.push_back({in.x, in.y + static_cast<float>(i) * (height + split.gap), in.w, height});
  return out;
}

}  // namespace tsudoi::ui
