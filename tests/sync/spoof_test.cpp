// Catalogues that the office did not send, or sent long ago; and a kiosk whose disk is gone.
#include "storage/base/files.h"
#include "sync/office/stick.h"
#include "sync/stick.h"
#include "tests/support/catch.h"
#include "tests/sync/world.h"

using namespace tsudoi;
using namespace tsudoi::test;
namespace fs = std::filesystem;

namespace {

Listing called(const std::string& title) {
  Listing listing = shodo();
  listing.title.ja = title;
  return listing;
}

struct Hall {
  Hall() {
    world.publish({called("本物")});
    kiosk.emplace(world.new_kiosk("kiosk", {"tama"}));
    REQUIRE(sync_once(*kiosk, world.line(), world.seams()).ok());
  }
  std::string shown() const {
    const auto items = kiosk->catalogue(CatalogueKind::listing);
    REQUIRE(items->size() == 1);
    return codec::decode<Listing>(items->front())->title.ja;
  }
  fs::path stick() const { return world.folder() / "stick"; }

  World world;
  std::optional<KioskStore> kiosk;
};

}  // namespace

TEST_CASE("A catalogue from who only poses as the office changes nothing", "[sync][F42]") {
  Hall hall;
  World other(7);  // an office of its own root, under the name and address of ours
  other.publish({called("にせ物")});
  KioskStore there = other.new_kiosk("kiosk", {"tama"});
  const auto asking = next_ask(*hall.kiosk, hall.world.seams());
  REQUIRE(asking.ok());
  CHECK_FALSE(other.line().exchange(asking->bytes).ok());  // it cannot even tell whose ask it is

  const auto theirs = next_ask(there, other.seams());
  const Bytes forged = other.line().exchange(theirs->bytes).value();
  const SyncRecord before = hall.kiosk->sync_record().value();
  CHECK(take_answer(*hall.kiosk, *asking, forged).error().code == ErrorCode::wrong_office);
  CHECK(hall.kiosk->sync_record().value() == before);
  CHECK(hall.shown() == "本物");
}

TEST_CASE("A reply with one flipped bit anywhere changes nothing", "[sync][F42]") {
  Hall hall;
  hall.world.publish({called("新しい本物")});
  const auto asking = next_ask(*hall.kiosk, hall.world.seams());
  const Bytes reply = hall.world.line().exchange(asking->bytes).value();
  const SyncRecord before = hall.kiosk->sync_record().value();
  for (std::size_t at = 0; at < reply.size(); at += 7) {
    Bytes bent = reply;
    bent[at] ^= 0x10;
    CHECK_FALSE(take_answer(*hall.kiosk, *asking, bent).ok());
  }
  CHECK(hall.kiosk->sync_record().value() == before);
  REQUIRE(take_answer(*hall.kiosk, *asking, reply).ok());
  CHECK(hall.shown() == "新しい本物");
}

TEST_CASE("A catalogue that was true once does not come back over a newer one", "[sync][F42]") {
  Hall hall;
  REQUIRE(export_to_stick(*hall.kiosk, hall.stick(), hall.world.seams()).ok());
  hall.world.publish({called("きのうの案内")});
  REQUIRE(import_stick(hall.world.office(), hall.stick()).ok());
  REQUIRE(export_replies(hall.world.office(), hall.stick()).ok());
  hall.world.publish({called("きょうの案内")});
  REQUIRE(sync_once(*hall.kiosk, hall.world.line(), hall.world.seams()).ok());
  const std::uint64_t held = hall.kiosk->sync_record()->catalogue_held;
  REQUIRE(import_from_stick(*hall.kiosk, hall.stick()).ok());
  CHECK(hall.shown() == "きょうの案内");
  CHECK(hall.kiosk->sync_record()->catalogue_held == held);
}

TEST_CASE("The catalogue of one kiosk is not taken by another", "[sync][F42]") {
  Hall hall;
  KioskStore second = hall.world.new_kiosk("second", {"ikuta"});
  const auto hers = next_ask(second, hall.world.seams());
  const Bytes reply = hall.world.line().exchange(hers->bytes).value();
  const auto ours = next_ask(*hall.kiosk, hall.world.seams());
  CHECK_FALSE(take_answer(*hall.kiosk, *ours, reply).ok());
  CHECK(hall.shown() == "本物");
}

TEST_CASE("A kiosk needs no backup: what its stick holds is all that the office lacks",
          "[sync][F10]") {
  Hall hall;
  for (int i = 0; i < 3; ++i) REQUIRE(hall.kiosk->sign_up(sign_up_for(shodo(), hanako())).ok());
  REQUIRE(export_to_stick(*hall.kiosk, hall.stick(), hall.world.seams()).ok());
  hall.kiosk.reset();
  fs::remove_all(hall.world.folder() / "kiosk");  // the disk is gone
  REQUIRE(import_stick(hall.world.office(), hall.stick())->refused.empty());
  CHECK(hall.world.office().status()->applications == 3);

  KioskStore next = hall.world.new_kiosk("next", {"tama"});
  REQUIRE(sync_once(next, hall.world.line(), hall.world.seams()).ok());
  REQUIRE(next.sign_up(sign_up_for(shodo(), hanako())).ok());
  REQUIRE(sync_once(next, hall.world.line(), hall.world.seams()).ok());
  CHECK(hall.world.office().status()->applications == 4);
  CHECK(hall.world.office().status()->quarantined == 0);
}
