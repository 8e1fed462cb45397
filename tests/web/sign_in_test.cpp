#include "tests/support/catch.h"
#include "tests/web/fake_office.h"

using namespace tsudoi;
using namespace tsudoi::web;
using namespace tsudoi::test;

namespace {

const std::string* session_cookie_line(const HttpResponse& response) {
  for (const auto& [name, value] : response.headers) {
    if (name == "Set-Cookie" && value.rfind("tsudoi=", 0) == 0) return &value;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("Who is not signed in sees the sign-in form and nothing else", "[web][sign-in]") {
  Visit visit;
  for (const auto* path :
       {"/", "/listings", "/applications", "/kiosks", "/imports", "/disposals", "/audit"}) {
    const HttpResponse response = visit.get(path);
    REQUIRE(response.status == 303);
    REQUIRE(header_of(response, "Location") == "/login");
    REQUIRE(response.body.empty());
  }
}

TEST_CASE("The right passphrase opens the pages and leaves an audit line", "[web][sign-in]") {
  Visit visit;
  const HttpResponse response = visit.sign_in(kPassphrase);
  REQUIRE(response.status == 303);
  REQUIRE(visit.get("/").status == 200);
  REQUIRE(visit.office.lines.size() == 1);
  REQUIRE(visit.office.lines[0].act == AuditAct::signed_in);
  REQUIRE(visit.office.lines[0].who == AccountName{"hanako"});
  REQUIRE(visit.office.lines[0].peer == "10.0.0.1");
}

TEST_CASE("The session cookie is out of reach of scripts and other sites [F54]", "[web][sign-in]") {
  Visit plain;
  const HttpResponse response = plain.sign_in(kPassphrase);
  const std::string* line = session_cookie_line(response);
  REQUIRE(line != nullptr);
  REQUIRE(line->size() > 64 + 7);
  REQUIRE(line->find("; Path=/; HttpOnly; SameSite=Strict") != line->npos);
  REQUIRE(line->find("Secure") == line->npos);
  Visit tls(CookieTransport::tls);
  const HttpResponse by_tls = tls.sign_in(kPassphrase);
  REQUIRE(session_cookie_line(by_tls)->find("; Secure") != line->npos);
  REQUIRE(header_of(by_tls, "Strict-Transport-Security") == "max-age=31536000");
}

TEST_CASE("A wrong passphrase is told nothing more and is written down", "[web][sign-in]") {
  Visit visit;
  const HttpResponse response = visit.sign_in("wrong horse");
  REQUIRE(response.status == 401);
  REQUIRE(session_cookie_line(response) == nullptr);
  REQUIRE(visit.get("/").status == 303);
  REQUIRE(visit.office.lines.at(0).act == AuditAct::sign_in_refused);
}

TEST_CASE("After five wrong tries even the right passphrase waits 30 seconds [F50]",
          "[web][sign-in]") {
  Visit visit;
  for (int i = 0; i < 5; ++i) REQUIRE(visit.sign_in("wrong horse").status == 401);
  REQUIRE(visit.sign_in(kPassphrase).status == 429);
  REQUIRE(visit.office.sign_ins_checked == 5);
  visit.clock.steady_ms += 29'999;
  REQUIRE(visit.sign_in(kPassphrase).status == 429);
  visit.clock.steady_ms += 1;
  REQUIRE(visit.sign_in(kPassphrase).status == 303);
}

TEST_CASE("Somebody else's wrong tries do not lock this address out at once [F50]",
          "[web][sign-in]") {
  Visit visit;
  for (int i = 0; i < 5; ++i) REQUIRE(visit.sign_in("wrong horse").status == 401);
  visit.peer = "10.0.0.2";
  REQUIRE(visit.sign_in(kPassphrase).status == 303);
}

TEST_CASE("Guessing one name from many addresses is slowed as well [F50]", "[web][sign-in]") {
  Visit visit;
  for (int i = 0; i < 50; ++i) {
    visit.peer = "10.0.1." + std::to_string(i);
    REQUIRE(visit.sign_in("wrong horse").status == 401);
  }
  visit.peer = "10.0.2.1";
  REQUIRE(visit.sign_in(kPassphrase).status == 429);
}

TEST_CASE("A sign-in form without its token is refused before the passphrase is looked at [F54]",
          "[web][sign-in]") {
  Visit visit;
  const std::string form = "name=hanako&passphrase=" + percent_encoded(kPassphrase);
  REQUIRE(visit.post("/login", form).status == 403);
  visit.get("/login");
  REQUIRE(visit.post("/login", form).status == 403);
  REQUIRE(visit.post("/login", form + "&csrf=").status == 403);
  REQUIRE(visit.office.sign_ins_checked == 0);
}

TEST_CASE("Without its audit line nobody is let in", "[web][sign-in]") {
  Visit visit;
  visit.office.audit_fails = fail(ErrorCode::disk_full, "no room");
  REQUIRE(visit.sign_in(kPassphrase).status == 500);
  REQUIRE(visit.get("/").status == 303);
}

TEST_CASE("Signing out needs the form's token and ends the session [F54]", "[web][sign-in]") {
  Visit visit;
  visit.sign_in(kPassphrase);
  const std::string csrf = Visit::csrf_in(visit.get("/"));
  const Pairs before = visit.cookies;
  REQUIRE(visit.post("/logout", "").status == 403);
  REQUIRE(visit.get("/").status == 200);
  REQUIRE(visit.post("/logout", "csrf=" + csrf).status == 303);
  visit.cookies = before;  // a copied cookie is worth nothing any more
  REQUIRE(visit.get("/").status == 303);
}

TEST_CASE("An idle session ends in the browser too", "[web][sign-in]") {
  Visit visit;
  visit.sign_in(kPassphrase);
  visit.clock.steady_ms += kSessionLimits.idle_ms_max;
  REQUIRE(visit.get("/").status == 303);
}
