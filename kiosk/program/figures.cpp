#include "kiosk/program/figures.h"

#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <sstream>

namespace tsudoi {
namespace {

constexpr std::int64_t kSettleMs = 5'000;

double cpu_ms() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  const auto ms = [](const timeval& time) {
    return double(time.tv_sec) * 1e3 + double(time.tv_usec) / 1e3;
  };
  return ms(used.ru_utime) + ms(used.ru_stime);
}

/// Since this process was started, as the system counts it (ticks of 10 ms).
double age_ms() {
  std::ifstream stat("/proc/self/stat");
  std::string text;
  std::getline(stat, text);
  std::istringstream fields(text.substr(text.rfind(')') + 2));
  std::string field;
  constexpr int kStartField = 20;  // field 22 of the file; two are before the bracket
  for (int i = 0; i < kStartField; ++i) fields >> field;
  std::ifstream uptime("/proc/uptime");
  double up_seconds = 0;
  uptime >> up_seconds;
  const double started_seconds = std::stod(field) / double(::sysconf(_SC_CLK_TCK));
  return (up_seconds - started_seconds) * 1e3;
}

long pss_kib() {
  std::ifstream rollup("/proc/self/smaps_rollup");
  std::string line;
  while (std::getline(rollup, line))
    if (line.starts_with("Pss:")) return std::stol(line.substr(4));
  return 0;
}

}  // namespace

void Figures::first_paint() {
  first_paint_ms_ = age_ms();
}

void Figures::measure_idle(int seconds) {
  idle_ms_ = std::int64_t(seconds) * 1000;
  // The clock on the screen changes once a minute, up to a second late, since both go by whole
  // seconds; the idle time lies between two of these.
  constexpr std::int64_t kMinuteMs = 60'000;
  constexpr std::int64_t kLateMs = 2'000;
  const std::int64_t in_minute_ms = (clock_.now().value % 60) * 1000 + kSettleMs;
  const bool fits = in_minute_ms + idle_ms_ + kLateMs < kMinuteMs;
  const std::int64_t to_minute_ms = (2 * kMinuteMs - in_minute_ms) % kMinuteMs;
  next_ = {clock_.steady().value + kSettleMs + (fits ? 0 : to_minute_ms + kLateMs)};
  phase_ = Phase::settling;
}

std::optional<SteadyMs> Figures::due() const {
  if (phase_ == Phase::off || phase_ == Phase::done) return std::nullopt;
  return next_;
}

void Figures::advance() {
  if (phase_ == Phase::settling) {
    phase_ = Phase::idling;
    next_ = {clock_.steady().value + idle_ms_};
    frames_before_ = frames_;
    cpu_before_ms_ = cpu_ms();
    return;
  }
  phase_ = Phase::done;
  idle_frames_ = frames_ - frames_before_;
  idle_cpu_ms_ = cpu_ms() - cpu_before_ms_;
  idle_pss_kib_ = pss_kib();
}

void Figures::fully_used(std::uint64_t characters) {
  characters_ = characters;
  full_pss_kib_ = pss_kib();
}

bool Figures::turn() {
  const auto at = due();
  if (at && clock_.steady() >= *at) {
    advance();
  } else if (phase_ == Phase::idling) {
    ++idle_wakes_;
  }
  return phase_ == Phase::done;
}

std::string Figures::json() const {
  std::array<char, 320> text{};
  std::snprintf(text.data(), text.size(),
                "{\"surface\":\"%s\",\"first_paint_ms\":%.0f,\"pss_kib\":%ld,\"characters\":%llu,"
                "\"idle_pss_kib\":%ld,\"idle_frames\":%llu,\"idle_wakes\":%llu,"
                "\"idle_cpu_ms\":%.1f,\"idle_ms\":%lld}",
                surface_ == platform::Surface::memory ? "memory" : "opengl", first_paint_ms_,
                full_pss_kib_, static_cast<unsigned long long>(characters_), idle_pss_kib_,
                static_cast<unsigned long long>(idle_frames_),
                static_cast<unsigned long long>(idle_wakes_), idle_cpu_ms_,
                static_cast<long long>(idle_ms_));
  return text.data();
}

}  // namespace tsudoi
