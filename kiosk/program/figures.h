// What `run --measure` prints: how pixels get to the screen; time to the first picture; while
// nobody touches anything frames, how often the program woke up, processor time and memory; and
// memory once every screen was seen and every character drawn (full_use.h). The counts repeat, the
// times do not.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "kiosk/platform/surface.h"
#include "storage/base/clock.h"

namespace tsudoi {

class Figures {
 public:
  explicit Figures(Clock& clock) : clock_(clock) {}

  void drawn_by(platform::Surface surface) { surface_ = surface; }
  void frame_drawn() { ++frames_; }
  void first_paint();
  /// From a little later on, when the start has settled, for so many seconds.
  void measure_idle(int seconds);
  std::optional<SteadyMs> due() const;
  /// Called whenever the program wakes up. Turns the measuring on and off by the clock. True once
  /// the idle time is over.
  bool turn();
  /// Weighs the program, which has just drawn this many characters.
  void fully_used(std::uint64_t characters);
  std::string json() const;

 private:
  enum class Phase : std::uint8_t { off, settling, idling, done };
  void advance();

  Clock& clock_;
  platform::Surface surface_ = platform::Surface::by_machine;
  std::uint64_t frames_ = 0;
  double first_paint_ms_ = 0;
  Phase phase_ = Phase::off;
  SteadyMs next_;
  std::int64_t idle_ms_ = 0;
  std::uint64_t frames_before_ = 0;
  std::uint64_t idle_frames_ = 0;
  std::uint64_t idle_wakes_ = 0;
  double cpu_before_ms_ = 0;
  double idle_cpu_ms_ = 0;
  long idle_pss_kib_ = 0;
  long full_pss_kib_ = 0;
  std::uint64_t characters_ = 0;
};

}  // namespace tsudoi
