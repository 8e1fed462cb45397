// How much a kiosk can bring in a day.
#include "sync/office/day_quota.h"

#include "sync/office/quarantine.h"
#include "tests/support/catch.h"
#include "tests/sync/hand_made.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

constexpr std::int64_t kDay = 24 * 3600;
constexpr std::uint32_t kBatch = 1000;
const AuditRecord kLine{{1}, "hanako", 9, "item", "local"};

struct Busy {
  Busy() {
    world.publish({shodo()});
    send(1);
    world.clock().advance_seconds(kDay);
  }
  /// As one batch.
  void send(std::uint32_t entries) {
    std::vector<Entry> all;
    for (std::uint32_t i = 0; i < entries; ++i) all.push_back(kiosk.entry(KioskHealth{1, 2, 3}));
    kiosk.send(all);
  }
  void send_whole_day() {
    for (std::uint64_t sent = 0; sent < kEntriesADayMax; sent += kBatch) send(kBatch);
  }
  std::uint64_t waiting() { return world.office().status()->quarantined; }

  World world;
  HandMadeKiosk kiosk{world};
};

}  // namespace

TEST_CASE("More than a kiosk can take in a day waits whole for a person, and is not lost [F40]",
          "[sync][quarantine]") {
  Busy busy;
  busy.send_whole_day();
  CHECK(busy.waiting() == 0);
  busy.send(2);
  busy.send(1);
  CHECK(busy.waiting() == 2);
  CHECK(busy.world.office().quarantine()->front().second.detail == kOverDayQuota);
  CHECK(busy.world.office().verify()->waiting == 3);
  CHECK_FALSE(busy.world.office().kiosks()->front().forked);
  CHECK(OfficeQuarantine::retry(busy.world.office(), 1, kLine)->applied == 2);
  busy.world.clock().advance_seconds(kDay);
  busy.send(1);
  CHECK(busy.waiting() == 1);
  CHECK(busy.world.office().status()->entries == 1 + kEntriesADayMax + 2 + 1);
  CHECK(busy.world.office().verify().ok());
}

TEST_CASE("A kiosk that comes back after days brings all that has waited [F40]",
          "[sync][quarantine]") {
  Busy busy;
  busy.world.clock().advance_seconds(kDay);  // two days since its last batch
  busy.send_whole_day();
  busy.send_whole_day();
  CHECK(busy.waiting() == 0);
  busy.send(1);
  CHECK(busy.waiting() == 1);
}

TEST_CASE("A day's measure holds for what a follower brings of it, too [F24, F40]",
          "[sync][quarantine]") {
  Busy busy;
  busy.send_whole_day();
  HandMadeKiosk follower{busy.world, "follower"};
  const Entry more = busy.kiosk.entry(KioskHealth{1, 2, 3});
  const auto answer = busy.world.office().handle(follower.ask_that_follows(busy.kiosk, {more}));
  REQUIRE(answer.status == 200);
  CHECK(busy.waiting() == 1);
  CHECK(busy.world.office().quarantine()->front().second.detail == kOverDayQuota);
  CHECK(busy.world.office().verify().ok());
}

TEST_CASE("How far a kiosk makes the office turn its chains in a day has a measure, too [F39, F40]",
          "[sync][quarantine]") {
  constexpr std::uint64_t kGap = 65'000;
  Busy busy;
  const auto send_behind_gap = [&](std::uint8_t epoch) {
    busy.kiosk.begin_epoch(epoch);
    busy.kiosk.leave_gap(kGap);
    busy.send(1);
  };
  for (std::uint8_t epoch = 2; (epoch - 1) * kGap <= kTurnsADayMax; ++epoch) {
    send_behind_gap(epoch);
    CHECK(busy.waiting() == 0);
  }
  send_behind_gap(10);
  CHECK(busy.waiting() == 1);
  CHECK(busy.world.office().quarantine()->front().second.detail == kOverDayQuota);
  busy.kiosk.begin_epoch(11);
  busy.send(1);  // costs nothing
  CHECK(busy.waiting() == 1);
  CHECK(OfficeQuarantine::retry(busy.world.office(), 1, kLine)->applied == 1);
  busy.world.clock().advance_seconds(kDay);
  send_behind_gap(12);
  CHECK(busy.waiting() == 0);
  CHECK(busy.world.office().verify().ok());
}
