// Clock and Random: two of the four seams through which the world enters (the others: Transport,
// and the fault gate in storage/lmdb). Everything that depends on time or chance takes one of these
// by reference.
//
// Thread: any, for what this header makes; a clock of a test belongs to one thread, unless it says
// otherwise.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "storage/base/bytes.h"

namespace tsudoi {

/// Seconds since 1970-01-01T00:00:00Z, as this machine believes. May lie; order never depends on
/// it.
struct UnixSeconds {
  std::int64_t value = 0;
  auto operator<=>(const UnixSeconds&) const = default;
};

/// Milliseconds that only go forward, from an arbitrary start: for time-outs and movement.
struct SteadyMs {
  std::int64_t value = 0;
  auto operator<=>(const SteadyMs&) const = default;
};

class Clock {
 public:
  virtual ~Clock() = default;
  virtual UnixSeconds now() = 0;
  virtual SteadyMs steady() = 0;
};

/// For keys, nonces and waiting times.
class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<std::uint8_t> out) = 0;

  template <std::size_t N>
  ByteArray<N> array() {
    ByteArray<N> out{};
    fill(out);
    return out;
  }
};

std::unique_ptr<Clock> make_system_clock();
/// Reads "SECONDS" from a file on each call, for tests and drills (--clock-file).
std::unique_ptr<Clock> make_file_clock(std::filesystem::path file);
std::unique_ptr<Random> make_system_random();
/// Repeatable bytes from one seed, for tests and drills (--seed). Never for real keys.
std::unique_ptr<Random> make_seeded_random(std::uint64_t seed);

}  // namespace tsudoi
