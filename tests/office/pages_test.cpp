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
  const std::string number = to_hex(kiosk.identity().bundle.kiosk.view()).substr(0, 8);
  CHECK(desk.page("/kiosks").find(">" + number + "<") != std::string::npos);
}

TEST_CASE("The kiosks page does not count as waiting what has just arrived", "[office][pages]") {
  World world;
  world.publish({shodo()});
  KioskStore kiosk = world.new_kiosk("kiosk", {"tama"});
  REQUIRE(kiosk.sign_up(sign_up_for(shodo(), hanako())).ok());
  REQUIRE(sync_once(kiosk, world.line(), world.seams())->round_trips == 2);
  CHECK(world.office().status()->entries == 1);
  Desk desk(world);
  const auto shown = desk.backend().kiosks({{"hanako"}, web::WebRole::admin, {}});
  REQUIRE(shown->rows.size() == 1);
  CHECK(shown->rows.front().waiting == 0);
}

TEST_CASE("A decision and its audit line are one commit, and a refused one is said to be refused",
          "[office][pages]") {
  World world;
  Listing listing = shodo();
  listing.roles.front().mode = SeatMode::draw;
  listing.roles.front().capacity = 1;
  world.publish({listing});
  KioskStore kiosk = world.new_kiosk("kiosk", {"tama"});
  const PublicId first = kiosk.sign_up(sign_up_for(listing, hanako()))->id;
  const PublicId second = kiosk.sign_up(sign_up_for(listing, hanako()))->id;
  REQUIRE(sync_once(kiosk, world.line(), world.seams()).ok());
  Desk desk(world);
  const std::uint64_t before = world.office().commits();
  CHECK(desk.decide(first, "confirmed") == 303);
  CHECK(world.office().commits() == before + 1);
  CHECK(desk.decide(second, "confirmed") == 409);
  CHECK(desk.decide(second, "declined") == 303);
  const auto lines = *world.office().audit_lines();
  REQUIRE(lines.size() == 5);
  CHECK(lines[4].act == static_cast<std::uint8_t>(web::AuditAct::signed_in));
  CHECK(lines[3].act == static_cast<std::uint8_t>(web::AuditAct::decided));
  CHECK(lines[3].about == slip_code_of(first) + " confirmed");
  CHECK(lines[2].act == static_cast<std::uint8_t>(web::AuditAct::decision_refused));
  CHECK(lines[2].about == slip_code_of(second) + " confirmed: refused");
  CHECK(lines[1].act == static_cast<std::uint8_t>(web::AuditAct::looked_at_application));
  CHECK(lines[0].about == slip_code_of(second) + " declined");
  CHECK(desk.page("/audit?lang=en").find("Decision refused") != std::string::npos);
}

TEST_CASE("The office sees which dates of a listing an applicant chose", "[office][pages]") {
  World world;
  Listing listing = shodo();
  Session second = listing.sessions.front(), to_come;
  second.date = date_from_iso("2026-11-28");
  to_come.note = "調整中";
  listing.sessions.insert(listing.sessions.end(), {second, to_come});
  world.publish({listing});
  KioskStore kiosk = world.new_kiosk("kiosk", {"tama"});
  SignUp some = sign_up_for(listing, hanako());
  some.sessions = {1, 2};
  const PublicId chosen = kiosk.sign_up(some)->id;
  REQUIRE(sync_once(kiosk, world.line(), world.seams()).ok());
  Desk desk(world);
  const std::string words = "11月28日（土） 15:00、第3回";
  CHECK(desk.page("/applications").find(words) != std::string::npos);
  CHECK(desk.page("/applications/" + to_hex(chosen.view())).find(words) != std::string::npos);
  const PublicId all = kiosk.sign_up(sign_up_for(listing, hanako()))->id;
  REQUIRE(sync_once(kiosk, world.line(), world.seams()).ok());
  const std::string page = desk.page("/applications/" + to_hex(all.view()) + "?lang=en");
  CHECK(page.find("<dt>Dates chosen</dt><dd>all</dd>") != std::string::npos);
}
