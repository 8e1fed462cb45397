#include "kiosk/ui/scroll_motion.h"

#include "tests/support/catch.h"

using namespace tsudoi::ui;

namespace {
constexpr ScrollSpan kSpan{10000, 1000};
}  // namespace

TEST_CASE("A glide slows down, comes to rest, and never goes back", "[ui][scroll]") {
  ScrollMotion motion{100, 2};
  int frames = 0;
  while (motion.moving()) {
    const ScrollMotion next = glide(motion, 16, kSpan);
    CHECK(next.offset >= motion.offset);
    CHECK(next.velocity_per_ms < motion.velocity_per_ms);
    motion = next;
    REQUIRE(++frames < 200);
  }
  CHECK(motion.offset == Approx(100 + 2 * kGlideMs).epsilon(0.03));
}

TEST_CASE("A glide goes the same way whatever the frame rate", "[ui][scroll]") {
  const ScrollMotion one = glide({0, 2}, 64, kSpan);
  ScrollMotion four{0, 2};
  for (int i = 0; i < 4; ++i) four = glide(four, 16, kSpan);
  CHECK(one.offset == Approx(four.offset).epsilon(0.001));
}

TEST_CASE("A glide stops at the end of the list", "[ui][scroll]") {
  const ScrollMotion end = glide({8990, 5}, 64, kSpan);
  CHECK(end == ScrollMotion{9000, 0});
  CHECK(glide({10, -5}, 64, kSpan) == ScrollMotion{0, 0});
}

TEST_CASE("A list shorter than its window does not move", "[ui][scroll]") {
  CHECK(kept_inside({50, 1}, {400, 1000}) == ScrollMotion{0, 0});
}

TEST_CASE("A flick gives the finger's speed, a finger that rested gives none", "[ui][scroll]") {
  FingerTrace trace;
  for (int i = 0; i <= 5; ++i) trace.add({900.0f - 20.0f * static_cast<float>(i), i * 16});
  CHECK(trace.velocity_per_ms(5 * 16) == Approx(20.0 / 16));
  CHECK(trace.velocity_per_ms(5 * 16 + 200) == 0);
}

TEST_CASE("However fast the flick, the speed is bounded", "[ui][scroll]") {
  FingerTrace trace;
  trace.add({100000, 0});
  trace.add({0, 1});
  CHECK(trace.velocity_per_ms(1) == kVelocityMax);
}
