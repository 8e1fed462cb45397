#include "tests/failnth/stories.h"

namespace tsudoi::failnth {
namespace {

using nlohmann::json;

// ---- Provisioning

void bundle_is_out(Stage& stage) {
  found_office(stage);
  stage.office({"enrol", "--centre", "sakura-shimin", "--out", stage.text("bundle")});
}

void provision(Stage& stage) {
  stage.kiosk({"enrol", stage.text("bundle")});
}

void works_from_the_start(Stage& stage) {
  stage.heal();
  carry_stick(stage);
  sign_up_some(stage);
  all_is_at_office(stage);
}

// ---- Sign-up

void one_afternoon(Stage& stage) {
  sign_up_some(stage);
  const json state = stage.talk({R"({"do":"state"})"}).front();
  std::string id;
  for (const json& entry : entries_in(state))
    if (entry.value("kind", "") == "head_counted") id = entry["id"];
  stage.talk({json{{"do", "undo"}, {"entry", id}}.dump(), R"({"do":"list"})"});
}

void afternoon_is_at_office(Stage& stage) {
  all_is_at_office(stage);
}

// ---- Sync and receipts

void town_with_sign_ups(Stage& stage) {
  found_office(stage);
  stage.serve();
  stage.stop_serving();  // from now on it has an address
  enrol_kiosk(stage);
  stage.serve();
  stage.kiosk({"sync", "--once"});
  sign_up_some(stage);
  stage.stop_serving();
}

/// Stored, then backed up: the kiosk drops its copies.
void sync_and_receipts(Stage& stage) {
  stage.serve();
  stage.kiosk({"sync", "--once"});
  stage.office({"backup", stage.text("backup")});
  stage.kiosk({"sync", "--once"});
  stage.stop_serving();
}

void sync_of_kiosk(Stage& stage) {
  stage.fail_only(Stage::Under::kiosk);
  sync_and_receipts(stage);
}

void sync_of_office(Stage& stage) {
  stage.fail_only(Stage::Under::office);
  sync_and_receipts(stage);
}

// ---- Stick

void town_with_some_waiting(Stage& stage) {
  open_town(stage);
  sign_up_some(stage);
}

// ---- Key change

void keys_change(Stage& stage) {
  stage.office({"rotate-keys", "--root", stage.text("office/office.root")});
  carry_stick(stage);
  const std::string again = stage.text("again");
  stage.office({"enrol", "--centre", "sakura-shimin", "--out", again});
  stage.kiosk({"enrol", again});
  carry_stick(stage);
}

}  // namespace

std::vector<Story> kiosk_stories() {
  return {{"provisioning", bundle_is_out, provision, works_from_the_start},
          {"sign-up", open_town, one_afternoon, afternoon_is_at_office},
          {"sync of a kiosk", town_with_sign_ups, sync_of_kiosk, all_is_at_office},
          {"sync of an office", town_with_sign_ups, sync_of_office, all_is_at_office},
          {"stick", town_with_some_waiting, carry_stick, all_is_at_office},
          {"key change", town_with_some_waiting, keys_change, all_is_at_office}};
}

}  // namespace tsudoi::failnth
