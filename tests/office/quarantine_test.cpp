// The quarantine at an officer's desk and on the command line; what the acts mean is in tests/sync.
#include "sync/office/backend/account_records.h"
#include "sync/office/backend/aside_cause.h"
#include "tests/office/desk.h"
#include "tests/support/catch.h"
#include "tests/sync/hand_made.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

const web::Viewer kAdmin{{"hanako"}, web::WebRole::admin, {}};
const web::Viewer kTama{{"hanako"}, web::WebRole::officer, {{{"tama"}}, {}}};
const web::Viewer kIkuta{{"hanako"}, web::WebRole::officer, {{{"ikuta"}}, {}}};
const web::Viewer kViewer{{"hanako"}, web::WebRole::viewer, {}};

Listing later() {
  Listing listing = shodo();
  listing.id = {"later"};
  return listing;
}

struct Town {
  Town() {
    world.publish({shodo()});
    kiosk.send({kiosk.entry(applied_for(later()), hanako())});
  }
  web::AsideCause newest_cause() {
    return cause_of(OfficeQuarantine::items(world.office())->front().record);
  }
  void send_one(const EntryBody& body, const Answers& answers = {}) {
    kiosk.send({kiosk.entry(body, answers)});
  }

  World world;
  HandMadeKiosk kiosk{world};
};

}  // namespace

TEST_CASE("The officer sees why, takes it in again when it fits, and each act has its line",
          "[office][quarantine]") {
  Town town;
  Desk desk(town.world, kTama);
  CHECK(desk.page("/").find("href=\"/quarantine\"") != std::string::npos);
  const std::string page = desk.page("/quarantine");
  CHECK(page.find("この催しが、本部にありません。") != std::string::npos);
  CHECK(page.find("渡邉") == std::string::npos);
  const std::string csrf = "csrf=" + Desk::csrf_in(desk.get("/kiosks"));
  CHECK(web::value_or(desk.post("/quarantine/1/retry", csrf).headers, "Location", "") ==
        "/quarantine?stayed=1");
  town.world.publish({later()});
  CHECK(web::value_or(desk.post("/quarantine/1/retry", csrf).headers, "Location", "") ==
        "/quarantine");
  CHECK(desk.page("/quarantine").find("いま確認が必要なものは ありません") != std::string::npos);
  CHECK(desk.page("/").find("href=\"/quarantine\"") == std::string::npos);
  CHECK(desk.page("/applications").find("はじめての書道") != std::string::npos);
  const auto lines = *town.world.office().audit_lines();
  REQUIRE(lines.size() == 3);
  CHECK(lines[0] == lines[1]);
  CHECK(lines[0].act == static_cast<std::uint8_t>(web::AuditAct::retried_aside));
  CHECK(lines[0].about == "item 1");
}

TEST_CASE("What is refused at the desk needs a reason, and leaves the page",
          "[office][quarantine]") {
  Town town;
  Desk desk(town.world, kAdmin);
  const std::string csrf = "&csrf=" + Desk::csrf_in(desk.get("/kiosks"));
  CHECK(desk.post("/quarantine/1/refuse", "reason=%20" + csrf).status == 409);
  CHECK(town.world.office().status()->quarantined == 1);
  CHECK(desk.post("/quarantine/1/refuse", "reason=twice" + csrf).status == 303);
  CHECK(town.world.office().status()->quarantined == 0);
  CHECK(OfficeQuarantine::settled(town.world.office())->front().second.reason == "twice");
}

TEST_CASE("Of another centre's quarantine nothing is shown and nothing can be done [F54]",
          "[office][quarantine]") {
  Town town;
  OfficeBackend backend(town.world.office(), town.world.clock());
  CHECK(backend.quarantine(kTama, {})->rows.size() == 1);
  CHECK(backend.quarantine(kIkuta, {})->rows.empty());
  CHECK(backend.dashboard(kIkuta)->attention.empty());
  CHECK(backend.retry_aside(kIkuta, 1, {}).error().code == ErrorCode::not_found);
  CHECK(backend.refuse_aside(kIkuta, 1, "twice", {}).error().code == ErrorCode::not_found);
  CHECK(backend.quarantine(kViewer, {}).error().code == ErrorCode::not_found);
  CHECK(backend.retry_aside(kViewer, 1, {}).error().code == ErrorCode::not_found);
  CHECK(town.world.office().status()->quarantined == 1);
}

TEST_CASE("Each reason of the office has the sentence that says it", "[office][quarantine]") {
  using web::AsideCause;
  Town town;
  CHECK(town.newest_cause() == AsideCause::no_listing);
  Applied applied = applied_for(shodo());
  applied.role = {"nobody"};
  town.send_one(applied, hanako());
  CHECK(town.newest_cause() == AsideCause::no_role);
  applied = applied_for(shodo());
  town.send_one(applied);
  CHECK(town.newest_cause() == AsideCause::bad_answers);
  applied.form_version = 2;
  town.send_one(applied, hanako());
  CHECK(town.newest_cause() == AsideCause::newer);
  applied.form = {"unknown"};
  town.send_one(applied, hanako());
  CHECK(town.newest_cause() == AsideCause::no_form);
  town.send_one(HeadCounted{{"shodo"}, 7, {}});
  CHECK(town.newest_cause() == AsideCause::no_session);
  town.send_one(Withdrawn{PublicId{{7}}});
  CHECK(town.newest_cause() == AsideCause::no_entry);
  town.send_one(HeadCounted{{"shodo"}, 0, {{AgeBand::teens, 1'000'000}}});
  CHECK(town.newest_cause() == AsideCause::nonsense);
  Entry bent = town.kiosk.entry(applied_for(shodo()), hanako());
  bent.sealed.front() ^= 1;
  town.kiosk.send({bent});
  CHECK(town.newest_cause() == AsideCause::not_opened);
}

TEST_CASE("Each reason for a whole batch has the sentence that says it", "[office][quarantine]") {
  using web::AsideCause;
  Town town;
  Office& office = town.world.office();
  const Entry other = town.kiosk.entry(applied_for(shodo()), hanako());
  REQUIRE(office.handle(town.kiosk.ask_of_another_history(1, {other})).status == 200);
  CHECK(town.newest_cause() == AsideCause::two_histories);
  REQUIRE(office.revoke(town.kiosk.id()).ok());
  CHECK(office.handle(town.kiosk.ask({other})).status == 403);
  CHECK(town.newest_cause() == AsideCause::revoked);
  const auto rows = OfficeBackend(office, town.world.clock()).quarantine(kTama, {})->rows;
  REQUIRE(rows.size() == 3);
  CHECK_FALSE(rows.front().kind.has_value());
  CHECK(rows.front().entries == 1);
}
