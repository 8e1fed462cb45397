// A town for the fault tests: an office and one kiosk in step, both behind one fault gate; what
// must hold of their stores whatever has failed; and the driver that lets everything fail in turn.
#pragma once

#include "tests/support/catch.h"
#include "tests/sync/world.h"

namespace tsudoi::test {

/// Requires success, and shows the sentence if not.
template <class T>
T must(Result<T> result) {
  INFO((result ? std::string() : sentence_for(result.error())));
  REQUIRE(result.ok());
  if constexpr (!std::is_void_v<T>) return std::move(result).value();
}

Listing hall();     // first come; the kiosk holds a lease for all its seats
Listing away();     // first come at another centre: the kiosk holds no lease
Listing lottery();  // drawn: the office decides

class Scene {
 public:
  Scene();

  World& world() { return world_; }
  Office& office() { return world_.office(); }
  KioskStore& kiosk() { return *kiosk_; }
  /// The ask that the office is to answer; empty: none was made.
  Bytes& ask() { return ask_; }
  std::string new_name() { return "made-" + std::to_string(++names_); }

  Result<SavedEntry> sign_up(const Listing& listing);
  /// Notes what was reported saved: it must be there from now on.
  Result<void> keep(const Result<SavedEntry>& done);
  Result<void> keep(const Result<SavedOr>& done);

  void close_kiosk() { kiosk_.reset(); }
  void reopen_kiosk() { kiosk_.emplace(world_.open_kiosk("kiosk")); }

  /// Each act is wholly there or not at all, and what was reported saved is there.
  void check_kiosk();
  void check_office();
  /// One sync, and the office has each entry of the kiosk once.
  void check_in_step();

 private:
  World world_;
  std::optional<KioskStore> kiosk_;
  std::vector<PublicId> saved_;
  Bytes ask_;
  int names_ = 0;
};

struct UseCase {
  std::string name;
  std::function<void(Scene&)> prepare;      // before each try, without faults
  std::function<Result<void>(Scene&)> act;  // with the Nth operation failing
};
/// After each try, when the faults are over. `done`: what the act answered.
using Settle = std::function<void(Scene&, const Result<void>& done)>;

/// Lets the 1st, 2nd, 3rd … operation of the act fail until none is left to fail, with each kind of
/// error, once and for ever.
void fail_each_operation(const UseCase& use, const Settle& settle);

}  // namespace tsudoi::test
