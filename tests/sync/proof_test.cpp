// What a kiosk's verify proves of its batches.
#include "sync/proof.h"

#include "tests/support/catch.h"
#include "tests/sync/world.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

struct Lobby {
  Lobby() { world.publish({shodo()}); }
  void freeze_one_sign_up() {
    REQUIRE(kiosk.sign_up(sign_up_for(shodo(), hanako())).ok());
    REQUIRE(freeze_all(kiosk).ok());
  }

  World world;
  KioskStore kiosk = world.new_kiosk("kiosk", {"tama"});
};

}  // namespace

TEST_CASE("A kiosk's batches are one chain, before and after their receipts [I2]", "[sync]") {
  Lobby here;
  for (int i = 0; i < 3; ++i) here.freeze_one_sign_up();
  CHECK(verify_chain(here.kiosk)->batches == 3);
  REQUIRE(sync_once(here.kiosk, here.world.line(), here.world.seams()).ok());
  here.freeze_one_sign_up();
  CHECK(verify_chain(here.kiosk)->batches == 4);
}

TEST_CASE("A batch that does not follow the one before it is said [I4]", "[sync]") {
  Lobby here;
  here.freeze_one_sign_up();
  REQUIRE(here.kiosk.sign_up(sign_up_for(shodo(), hanako())).ok());
  auto run = *here.kiosk.unfrozen(kBatchEntriesMax, kBatchBytesMax);
  REQUIRE(run.has_value());
  SECTION("another parent") {
    run->header.parent.value[0] ^= 1;
  }
  SECTION("another kiosk's") {
    run->header.kiosk.value[0] ^= 1;
  }
  Bytes bytes = make_batch(run->header, run->entries, here.kiosk.key());
  SECTION("another signature") {
    bytes.back() ^= 1;
  }
  const ContentHash hash{crypto::hash(bytes)};
  REQUIRE(here.kiosk.keep_frozen(*run, hash, std::move(bytes)).ok());
  REQUIRE(here.kiosk.verify().ok());
  CHECK(verify_chain(here.kiosk).error().code == ErrorCode::damaged);
}
