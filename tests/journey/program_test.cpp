#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "kiosk/app/headless.h"
#include "storage/base/files.h"
#include "tests/journey/child.h"
#include "tests/support/catch.h"
#include "tests/sync/world.h"

using namespace tsudoi;
using namespace tsudoi::test;
using nlohmann::json;

namespace {

constexpr const char* kApply =
    R"({"do":"apply","listing":"shodo","role":"participant","answers":{"name":{"written":"渡邉 花子",)"
    R"("reading":"わたなべ はなこ"},"phone":"09012345678","consent":true}})";

/// An enrolled kiosk with a catalogue, closed again.
struct Enrolled {
  World world;
  std::filesystem::path data;

  Enrolled() : data(world.folder() / "kiosk") {
    world.publish({shodo()});
    KioskStore store = world.new_kiosk("kiosk", {"tama"});
    REQUIRE(sync_once(store, world.line(), world.seams()).ok());
    set_clock(std::to_string(world.clock().now().value));
  }
  /// Of the programs that are started with words().
  void set_clock(const std::string& seconds) const {
    const auto file = world.folder() / "clock";
    REQUIRE(write_file(file, view_of(seconds), FileAccess::everyone_may_read).ok());
  }
  std::vector<std::string> words(std::vector<std::string> command) const {
    command.insert(command.end(),
                   {"--data", data.string(), "--clock-file", (world.folder() / "clock").string()});
    return command;
  }
};

}  // namespace

TEST_CASE("A kill -9 after saved loses nothing [F01]", "[journey][program]") {
  Enrolled kiosk;
  for (int saved = 1; saved <= 4; ++saved) {
    Child child(kiosk.words({"headless"}));
    const json answer = json::parse(child.ask(kApply));
    REQUIRE(answer.contains("saved"));
    child.kill_now();
    const Ran status = run_kiosk(kiosk.words({"status", "--json"}));
    REQUIRE(status.code == 0);
    REQUIRE(json::parse(last_line(status.out))["saved"] == saved);
    REQUIRE(run_kiosk(kiosk.words({"verify"})).code == 0);
  }
  KioskStore store = kiosk.world.open_kiosk("kiosk");
  REQUIRE(sync_once(store, kiosk.world.line(), kiosk.world.seams()).ok());
  REQUIRE(kiosk.world.office().applications()->size() == 4);
}

TEST_CASE("A kiosk whose battery died takes sign-ups, marks them and tells staff [F32]",
          "[journey][program]") {
  Enrolled kiosk;
  const auto clock_is_trusted = [&] {
    return json::parse(last_line(run_kiosk(kiosk.words({"status", "--json"})).out))
        .at("clock_is_trusted")
        .get<bool>();
  };
  CHECK(clock_is_trusted());
  kiosk.set_clock("1000");
  CHECK(json::parse(Child(kiosk.words({"headless"})).ask(kApply)).contains("saved"));
  CHECK_FALSE(clock_is_trusted());
  const Ran status = run_kiosk(kiosk.words({"status"}));
  CHECK(status.out.find("The clock of this machine is wrong: it says 1970-01-01") !=
        std::string::npos);
  KioskStore store = kiosk.world.open_kiosk("kiosk");
  REQUIRE(sync_once(store, kiosk.world.line(), kiosk.world.seams()).ok());
  const auto at_office = kiosk.world.office().applications();
  REQUIRE(at_office->size() == 1);
  CHECK(at_office->front().arrival.clock == ClockTrust::uncertain);
}

TEST_CASE("One tour draws every screen in each language that is asked for", "[journey][program]") {
  const World world;
  const std::filesystem::path out = world.folder() / "tour";
  const Ran ran =
      run_kiosk({"tour", "--json", "--out", out.string(), "--size", "480x640", "--lang", "ja,en"});
  INFO(ran.err);
  REQUIRE(ran.code == 0);
  std::map<std::string, int> looks;
  for (const auto& file : std::filesystem::directory_iterator(out)) {
    const std::string name = file.path().filename().string();
    ++looks[name.substr(name.find('.'))];
  }
  const int each = json::parse(last_line(ran.out))["screens"].get<int>() / 2;
  CHECK(each > 10);
  CHECK(looks == std::map<std::string, int>{{".en.480x640.normal.light.png", each},
                                            {".ja.480x640.normal.light.png", each}});
}

TEST_CASE("At every hour of the day the tour fills in forms to their end", "[journey][program]") {
  const World world;
  constexpr std::int64_t kMidnight = 1'795'618'800;  // 2026-11-26 in Tokyo
  const auto screens_at = [&](int hour, int minute) {
    const auto clock = world.folder() / "clock", out = world.folder() / std::to_string(hour);
    const std::string seconds = std::to_string(kMidnight + (hour * 60 + minute) * 60);
    REQUIRE(write_file(clock, view_of(seconds), FileAccess::everyone_may_read).ok());
    REQUIRE(run_kiosk({"tour", "--clock-file", clock.string(), "--out", out.string(), "--size",
                       "480x640"})
                .code == 0);
    std::multiset<std::string> names;
    for (const auto& file : std::filesystem::directory_iterator(out)) {
      const std::string name = file.path().filename().string();
      names.insert(name.substr(4, name.find('.') - 4));  // without its number
    }
    return names;
  };
  const auto morning = screens_at(9, 10);
  for (const char* name : {"home", "browse", "listing", "form-empty", "form-problem", "form",
                           "confirm", "not-saved", "slip", "over-time"}) {
    CAPTURE(name);
    CHECK(morning.contains(name));
  }
  CHECK(screens_at(16, 31) == morning);
  CHECK(screens_at(23, 59) == morning);
}

TEST_CASE("The tour of a kiosk's own data says what waits there", "[journey][program]") {
  Enrolled kiosk;
  const auto pictures = [&](const char* name) {
    const auto out = kiosk.world.folder() / name;
    REQUIRE(run_kiosk(kiosk.words({"tour", "--out", out.string(), "--size", "480x640"})).code == 0);
    const auto one = [&](const char* file) { return *read_file(out / file, 1 << 24); };
    return std::pair(one("001-home-before-first-sync.ja.480x640.normal.light.png"),
                     one("002-home.ja.480x640.normal.light.png"));
  };
  const auto nothing_waits = pictures("before");
  REQUIRE(kiosk.world.open_kiosk("kiosk").count_heads({{"shodo"}, 0, {{AgeBand::teens, 1}}}).ok());
  const auto one_waits = pictures("after");
  CHECK(one_waits.first == nothing_waits.first);
  CHECK(one_waits.second != nothing_waits.second);
}

TEST_CASE("Headless refuses exactly what the screens refuse", "[journey][program]") {
  Enrolled kiosk;
  Child child(kiosk.words({"headless"}));
  const json problems = json::parse(child.ask(
      R"({"do":"apply","listing":"shodo","answers":{"name":{"written":"花"},"phone":"12",)"
      R"("consent":false}})"));
  REQUIRE(problems["refused"] == "problems");
  REQUIRE(problems["problems"].dump().find("phone_digits") != std::string::npos);
  REQUIRE(problems["problems"].dump().find("consent_needed") != std::string::npos);
  REQUIRE(json::parse(child.ask(R"({"do":"apply","listing":"nothing"})"))["refused"] ==
          "no_such_listing");
  REQUIRE(json::parse(child.ask("not json"))["refused"] == "wrong_use");
  REQUIRE(json::parse(child.ask(R"({"do":"state"})"))["saved"] == 0);
}

TEST_CASE("At the door a code lets in once, and can be taken back", "[journey][program][door]") {
  Enrolled kiosk;
  Child child(kiosk.words({"headless"}));
  const std::string code = json::parse(child.ask(kApply))["code"];
  const std::string attend =
      R"({"do":"attend","listing":"shodo","session":0,"code":")" + code + "\"}";
  const json in = json::parse(child.ask(attend));
  REQUIRE(in.contains("saved"));
  REQUIRE(json::parse(child.ask(attend))["refused"] == "already_in");
  const std::string undo =
      R"({"do":"undo","reason":"wrong_person","entry":)" + in["saved"].dump() + "}";
  REQUIRE(json::parse(child.ask(undo)).contains("saved"));
  REQUIRE(json::parse(child.ask(undo))["refused"] == "already_done");
  REQUIRE(json::parse(child.ask(attend)).contains("saved"));
  REQUIRE(json::parse(
              child.ask(
                  R"({"do":"headcount","listing":"shodo","session":0,"heads":{"70s":3,"10s":1}})"))
              .contains("saved"));
  REQUIRE(json::parse(child.ask(R"({"do":"withdraw","code":")" + code + "\"}")).contains("saved"));
}

TEST_CASE("A flipped byte in the store is found and said", "[journey][program]") {
  Enrolled kiosk;
  {
    KioskStore store = kiosk.world.open_kiosk("kiosk");
    REQUIRE(store.sign_up(sign_up_for(shodo(), hanako())).ok());
  }
  const auto file = kiosk.data / "data.mdb";
  Bytes bytes = *read_file(file, 1 << 28);
  const std::string_view title = "はじめての書道";
  const auto at = text_of(bytes).find(title);
  REQUIRE(at != std::string_view::npos);
  for (auto next = at; next != std::string_view::npos; next = text_of(bytes).find(title, next + 1))
    bytes[next] ^= 1;
  REQUIRE(write_file(file, bytes, FileAccess::owner_only).ok());
  const Ran verify = run_kiosk(kiosk.words({"verify"}));
  REQUIRE(verify.code == 3);
  REQUIRE(std::count(verify.err.begin(), verify.err.end(), '\n') == 1);
}

TEST_CASE("Headless saves nothing about a session that the listing does not have", "[journey]") {
  Enrolled kiosk;
  Child child(kiosk.words({"headless"}));
  const auto refusal = [&](const std::string& line) {
    const json answer = json::parse(child.ask(line));
    return answer.value("refused", answer.dump());
  };
  const std::string code = json::parse(child.ask(kApply))["code"];
  for (const std::string session : {"1", "65536", "-1", "\"zero\""}) {
    CHECK(refusal(R"({"do":"attend","listing":"shodo","code":")" + code + R"(","session":)" +
                  session + "}") == "no_such_session");
    CHECK(refusal(R"({"do":"headcount","listing":"shodo","heads":{"70s":1},"session":)" + session +
                  "}") == "no_such_session");
    CHECK(refusal(R"({"do":"apply","listing":"shodo","sessions":[)" + session +
                  R"(],"answers":{"name":"やまだ","phone":"09012345678","consent":true}})") ==
          "no_such_session");
  }
  CHECK(json::parse(child.ask(R"({"do":"state"})"))["saved"] == 1);
}

TEST_CASE("Heads are not taken away that nobody counted", "[journey]") {
  Enrolled kiosk;
  Child child(kiosk.words({"headless"}));
  const auto count = [&](const std::string& heads) {
    return json::parse(child.ask(R"({"do":"headcount","listing":"shodo","heads":)" + heads + "}"));
  };
  CHECK(count("{}")["refused"] == "wrong_use");
  CHECK(count(R"({"70s":3})").contains("saved"));
  CHECK(count(R"({"70s":-4})")["refused"] == "fewer_were_counted");
  CHECK(count(R"({"70s":-3})").contains("saved"));
}
