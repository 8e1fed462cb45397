#include "sync/frames.h"
#include "tests/office/desk.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::test;

TEST_CASE("The kiosks page shows the short string that the kiosk shows, once it has enrolled",
          "[office][pages]") {
  World world;
  Desk desk(world);
  KioskStore kiosk = world.new_kiosk("kiosk", {"tama"});
  const std::string word =
      short_string(kiosk.identity().bundle.office.card.office, kiosk.key().verify);
  CHECK(desk.page("/kiosks").find(word) == std::string::npos);
  REQUIRE(sync_once(kiosk, world.line(), world.seams()).ok());
  CHECK(desk.page("/kiosks").find(">" + word + "<") != std::string::npos);
}
