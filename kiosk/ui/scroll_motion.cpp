#include "kiosk/ui/scroll_motion.h"

#include <algorithm>
#include <cmath>

namespace tsudoi::ui {
namespace {
constexpr std::int64_t kTraceMs = 100;
constexpr std::int64_t kRestMs = 60;  // no move for so long before release: the finger had stopped
constexpr std::size_t kSamplesMax = 64;
}  // namespace

ScrollMotion kept_inside(ScrollMotion motion, ScrollSpan span) {
  const float offset = std::clamp(motion.offset, 0.0f, span.offset_max());
  if (offset != motion.offset) motion.velocity_per_ms = 0;
  motion.offset = offset;
  return motion;
}

ScrollMotion glide(ScrollMotion motion, float elapsed_ms, ScrollSpan span) {
  const float left = std::exp(-elapsed_ms / kGlideMs);
  motion.offset += motion.velocity_per_ms * kGlideMs * (1 - left);
  motion.velocity_per_ms *= left;
  if (std::abs(motion.velocity_per_ms) < kVelocityMin) motion.velocity_per_ms = 0;
  return kept_inside(motion, span);
}

void FingerTrace::add(Sample sample) {
  std::erase_if(samples_, [&](const Sample& s) { return sample.at_ms - s.at_ms > kTraceMs; });
  if (samples_.size() >= kSamplesMax) samples_.erase(samples_.begin());
  samples_.push_back(sample);
}

float FingerTrace::velocity_per_ms(std::int64_t now_ms) const {
  if (samples_.size() < 2 || now_ms - samples_.back().at_ms > kRestMs) return 0;
  const Sample& first = samples_.front();
  const Sample& last = samples_.back();
  const auto elapsed_ms = static_cast<float>(last.at_ms - first.at_ms);
  if (elapsed_ms <= 0) return 0;
  // Content moves against the finger.
  const float velocity = (first.position - last.position) / elapsed_ms;
  return std::clamp(velocity, -kVelocityMax, kVelocityMax);
}

}  // namespace tsudoi::ui
