// A kiosk whose store rots, as its centre and the office see it: the program itself, over HTTP.
#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "storage/base/files.h"
#include "storage/store/kiosk_salvage.h"
#include "tests/journey/child.h"
#include "tests/journey/display.h"
#include "tests/support/catch.h"
#include "tests/support/skip.h"
#include "tests/sync/served_world.h"

using namespace tsudoi;
using namespace tsudoi::test;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

constexpr const char* kApply =
    R"({"do":"apply","listing":"shodo","role":"participant","answers":{"name":{"written":"渡邉 花子",)"
    R"("reading":"わたなべ はなこ"},"phone":"09012345678","consent":true}})";
constexpr const char* kSync = R"({"do":"sync"})";
constexpr std::size_t kFileBytesMax = 64 * 1024 * 1024;
constexpr std::size_t kHeaderBytes = 2 * 4096;

/// A kiosk that the program enrolled, and its office behind HTTP.
struct Lounge {
  Lounge() {
    world.publish({shodo()});
    put("clock", view_of(std::to_string(world.clock().now().value)));
    put("bundle", world.office().enrol({"tama"}, url_of(server))->bundle);
    REQUIRE(run("enrol", {(world.folder() / "bundle").string()}).code == 0);
  }
  void put(const char* name, ByteView bytes) const {
    REQUIRE(write_file(world.folder() / name, bytes, FileAccess::owner_only).ok());
  }
  std::vector<std::string> words(const std::string& command) const {
    return {command,       "--json",       "--data",
            data.string(), "--clock-file", (world.folder() / "clock").string()};
  }
  Ran run(const std::string& command, const std::vector<std::string>& more = {}) const {
    auto all = words(command);
    all.insert(all.end(), more.begin(), more.end());
    return run_kiosk(all);
  }
  /// One life of `headless`: what it answers to each of these lines.
  std::vector<json> talk(const std::vector<std::string>& lines) const {
    Child child(words("headless"));
    std::vector<json> answers;
    for (const std::string& line : lines) answers.push_back(json::parse(child.ask(line)));
    REQUIRE(child.finish() == 0);
    return answers;
  }
  /// Both headers of the store: nothing leads to a record any more. -> the file as it is then
  Bytes rot() const {
    Bytes bytes = *read_file(data / "data.mdb", kFileBytesMax);
    std::fill_n(bytes.begin(), kHeaderBytes, std::uint8_t(0xA5));
    std::ofstream(data / "data.mdb", std::ios::binary) << text_of(bytes);
    return bytes;
  }
  std::vector<std::string> at_office() {
    std::vector<std::string> ids;
    const auto applications = world.office().applications();
    for (const auto& one : *applications) ids.push_back(to_hex(one.id.view()));
    std::ranges::sort(ids);
    return ids;
  }

  World world;
  web::HttpServer server = serve(world);
  fs::path data = world.folder() / "kiosk";
};

}  // namespace

TEST_CASE("A kiosk whose store rots goes on, and the office has each sign-up once [F04]",
          "[journey][program]") {
  Lounge here;
  const auto before = here.talk({kSync, kApply, kSync, kApply});
  REQUIRE(here.at_office().size() == 1);
  const Bytes rotten = here.rot();
  CHECK(here.run("status").code == 3);
  const auto after = here.talk({kApply, kSync, kSync});
  CHECK(after[1]["synced"] == true);
  CHECK(after[2]["waiting"] == 0);
  std::vector<std::string> saved;
  for (const json& answer : {before[1], before[3], after[0]}) saved.push_back(answer.at("saved"));
  std::ranges::sort(saved);
  CHECK(here.at_office() == saved);
  CHECK(here.world.office().status()->quarantined == 0);
  CHECK(here.world.office().verify().ok());
  CHECK(here.run("verify").code == 0);
  const auto kept = kept_after_damage(here.data);
  REQUIRE(kept.size() == 1);
  CHECK(*read_file(kept.front() / "data.mdb", kFileBytesMax) == rotten);
}

TEST_CASE("After a damaged store status says so, and the list beside it in both languages [F04]",
          "[journey][program]") {
  Lounge here;
  here.talk({kSync, kApply});
  CHECK_FALSE(json::parse(last_line(here.run("status").out)).contains("store_trouble"));
  here.rot();
  here.talk({kApply});
  const Ran status = here.run("status");
  REQUIRE(status.code == 0);
  CHECK(status.out.find("The data was damaged and made again.") != std::string::npos);
  const json said = json::parse(last_line(status.out));
  CHECK(said["waiting"] == 2);
  REQUIRE(said["store_trouble"]["times"] == 1);
  const Bytes list = *read_file(said["store_trouble"]["list"].get<std::string>(), kFileBytesMax);
  CHECK(text_of(list).find("保存データが壊れていた") != std::string_view::npos);
  CHECK(text_of(list).find("The data of this terminal was damaged") != std::string_view::npos);
}

TEST_CASE("The foot of the window tells staff of a damaged store until it is taken away [F04]",
          "[journey][program][display]") {
  const Display display;
  if (display.name().empty()) {
    say_skipped("there is no Xvfb here, so the window of a damaged kiosk was not looked at");
    return;
  }
  Lounge here;
  here.talk({kSync, kApply});
  here.rot();
  const auto shown = [&](const char* name) {
    const auto tree = here.world.folder() / name;
    auto words = here.words("run");
    words.insert(words.end(), {"--windowed", "1080x1920", "--tree", tree.string()});
    Child kiosk(words, display.name());
    REQUIRE(kiosk.hear_within(std::chrono::minutes(2)) == "Showing the first picture.");
    kiosk.kill_now();
    const Bytes nodes = *read_file(tree, kFileBytesMax);
    return std::string(text_of(nodes));
  };
  const std::string note = "データがこわれました。本部にご連絡ください";
  CHECK(shown("damaged").find(note) != std::string::npos);
  fs::rename(kept_after_damage(here.data).front(), here.world.folder() / "taken away");
  CHECK(shown("whole").find(note) == std::string::npos);
}
