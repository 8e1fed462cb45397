// What comes in another order than it was made.
#include "tests/support/catch.h"
#include "tests/sync/hand_made.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

OwnEntry own(const Entry& entry) {
  return {entry.id.epoch, entry.id.counter};
}

struct Gap {
  Gap() { world.publish({shodo()}); }

  World world;
  HandMadeKiosk kiosk{world};
};

}  // namespace

TEST_CASE("A withdrawal that comes before its sign-up ends it, and no seat is taken [F16]",
          "[sync]") {
  Gap gap;
  const Entry applied = gap.kiosk.entry(applied_for(shodo()), hanako());
  const Entry withdrawn = gap.kiosk.entry(Withdrawn{own(applied)});
  const Bytes first = gap.kiosk.ask({applied});
  gap.kiosk.send({withdrawn});
  REQUIRE(gap.world.office().handle(first).status == 200);
  const auto application = *gap.world.office().application(public_id_of(applied.id));
  REQUIRE(application.has_value());
  CHECK(application->application.decision.verdict == Verdict::withdrawn);
  CHECK(gap.world.office().seats({"shodo"}, {"participant"})->confirmed_office == 0);
  CHECK(gap.world.office().verify().ok());
}

TEST_CASE("What was undone before it came counts as undone [F16]", "[sync]") {
  Gap gap;
  const Entry who = gap.kiosk.entry(applied_for(shodo()), hanako());
  gap.kiosk.send({who});
  const Entry seen = gap.kiosk.entry(Attended{{"shodo"}, 0, own(who), SeenBy::code});
  const Entry undone = gap.kiosk.entry(Undone{own(seen), UndoReason::mistake});
  const Bytes first = gap.kiosk.ask({seen});
  gap.kiosk.send({undone});
  REQUIRE(gap.world.office().handle(first).status == 200);
  CHECK(gap.world.office().attendances()->empty());
  CHECK(gap.world.office().status()->entries == 3);
  CHECK(gap.world.office().verify().ok());
}
