// Who a kiosk is, at its command line: another machine, a disk that was set back, enrolled again.
#include <nlohmann/json.hpp>

#include "storage/base/files.h"
#include "tests/journey/child.h"
#include "tests/support/catch.h"
#include "tests/sync/world.h"

using namespace tsudoi;
using namespace tsudoi::test;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

void put(const fs::path& file, std::string_view text) {
  REQUIRE(write_file(file, view_of(text), FileAccess::everyone_may_read).ok());
}

/// A kiosk that the program itself has enrolled, and two machines that its folder can run on.
struct Lodge {
  Lodge() {
    world.publish({shodo()});
    put(clock, std::to_string(world.clock().now().value));
    put(here, "11111111111111111111111111111111\n");
    put(elsewhere, "22222222222222222222222222222222\n");
    REQUIRE(enrol(here).code == 0);
  }
  Ran run(std::vector<std::string> words, const fs::path& machine) const {
    words.insert(words.end(), {"--json", "--data", data.string(), "--clock-file", clock.string(),
                               "--machine-id", machine.string()});
    return run_kiosk(words);
  }
  Ran enrol(const fs::path& machine) {
    const Bytes bundle = world.office().enrol({"tama"}, "")->bundle;
    put(world.folder() / "bundle", text_of(bundle));
    return run({"enrol", (world.folder() / "bundle").string()}, machine);
  }
  json status(const fs::path& machine) const {
    const Ran ran = run({"status"}, machine);
    REQUIRE(ran.code == 0);
    return json::parse(last_line(ran.out));
  }
  KioskStore open(const fs::path& machine) {
    world.move_to(machine_in(machine));
    return world.open_kiosk("kiosk");
  }
  void sign_up(const fs::path& machine) {
    REQUIRE(open(machine).sign_up(sign_up_for(shodo(), hanako())).ok());
  }

  World world;
  fs::path data = world.folder() / "kiosk";
  fs::path clock = world.folder() / "clock";
  fs::path here = world.folder() / "machine-1";
  fs::path elsewhere = world.folder() / "machine-2";
};

}  // namespace

TEST_CASE("A disk in another machine says so, sends nothing, and is enrolled again whole [F23]",
          "[journey][program]") {
  Lodge lodge;
  lodge.sign_up(lodge.here);
  CHECK(lodge.status(lodge.here)["disk"] == "own");
  const Ran moved = lodge.run({"status"}, lodge.elsewhere);
  CHECK(moved.out.find("enrol it again") != std::string::npos);
  CHECK(lodge.status(lodge.elsewhere)["disk"] == "copied");
  const fs::path stick = lodge.world.folder() / "stick";
  fs::create_directory(stick);
  const Ran out = lodge.run({"export", stick.string()}, lodge.elsewhere);
  CHECK(out.out.find("only a question goes out") != std::string::npos);
  CHECK(json::parse(last_line(out.out))["held_back"] == 1);
  const json again = json::parse(last_line(lodge.enrol(lodge.elsewhere).out));
  CHECK(again["again"] == true);
  CHECK(again["waiting"] == 1);
  CHECK(lodge.status(lodge.elsewhere)["disk"] == "own");
  KioskStore kiosk = lodge.open(lodge.elsewhere);
  const auto synced = sync_once(kiosk, lodge.world.line(), lodge.world.seams());
  INFO((synced.ok() ? std::string() : sentence_for(synced.error())));
  REQUIRE(synced.ok());
  CHECK(lodge.world.office().applications()->size() == 1);
}

TEST_CASE("A store that was set back says so until it has met the office [F22]",
          "[journey][program]") {
  Lodge lodge;
  const fs::path image = lodge.world.folder() / "image.mdb";
  fs::copy(lodge.data / "data.mdb", image);
  lodge.sign_up(lodge.here);
  fs::copy(image, lodge.data / "data.mdb", fs::copy_options::overwrite_existing);
  CHECK(lodge.status(lodge.here)["disk"] == "set_back");
  lodge.sign_up(lodge.here);
  const json noticed = lodge.status(lodge.here);
  CHECK(noticed["must_meet_office"] == true);
  CHECK(noticed["times_rolled_back"] == 1);
  {
    KioskStore kiosk = lodge.open(lodge.here);
    REQUIRE(sync_once(kiosk, lodge.world.line(), lodge.world.seams()).ok());
  }
  CHECK(lodge.status(lodge.here)["must_meet_office"] == false);
}

TEST_CASE("A machine without an id is not checked, and status says so", "[journey][program]") {
  Lodge lodge;
  put(lodge.elsewhere, "");
  CHECK(lodge.status(lodge.elsewhere)["disk"] == "own");
  CHECK(lodge.status(lodge.elsewhere)["knows_machine"] == false);
  CHECK(lodge.run({"status"}, lodge.elsewhere).out.find("no id") != std::string::npos);
}

TEST_CASE("The bundle that made a kiosk makes it no second time", "[journey][program]") {
  Lodge lodge;
  const Ran ran = lodge.run({"enrol", (lodge.world.folder() / "bundle").string()}, lodge.elsewhere);
  CHECK(ran.code == 1);
  CHECK(ran.err.find("this bundle") != std::string::npos);
}
