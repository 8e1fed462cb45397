// Kiosks whose asks are ready at the same moment (group commit).
#include "sync/office/group_intake.h"

#include <algorithm>
#include <chrono>
#include <future>
#include <thread>

#include "tests/support/catch.h"
#include "tests/support/must.h"
#include "tests/sync/world.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

constexpr std::size_t kEntries = 3;  // in a batch

Listing hall() {
  Listing listing = shodo();
  listing.roles.front().capacity = 1000;
  return listing;
}

/// An office whose turn is held until all asks of a group are ready for it.
struct Crowd {
  Crowd() { world.publish({hall()}); }

  /// In step with the office, with `batches` that it has not sent.
  std::vector<Bytes> asks_of(const std::string& name, int batches) {
    KioskStore kiosk = world.new_kiosk(name, {"tama"});
    must(sync_once(kiosk, world.line(), world.seams()));
    for (int batch = 0; batch < batches; ++batch) {
      for (std::size_t i = 0; i < kEntries; ++i) must(kiosk.sign_up(sign_up_for(hall(), hanako())));
      must(freeze_all(kiosk));
    }
    std::vector<Bytes> asks;
    for (const Asking& asking : must(every_ask(kiosk, world.seams()))) asks.push_back(asking.bytes);
    return asks;
  }

  /// The statuses of the answers. `before`: when all are ready.
  std::vector<int> bring_together(
      const std::vector<Bytes>& asks, const std::function<void()>& before = [] {}) {
    std::vector<std::future<int>> coming;
    std::unique_lock hold(turn);
    for (const Bytes& ask : asks)
      coming.push_back(std::async(std::launch::async, [&] { return intake.handle(ask).status; }));
    const auto is_answered = [](const std::future<int>& one) {
      return one.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    };
    while (intake.waiting() < asks.size() && std::ranges::none_of(coming, is_answered))
      std::this_thread::yield();
    CHECK(intake.waiting() == asks.size());
    before();
    hold.unlock();
    std::vector<int> statuses;
    for (auto& one : coming) statuses.push_back(one.get());
    return statuses;
  }

  std::uint64_t entries() { return must(world.office().status()).entries; }

  World world;
  std::mutex turn;
  GroupIntake intake{world.office(), [this](const std::function<void()>& work) {
                       const std::lock_guard hold(turn);
                       work();
                     }};
};

}  // namespace

TEST_CASE("Asks of several kiosks that are ready together are durable with one commit",
          "[office][threads]") {
  Crowd crowd;
  std::vector<Bytes> asks;
  for (const char* name : {"one", "two", "three", "four"})
    asks.push_back(crowd.asks_of(name, 1).front());
  const std::uint64_t before = crowd.world.office().commits();
  CHECK(crowd.bring_together(asks) == std::vector<int>(4, 200));
  CHECK(crowd.world.office().commits() == before + 1);
  CHECK(crowd.entries() == 4 * kEntries);
  CHECK(crowd.world.office().verify().ok());
}

TEST_CASE("Batches of one kiosk that come at the same moment are both taken, in whatever order",
          "[office][threads]") {
  Crowd crowd;
  CHECK(crowd.bring_together(crowd.asks_of("one", 3)) == std::vector<int>(3, 200));
  CHECK(crowd.entries() == 3 * kEntries);
  CHECK(crowd.world.office().status()->quarantined == 0);
  CHECK(crowd.world.office().verify().ok());
}

TEST_CASE("The same ask twice at the same moment is applied once", "[office][threads]") {
  Crowd crowd;
  const Bytes ask = crowd.asks_of("one", 1).front();
  CHECK(crowd.bring_together({ask, ask}) == std::vector<int>(2, 200));
  CHECK(crowd.entries() == kEntries);
}

TEST_CASE("When a commit for several fails, each is tried by itself", "[office][threads]") {
  Crowd crowd;
  const auto one = crowd.asks_of("one", 3), two = crowd.asks_of("two", 3);
  const std::vector<int> operations{1, 5, 30};  // to begin, in the first batch, in the second
  for (std::size_t i = 0; i < operations.size(); ++i) {
    INFO("operation " << operations[i]);
    const auto fault = [&] {
      crowd.world.gate().arm({ErrorCode::disk_full, Lasting::once}, operations[i]);
    };
    CHECK(crowd.bring_together({one[i], two[i]}, fault) == std::vector<int>(2, 200));
    CHECK(crowd.world.gate().disarm());
  }
  CHECK(crowd.entries() == 6 * kEntries);
  CHECK(crowd.world.office().verify().ok());
}

TEST_CASE("A kiosk that is revoked while its ask waits with others hears it, and they are served",
          "[office][threads]") {
  Crowd crowd;
  const Bytes good = crowd.asks_of("one", 1).front();
  const Bytes gone = crowd.asks_of("two", 1).front();
  const KioskId who = must(read_ask(gone)).kiosk;
  const auto revoke = [&] { must(crowd.world.office().revoke(who)); };
  CHECK(crowd.bring_together({good, gone}, revoke) == std::vector<int>{200, 403});
  CHECK(crowd.entries() == kEntries);
}

TEST_CASE("A bent ask does not get as far as a turn", "[office][threads]") {
  Crowd crowd;
  Bytes bent = crowd.asks_of("one", 1).front();
  bent.back() ^= 1;
  const std::unique_lock hold(crowd.turn);
  CHECK(crowd.intake.handle(bent).status == 401);
}
