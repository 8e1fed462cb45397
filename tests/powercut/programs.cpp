#include "tests/powercut/programs.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "storage/base/files.h"
#include "sync/frames.h"
#include "tests/powercut/log.h"
#include "tests/siege/listener.h"
#include "tests/support/hand_clock.h"
#include "tests/support/must.h"

namespace tsudoi::powercut {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using test::must;

/// As test::simple_form().
constexpr std::string_view kForm = R"(
[[form]]
id = "simple"
version = 1
purpose.ja = "参加の受付"
retention.ja = "90日で消します"
retention_days = 90
seen_by.ja = "館の担当者"
[[form.step]]
title.ja = "お名前"
[[form.step.field]]
id = "name"
kind = "name"
label.ja = "お名前"
required = true
[[form.step]]
title.ja = "連絡先"
[[form.step.field]]
id = "phone"
kind = "phone"
label.ja = "電話番号"
required = true
[[form.step]]
title.ja = "確認"
[[form.step.field]]
id = "consent"
kind = "consent"
label.ja = "お預かりする情報について"
help.ja = "連絡だけに使います"
required = true
consent = "contact"
consent_version = 1
)";

constexpr std::string_view kSignUp =
    R"({"do":"apply","listing":"shodo","answers":{)"
    R"("name":{"written":"渡邉 花子","reading":"わたなべ はなこ"},)"
    R"("phone":"0440001234","consent":true}})";

fs::path sample(const std::string& name) {
  return fs::path(TSUDOI_SAMPLE_FOLDER) / name;
}

void put(const fs::path& file, std::string_view text) {
  must(write_file(file, view_of(text), FileAccess::owner_only));
}

void replace(std::string& text, const std::string& what, const std::string& with) {
  const std::size_t at = text.find(what);
  if (at == text.npos) throw std::runtime_error("the sample has no " + what);
  text.replace(at, what.size(), with);
}

/// The first row of the sample's list, which is test::shodo(), with a picture of this name.
std::string list_with(const std::string& picture) {
  std::ifstream all(sample("events.csv"));
  std::string head, row;
  std::getline(all, head);
  std::getline(all, row);
  replace(row, "shodo-hajimete", "shodo");
  replace(row, "絵=brush", "絵=" + picture);
  return head + "\n" + row + "\n";
}

fs::path key_file(const Scenario& scenario) {
  return scenario.ground.keys / "office.keyfile";
}

}  // namespace

Programs::Programs(Scenario& scenario) : scenario_(scenario) {
  url_ = "http://127.0.0.1:" + std::to_string(siege::quiet_port());
  Ground& ground = scenario.ground;
  const fs::path& keys = ground.keys.path();
  if (!fs::exists(key_file(scenario))) put(key_file(scenario), std::string(64, 'k'));
  put(keys / "phrase", "correct horse battery\n");
  put(keys / "machine", "11111111111111111111111111111111\n");
  put(keys / "forms.toml", kForm);
  ground.unlock = must(OfficeUnlock::from_key_file(key_file(scenario)));
  ground.machine = machine_in(keys / "machine");
  now_ = test::HandClock().now().value;
  move_clock({});
}

void Programs::record() {
  scenario_.recording.lay(scenario_.folder.path());
  log_ = open_log(scenario_.ground.keys / "log");
}

void Programs::finish() {
  served_.reset();
  for (Event& event : events_in(scenario_.ground.keys / "log"))
    scenario_.recording.take(std::move(event));
  Recording& recording = scenario_.recording;
  const auto is_promise = [&](const Event& event) { return event.what == What::promise; };
  while (is_promise(recording.events.at(recording.laid))) ++recording.laid;  // of what was laid
}

void Programs::move_clock(std::chrono::seconds on) {
  now_ += on.count();
  put(scenario_.ground.keys / "clock", std::to_string(now_));
}

void Programs::promise(Milestone milestone, std::uint64_t count) const {
  Event event;
  event.promised = {milestone, {}, count};
  if (log_ >= 0) add_to_log(log_, event);
}

test::Program Programs::watched(std::string file) const {
  test::Program program{std::move(file)};
  if (log_ < 0) return program;
  program.settings = {"LD_PRELOAD=" TSUDOI_POWERCUT_PRELOAD,
                      "TSUDOI_POWERCUT_FOLDER=" + scenario_.folder.path().string(),
                      "TSUDOI_POWERCUT_LOG=" + (scenario_.ground.keys / "log").string(),
                      "ASAN_OPTIONS=verify_asan_link_order=0"};
  return program;
}

json Programs::run(const test::Program& program, Words words) const {
  words.emplace_back("--json");
  const test::Ran ran = test::run_program(program, words);
  if (ran.code != 0)
    throw std::runtime_error(words.front() + " ended with " + std::to_string(ran.code) + ": " +
                             ran.err);
  return json::parse(test::last_line(ran.out));
}

std::string Programs::next_seed() const {
  return std::to_string(++seeds_);
}

Programs::Words Programs::with_key(Words words) const {
  words.insert(words.end(), {"--key-file", key_file(scenario_).string(), "--clock-file",
                             (scenario_.ground.keys / "clock").string(), "--seed", next_seed()});
  return words;
}

Programs::Words Programs::at_kiosk(Words words) const {
  words.insert(words.end(), {"--data", folder(kKioskFolder).string(), "--clock-file",
                             (scenario_.ground.keys / "clock").string(), "--machine-id",
                             (scenario_.ground.keys / "machine").string(), "--seed", next_seed()});
  return words;
}

json Programs::office(const Words& words) const {
  const bool has_folder = std::ranges::find(words, "--data") != words.end();
  Words all = with_key(words);
  if (!has_folder) all.insert(all.end(), {"--data", folder(kOfficeFolder).string()});
  return run(watched(TSUDOI_OFFICE_PROGRAM), all);
}

json Programs::relay(const Words& words) const {
  Words all = words;
  all.insert(all.end(), {"--data", folder(kRelayFolder).string()});
  return office(all);
}

json Programs::kiosk(const Words& words) const {
  return run(watched(TSUDOI_KIOSK_PROGRAM), at_kiosk(words));
}

void Programs::make_office() {
  const std::string phrase = (scenario_.ground.keys / "phrase").string();
  office({"init", "--name", "さくら川市", "--admin-passphrase-file", phrase});
  scenario_.ground.first_account = "admin";
  promise(Milestone::office_made, 0);
}

void Programs::publish(const std::string& picture) {
  const fs::path list = scenario_.ground.keys / "list.csv";
  put(list, list_with(picture));
  office({"import-facilities", sample("facilities.csv").string()});
  office({"import-forms", (scenario_.ground.keys / "forms.toml").string()});
  office({"import-events", list.string(), "--pictures", sample("pictures").string()});
  promise(Milestone::catalogue_at, office({"status"}).at("catalogue"));
}

void Programs::enrol() {
  const fs::path bundle = scenario_.ground.keys / "bundle";
  office({"enrol", "--centre", "sakura-shimin", "--url", url_, "--out", bundle.string()});
  scenario_.ground.bundle = must(open_bundle(must(read_file(bundle, kBundleBytesMax))));
}

void Programs::make_kiosk() {
  kiosk({"enrol", (scenario_.ground.keys / "bundle").string()});
  promise(Milestone::kiosk_made, 0);
}

void Programs::serve() {
  const Words words{"serve", "--data", folder(kOfficeFolder).string(), "--listen", url_.substr(7)};
  served_ = std::make_unique<test::Child>(watched(TSUDOI_OFFICE_PROGRAM), with_key(words));
  end_unless_listening();
}

void Programs::serve_relay() {
  const Words words{"serve",    "--relay",     "--data", folder(kRelayFolder).string(),
                    "--listen", url_.substr(7)};
  served_ = std::make_unique<test::Child>(watched(TSUDOI_OFFICE_PROGRAM), with_key(words));
  end_unless_listening();
}

void Programs::end_unless_listening() {
  const auto said = served_->hear_within(std::chrono::minutes(1));
  if (!said || !said->starts_with("Listening on ")) throw std::runtime_error("nobody serves");
}

void Programs::end_serving() {
  served_->end();
  served_.reset();
}

std::vector<PublicId> Programs::saved_so_far() const {
  test::HandClock clock;
  const auto random = make_seeded_random(1);
  const Seams seams{clock, *random, nullptr, scenario_.ground.machine};
  const auto store = must(KioskStore::open(folder(kKioskFolder), OpenTo::look, seams));
  std::vector<PublicId> ids;
  for (const auto& [id, entry] : must(store.entries())) ids.push_back(id);
  return ids;
}

void Programs::promise_saved(const PublicId& id) const {
  Event event;
  event.promised.id = id;
  if (log_ >= 0) add_to_log(log_, event);
}

void Programs::say_and_promise(test::Child& kiosk, const json& line) {
  const json said = json::parse(kiosk.ask(line.dump()));
  if (!said.contains("saved")) throw std::runtime_error(line.dump() + ": " + said.dump());
  newest_ = said.at("saved");
  promise_saved({array_of<16>(*from_hex(newest_))});
}

void Programs::afternoon() {
  test::Child kiosk(watched(TSUDOI_KIOSK_PROGRAM), at_kiosk({"headless"}));
  say_and_promise(kiosk, json::parse(kSignUp));
  say_and_promise(kiosk, json::parse(kSignUp));
  say_and_promise(kiosk, {{"do", "withdraw"}, {"entry", newest_}});
  say_and_promise(kiosk, heads());
  if (kiosk.finish() != 0) throw std::runtime_error("the kiosk did not end well");
}

void Programs::count_heads() {
  test::Child kiosk(watched(TSUDOI_KIOSK_PROGRAM), at_kiosk({"headless"}));
  say_and_promise(kiosk, heads());
  say_and_promise(kiosk, heads());
  if (kiosk.finish() != 0) throw std::runtime_error("the kiosk did not end well");
}

json Programs::heads() const {
  return {
      {"do", "headcount"}, {"listing", scenario_.ground.listing.value}, {"heads", {{"70s", 3}}}};
}

void Programs::sync() {
  serve();
  kiosk({"sync"});
  promise_what_kiosk_knows();
  end_serving();
  promise_what_office_has();
}

void Programs::put_stick_in() {
  fs::create_directory(folder(kStickFolder));
}

void Programs::carry() {
  const std::string stick = folder(kStickFolder).string();
  kiosk({"export", stick});
  office({"import", stick});
  promise_what_office_has();
  office({"export-replies", stick});
  kiosk({"import", stick});
  promise_what_kiosk_knows();
}

void Programs::back_up() {
  office({"backup", folder(kBackupFolder).string()});
  promise(Milestone::backup_made, office({"status"}).at("entries"));
}

void Programs::promise_what_office_has() const {
  const json status = office({"status"});
  promise(Milestone::office_has, status.at("entries"));
  promise(Milestone::office_lists, status.at("applications"));
}

void Programs::promise_what_kiosk_knows() const {
  const json status = kiosk({"status"});
  promise(Milestone::kiosk_knows, status.at("at_office"));
  promise(Milestone::kiosk_shows, status.at("catalogue"));
}

}  // namespace tsudoi::powercut
