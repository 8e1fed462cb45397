// A world whose kiosks only ever meet a relay, and an office that comes for what lies there.
#pragma once

#include "sync/office/relay.h"
#include "sync/relay/relay.h"
#include "tests/sync/relay_line.h"
#include "tests/sync/world.h"

namespace tsudoi::test {

class RelayWorld {
 public:
  explicit RelayWorld(const RelayLimits& limits = {});

  World& world() { return world_; }
  Office& office() { return world_.office(); }
  Relay& relay() { return *relay_; }
  std::filesystem::path folder() const { return world_.folder() / "relay"; }
  /// From here on nothing knows what was kept.
  void lose_disk();
  void reopen_relay();

  Result<Pulled> try_pull();
  Pulled pull();
  /// One round of the kiosk, which must work.
  SyncReport talk(KioskStore& kiosk);
  /// Until nothing waits: the kiosk's turn, then the office's.
  void settle(KioskStore& kiosk);

  RelayLine to_relay;    // the kiosks' line
  RelayLine from_inner;  // the office's

 private:
  World world_;
  RelayLimits limits_;
  std::optional<Relay> relay_;
};

}  // namespace tsudoi::test
