#include "tests/sync/relay_world.h"

#include "tests/support/catch.h"

namespace tsudoi::test {

RelayWorld::RelayWorld(const RelayLimits& limits)
    : to_relay([this](ByteView ask) { return relay_->handle(ask); },
               [this](const ContentHash& hash) { return relay_->picture(hash); }),
      from_inner([this](ByteView request) { return relay_->handle_pull(request); },
                 [this](const ContentHash& hash) { return relay_->picture(hash); }),
      limits_(limits) {
  world_.publish({shodo()});
  lose_disk();
}

void RelayWorld::lose_disk() {
  relay_.reset();
  std::filesystem::remove_all(folder());
  REQUIRE(Relay::init(folder(), office().card(), world_.seams()).ok());
  reopen_relay();
}

void RelayWorld::reopen_relay() {
  relay_.reset();
  auto opened = Relay::open(folder(), OpenTo::work, world_.seams(), limits_);
  REQUIRE(opened.ok());
  relay_.emplace(std::move(opened).value());
}

Result<Pulled> RelayWorld::try_pull() {
  OfficeRelay inner(office(), from_inner, [](const std::function<void()>& work) { work(); });
  return inner.pull();
}

Pulled RelayWorld::pull() {
  const auto pulled = try_pull();
  REQUIRE(pulled.ok());
  return *pulled;
}

SyncReport RelayWorld::talk(KioskStore& kiosk) {
  const auto report = sync_once(kiosk, to_relay, world_.seams());
  REQUIRE(report.ok());
  return *report;
}

void RelayWorld::settle(KioskStore& kiosk) {
  constexpr int kRounds = 3;
  for (int round = 0; round < kRounds; ++round) {
    talk(kiosk);
    pull();
  }
  talk(kiosk);
}

}  // namespace tsudoi::test
