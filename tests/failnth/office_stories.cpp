#include "tests/failnth/stories.h"
#include "tests/office/program.h"

namespace tsudoi::failnth {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr std::int64_t kDay = 24 * 3600;
constexpr std::size_t kSavedLongAgo = 4;

void nothing(Stage&) {}

// ---- Founding

void found(Stage& stage) {
  stage.office(
      {"init", "--name", "さくら川市", "--admin-passphrase-file", stage.given("phrase").string()});
  stage.office({"relay", "card", "--out", stage.text("card")});
  stage.office({"relay", "init", "--card", stage.text("card"), "--data", stage.text("relay")});
}

void town_grows(Stage& stage) {
  stage.heal();
  stage.office({"import-facilities", test::sample("facilities.csv").string(),
                test::sample("town.toml").string()});
  stage.office({"verify"});
  stage.office({"status", "--data", stage.text("relay")});
}

// ---- Catalogue

void town_without_events(Stage& stage) {
  found(stage);
  stage.office({"import-facilities", test::sample("facilities.csv").string(),
                test::sample("town.toml").string()});
  stage.office({"import-forms", test::sample("forms.toml").string()});
  enrol_kiosk(stage);
}

void publish(Stage& stage) {
  stage.office({"import-events", test::sample("events.csv").string()});
  carry_stick(stage);
}

void can_sign_up(Stage& stage) {
  stage.heal();
  carry_stick(stage);
  sign_up_some(stage);
  all_is_at_office(stage);
}

// ---- Purge

void half_a_year_later(Stage& stage) {
  open_town(stage);
  sign_up_some(stage);
  carry_stick(stage);
  stage.set_clock(test::kSampleNow + 300 * kDay);
}

void purge(Stage& stage) {
  stage.office({"purge"});
}

void nobody_is_known(Stage& stage) {
  stage.heal();
  stage.office({"purge"});
  const json status = stage.office({"status"});
  const bool is_purged = status.is_object() && number(status, "purge_due") == 0 &&
                         number(status, "disposed") == 2 && !status.value("compact_due", true);
  if (!is_purged) stage.find("not purged once: " + status.dump());
  office_has_all(stage);
}

// ---- Backup

void town_at_work(Stage& stage) {
  open_town(stage);
  sign_up_some(stage);
  carry_stick(stage);
}

void lose_and_restore(Stage& stage) {
  stage.office({"backup", stage.text("backup")});
  fs::rename(stage.path("office"), stage.path("lost"));
  stage.office({"restore", stage.text("backup")});
}

void all_is_there_again(Stage& stage) {
  stage.heal();
  for (int round = 0; round < 3; ++round) carry_stick(stage);
  office_has_all(stage);
}

// ---- Migration

fs::path old_stores(const char* name) {
  return fs::path(TSUDOI_GOLDEN_STORES) / name;
}

void old_store(Stage& stage, const char* name) {
  fs::copy(old_stores(name), stage.path(""), fs::copy_options::recursive);
  for (const auto& entry : fs::recursive_directory_iterator(stage.path("")))
    fs::permissions(entry.path(), entry.is_directory()
                                      ? fs::perms::owner_all
                                      : fs::perms::owner_read | fs::perms::owner_write);
  fs::copy(stage.path("office.key"), stage.given("key"), fs::copy_options::overwrite_existing);
}

void first_stores(Stage& stage) {
  old_store(stage, "kiosk_1_office_1");
}

void later_stores(Stage& stage) {
  old_store(stage, "kiosk_3_office_4_relay_1");
}

/// Whoever opens them to work raises them.
void raise(Stage& stage) {
  stage.talk({R"({"do":"headcount","listing":"shodo-hajimete","heads":{"70s":4}})"});
  carry_stick(stage);
}

void relayed(Stage& stage) {
  const std::string stick = stage.text("stick");
  const std::string relay = stage.text("relay");
  fs::create_directories(stick);
  stage.office({"relay", "export", stick, "--data", relay});
  stage.office({"import", stick});
  stage.office({"export-replies", stick});
  stage.office({"relay", "import", stick, "--data", relay});
}

void old_and_new_are_there(Stage& stage) {
  stage.heal();
  raise(stage);
  const json state = stage.talk({R"({"do":"state"})"}).front();
  const std::uint64_t saved = number(state, "saved");
  const std::uint64_t told = kSavedLongAgo + stage.book().told.size();
  const bool is_right = saved >= told && saved <= told + stage.book().unheard;
  if (!is_right) stage.find("saved: " + std::to_string(saved));
  office_has_all(stage);
}

}  // namespace

std::vector<Story> office_stories() {
  return {{"founding", nothing, found, town_grows},
          {"catalogue", town_without_events, publish, can_sign_up},
          {"purge", half_a_year_later, purge, nobody_is_known},
          {kBackup, town_at_work, lose_and_restore, all_is_there_again},
          {"migration", first_stores, raise, old_and_new_are_there},
          {"relay and migration", later_stores, relayed, old_and_new_are_there}};
}

}  // namespace tsudoi::failnth
