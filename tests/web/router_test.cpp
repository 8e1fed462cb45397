#include "sync/office/web/router.h"

#include "sync/office/web/style.h"
#include "tests/support/catch.h"
#include "tests/web/fake_office.h"

using namespace tsudoi;
using namespace tsudoi::web;
using namespace tsudoi::test;

namespace {

HttpRequest request_of(Method method, std::string path) {
  HttpRequest request;
  request.method = method;
  request.path = std::move(path);
  return request;
}

void sign_in_as(Visit& visit, WebRole role) {
  visit.office.known.role = role;
  REQUIRE(visit.sign_in(kPassphrase).status == 303);
  visit.office.lines.clear();
}

std::string decision_path() {
  return "/applications/" + sample_application_id() + "/decision";
}

}  // namespace

TEST_CASE("A sync call passes its bytes and its status through", "[web][router]") {
  FakeOffice office;
  HandClock clock;
  const auto random = make_seeded_random(1);
  Bytes seen;
  Router router({office,
                 [&](ByteView bytes) {
                   seen = copy_of(bytes);
                   return SyncAnswer{409, {9, 8, 7}};
                 },
                 clock, *random});
  HttpRequest request = request_of(Method::post, "/v1/sync");
  request.body = {0, 1, 255};
  const HttpResponse response = router.answer(request);
  REQUIRE(seen == request.body);
  REQUIRE(response.status == 409);
  REQUIRE(response.body == Bytes{9, 8, 7});
  REQUIRE(response.content_type == "application/octet-stream");
}

TEST_CASE("Every page carries the protective headers [F54]", "[web][router]") {
  Visit visit;
  const auto* path = GENERATE("/login", "/", "/nowhere", "/healthz");
  const HttpResponse response = visit.get(path);
  const std::string policy = header_of(response, "Content-Security-Policy");
  REQUIRE(policy.rfind("default-src 'none'", 0) == 0);
  REQUIRE(policy.find("unsafe") == policy.npos);
  REQUIRE(policy.find("frame-ancestors 'none'") != policy.npos);
  REQUIRE(header_of(response, "X-Frame-Options") == "DENY");
  REQUIRE(header_of(response, "X-Content-Type-Options") == "nosniff");
  REQUIRE(header_of(response, "Cache-Control") == "no-store");
}

TEST_CASE("An unknown address is 404, signed in or not", "[web][router]") {
  Visit visit;
  REQUIRE(visit.get("/nowhere").status == 404);
  REQUIRE(visit.get("/applicationsx").status == 404);
  sign_in_as(visit, WebRole::admin);
  for (const auto* path : {"/nowhere", "/applications/zz", "/v1/picture/12", "/static/x.css"})
    REQUIRE(visit.get(path).status == 404);
}

TEST_CASE("What a viewer may not see is 404, not 403, and nothing is shown [F54]",
          "[web][router]") {
  Visit visit;
  sign_in_as(visit, WebRole::viewer);
  REQUIRE(visit.get("/audit").status == 404);
  REQUIRE(visit.get("/applications/" + sample_application_id()).status == 404);
  const HttpResponse list = visit.get("/applications?names=shown");
  REQUIRE(list.status == 200);
  REQUIRE(Visit::text(list).find("髙橋") == std::string::npos);
  REQUIRE(visit.office.lines.empty());
}

TEST_CASE("Another's id is answered like an unknown one [F54]", "[web][router]") {
  Visit visit;
  sign_in_as(visit, WebRole::officer);
  const HttpResponse other = visit.get("/applications/" + std::string(32, '0'));
  REQUIRE(other.status == 404);
  REQUIRE(other.body == visit.get("/nowhere").body);
}

TEST_CASE("Each look at names writes one audit line", "[web][router]") {
  Visit visit;
  sign_in_as(visit, WebRole::officer);
  visit.get("/applications");
  REQUIRE(visit.office.lines.empty());
  const HttpResponse shown = visit.get("/applications?names=shown&listing=course-1&page=2");
  REQUIRE(Visit::text(shown).find("髙橋") != std::string::npos);
  REQUIRE(visit.office.lines.size() == 1);
  REQUIRE(visit.office.lines[0].act == AuditAct::looked_at_names);
  REQUIRE(visit.office.lines[0].about == "course-1 page 2");
  REQUIRE(visit.get("/applications/" + sample_application_id()).status == 200);
  REQUIRE(visit.office.lines.at(1).act == AuditAct::looked_at_application);
}

TEST_CASE("Without its audit line no name is shown", "[web][router]") {
  Visit visit;
  sign_in_as(visit, WebRole::officer);
  visit.office.audit_fails = fail(ErrorCode::disk_full, "no room");
  const std::string one = "/applications/" + sample_application_id();
  for (const std::string& path : {std::string("/applications?names=shown"), one}) {
    const HttpResponse response = visit.get(path);
    REQUIRE(response.status == 500);
    REQUIRE(Visit::text(response).find("髙橋") == std::string::npos);
  }
}

TEST_CASE("A decision needs the form's token; without it nothing happens [F54]", "[web][router]") {
  Visit visit;
  sign_in_as(visit, WebRole::officer);
  const std::string csrf = Visit::csrf_in(visit.get("/applications/" + sample_application_id()));
  visit.office.lines.clear();
  REQUIRE(visit.post(decision_path(), "verdict=confirmed").status == 403);
  REQUIRE(visit.post(decision_path(), "verdict=confirmed&csrf=" + csrf + "0").status == 403);
  REQUIRE(visit.office.decided.empty());
  REQUIRE(visit.office.lines.empty());
  REQUIRE(visit.post(decision_path(), "verdict=confirmed&csrf=" + csrf).status == 303);
  REQUIRE(visit.office.decided == std::vector{sample_application_id() + " confirmed"});
  REQUIRE(visit.office.lines.at(0).act == AuditAct::decided);
}

TEST_CASE("The audit line of an act that was refused says so and why", "[web][router]") {
  Visit visit;
  sign_in_as(visit, WebRole::officer);
  const std::string form = "verdict=confirmed&csrf=" + Visit::csrf_in(visit.get("/"));
  visit.office.decision_fails = fail(ErrorCode::refused, "no seat is free");
  REQUIRE(visit.post(decision_path(), form).status == 409);
  REQUIRE(visit.office.lines.size() == 2);
  REQUIRE(visit.office.lines[0].act == AuditAct::decision_refused);
  REQUIRE(visit.office.lines[0].about ==
          slip_code_of(sample_application().row.id) + " confirmed: refused");
  REQUIRE(visit.office.lines[1].act == AuditAct::looked_at_application);
  REQUIRE(visit.get("/applications/" + std::string(32, '0')).status == 404);
  REQUIRE(visit.office.lines.size() == 3);
  REQUIRE(visit.office.lines[2].act == AuditAct::look_refused);
}

TEST_CASE("A decision that was refused leads to the application's own page, which goes on working",
          "[web][router]") {
  Visit visit;
  sign_in_as(visit, WebRole::officer);
  const std::string form = "verdict=confirmed&csrf=" + Visit::csrf_in(visit.get("/"));
  visit.office.decision_fails = fail(ErrorCode::refused, "no seat is free");
  const std::string page = Visit::text(visit.post(decision_path(), form));
  const std::string one = "/applications/" + sample_application_id();
  REQUIRE(page.find("コーディネーター育成講座") != std::string::npos);
  REQUIRE(page.find("href=\"" + one + "?lang=en\"") != std::string::npos);
  visit.office.audit_fails = fail(ErrorCode::disk_full, "no room");
  const HttpResponse unnoted = visit.post(decision_path(), form);
  REQUIRE(unnoted.status == 500);
  REQUIRE(Visit::text(unnoted).find("髙橋") == std::string::npos);
}

TEST_CASE("Without its audit line nothing is decided", "[web][router]") {
  Visit visit;
  sign_in_as(visit, WebRole::officer);
  const std::string form = "verdict=confirmed&csrf=" + Visit::csrf_in(visit.get("/"));
  visit.office.audit_fails = fail(ErrorCode::disk_full, "no room");
  REQUIRE(visit.post(decision_path(), form).status == 500);
  REQUIRE(visit.office.decided.empty());
}

TEST_CASE("A form that the browser calls cross-site is refused with a good token too [F54]",
          "[web][router]") {
  Visit visit;
  sign_in_as(visit, WebRole::officer);
  const std::string csrf = Visit::csrf_in(visit.get("/"));
  HttpRequest request = request_of(Method::post, decision_path());
  request.body = copy_of(view_of("verdict=confirmed&csrf=" + csrf));
  request.headers = {{"sec-fetch-site", "cross-site"}};
  REQUIRE(visit.send(request).status == 403);
  REQUIRE(visit.office.decided.empty());
}

TEST_CASE("A viewer's decision and an unknown verdict change nothing", "[web][router]") {
  Visit viewer;
  sign_in_as(viewer, WebRole::viewer);
  const std::string viewers = Visit::csrf_in(viewer.get("/"));
  REQUIRE(viewer.post(decision_path(), "verdict=confirmed&csrf=" + viewers).status == 404);
  REQUIRE(viewer.office.decided.empty());
  Visit officer;
  sign_in_as(officer, WebRole::officer);
  const std::string csrf = Visit::csrf_in(officer.get("/"));
  REQUIRE(officer.post(decision_path(), "verdict=drawn&csrf=" + csrf).status == 400);
  REQUIRE(officer.post("/applications/decision", "csrf=" + csrf).status == 405);
  REQUIRE(officer.office.decided.empty());
}

TEST_CASE("A picture is found by its hash and resumes where it broke off", "[web][router]") {
  Visit visit;
  const Bytes whole = visit.office.stored_picture;
  const std::string path = "/v1/picture/" + to_hex(crypto::hash(whole));
  REQUIRE(visit.get(path).body == whole);
  REQUIRE(visit.get(path).content_type == "image/png");
  REQUIRE(visit.get("/v1/picture/" + std::string(64, '0')).status == 404);
  HttpRequest request = request_of(Method::get, path);
  request.headers = {{"range", "bytes=4-"}};
  const HttpResponse rest = visit.send(request);
  REQUIRE(rest.status == 206);
  REQUIRE(rest.body == Bytes(whole.begin() + 4, whole.end()));
  REQUIRE(header_of(rest, "Content-Range") == "bytes 4-12/13");
  request.headers = {{"range", "bytes=13-"}};
  REQUIRE(visit.send(request).status == 416);
}

TEST_CASE("Methods that an address does not take are 405 with what it takes", "[web][router]") {
  Visit visit;
  const auto status = [&](Method method, std::string path) {
    return visit.send(request_of(method, std::move(path))).status;
  };
  REQUIRE(status(Method::get, "/v1/sync") == 405);
  REQUIRE(status(Method::get, "/logout") == 405);
  REQUIRE(status(Method::post, "/kiosks") == 405);
  REQUIRE(status(Method::other, "/") == 405);
  REQUIRE(header_of(visit.send(request_of(Method::get, "/v1/sync")), "Allow") == "POST, OPTIONS");
  const HttpResponse options = visit.send(request_of(Method::options, "/login"));
  REQUIRE(options.status == 204);
  REQUIRE(header_of(options, "Allow") == "GET, HEAD, POST, OPTIONS");
}

TEST_CASE("The language follows the address, then the cookie, then the browser", "[web][router]") {
  Visit visit;
  sign_in_as(visit, WebRole::viewer);
  REQUIRE(Visit::text(visit.get("/kiosks")).find("lang=\"ja\"") != std::string::npos);
  REQUIRE(Visit::text(visit.get("/kiosks?lang=en")).find("lang=\"en\"") != std::string::npos);
  REQUIRE(Visit::text(visit.get("/kiosks")).find("lang=\"en\"") != std::string::npos);
  HttpRequest request = request_of(Method::get, "/login");
  request.headers = {{"accept-language", "en-GB,en;q=0.9"}};
  REQUIRE(language_of(request) == PageLanguage::english);
  request.query = {{"lang", "<script>"}};
  REQUIRE(language_of(request) == PageLanguage::english);
}

TEST_CASE("The style sheet may be kept for ever, because its address changes with it",
          "[web][router]") {
  Visit visit;
  const HttpResponse response = visit.get(style_path());
  REQUIRE(response.status == 200);
  REQUIRE(response.content_type == "text/css; charset=utf-8");
  REQUIRE(header_of(response, "Cache-Control") == "public, max-age=31536000, immutable");
  REQUIRE(text_of(response.body) == style_sheet());
}
