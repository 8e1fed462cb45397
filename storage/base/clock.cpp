#include "storage/base/clock.h"

#include <chrono>
#include <fstream>

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

class FileClock final : public Clock {
 public:
  explicit FileClock(std::filesystem::path file) : file_(std::move(file)) {}
  UnixSeconds now() override {
    std::ifstream in(file_);
    std::int64_t seconds = 0;
    if (in >> seconds) last_ = {seconds};
    return last_;
  }
  SteadyMs steady() override { return {now().value * 1000}; }

 private:
  std::filesystem::path file_;
  UnixSeconds last_;
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
  std::uint64_t calls_ = 0;
};

}  // namespace

std::unique_ptr<Clock> make_system_clock() {
  return std::make_unique<SystemClock>();
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
