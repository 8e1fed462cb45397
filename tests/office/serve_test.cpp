#include <nlohmann/json.hpp>

#include "storage/base/files.h"
#include "sync/client.h"
#include "tests/office/program.h"
#include "tests/support/catch.h"
#include "tests/web/browser.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

std::string text_in(const std::filesystem::path& file) {
  return std::string(text_of(*read_file(file, 1024 * 1024)));
}

/// A kiosk at the sample's main centre, from the bundle that the program made.
struct Kiosk {
  explicit Kiosk(const Town& town) {
    const auto file = town.folder() / "bundle";
    town.json_of({"enrol", "--centre", "sakura-shimin", "--out", file.string()});
    const auto bundle = open_bundle(*read_file(file, kBundleBytesMax));
    REQUIRE(bundle.ok());
    REQUIRE(KioskStore::provision(town.folder() / "kiosk", *bundle, seams()).ok());
    auto opened = KioskStore::open(town.folder() / "kiosk", OpenTo::work, seams());
    REQUIRE(opened.ok());
    store = std::make_unique<KioskStore>(std::move(opened).value());
  }
  /// Everything that waits goes up.
  void sync(const Served& served) {
    const auto line = make_http_transport(served.url());
    const auto report = sync_once(*store, *line, seams());
    REQUIRE(report.ok());
    CHECK(report->waiting == 0);
  }
  Seams seams() { return {clock, *random}; }

  StillClock clock;
  std::unique_ptr<Random> random = make_seeded_random(11);
  std::unique_ptr<KioskStore> store;
};

SignUp hanako_for_calligraphy() {
  SignUp sign_up;
  sign_up.listing = {"shodo-hajimete"};
  sign_up.role = {"participant"};
  sign_up.mode = SeatMode::first_come;
  sign_up.form = {"simple"};
  sign_up.form_version = 2;
  sign_up.age_band = AgeBand::seventies;
  sign_up.answers[{"name"}] = PersonName{"渡邉 花子", "わたなべ はなこ"};
  sign_up.answers[{"phone"}] = std::string("0440001234");
  sign_up.answers[{"consent"}] = ConsentGiven{{"contact-use"}, 1, true};
  return sign_up;
}

}  // namespace

TEST_CASE("The office serves until it is told to end, and others wait meanwhile [F11]",
          "[office][serve]") {
  const Town town;
  town.init();
  {
    Served served(town);
    REQUIRE(served.first_line().starts_with("Listening on http://127.0.0.1:"));
    CHECK(fetch({served.url() + "/healthz"}).body == "ok\n");
    const Fetched login = fetch({served.url() + "/login"});
    CHECK(login.status == 200);
    CHECK(login.body.find("<form") != std::string::npos);
    CHECK(fetch({served.url() + "/"}).status == 303);
    const Ran writer = town.run({"import-forms", sample("forms.toml").string()});
    CHECK(writer.code == 1);
    CHECK(writer.err.find("using this data") != std::string::npos);
    CHECK(town.run({"status"}).code == 0);
    CHECK(town.run({"verify"}).code == 0);
    CHECK(served.stop() == 0);
  }
  CHECK(town.run({"import-forms", sample("forms.toml").string()}).code == 0);
}

TEST_CASE("What the office cannot verify gets a 4xx, and it stays up [F39]", "[office][serve]") {
  const Town town;
  town.init();
  Served served(town);
  const std::string nine{'T', 'S', 'Q', 1, '\xff', '\xff', '\xff', '\xff', '\x7f'};
  const std::string long_header = "TSQ\x01" + std::string(200, '\xff');
  for (const std::string& bytes : {std::string("?"), nine, long_header, std::string(500'000, 'x'),
                                   std::string(1'100'000, '\xff')}) {
    const Fetched answer = fetch({served.url() + "/v1/sync", "POST", bytes});
    INFO(bytes.size() << " bytes: " << answer.body);
    CHECK(answer.status >= 400);
    CHECK(answer.status < 500);
    CHECK(served.is_up());
  }
  CHECK(fetch({served.url() + "/healthz"}).status == 200);
  CHECK(town.json_of({"status"}).find("\"entries\":0") != std::string::npos);
}

TEST_CASE("A sign-up travels over HTTP, is counted, proved and exported", "[office][serve]") {
  const Town town;
  town.init();
  town.import_sample();
  Kiosk kiosk(town);
  std::string code;
  {
    Served served(town);
    kiosk.sync(served);
    const auto saved = kiosk.store->sign_up(hanako_for_calligraphy());
    REQUIRE(saved.ok());
    CHECK(saved->promise == Promise::confirmed);
    code = slip_code_of(saved->id);
    kiosk.sync(served);
    const auto out = town.folder() / "plain.csv";
    town.json_of({"export", "applications", "--format", "csv", "--out", out.string()});
    CHECK(text_in(out).find(code) != std::string::npos);
    CHECK(text_in(out).find("花子") == std::string::npos);
    CHECK(served.stop() == 0);
  }
  CHECK(town.json_of({"verify"}).find("\"in_batches\":1") != std::string::npos);
  CHECK(town.json_of({"status"}).find("\"applications\":1") != std::string::npos);
  const auto out = town.folder() / "names.csv";
  town.json_of({"export", "applications", "--names", "--out", out.string()});
  CHECK(text_in(out).find(code) != std::string::npos);
  CHECK(text_in(out).find("\"渡邉 花子（わたなべ はなこ）\"") != std::string::npos);
}

TEST_CASE("An export says which dates were chosen", "[office][serve][export]") {
  const Town town;
  town.init();
  town.import_sample();
  Kiosk kiosk(town);
  SignUp some = hanako_for_calligraphy(), all = hanako_for_calligraphy();
  {
    const Served served(town);
    kiosk.sync(served);
    for (SignUp* course : {&some, &all}) {
      course->listing = {"coordinator-nyumon"};
      course->mode = SeatMode::draw;
    }
    some.sessions = {1, 3};
    REQUIRE(kiosk.store->sign_up(some).ok());
    REQUIRE(kiosk.store->sign_up(all).ok());
    kiosk.sync(served);
  }
  const std::string csv = town.run({"export", "applications", "--out", "-"}).out;
  CHECK(csv.find("\"role\",\"sessions\",\"age_band\"") != std::string::npos);
  CHECK(csv.find("\"2026-12-10T18:30 2027-01-14T18:30\"") != std::string::npos);
  CHECK(csv.find("\"participant\",\"all\"") != std::string::npos);
}

TEST_CASE("A sign-up that the office cannot accept is set aside, with its reason [F25]",
          "[office][serve]") {
  const Town town;
  town.init();
  town.import_sample();
  Kiosk kiosk(town);
  {
    Served served(town);
    kiosk.sync(served);
    SignUp without_consent = hanako_for_calligraphy();
    without_consent.answers.erase({"consent"});
    REQUIRE(kiosk.store->sign_up(without_consent).ok());
    REQUIRE(kiosk.store->sign_up(hanako_for_calligraphy()).ok());
    kiosk.sync(served);
  }
  const std::string status = town.json_of({"status"});
  CHECK(status.find("\"applications\":1") != std::string::npos);
  CHECK(status.find("\"quarantined\":1") != std::string::npos);
  CHECK(status.find("\"reason\":\"") != std::string::npos);
  CHECK(town.json_of({"verify"}).find("\"in_batches\":2") != std::string::npos);
}

TEST_CASE("A file with fewer seats than kiosks hold is flagged, and its report says so [I5]",
          "[office][serve][seats]") {
  const Town town;
  town.init();
  town.import_sample();
  {
    Kiosk kiosk(town);
    const Served served(town);
    kiosk.sync(served);
  }
  const auto flagged_in = [&](const std::filesystem::path& file) {
    return nlohmann::json::parse(town.json_of({"import-events", file.string(), "--report",
                                               (town.folder() / "report.csv").string()}))
        .at("flagged")
        .get<int>();
  };
  const int before = flagged_in(sample("events.csv"));
  CHECK(text_in(town.folder() / "report.csv").find("seats_handed_out") == std::string::npos);
  std::string fewer = text_in(sample("events.csv"));
  const std::string four = ",4,少人数でゆっくり進めます,";
  fewer.replace(fewer.find(four) + 1, 1, "2");
  const auto file = town.folder() / "events.csv";
  REQUIRE(write_file(file, view_of(fewer), FileAccess::owner_only).ok());
  CHECK(flagged_in(file) == before + 1);
  const std::string report = text_in(town.folder() / "report.csv");
  CHECK(report.find("seats_handed_out") != std::string::npos);
  CHECK(report.find("定員 2、お渡しした席 4") != std::string::npos);
}

TEST_CASE("An export with names leaves a line in the audit log, one without does not [F54]",
          "[office][export]") {
  const Town town;
  town.init();
  town.json_of({"export", "applications", "--out", (town.folder() / "a.csv").string()});
  const auto lines = [&] {
    StillClock clock;
    const auto random = make_seeded_random(1);
    const auto office = Office::open(town.data(), town.unlock(), OpenTo::look, {clock, *random});
    REQUIRE(office.ok());
    return *office->audit_lines();
  };
  CHECK(lines().empty());
  town.json_of({"export", "applications", "--names", "--out", (town.folder() / "b.csv").string()});
  REQUIRE(lines().size() == 1);
  CHECK(lines().front().account == "command-line");
  CHECK(lines().front().at.value == kSampleNow);
  const Ran piped = town.run({"export", "applications", "--out", "-"});
  CHECK(piped.out.find("\"code\",\"id\"") != std::string::npos);
}

TEST_CASE("An address that is taken is one sentence", "[office][serve][refusal]") {
  const Town first, second;
  first.init();
  second.init();
  Served served(first);
  const std::string taken = "127.0.0.1:" + std::to_string(served.port());
  const Ran ran = second.run({"serve", "--listen", taken});
  CHECK(ran.code == 1);
  CHECK(ran.err.find("cannot listen") != std::string::npos);
}
