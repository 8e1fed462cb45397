#include "kiosk/app/headless.h"

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "kiosk/app/not_done.h"
#include "storage/base/files.h"
#include "tests/support/catch.h"
#include "tests/sync/world.h"

using namespace tsudoi;
using namespace tsudoi::test;
using nlohmann::json;

namespace {

constexpr const char* kAnswers =
    R"("answers":{"name":{"written":"渡邉 花子","reading":"わたなべ はなこ"},)"
    R"("phone":"09012345678","consent":true}})";

Date after_today(World& world, int days) {
  return add_days(tokyo_time(world.clock().now()).date, days);
}

/// Like shodo(), on as many days from tomorrow on.
Listing listing(World& world, ListingKind kind, const char* id, int days) {
  Listing out = shodo();
  out.id = {id};
  out.kind = kind;
  out.sessions.assign(static_cast<std::size_t>(days), out.sessions.front());
  for (int day = 0; day < days; ++day)
    out.sessions[static_cast<std::size_t>(day)].date = after_today(world, 1 + day);
  return out;
}

/// One of each kind of choice, and one of each thing that cannot be signed up for.
std::vector<Listing> town(World& world) {
  const LocalTime now = tokyo_time(world.clock().now());
  std::vector<Listing> all{listing(world, ListingKind::course, "course", 3),
                           listing(world, ListingKind::consultation, "talk", 2),
                           listing(world, ListingKind::event, "event", 3)};
  all.back().sessions.front().date = after_today(world, -1);
  for (const char* id : {"later", "closed", "past", "unknown-form", "walk-in", "news", "no-role"})
    all.push_back(listing(world, ListingKind::event, id, 1));
  const auto named = [&](const char* id) -> Listing& {
    return *std::ranges::find(all, ListingId{id}, &Listing::id);
  };
  named("course").opens_at = LocalTime{add_days(now.date, -1), {}};
  named("later").opens_at = LocalTime{add_days(now.date, 1), {}};
  named("closed").closes_at = LocalTime{add_days(now.date, -1), {}};
  named("past").sessions.front().date = after_today(world, -1);
  named("unknown-form").form = {"from-the-future"};
  named("walk-in").form = {};
  named("walk-in").roles.front().mode = SeatMode::walk_in;
  named("news").form = {};
  named("no-role").roles.clear();
  return all;
}

struct Room {
  World world;
  std::unique_ptr<Kiosk> kiosk;

  Room() {
    world.publish(town(world));
    { const KioskStore enrolled = world.new_kiosk("kiosk", {"tama"}); }
    kiosk = std::move(Kiosk::open(world.folder() / "kiosk", world.seams())).value();
    REQUIRE(kiosk->sync(world.line()).ok());
  }
  void restart() {
    kiosk.reset();
    kiosk = std::move(Kiosk::open(world.folder() / "kiosk", world.seams())).value();
  }
  json answer(const std::string& line) {
    return json::parse(Headless(*kiosk, nullptr).answer(line));
  }
  /// The refusal of a sign-up, or "saved".
  std::string apply(const std::string& what) {
    const json said = answer(R"({"do":"apply",)" + what + "," + kAnswers);
    return said.contains("saved") ? "saved" : said.value("refused", said.dump());
  }
  std::uint64_t saved() { return answer(R"({"do":"state"})")["saved"]; }
};

/// The words in `these` marks, after the heading of the refusals.
std::set<std::string> codes_in_readme() {
  const Bytes bytes = read_file(TSUDOI_HEADLESS_README, 1 << 20).value();
  const std::string_view all = text_of(bytes);
  std::set<std::string> codes;
  const auto begin = all.find("## What follows \"refused\"");
  REQUIRE(begin != std::string_view::npos);
  for (auto open = all.find('`', begin); open != std::string_view::npos;) {
    const auto close = all.find('`', open + 1);
    REQUIRE(close != std::string_view::npos);
    codes.emplace(all.substr(open + 1, close - open - 1));
    open = all.find('`', close + 1);
  }
  return codes;
}

/// The name of every member of every object in it.
void add_names(const json& value, std::set<std::string>& names) {
  for (const auto& [name, inner] : value.items()) {
    if (value.is_object()) names.insert(name);
    if (inner.is_structured()) add_names(inner, names);
  }
}

}  // namespace

TEST_CASE("Each cause for which headless signs nobody up has a word of its own", "[journey]") {
  Room room;
  const std::vector<std::pair<std::string, std::string>> causes{
      {R"("listing":"nothing")", "no_such_listing"},
      {R"("listing":"event","role":"king")", "no_such_role"},
      {R"("listing":"no-role","role":"king")", "no_such_role"},
      {R"("listing":"event","language":"tlh")", "no_such_language"},
      {R"("listing":"news")", "nothing_to_sign_up_for"},
      {R"("listing":"no-role")", "nothing_to_sign_up_for"},
      {R"("listing":"walk-in")", "no_sign_up_needed"},
      {R"("listing":"later")", "not_open_yet"},
      {R"("listing":"closed")", "closed"},
      {R"("listing":"past")", "has_ended"},
      {R"("listing":"unknown-form")", "no_form"},
      {R"("listing":"event","sessions":1)", "wrong_use"},
      {R"("listing":"event","sessions":[3])", "no_such_session"},
      {R"("listing":"event","sessions":[0])", "session_has_ended"},
      {R"("listing":"event")", "session_needed"},
      {R"("listing":"course","sessions":[1])", "sessions_as_a_whole"},
      {R"("listing":"talk","sessions":[0,1])", "one_session_only"}};
  for (const auto& [what, code] : causes) {
    INFO(what);
    CHECK(room.apply(what) == code);
  }
  CHECK(room.saved() == 0);
}

TEST_CASE("What headless saves is what the line asked for", "[journey]") {
  Room room;
  for (const char* what :
       {R"("listing":"course","sessions":[2,0,1])", R"("listing":"course")",
        R"("listing":"talk","sessions":[1])", R"("listing":"event","sessions":[2,1,1])"}) {
    INFO(what);
    CHECK(room.apply(what) == "saved");
  }
  REQUIRE(room.kiosk->sync(room.world.line()).ok());
  const auto arrived = room.world.office().applications();
  REQUIRE(arrived.ok());
  CHECK(arrived->size() == 4);
  std::map<std::string, std::vector<std::uint16_t>> sessions;
  for (const auto& one : *arrived)
    sessions[one.application.listing.value] = std::get<Applied>(one.arrival.body).sessions;
  const std::vector<std::uint16_t> all, second{1}, last_two{1, 2};
  CHECK(sessions == decltype(sessions){{"course", all}, {"talk", second}, {"event", last_two}});
}

TEST_CASE("A clock that cannot be right sends nobody away, and opens nothing [F32][F33]",
          "[journey]") {
  Room room;
  constexpr std::int64_t kYear = 366LL * 24 * 3600;
  for (const std::int64_t years : {-50, 100}) {
    room.world.clock().advance_seconds(years * kYear);
    room.restart();
    INFO(years);
    CHECK(room.apply(R"("listing":"course")") == "saved");
    CHECK(room.apply(R"("listing":"later")") == "not_open_yet");
    CHECK(room.apply(R"("listing":"closed")") == "closed");
    CHECK(room.kiosk->view().frame.clock == ClockTrust::uncertain);
  }
}

TEST_CASE("A line that names no language is in Japanese, whatever the line before was",
          "[journey]") {
  Room room;
  CHECK(room.apply(R"("listing":"course","language":"en")") == "saved");
  CHECK(room.kiosk->state().settings.language == Language::english);
  CHECK(room.apply(R"("listing":"course")") == "saved");
  CHECK(room.kiosk->state().settings.language == Language::japanese);
}

TEST_CASE("A birth year that is no number is refused, not left out", "[journey]") {
  Room room;
  Form form = simple_form();
  Field team;
  team.id = {"team"};
  team.kind = FieldKind::team;
  form.steps = {{{}, {team}}};
  room.world.publish_form(form);
  REQUIRE(room.kiosk->sync(room.world.line()).ok());
  const auto said = [&](const std::string& year) {
    return room.answer(R"({"do":"apply","listing":"course","answers":{"team":[)"
                       R"({"name":{"written":"花子","reading":"はなこ"},"birth_year":)" +
                       year + "}]}}");
  };
  CHECK(said("\"2001\"")["problems"][0]["problem"] == "wrong_kind");
  CHECK(said("2001").contains("saved"));
}

TEST_CASE("The README explains each refusal that there is, and no other", "[journey]") {
  std::set<std::string> codes;
  for (const std::string_view code : all_refusals()) codes.emplace(code);
  CHECK(codes.size() > 40);
  CHECK(codes_in_readme() == codes);
}

TEST_CASE("The README names everything that an answer holds", "[journey]") {
  Room room;
  std::set<std::string> names;
  const auto note = [&](const json& answer) { add_names(answer, names); };
  note(room.answer(R"({"do":"apply","listing":"talk","sessions":[0],)" + std::string(kAnswers)));
  note(room.answer(R"({"do":"headcount","listing":"course","heads":{"70s":3}})"));
  note(room.answer(R"({"do":"list"})"));
  note(room.answer(R"({"do":"state"})"));
  note(json::parse(Headless(*room.kiosk, &room.world.line()).answer(R"({"do":"sync"})")));
  CHECK(names.size() > 20);
  CHECK_FALSE(names.contains("refused"));
  const Bytes readme = read_file(TSUDOI_HEADLESS_README, 1 << 20).value();
  for (const std::string& name : names) {
    CAPTURE(name);
    CHECK(text_of(readme).find('"' + name + '"') != std::string_view::npos);
  }
}
