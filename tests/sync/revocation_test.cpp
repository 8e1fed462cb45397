// A kiosk that is stolen or replaced.
#include "tests/support/catch.h"
#include "tests/sync/world.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

struct Stolen {
  Stolen() {
    world.publish({shodo()});
    REQUIRE(sync_once(kiosk, world.line(), world.seams()).ok());
    REQUIRE(kiosk.sign_up(sign_up_for(shodo(), hanako())).ok());
    REQUIRE(world.office().revoke(id()).ok());
  }
  KioskId id() const { return kiosk.identity().bundle.kiosk; }

  World world;
  KioskStore kiosk = world.new_kiosk("kiosk", {"tama"});
};

}  // namespace

TEST_CASE("What a revoked kiosk sends is kept aside once and never applied [F24]", "[sync]") {
  Stolen here;
  for (int tries = 0; tries < 3; ++tries) {
    const auto asking = *next_ask(here.kiosk, here.world.seams());
    CHECK(here.world.office().handle(asking.bytes).status == 403);
  }
  const auto status = *here.world.office().status();
  CHECK(status.applications == 0);
  CHECK(status.quarantined == 1);
  CHECK(here.world.office().quarantine()->front().second.reason ==
        static_cast<std::uint8_t>(ErrorCode::revoked));
  CHECK(here.kiosk.waiting()->entries == 1);
  CHECK(here.world.office().verify().ok());
}

TEST_CASE("Somebody who only knows a revoked kiosk's number leaves nothing behind [F39]",
          "[sync]") {
  Stolen here;
  Bytes ask = next_ask(here.kiosk, here.world.seams())->bytes;
  ask.back() ^= 1;
  CHECK(here.world.office().handle(ask).status == 401);
  CHECK(here.world.office().status()->quarantined == 0);
}

TEST_CASE("Other kiosks hear of a revocation, and the next kiosk of the centre holds its leases",
          "[sync][seats]") {
  Stolen here;
  Listing another = shodo();
  another.id = {"another"};
  KioskStore successor = here.world.new_kiosk("successor", {"tama"});
  REQUIRE(sync_once(successor, here.world.line(), here.world.seams()).ok());
  const auto item = *successor.catalogue_item(CatalogueKind::kiosk_key, to_hex(here.id().view()));
  REQUIRE(item.has_value());
  CHECK(codec::decode<KioskKey>(*item)->revoked);
  here.world.publish({another});
  REQUIRE(sync_once(successor, here.world.line(), here.world.seams()).ok());
  CHECK(successor.seats_left({"another"}, {"participant"})->seats == 4);
  CHECK(successor.seats_left({"shodo"}, {"participant"})->seats == 0);  // may be promised already
}

TEST_CASE("A kiosk that was revoked before its first contact cannot begin", "[sync]") {
  World world;
  KioskStore kiosk = world.new_kiosk("kiosk", {"tama"});
  REQUIRE(world.office().revoke(kiosk.identity().bundle.kiosk).ok());
  CHECK(world.office().handle(next_ask(kiosk, world.seams())->bytes).status == 403);
  CHECK(world.office().revoke(kiosk.identity().bundle.kiosk).error().code ==
        ErrorCode::already_there);
}
