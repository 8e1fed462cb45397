// The acts about the quarantine over HTTP: who may, with which form, and the line that each leaves.
#include "tests/support/catch.h"
#include "tests/web/fake_office.h"
#include "tests/web/sample_models.h"

using namespace tsudoi;
using namespace tsudoi::web;
using namespace tsudoi::test;

namespace {

struct SignedIn {
  explicit SignedIn(WebRole role) {
    visit.office.known.role = role;
    REQUIRE(visit.sign_in(kPassphrase).status == 303);
    token = "csrf=" + Visit::csrf_in(visit.get("/"));
    office.lines.clear();
  }
  Visit visit;
  FakeOffice& office = visit.office;
  std::string token;
};

}  // namespace

TEST_CASE("An item is retried or refused by an officer's form, with an audit line",
          "[web][quarantine]") {
  SignedIn at(WebRole::officer);
  const HttpResponse retried = at.visit.post("/quarantine/14/retry", at.token);
  CHECK(retried.status == 303);
  CHECK(header_of(retried, "Location") == "/quarantine?stayed=14");
  CHECK(at.visit.post("/quarantine/9/refuse", "reason=twice&" + at.token).status == 303);
  CHECK(at.office.decided == std::vector<std::string>{"retry 14", "refuse 9: twice"});
  REQUIRE(at.office.lines.size() == 2);
  CHECK(at.office.lines[0].act == AuditAct::retried_aside);
  CHECK(at.office.lines[0].about == "item 14");
  CHECK(at.office.lines[1].act == AuditAct::refused_aside);
  CHECK(Visit::text(at.visit.get("/quarantine?stayed=14")).find("まだ") != std::string::npos);
}

TEST_CASE("Without the form's token, the right or an item there is no act [F54]",
          "[web][quarantine]") {
  SignedIn officer(WebRole::officer);
  CHECK(officer.visit.post("/quarantine/14/retry", "csrf=wrong").status == 403);
  CHECK(officer.visit.post("/quarantine/x/retry", officer.token).status == 405);
  CHECK(officer.visit.get("/quarantine/14/retry").status == 405);
  SignedIn viewer(WebRole::viewer);
  CHECK(viewer.visit.post("/quarantine/14/retry", viewer.token).status == 404);
  Visit nobody;
  CHECK(header_of(nobody.post("/quarantine/14/retry", ""), "Location") == "/login");
  officer.office.decision_fails = fail(ErrorCode::not_found, "no item");
  CHECK(officer.visit.post("/quarantine/99/retry", officer.token).status == 404);
  REQUIRE(officer.office.lines.size() == 1);
  CHECK(officer.office.lines.front().act == AuditAct::look_refused);
  CHECK((officer.office.decided.empty() && viewer.office.decided.empty()));
}

TEST_CASE("What never fits any more, or waits for an update, is only offered to be rejected",
          "[web][quarantine]") {
  const PageContext context = sample_context(PageLanguage::english, WebRole::officer);
  const auto offers = [&](AsideCause cause, std::string_view act) {
    QuarantineModel model;
    model.rows.emplace_back().number = 7;
    model.rows.back().cause = cause;
    const std::string page = quarantine_page(model, context);
    return page.find("/quarantine/7/" + std::string(act)) != page.npos;
  };
  std::size_t retried = 0;
  for (std::size_t i = 0; i < kAsideCauses; ++i) {
    const auto cause = static_cast<AsideCause>(i);
    CHECK(offers(cause, "refuse"));
    CHECK(offers(cause, "retry") == may_fit_yet(cause));
    retried += offers(cause, "retry") ? 1 : 0;
  }
  CHECK(retried == kAsideCauses - 6);
  CHECK_FALSE(offers(AsideCause::unreadable, "retry"));
  CHECK(offers(AsideCause::no_listing, "retry"));
}
