// What the simulated city stands on: chance from one seed, clocks that lie, disks that fail.
#pragma once

#include <stdexcept>

#include "storage/lmdb/check.h"
#include "sync/client.h"
#include "tests/support/dice.h"

namespace tsudoi::sim {

/// A promise was broken; what() says which, and the test adds the seed.
struct Broken final : std::runtime_error {
  using std::runtime_error::runtime_error;
};

[[noreturn]] inline void broken(const std::string& what) {
  throw Broken(what);
}

template <class T>
T must(Result<T> result, const char* doing) {
  if (!result.ok()) broken(std::string(doing) + ": " + sentence_for(result.error()));
  return std::move(result).value();
}
inline void must(const Result<void>& result, const char* doing) {
  if (!result.ok()) broken(std::string(doing) + ": " + sentence_for(result.error()));
}

using test::Dice;

class LyingClock final : public Clock {
 public:
  UnixSeconds now() override { return {now_}; }
  SteadyMs steady() override { return {now_ * 1000}; }
  void set(std::int64_t seconds) { now_ = std::max<std::int64_t>(seconds, 0); }
  void advance(std::int64_t seconds) { set(now_ + seconds); }

 private:
  std::int64_t now_ = 1'795'000'000;  // November 2026
};

/// Fails once where it is armed, as a disk that breaks; or every put, as a disk that is full.
/// Stores here are sound, and there are thousands of starts: they are read through here.
class Gate final : public lmdb::FaultGate, public lmdb::ReadsHere {
 public:
  void arm(lmdb::Operation operation) { armed_ = operation; }
  void fill() { is_full_ = true; }
  /// A new process on a healthy disk.
  void mend() {
    is_full_ = false;
    armed_ = fired_ = std::nullopt;
  }

  bool is_full() const { return is_full_; }
  std::optional<lmdb::Operation> fired() const { return fired_; }
  /// What is on the disk changes with these only.
  std::uint64_t commits() const { return commits_; }

  std::optional<ErrorCode> before(lmdb::Operation operation) override {
    if (operation == lmdb::Operation::committed) ++commits_;
    if (is_full_ && operation == lmdb::Operation::put) return ErrorCode::disk_full;
    if (armed_ != operation) return std::nullopt;
    fired_ = std::exchange(armed_, std::nullopt);
    return ErrorCode::disk_failed;
  }

 private:
  bool is_full_ = false;
  std::uint64_t commits_ = 0;
  std::optional<lmdb::Operation> armed_, fired_;
};

}  // namespace tsudoi::sim
