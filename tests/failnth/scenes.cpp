// What stories are made of, and what must be true at their ends.
#include <algorithm>

#include "tests/failnth/stories.h"
#include "tests/office/program.h"

namespace tsudoi::failnth {
namespace {

using nlohmann::json;

constexpr int kRoundsMax = 3;  // I7

std::string apply_line(const char* listing) {
  return json{{"do", "apply"},
              {"listing", listing},
              {"answers",
               {{"name", {{"written", "渡邉 花子"}, {"reading", "わたなべ はなこ"}}},
                {"phone", "0440001234"},
                {"consent", true}}}}
      .dump();
}

bool waits(Stage& stage) {
  return number(stage.kiosk({"status"}), "waiting") > 0;
}

}  // namespace

std::uint64_t number(const json& object, const char* name) {
  return object.is_object() ? object.value(name, std::uint64_t(0)) : 0;
}

json entries_in(const json& state) {
  return state.is_object() ? state.value("entries", json::array()) : json::array();
}

void found_office(Stage& stage) {
  stage.office(
      {"init", "--name", "さくら川市", "--admin-passphrase-file", stage.given("phrase").string()});
  stage.office({"import-facilities", test::sample("facilities.csv").string(),
                test::sample("town.toml").string()});
  stage.office({"import-forms", test::sample("forms.toml").string()});
  stage.office({"import-events", test::sample("events.csv").string()});
}

void enrol_kiosk(Stage& stage) {
  stage.office(
      {"enrol", "--centre", "sakura-shimin", "--url", stage.url(), "--out", stage.text("bundle")});
  stage.kiosk({"enrol", stage.text("bundle")});
}

void carry_stick(Stage& stage) {
  const std::string stick = stage.text("stick");
  std::filesystem::create_directories(stick);
  stage.kiosk({"export", stick});
  stage.office({"import", stick});
  stage.office({"export-replies", stick});
  stage.kiosk({"import", stick});
}

void open_town(Stage& stage) {
  found_office(stage);
  enrol_kiosk(stage);
  carry_stick(stage);
}

void sign_up_some(Stage& stage) {
  stage.talk({apply_line("hoshi-kansatsu"),
              R"({"do":"headcount","listing":"hoshi-kansatsu","heads":{"70s":4}})",
              apply_line("npo-setsumei")});
}

void kiosk_has_all(Stage& stage) {
  stage.heal();
  const json state = stage.talk({R"({"do":"state"})"}).front();
  const json proof = stage.kiosk({"verify"});
  const Book& book = stage.book();
  std::vector<std::string> here;
  for (const json& entry : entries_in(state)) here.push_back(entry["id"]);
  std::size_t missing = 0;
  for (const std::string& id : book.told) missing += std::ranges::count(here, id) == 1 ? 0 : 1;
  if (missing > 0) stage.find(std::to_string(missing) + " entries are lost or there twice");
  const std::size_t extra = here.size() - (book.told.size() - missing);
  if (extra > book.unheard) stage.find(std::to_string(extra) + " entries that nobody was told of");
  if (number(proof, "entries") != here.size()) stage.find("verify counts other entries");
  const json status = stage.kiosk({"status"});
  const bool is_trusted = status.is_object() && status.value("disk", "") == "own" &&
                          !status.contains("store_trouble") &&
                          !status.value("must_meet_office", true);
  if (!is_trusted) stage.find("the kiosk is accused: " + status.dump());
}

void office_has_all(Stage& stage) {
  const json kiosk = stage.kiosk({"verify"});
  const json proof = stage.office({"verify"});
  const json status = stage.office({"status"});
  if (number(kiosk, "in_outbox") > 0) stage.find("entries still wait: " + kiosk.dump());
  const std::uint64_t entries = number(proof, "entries");
  if (number(kiosk, "with_receipt") != entries || number(proof, "in_batches") != entries)
    stage.find("the office has other entries: " + kiosk.dump() + " " + proof.dump());
  if (number(status, "quarantined") + number(status, "refused") > 0)
    stage.find("something was set aside: " + status.dump());
}

void all_is_at_office(Stage& stage) {
  kiosk_has_all(stage);
  for (int round = 0; round < kRoundsMax && waits(stage); ++round) carry_stick(stage);
  office_has_all(stage);
}

}  // namespace tsudoi::failnth
