// How a list moves under a finger: pure functions on values.
//
// Units: pixels and milliseconds. Velocity is positive when the content moves towards its end.
#pragma once

#include <cstdint>
#include <vector>

namespace tsudoi::ui {

struct ScrollMotion {
  float offset = 0;           // how far the content is moved, 0..offset_max
  float velocity_per_ms = 0;  // 0: at rest

  bool operator==(const ScrollMotion&) const = default;
  bool moving() const { return velocity_per_ms != 0; }
};

/// Friction: the velocity falls to 1/e in this time.
inline constexpr float kGlideMs = 325;
inline constexpr float kVelocityMin = 0.03f;  // slower is rest
inline constexpr float kVelocityMax = 6;      // one page in a blink is enough
/// A finger that has moved this far scrolls instead of pressing (u).
inline constexpr float kDragSlop = 16;

struct ScrollSpan {
  float content = 0;
  float window = 0;
  float offset_max() const { return content > window ? content - window : 0; }
};
/// Where the glide is after `elapsed_ms`; it stops at the ends.
ScrollMotion glide(ScrollMotion motion, float elapsed_ms, ScrollSpan span);
ScrollMotion kept_inside(ScrollMotion motion, ScrollSpan span);

/// The finger's recent way, for the velocity at release. Only the last 100 ms count, and a finger
/// that rested before it left gives no glide.
class FingerTrace {
 public:
  struct Sample {
    float position = 0;
    std::int64_t at_ms = 0;
  };
  void clear() { samples_.clear(); }
  void add(Sample sample);
  float velocity_per_ms(std::int64_t now_ms) const;

 private:
  std::vector<Sample> samples_;
};

}  // namespace tsudoi::ui
