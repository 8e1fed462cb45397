// The seats of a kiosk that is enrolled again: each is given once (I5).
#include "tests/sync/renewed.h"

using namespace tsudoi;
using namespace tsudoi::test;

TEST_CASE("The leases go to the successor, and each seat is given once [I5]",
          "[sync][renewal][seats]") {
  Renewed here;
  REQUIRE(here.seats() == 4);
  const SavedEntry first = here.sign_up();
  CHECK(first.promise == Promise::confirmed);
  here.enrol_again();
  CHECK(here.seats() == 0);  // until the office has said so
  CHECK(here.sign_up().promise == Promise::received);
  here.sync();
  CHECK(here.seats() == 3);
  for (int i = 0; i < 3; ++i) CHECK(here.sign_up().promise == Promise::confirmed);
  CHECK(here.sign_up().promise == Promise::received);
  here.sync();
  const SeatRecord seats = *here.world.office().seats(shodo().id, participant());
  CHECK(seats.leased == 4);
  CHECK(seats.confirmed_leased == 4);
  CHECK(seats.confirmed_office == 0);
  Listing another = shodo();
  another.id = {"another"};
  here.world.publish({another});
  here.sync();
  CHECK(here.kiosk->seats_left(another.id, participant())->seats == 4);
  here.is_whole();
}

TEST_CASE("The successor withdraws what the former one took, and the seat comes back",
          "[sync][renewal][seats]") {
  Renewed here;
  const SavedEntry first = here.sign_up();
  here.sync();
  here.enrol_again();
  here.sync();
  REQUIRE(std::holds_alternative<SavedEntry>(*here.kiosk->withdraw(first.id)));
  CHECK(here.seats() == 4);
  here.sync();
  CHECK(here.world.office().application(first.id)->value().application.decision.verdict ==
        Verdict::withdrawn);
  CHECK(here.world.office().seats(shodo().id, participant())->confirmed_leased == 0);
  CHECK(here.world.office().status()->quarantined == 0);
}

TEST_CASE("A copy that is enrolled again takes no lease from the kiosk that goes on [F23, I5]",
          "[sync][renewal][seats]") {
  Renewed here;
  here.image("copy");
  here.world.move_to(MachineId{{2}});
  KioskStore copy = here.world.open_kiosk("copy");
  REQUIRE(copy.disk() == DiskIs::copied);
  REQUIRE(copy.sign_up(sign_up_for(shodo(), hanako())).ok());
  REQUIRE(sync_once(copy, here.world.line(), here.world.seams()).ok());
  CHECK(here.at_office(here.id()).is_copy);
  REQUIRE(enrol_again(copy, here.bundle(), here.world.seams()).ok());
  { const KioskStore closed = std::move(copy); }
  KioskStore other = here.world.open_kiosk("copy");
  CHECK(other.disk() == DiskIs::own);
  REQUIRE(sync_once(other, here.world.line(), here.world.seams()).ok());
  CHECK(other.waiting()->entries == 0);
  CHECK(other.seats_left(shodo().id, participant())->seats == 0);
  CHECK_FALSE(here.at_office(here.id()).is_copy);
  here.sign_up_and_sync();
  CHECK_FALSE(here.kiosk->sync_record()->is_frozen);
  CHECK(here.seats() == 3);
  CHECK(here.applications() == 2);
  here.is_whole();
}

TEST_CASE("A disk that moved to another machine keeps its seats when the old one is revoked [F23]",
          "[sync][renewal][seats]") {
  Renewed here;
  here.close();
  here.world.move_to(MachineId{{2}});
  here.reopen();
  here.sign_up();
  REQUIRE(here.world.office().revoke(here.id()).ok());
  here.enrol_again();
  here.sync();
  CHECK(here.seats() == 4);
  CHECK(here.applications() == 1);
  here.is_whole();
}
