#include "storage/base/clock.h"

#include <atomic>
#include <charconv>
#include <chrono>
#include <fstream>
#include <optional>
#include <string>

#include "storage/base/clock_file.h"
#include "storage/base/crypto.h"

namespace tsudoi {
namespace {

class SystemClock final : public Clock {
 public:
  UnixSeconds now() override {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::seconds>(since).count()};
  }
  SteadyMs steady() override {
    const auto since = std::chrono::steady_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
  }
};

constexpr std::int64_t kLastSecond = 253'402'300'799;  // of the year 9999

/// One whole number, and nothing else.
std::optional<UnixSeconds> time_in(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::string word, more;
  if (!(in >> word) || in >> more) return std::nullopt;
  UnixSeconds time;
  const char* end = word.data() + word.size();
  const auto read = std::from_chars(word.data(), end, time.value);
  const bool is_time =
      read.ec == std::errc{} && read.ptr == end && time.value <= kLastSecond && time.value >= 0;
  return is_time ? std::optional(time) : std::nullopt;
}

class FileClock final : public Clock {
 public:
  explicit FileClock(std::filesystem::path file) : file_(std::move(file)) {}
  UnixSeconds now() override {
    const auto time = time_in(file_);
    if (!time) return {last_};  // it may be half written just now
    last_ = time->value;
    return *time;
  }
  SteadyMs steady() override { return {now().value * 1000}; }

 private:
  std::filesystem::path file_;
  std::atomic<std::int64_t> last_ = 0;
};

class SystemRandom final : public Random {
 public:
  void fill(std::span<std::uint8_t> out) override { crypto::random_fill(out); }
};

class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : seed_(seed) {}
  void fill(std::span<std::uint8_t> out) override { crypto::seeded_fill(out, seed_, ++calls_); }

 private:
  std::uint64_t seed_;
  std::atomic<std::uint64_t> calls_ = 0;
};

}  // namespace

std::unique_ptr<Clock> make_system_clock() {
  return std::make_unique<SystemClock>();
}
Result<void> check_clock_file(const std::filesystem::path& file) {
  if (time_in(file)) return {};
  return fail(ErrorCode::malformed, "the clock file " + file.string() +
                                        " must hold the seconds since 1970, as in 1795000000");
}
std::unique_ptr<Clock> make_file_clock(std::filesystem::path file) {
  return std::make_unique<FileClock>(std::move(file));
}
std::unique_ptr<Random> make_system_random() {
  return std::make_unique<SystemRandom>();
}
std::unique_ptr<Random> make_seeded_random(std::uint64_t seed) {
  return std::make_unique<SeededRandom>(seed);
}

}  // namespace tsudoi
