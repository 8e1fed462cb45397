// What a kiosk makes of its own clock.
#include "tests/store/scene.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

constexpr std::int64_t kYear = 366LL * 24 * 3600;

/// How the entries that wait are marked, oldest first.
std::vector<ClockTrust> marks(const KioskStore& kiosk) {
  std::vector<ClockTrust> all;
  const auto run = must(kiosk.unfrozen(100, 1 << 20));
  if (run)
    for (const Entry& entry : run->entries) all.push_back(entry.clock);
  return all;
}

}  // namespace

TEST_CASE("An entry says whether the clock could be right when it was made [F32]", "[store]") {
  Scene scene;
  HandClock& clock = scene.world().clock();
  const UnixSeconds contact = clock.now();
  must(scene.sign_up(away()));
  clock.advance_seconds(-30 * kYear);
  CHECK(scene.kiosk().clock_trust() == ClockTrust::uncertain);
  CHECK(scene.kiosk().now() == contact);
  must(scene.sign_up(away()));
  clock.advance_seconds(80 * kYear);
  must(scene.sign_up(away()));
  CHECK(scene.kiosk().now() == contact);
  clock.advance_seconds(-50 * kYear + 60);
  must(scene.sign_up(away()));
  CHECK(marks(scene.kiosk()) == std::vector{ClockTrust::trusted, ClockTrust::uncertain,
                                            ClockTrust::uncertain, ClockTrust::trusted});
}

TEST_CASE("A clock below the newest entry is not trusted, after a restart either [F32]",
          "[store]") {
  Scene scene;
  HandClock& clock = scene.world().clock();
  clock.advance_seconds(kYear);
  must(scene.sign_up(away()));
  clock.advance_seconds(-3600);
  must(scene.sign_up(away()));
  scene.close_kiosk();
  scene.reopen_kiosk();
  CHECK(scene.kiosk().clock_trust() == ClockTrust::uncertain);
  CHECK(scene.kiosk().now() == clock.now());  // possible: deadlines go by it all the same
  clock.advance_seconds(3600);
  CHECK(scene.kiosk().clock_trust() == ClockTrust::trusted);
}

TEST_CASE("The next contact ends what a clock years ahead has left behind [F33]", "[store]") {
  Scene scene;
  HandClock& clock = scene.world().clock();
  clock.advance_seconds(5 * kYear);
  must(scene.sign_up(away()));
  clock.advance_seconds(-5 * kYear + 60);
  CHECK(scene.kiosk().clock_trust() == ClockTrust::uncertain);
  scene.check_in_step();
  CHECK(scene.kiosk().clock_trust() == ClockTrust::trusted);
  scene.close_kiosk();
  scene.reopen_kiosk();
  CHECK(scene.kiosk().clock_trust() == ClockTrust::trusted);
}

TEST_CASE("A lease is over by the office's time where the clock cannot be right [F33]", "[store]") {
  Scene scene;
  KioskStore& kiosk = scene.kiosk();
  const SyncRecord held = must(kiosk.sync_record());
  SyncReply reply;
  reply.history = held.history;
  reply.office_time = scene.world().clock().now();
  const UnixSeconds until{reply.office_time.value + 3600};
  reply.leases = {{held.leases_held + 1, away().id, away().roles.front().id, 10, until}};
  must(kiosk.apply_reply(reply, held.office));
  scene.world().clock().advance_seconds(60 * kYear);
  CHECK(must(scene.sign_up(away())).promise == Promise::confirmed);
  scene.world().clock().advance_seconds(-55 * kYear);
  CHECK(must(scene.sign_up(away())).promise == Promise::received);
}
