// The stick at the kiosk's command line; the office's is in tests/office.
#include "sync/office/stick.h"

#include <nlohmann/json.hpp>

#include "tests/journey/child.h"
#include "tests/support/catch.h"
#include "tests/sync/world.h"

using namespace tsudoi;
using namespace tsudoi::test;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

/// A kiosk that has no line, and a stick.
struct Village {
  Village() {
    world.publish({shodo()});
    KioskStore kiosk = world.new_kiosk("kiosk", {"tama"});
    REQUIRE(kiosk.sign_up(sign_up_for(shodo(), hanako())).ok());
    fs::create_directory(stick);
  }
  Ran run(const std::string& command) const {
    return run_kiosk(
        {command, stick.string(), "--data", (world.folder() / "kiosk").string(), "--json"});
  }

  World world;
  fs::path stick = world.folder() / "stick";
};

}  // namespace

TEST_CASE("A stick goes from the kiosk and comes back by two commands [F30]", "[journey][stick]") {
  Village here;
  CHECK(json::parse(last_line(here.run("export").out)) ==
        json({{"files", 1}, {"entries", 1}, {"held_back", 0}}));
  REQUIRE(import_stick(here.world.office(), here.stick)->asks == 1);
  REQUIRE(export_replies(here.world.office(), here.stick).ok());
  const json taken = json::parse(last_line(here.run("import").out));
  CHECK(taken["receipts"] == 1);
  CHECK(taken["waiting"] == 0);
  CHECK(here.world.open_kiosk("kiosk").catalogue(CatalogueKind::listing)->size() == 1);
}

TEST_CASE("A stick that cannot be used is said in one sentence [F31]", "[journey][stick]") {
  Village here;
  const auto refused = [&](const std::string& command, const std::string& words) {
    const Ran ran = here.run(command);
    CHECK(ran.code == 1);
    CHECK(ran.err.find(words) != std::string::npos);
    CHECK(std::count(ran.err.begin(), ran.err.end(), '\n') == 1);
  };
  refused("import", "anything from an office");
  REQUIRE(here.run("export").code == 0);
  World other(7);
  KioskStore theirs = other.new_kiosk("theirs", {"tama"});
  const fs::path away = other.folder() / "stick";
  REQUIRE(export_to_stick(theirs, away, other.seams()).ok());
  REQUIRE(import_stick(other.office(), away).ok());
  REQUIRE(export_replies(other.office(), away).ok());
  fs::copy(away, here.stick, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  refused("import", "another office");
  fs::remove_all(here.stick);
  refused("export", "the folder");
}
