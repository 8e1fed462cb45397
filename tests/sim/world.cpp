#include "tests/sim/world.h"

#include "sync/office/backup.h"
#include "tests/support/shodo.h"

namespace tsudoi::sim {
namespace {

namespace fs = std::filesystem;

constexpr const char* kCentres[] = {"tama", "ikuta", "sugao", "noborito"};

fs::path memory_folder() {
  const fs::path in_memory = "/dev/shm";
  return fs::is_directory(in_memory) ? in_memory : fs::temp_directory_path();
}

OfficeUnlock make_unlock(const fs::path& file, Random& random) {
  must(OfficeUnlock::make_key_file(file, random), "key file");
  return must(OfficeUnlock::from_key_file(file), "key file");
}

template <class T>
CatalogueItem item_of(CatalogueKind kind, const std::string& id, const T& value) {
  return {kind, id, false, codec::encode(value)};
}

void copy_folder(const fs::path& from, const fs::path& to) {
  fs::remove_all(to);
  fs::copy(from, to, fs::copy_options::recursive);
}

}  // namespace

std::string_view name_of(Mutation mutation) {
  constexpr std::string_view kNames[] = {"none",
                                         "says_saved_before_commit",
                                         "disk_forgets_a_commit",
                                         "retry_makes_second_entry",
                                         "epochs_repeat",
                                         "drops_an_entry",
                                         "batch_is_not_frozen",
                                         "receipt_is_assumed",
                                         "lease_counts_double",
                                         "catalogue_item_is_dropped",
                                         "decision_is_dropped",
                                         "quarantine_is_erased",
                                         "backup_is_assumed",
                                         "attendance_is_erased"};
  static_assert(std::size(kNames) == kMutations);
  return kNames[static_cast<std::size_t>(mutation)];
}

World::World(const Plan& wanted)
    : plan(wanted),
      dice(wanted.seed),
      folder_(memory_folder()),
      office_random_(make_seeded_random(wanted.seed + 1'000'000'007)),
      unlock_(make_unlock(folder_ / "office.keyfile", *office_random_)) {
  must(Office::init(office_folder(), unlock_, "さくら川市", office_seams()), "init");
  open_office();
  Publication publication;
  for (const char* id : kCentres) {
    Centre centre;
    centre.id = {id};
    centre.name.ja = id;
    publication.publish.push_back(item_of(CatalogueKind::centre, id, centre));
  }
  publication.publish.push_back(item_of(CatalogueKind::form, "simple", test::simple_form()));
  must(office_->publish(publication), "publish");
  for (std::size_t i = 0; i < plan.kiosks; ++i)
    enrol(add_machine(), {kCentres[i % std::size(kCentres)]});
}

std::unique_ptr<Random> World::random_for(std::uint64_t number) const {
  return make_seeded_random(plan.seed * 1000 + number);
}

Machine& World::add_machine() {
  auto machine = std::make_unique<Machine>();
  machine->number = machines.size();
  machine->folder = folder_ / ("kiosk-" + std::to_string(machines.size()));
  machine->random = random_for(machine->number);
  machines.push_back(std::move(machine));
  return *machines.back();
}

void World::enrol(Machine& machine, const CentreId& centre) {
  const auto enrolled = must(office_->enrol(centre, ""), "enrol");
  const auto bundle = must(open_bundle(enrolled.bundle), "bundle");
  must(KioskStore::provision(machine.folder, bundle, machine.seams()), "provision");
  machine.kiosk = enrolled.kiosk;
  open(machine);
}

void World::open(Machine& machine) {
  if (plan.mutation == Mutation::epochs_repeat)
    machine.random = make_seeded_random(read_be64(machine.kiosk.view()));
  machine.store.emplace(
      must(KioskStore::open(machine.folder, OpenTo::work, machine.seams()), "open"));
}

void World::open_office() {
  office_ = std::make_unique<Office>(
      must(Office::open(office_folder(), unlock_, OpenTo::work, office_seams()), "open office"));
}

void World::restart_office() {
  ++crashes;
  close_office();
  office_gate.mend();
  open_office();
}

void World::back_up() {
  const fs::path folder = folder_ / ("backup-" + std::to_string(++backups_));
  const BackupNote note = must(
      OfficeBackup::make(*office_, office_folder(), folder, unlock_, office_seams()), "backup");
  must(OfficeBackup::note(*office_, note), "note of a backup");
  if (backup_) fs::remove_all(backup_->folder);
  backup_ = {folder, offered};
  truth.note_backup();
}

void World::restore_office() {
  if (!backup_) return;
  ++restored;
  close_office();
  office_gate.mend();
  fs::remove_all(office_folder());
  must(OfficeBackup::restore(backup_->folder, office_folder(), unlock_, office_seams()), "restore");
  offered = backup_->offered;
  truth.begin_lost_time();
  open_office();
}

SyncAnswer World::serve(ByteView ask) {
  SyncAnswer answer = office_->handle(ask);
  if (answer.status < 500) return answer;
  if (!office_gate.fired() && !office_gate.is_full())
    broken("the office fails on a healthy disk: " + std::string(text_of(answer.body)));
  if (office_gate.fired()) restart_office();
  return answer;
}

/// Until it is done: the first try may meet a broken disk.
void World::publish(const Listing& listing, Audience audience) {
  Offered& now = offered[listing.id];
  now = {listing, audience, std::max(now.handed_out_max, *listing.roles.front().capacity)};
  Publication publication;
  auto& into = audience == Audience::kiosks ? publication.publish : publication.keep;
  into.push_back(item_of(CatalogueKind::listing, listing.id.value, listing));
  auto done = office_->publish(publication);
  if (done.ok()) return;
  if (!office_gate.fired() && !office_gate.is_full())
    broken("publish: " + sentence_for(done.error()));
  restart_office();
  must(office_->publish(publication), "publish again");
}

/// A line whose outcome was unknown is there when the disk broke after the commit, and only then.
void World::restart(Machine& machine) {
  ++crashes;
  machine.store.reset();
  machine.gate.mend();
  open(machine);
}

void World::copy_disk(Machine& machine) {
  machine.store.reset();
  copy_folder(machine.folder, machine.older_copy());
  machine.copied = machine.journal;
  open(machine);
}

void World::restore_disk(Machine& machine) {
  machine.store.reset();
  copy_folder(machine.older_copy(), machine.folder);
  machine.journal = *machine.copied;
  machine.has_two_histories = true;
  open(machine);
}

void World::clone(Machine& machine) {
  machine.store.reset();
  Machine& twin = add_machine();
  copy_folder(machine.folder, twin.folder);
  twin.kiosk = machine.kiosk;
  twin.journal = machine.journal;
  twin.has_two_histories = machine.has_two_histories = true;
  open(machine);
  open(twin);
}

void World::calm() {
  late.clear();
  restart_office();
  office_gate.mend();
  for (auto& machine : machines) {
    restart(*machine);
    machine->clock.set(office_clock.now().value);
  }
}

}  // namespace tsudoi::sim
