#include "tests/powercut/scenarios.h"

#include <stdexcept>

#include "storage/base/files.h"
#include "sync/office/purge.h"
#include "sync/office/stick.h"
#include "sync/renewal.h"
#include "sync/salvage.h"
#include "tests/powercut/memory.h"
#include "tests/powercut/program_runs.h"
#include "tests/powercut/recorder.h"
#include "tests/support/must.h"

namespace tsudoi::powercut {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kSeed = 7;
using test::must;

constexpr int kSignUps = 12;
constexpr std::int64_t kDaySeconds = 24 * 3600;
constexpr std::size_t kStoreBytesMax = 64 * 1024 * 1024;
constexpr std::ptrdiff_t kHeaderBytes = 2 * 4096;

template <class T>
CatalogueItem item_of(CatalogueKind kind, const std::string& id, const T& value) {
  return {kind, id, false, codec::encode(value)};
}

/// One run: what it does is recorded while `recording` is on.
class Town {
 public:
  explicit Town(Scenario& scenario) : scenario_(scenario), ground_(scenario.ground) {
    const fs::path file = ground_.keys / "office.keyfile";
    must(OfficeUnlock::make_key_file(file, *random_));
    ground_.unlock = must(OfficeUnlock::from_key_file(file));
  }

  Seams seams() { return {clock_, *random_}; }
  Office& office() { return *office_; }
  KioskStore& kiosk() { return *kiosk_; }
  fs::path stick() const { return scenario_.folder / "stick"; }

  void make_office(const fs::path& folder) {
    must(Office::init(folder, *ground_.unlock, "さくら川市", seams()));
    note({Milestone::office_made, {}, 0});
    office_.emplace(must(Office::open(folder, *ground_.unlock, OpenTo::work, seams())));
    Publication publication;
    Centre tama;
    tama.id = {"tama"};
    publication.publish.push_back(item_of(CatalogueKind::centre, "tama", tama));
    publication.publish.push_back(item_of(CatalogueKind::form, "simple", test::simple_form()));
    publication.publish.push_back(item_of(CatalogueKind::listing, "shodo", test::shodo()));
    must(office_->publish(publication));
  }

  void enrol() { ground_.bundle = must(open_bundle(must(office_->enrol({"tama"}, "")).bundle)); }

  void make_kiosk(const fs::path& folder) {
    must(KioskStore::provision(folder, *ground_.bundle, seams()));
    if (ground_.kiosk == KioskIs::on_this_disk) note({Milestone::kiosk_made, {}, 0});
    open_kiosk(folder);
  }
  void open_kiosk(const fs::path& folder) {
    kiosk_.reset();
    kiosk_.emplace(must(KioskStore::open(folder, OpenTo::work, seams())));
  }

  void enrol_again(const fs::path& folder) {
    const auto bundle = must(open_bundle(must(office_->enrol({"tama"}, "")).bundle));
    must(tsudoi::enrol_again(*kiosk_, bundle, seams()));
    open_kiosk(folder);
  }

  /// Both headers of its store rot, all at once: nothing leads to a record any more. Then the next
  /// start, which makes a fresh one.
  void rot_and_start(const fs::path& folder) {
    kiosk_.reset();
    Bytes bytes = must(read_file(folder / "data.mdb", kStoreBytesMax));
    std::fill_n(bytes.begin(), kHeaderBytes, std::uint8_t(0xA5));
    must(write_file(folder / "data.mdb", bytes, FileAccess::owner_only));
    if (!must(salvage(folder, seams())).lost.empty()) throw std::runtime_error("too much rotted");
    open_kiosk(folder);
  }

  SavedEntry sign_up() {
    return saved(must(kiosk_->sign_up(test::sign_up_for(test::shodo(), test::hanako()))));
  }
  /// What a lobby does in an afternoon: two come, one changes her mind, one is ticked off wrongly.
  void afternoon() {
    const SavedEntry hers = sign_up();
    const SavedEntry his = sign_up();
    saved(must(kiosk_->withdraw(hers.id)));
    const SavedEntry seen = saved(must(kiosk_->attend(attended(his))));
    saved(must(kiosk_->undo(seen.id, UndoReason::mistake)));
    saved(must(kiosk_->count_heads({{"shodo"}, 0, {{AgeBand::seventies, 3}}})));
  }

  void sync() {
    test::DirectLine line(*office_);
    must(sync_once(*kiosk_, line, seams()));
    note_received();
  }
  /// A year passes in which nobody comes.
  void purge() {
    clock_.advance_seconds((kRetentionDaysDefault + 1) * kDaySeconds);
    const Date today = tokyo_time(clock_.now()).date;
    const Purged purged = must(OfficePurge::run(*office_, today, kPurgedByItself));
    if (!purged.not_compacted) note({Milestone::purged, {}, purged.applications});
  }
  void carry() {
    must(export_to_stick(*kiosk_, stick(), seams()));
    must(import_stick(*office_, stick()));
    note_received();
    must(export_replies(*office_, stick()));
    must(import_from_stick(*kiosk_, stick()));
  }

 private:
  static Attended attended(const SavedEntry& who) {
    Attended attended;
    attended.listing = {"shodo"};
    attended.who = who.id;
    return attended;
  }
  SavedEntry saved(const SavedEntry& entry) const {
    if (ground_.kiosk == KioskIs::on_this_disk) note({Milestone::entry_saved, entry.id, 0});
    return entry;
  }
  SavedEntry saved(const SavedOr& answer) const { return saved(std::get<SavedEntry>(answer)); }
  void note_received() const { note({Milestone::office_has, {}, must(office_->status()).entries}); }

  Scenario& scenario_;
  Ground& ground_;
  test::HandClock clock_;
  std::unique_ptr<Random> random_ = make_seeded_random(kSeed);
  std::optional<Office> office_;
  std::optional<KioskStore> kiosk_;
};

void record_provisioning(Scenario& scenario, Town& town) {
  town.make_office(scenario.ground.keys / "office");
  town.enrol();
  start_recording(scenario.folder.path(), scenario.recording);
  town.make_kiosk(scenario.folder / "kiosk");
}

void record_sign_ups(Scenario& scenario, Town& town) {
  record_provisioning(scenario, town);
  for (int i = 0; i < kSignUps; ++i) {
    town.afternoon();
    if (i % 4 == 3) town.open_kiosk(scenario.folder / "kiosk");  // another day, another epoch
  }
}

void record_office(Scenario& scenario, Town& town) {
  scenario.ground.kiosk = KioskIs::elsewhere;
  start_recording(scenario.folder.path(), scenario.recording);
  town.make_office(scenario.folder / "office");
  town.enrol();
  town.make_kiosk(scenario.ground.keys / "kiosk");
  for (int i = 0; i < 6; ++i) {
    town.sign_up();
    town.sync();
  }
}

void record_sync(Scenario& scenario, Town& town) {
  start_recording(scenario.folder.path(), scenario.recording);
  town.make_office(scenario.folder / "office");
  town.enrol();
  town.make_kiosk(scenario.folder / "kiosk");
  for (int i = 0; i < 4; ++i) {
    town.sync();
    town.afternoon();
  }
  town.sync();
}

void record_stick(Scenario& scenario, Town& town) {
  start_recording(scenario.folder.path(), scenario.recording);
  town.make_office(scenario.folder / "office");
  town.enrol();
  town.make_kiosk(scenario.folder / "kiosk");
  for (int i = 0; i < 3; ++i) {
    town.carry();
    town.afternoon();
  }
  town.carry();
}

void record_renewal(Scenario& scenario, Town& town) {
  start_recording(scenario.folder.path(), scenario.recording);
  town.make_office(scenario.folder / "office");
  town.enrol();
  town.make_kiosk(scenario.folder / "kiosk");
  for (int i = 0; i < 3; ++i) {
    town.afternoon();
    town.enrol_again(scenario.folder / "kiosk");
    town.sync();
  }
}

void record_purge(Scenario& scenario, Town& town) {
  scenario.ground.kiosk = KioskIs::elsewhere;
  start_recording(scenario.folder.path(), scenario.recording);
  town.make_office(scenario.folder / "office");
  town.enrol();
  town.make_kiosk(scenario.ground.keys / "kiosk");
  for (int i = 0; i < 3; ++i) {
    town.sign_up();
    town.sync();
    town.purge();
  }
}

/// Twice on one day: the second time beside what the first has left.
void record_salvage(Scenario& scenario, Town& town) {
  scenario.ground.rot = DiskRots::at_times;
  start_recording(scenario.folder.path(), scenario.recording);
  town.make_office(scenario.folder / "office");
  town.enrol();
  town.make_kiosk(scenario.folder / "kiosk");
  for (int i = 0; i < 2; ++i) {
    town.sync();
    town.afternoon();
    town.rot_and_start(scenario.folder / "kiosk");
    town.afternoon();
  }
  town.sync();
}

void put(const fs::path& file, std::string_view text) {
  must(write_file(file, view_of(text), FileAccess::owner_only));
}

using Record = void (*)(Scenario&, Town&);
struct Named {
  const char* name;
  Record record;
};
constexpr Named kOwnRuns[] = {{"provisioning", record_provisioning},
                              {"sign-ups", record_sign_ups},
                              {"office", record_office},
                              {"sync", record_sync},
                              {"stick", record_stick},
                              {"renewal", record_renewal},
                              {"purge", record_purge},
                              {"salvage", record_salvage}};

}  // namespace

std::unique_ptr<Scenario> recorded(Run run) {
  keep_heap_small();
  auto scenario = std::make_unique<Scenario>();
  const std::string now = std::to_string(test::HandClock().now().value);
  put(scenario->ground.keys / "judge-clock", now);
  put(scenario->ground.keys / "machine", "uninitialized\n");
  const auto index = static_cast<std::size_t>(run);
  if (index >= std::size(kOwnRuns)) {
    record_programs(run, *scenario);
    return scenario;
  }
  scenario->name = kOwnRuns[index].name;
  {
    Town town(*scenario);
    kOwnRuns[index].record(*scenario, town);
  }
  stop_recording();
  return scenario;
}

}  // namespace tsudoi::powercut
