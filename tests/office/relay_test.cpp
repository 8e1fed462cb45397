// A relay as people run it: the office's program on two machines, and a kiosk that knows only one.
#include <nlohmann/json.hpp>

#include "sync/client.h"
#include "tests/office/village.h"
#include "tests/web/browser.h"

using namespace tsudoi;
using namespace tsudoi::test;
using nlohmann::json;

namespace {

/// A village whose kiosk finds a relay where it looks for its office.
struct Valley {
  Valley() {
    const std::string card = (here.town.folder() / "card").string();
    here.town.json_of({"relay", "card", "--out", card});
    machine.json_of({"relay", "init", "--card", card});
  }
  void talk(const Served& relay) {
    const auto line = make_http_transport(relay.url());
    REQUIRE(sync_once(*here.kiosk, *line, here.seams).ok());
  }
  json pull(const Served& relay) {
    return json::parse(here.town.json_of({"relay", "pull", relay.url()}));
  }
  std::uint64_t waiting() { return here.kiosk->waiting()->entries; }

  Village here;
  Town machine;  // the relay's
};

}  // namespace

TEST_CASE("A sign-up goes through a relay to the office, and its receipt comes back",
          "[office][relay]") {
  Valley valley;
  Served relay(valley.machine, {"--relay"});
  valley.talk(relay);
  CHECK(valley.pull(relay).at("asks") == 1);
  valley.talk(relay);
  CHECK(valley.here.kiosk->catalogue(CatalogueKind::listing)->size() > 40);
  CHECK(valley.here.kiosk->missing_pictures()->empty());
  REQUIRE(valley.here.kiosk->sign_up(sign_up_for(shodo(), hanako())).ok());
  valley.talk(relay);
  CHECK(valley.waiting() == 1);
  const json waits = json::parse(valley.machine.json_of({"status"}));
  CHECK(waits.at("asks") == 2);
  CHECK(waits.at("kiosks").at(0).at("state") == "known");
  CHECK(waits.at("oldest") == kSampleNow);
  CHECK(waits.at("heard_at") == kSampleNow);
  valley.pull(relay);
  valley.talk(relay);
  CHECK(valley.waiting() == 0);
  CHECK(json::parse(valley.here.town.json_of({"verify"})).at("in_batches") == 1);
  CHECK(relay.stop() == 0);
}

TEST_CASE("An office that serves goes to its relay by itself", "[office][relay]") {
  constexpr int kTriesMax = 20'000;
  Valley valley;
  Served relay(valley.machine, {"--relay"});
  valley.talk(relay);
  Served office(valley.here.town, {"--pull", relay.url(), "--every", "1"});
  for (int tries = 0; !valley.here.kiosk->has_met_office(); ++tries) {
    REQUIRE(tries < kTriesMax);
    valley.talk(relay);
  }
  CHECK(fetch({office.url() + "/healthz"}).body == "ok\n");
  CHECK(office.stop() == 0);
}

TEST_CASE("A relay shows no pages and refuses what no kiosk and no office sends [F39]",
          "[office][relay]") {
  Valley valley;
  Served relay(valley.machine, {"--relay"});
  CHECK(fetch({relay.url() + "/healthz"}).body == "ok\n");
  CHECK(fetch({relay.url() + "/login"}).status == 404);
  CHECK(fetch({relay.url() + "/v1/picture/00"}).status == 404);
  const std::string junk(500'000, 'x');
  for (const char* path : {"/v1/sync", "/v1/relay"}) {
    const Fetched answer = fetch({relay.url() + path, "POST", junk});
    CHECK(answer.status == 400);
  }
  CHECK(relay.is_up());
  CHECK(json::parse(valley.machine.json_of({"status"})).at("asks") == 0);
}

TEST_CASE("What a relay cannot do is one sentence", "[office][relay][refusal]") {
  Valley valley;
  const Ran again = valley.machine.run(
      {"relay", "init", "--card", (valley.here.town.folder() / "card").string()});
  CHECK(again.code == 1);
  is_one_sentence(again);
  const Ran office = valley.here.town.run({"serve", "--relay", "--listen", "127.0.0.1:0"});
  CHECK(office.code == 1);
  is_one_sentence(office);
  const Ran nobody = valley.here.town.run({"relay", "pull", "http://127.0.0.1:1"});
  CHECK(nobody.code == 1);
  is_one_sentence(nobody);
  const Ran no_stick = valley.machine.run({"relay", "import", valley.here.stick()});
  CHECK(no_stick.code == 1);
  is_one_sentence(no_stick);
}

TEST_CASE("No office is made in a relay's folder, and no key file for it",
          "[office][relay][refusal]") {
  Valley valley;
  const auto key = valley.machine.folder() / "new.key";
  const Ran ran = run_office({"init", "--data", valley.machine.data().string(), "--key-file",
                              key.string(), "--name", "市"});
  CHECK(ran.code == 1);
  CHECK(ran.err.find("a relay in ") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(key));
}

TEST_CASE("A stick goes from relay to office and back by four commands [F30]",
          "[office][relay][stick]") {
  Valley valley;
  {
    Served relay(valley.machine, {"--relay"});
    valley.talk(relay);
  }
  const std::string stick = valley.here.stick();
  std::filesystem::create_directory(stick);
  CHECK(valley.machine.json_of({"relay", "export", stick}) == R"({"asks":1})");
  valley.here.town.json_of({"import", stick});
  valley.here.town.json_of({"export-replies", stick});
  const json taken = json::parse(valley.machine.json_of({"relay", "import", stick}));
  CHECK(taken.at("asks_left") == 0);
  CHECK(taken.at("refused").empty());
  Served relay(valley.machine, {"--relay"});
  valley.talk(relay);
  CHECK(valley.here.kiosk->catalogue(CatalogueKind::listing)->size() > 40);
}
