#include "tests/powercut/program_runs.h"

#include <nlohmann/json.hpp>

#include "storage/base/assert.h"
#include "storage/domain/retention.h"
#include "tests/powercut/programs.h"
#include "tests/support/must.h"

namespace tsudoi::powercut {
namespace {

namespace fs = std::filesystem;
using test::must;

constexpr std::chrono::hours kDay{24};
constexpr std::chrono::minutes kWhile{10};  // what is signed up for ends in less than three hours
constexpr int kDaysOfTwoMonths = 62;
constexpr const char* kOldStores = "kiosk_1_office_1";

/// An office with a catalogue, and a kiosk of it.
void settle(Programs& programs) {
  programs.make_office();
  programs.publish("brush");
  programs.enrol();
  programs.make_kiosk();
}

void promise_settled(Programs& programs) {
  const auto before = programs.saved_so_far();
  programs.record();
  programs.promise(Milestone::office_made, 0);
  programs.promise(Milestone::kiosk_made, 0);
  for (const PublicId& id : before) programs.promise_saved(id);
}

void enrolment(Programs& programs) {
  programs.record();
  settle(programs);
}

/// Two receipts for each batch: stored, and backed up.
void day(Programs& programs) {
  settle(programs);
  promise_settled(programs);
  programs.sync();
  programs.afternoon();
  programs.sync();
  programs.afternoon();
  programs.serve();
  programs.kiosk({"sync"});
  programs.promise_what_kiosk_knows();
  programs.back_up();
  programs.kiosk({"sync"});
  programs.end_serving();
  programs.promise_what_office_has();
}

void catalogue(Programs& programs) {
  settle(programs);
  promise_settled(programs);
  programs.sync();
  programs.publish("book");
  programs.sync();
  programs.publish("bread");
  programs.sync();
}

void stick_by_hand(Programs& programs) {
  settle(programs);
  programs.put_stick_in();
  promise_settled(programs);
  programs.carry();
  for (int i = 0; i < 2; ++i) {
    programs.afternoon();
    programs.carry();
  }
}

/// Sealed to the first key before and after the kiosk could know of the second, and to the second.
void keys(Programs& programs) {
  settle(programs);
  promise_settled(programs);
  const fs::path root = programs.folder(kOfficeFolder) / "office.root";
  programs.sync();
  for (std::uint64_t changed = 1; changed <= 2; ++changed) {
    programs.afternoon();
    programs.move_clock(kWhile);
    programs.office({"rotate-keys", "--root", root.string()});
    programs.promise(Milestone::keys_changed, changed);
    programs.afternoon();
    programs.sync();
  }
}

/// Both stores are of schema 1, with three entries at the office, two of them applications.
void migration(Programs& programs) {
  programs.put_stick_in();
  promise_settled(programs);
  programs.promise(Milestone::office_has, 3);
  programs.promise(Milestone::office_lists, 2);
  for (int i = 0; i < 2; ++i) {
    programs.count_heads();
    programs.carry();
  }
}

/// At the kiosk 45 days after the backup, at the office when the time of the purpose is over.
void retention(Programs& programs) {
  settle(programs);
  promise_settled(programs);
  programs.sync();
  programs.afternoon();
  programs.sync();
  programs.back_up();
  programs.sync();
  programs.move_clock(kDaysOfTwoMonths * kDay);
  programs.sync();
  programs.move_clock(kRetentionDaysDefault * kDay);
  const auto purged = programs.office({"purge"});
  programs.promise(Milestone::purged, purged.at("applications"));
  programs.sync();
}

void backup(Programs& programs) {
  settle(programs);
  programs.sync();
  programs.afternoon();
  programs.sync();
  promise_settled(programs);
  programs.promise_what_office_has();
  programs.back_up();
  programs.afternoon();
  programs.sync();
  programs.office({"restore", programs.folder(kBackupFolder).string(), "--data",
                   programs.folder(kRestoredFolder).string()});
  programs.promise(Milestone::restored, 4);
}

void pull(Programs& programs) {
  programs.serve_relay();
  programs.kiosk({"sync"});
  programs.office({"relay", "pull", programs.url()});
  programs.promise_what_office_has();
  programs.kiosk({"sync"});
  programs.promise_what_kiosk_knows();
  programs.end_serving();
}

void relay(Programs& programs) {
  settle(programs);
  const std::string card = programs.key_folder("card").string();
  programs.office({"relay", "card", "--out", card});
  promise_settled(programs);
  programs.relay({"relay", "init", "--card", card});
  programs.promise(Milestone::relay_made, 0);
  pull(programs);
  programs.afternoon();
  pull(programs);
}

using Record = void (*)(Programs&);
struct Named {
  Run run;
  const char* name;
  Record record;
};
constexpr Named kNamed[] = {{Run::enrolment, "enrolment", enrolment},
                            {Run::day, "day", day},
                            {Run::catalogue, "catalogue", catalogue},
                            {Run::stick_by_hand, "stick by hand", stick_by_hand},
                            {Run::keys, "keys", keys},
                            {Run::migration, "migration", migration},
                            {Run::retention, "retention", retention},
                            {Run::backup, "backup", backup},
                            {Run::relay, "relay", relay}};

/// A copy; what git does not keep of files, owner only, is put right.
void lay_old_stores(Scenario& scenario) {
  const fs::path from = fs::path(TSUDOI_OLD_STORES_FOLDER) / kOldStores;
  for (const char* name : {kKioskFolder, kOfficeFolder})
    fs::copy(from / name, scenario.folder / name, fs::copy_options::recursive);
  fs::copy(from / "office.key", scenario.ground.keys / "office.keyfile");
  for (const fs::path& laid : {scenario.folder.path(), scenario.ground.keys.path()})
    for (const auto& entry : fs::recursive_directory_iterator(laid))
      fs::permissions(entry.path(), entry.is_directory()
                                        ? fs::perms::owner_all
                                        : fs::perms::owner_read | fs::perms::owner_write);
  scenario.ground.listing = {"shodo-hajimete"};
  scenario.ground.goes_on = GoesOn::with_heads;
}

}  // namespace

void record_programs(Run run, Scenario& scenario) {
  const auto* named = std::ranges::find(kNamed, run, &Named::run);
  TSUDOI_ASSERT(named != std::end(kNamed));
  scenario.name = named->name;
  if (run == Run::migration) lay_old_stores(scenario);
  Programs programs(scenario);
  named->record(programs);
  programs.finish();
}

}  // namespace tsudoi::powercut
