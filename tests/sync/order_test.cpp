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

TEST_CASE("What one desk undoes another desk has still seen, in whatever order they come [F28]",
          "[sync]") {
  for (const bool is_undone_first : {false, true}) {
    CAPTURE(is_undone_first);
    Gap gap;
    HandMadeKiosk other(gap.world, "other");
    const Entry who = gap.kiosk.entry(applied_for(shodo()), hanako());
    gap.kiosk.send({who});
    const PublicId slip = public_id_of(who.id);
    const Entry seen = gap.kiosk.entry(Attended{{"shodo"}, 0, own(who), SeenBy::code});
    const Entry undone = gap.kiosk.entry(Undone{own(seen), UndoReason::mistake});
    const Entry seen_there = other.entry(Attended{{"shodo"}, 0, slip, SeenBy::code});
    if (is_undone_first) gap.kiosk.send({seen, undone});
    other.send({seen_there});
    if (!is_undone_first) gap.kiosk.send({seen, undone});
    const auto standing = *gap.world.office().attendances();
    REQUIRE(standing.size() == 1);
    CHECK(standing.front().id == seen_there.id);
  }
}

TEST_CASE("Of two sightings that both stand one counts, and the other when that is undone [F28]",
          "[sync]") {
  Gap gap;
  HandMadeKiosk other(gap.world, "other");
  const Entry who = gap.kiosk.entry(applied_for(shodo()), hanako());
  gap.kiosk.send({who});
  const Entry seen = gap.kiosk.entry(Attended{{"shodo"}, 0, own(who), SeenBy::code});
  const Entry undone = gap.kiosk.entry(Undone{own(seen), UndoReason::mistake});
  gap.kiosk.send({seen});
  other.send({other.entry(Attended{{"shodo"}, 0, public_id_of(who.id), SeenBy::code})});
  CHECK(gap.world.office().attendances()->front().id == seen.id);
  gap.kiosk.send({undone});
  REQUIRE(gap.world.office().attendances()->size() == 1);
  CHECK(gap.world.office().attendances()->front().id.kiosk == other.id());
}
