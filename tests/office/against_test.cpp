// verify --against: what a kiosk said of itself, as a file at the office's command line.
#include <nlohmann/json.hpp>

#include "sync/claim_json.h"
#include "sync/office/stick.h"
#include "sync/transport.h"
#include "tests/office/village.h"

using namespace tsudoi;
using namespace tsudoi::test;
using nlohmann::json;

namespace {

struct Auditor : Village {
  std::string write(const std::string& name, const std::string& text) const {
    const auto file = town.folder() / name;
    REQUIRE(write_file(file, view_of(text), FileAccess::everyone_may_read).ok());
    return file.string();
  }
  std::string status() const {
    return write("status", json{{"proof", to_json(*claim_of(*kiosk))}}.dump() + "\n");
  }
  Ran against(const std::string& file) const { return town.run({"verify", "--against", file}); }
  void count_heads_and_sync() {
    HeadCounted heads{{"hoshi-kansatsu"}, 0, {{AgeBand::sixties, 3}}};
    REQUIRE(kiosk->count_heads(heads).ok());
    const Served served(town);
    REQUIRE(sync_once(*kiosk, *make_http_transport(served.url()), seams).ok());
  }
  void is_refused(const std::string& file) const {
    const Ran ran = against(file);
    CHECK(ran.code == 1);
    is_one_sentence(ran);
    CHECK(ran.out.find("Nothing is missing") == std::string::npos);
  }
};

}  // namespace

TEST_CASE("verify --against says that a kiosk and the office agree, or what is missing [I2]",
          "[office][against]") {
  Auditor here;
  here.count_heads_and_sync();
  const std::string backup = (here.town.folder() / "backup").string();
  here.town.json_of({"backup", backup});
  here.count_heads_and_sync();
  Ran ran = here.against(here.status());
  CHECK(ran.code == 0);
  CHECK(ran.out.find("2 entries saved there: 2 applied. Nothing is missing.") != std::string::npos);
  CHECK(here.town.json_of({"verify", "--against", here.status()}).find(R"("missing":0)") !=
        std::string::npos);
  std::filesystem::remove_all(here.town.data());
  here.town.json_of({"restore", backup});
  ran = here.against(here.status());
  CHECK(ran.code == 1);
  is_one_sentence(ran);
  CHECK(ran.err.starts_with("Not found: 1 of the 2 entries that sakura-shimin "));
  CHECK(ran.out.find("came back from a backup since") != std::string::npos);
  CHECK(ran.out.find("missing: its batch 2\n") != std::string::npos);
}

TEST_CASE("verify --against refuses what is no kiosk's status, in one sentence [F39]",
          "[office][against]") {
  Auditor here;
  here.count_heads_and_sync();
  const std::string whole = json{{"proof", to_json(*claim_of(*here.kiosk))}}.dump();
  here.is_refused((here.town.folder() / "nowhere").string());
  here.is_refused(here.write("empty", ""));
  here.is_refused(here.write("cut", whole.substr(0, whole.size() / 2)));
  here.is_refused(here.write("old", R"({"saved":3,"waiting":0})"));
  here.is_refused(here.write("noise", std::string(200'000, '[')));
  json other = json::parse(whole);
  other["proof"]["office"] = std::string(64, '7');
  other["proof"]["office_name"] = "Another town";
  here.is_refused(here.write("elsewhere", other.dump()));
  json more = json::parse(whole);
  more["proof"]["runs"][0]["count"] = 5;
  here.is_refused(here.write("more", more.dump()));
}
