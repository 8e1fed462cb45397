#include "tests/sim/world.h"

#include "sync/office/quarantine.h"
#include "tests/sim/residents.h"

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

/// A relay that has not heard of a kiosk, or has no room, says so and is not broken.
bool is_honest_trouble(const SyncAnswer& answer) {
  return text_of(answer.body).find("try again later") != std::string_view::npos;
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
                                         "attendance_is_erased",
                                         "relay_is_believed",
                                         "revocation_is_lost",
                                         "purged_names_come_back",
                                         "old_key_is_thrown_away",
                                         "update_is_not_retried",
                                         "name_is_in_a_log",
                                         "log_has_no_end"};
  static_assert(std::size(kNames) == kMutations);
  return kNames[static_cast<std::size_t>(mutation)];
}

World::World(const Plan& wanted)
    : plan(wanted),
      dice(wanted.seed),
      folder_(memory_folder()),
      office_random_(make_seeded_random(wanted.seed + 1'000'000'007)),
      relay_random_(make_seeded_random(wanted.seed + 2'000'000'011)),
      unlock_(make_unlock(folder_ / "office.keyfile", *office_random_)) {
  must(Office::init(office_folder(), unlock_, "さくら川市", office_seams()), "init");
  fs::rename(office_folder() / "office.root", folder_ / "office.root");  // as people put it away
  open_office();
  Publication publication;
  for (const char* id : kCentres) {
    Centre centre;
    centre.id = {id};
    centre.name.ja = id;
    publication.publish.push_back(item_of(CatalogueKind::centre, id, centre));
  }
  must(office_->publish(publication), "publish");
  publish_form();
  must(Relay::init(relay_folder(), office_->card(), relay_seams()), "init of a relay");
  open_relay();
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
  if (machine->number % 3 == 2) machine->talks_to = Server::relay;
  machines.push_back(std::move(machine));
  return *machines.back();
}

void World::enrol(Machine& machine, const CentreId& centre) {
  const auto enrolled = must(office_->enrol(centre, ""), "enrol");
  const auto bundle = must(open_bundle(enrolled.bundle), "bundle");
  must(KioskStore::provision(machine.folder, bundle, machine.seams()), "provision");
  machine.kiosk = enrolled.kiosk;
  machine.centre = centre;
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

void World::open_relay() {
  relay_.emplace(must(Relay::open(relay_folder(), OpenTo::work, relay_seams()), "open relay"));
}

SyncAnswer World::serve_office(ByteView ask) {
  SyncAnswer answer = office_->handle(ask);
  if (answer.status < kOwnTroubleStatus) return answer;
  if (!office_gate.fired() && !office_gate.is_full())
    broken("the office fails on a healthy disk: " + std::string(text_of(answer.body)));
  if (office_gate.fired()) restart_office();
  return answer;
}

SyncAnswer World::serve(Server server, ByteView ask) {
  if (server == Server::office) return serve_office(ask);
  SyncAnswer answer = server == Server::relay ? relay_->handle(ask) : relay_->handle_pull(ask);
  if (answer.status < kOwnTroubleStatus || is_honest_trouble(answer)) return answer;
  if (!relay_gate.fired() && !relay_gate.is_full())
    broken("the relay fails on a healthy disk: " + std::string(text_of(answer.body)));
  if (relay_gate.fired()) restart_relay();
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

void World::publish_form() {
  Publication publication;
  const Form form = form_of_version(form_version);
  publication.publish.push_back(item_of(CatalogueKind::form, form.id.value, form));
  must(office_->publish(publication), "publish a form");
}

void World::upgrade_office() {
  restart_office();
  ++form_version;
  publish_form();
  if (plan.mutation == Mutation::update_is_not_retried) return;
  const AuditRecord line{office_clock.now(), "office", 0, "update", "local"};
  must(OfficeQuarantine::retry_after_update(*office_, ++programs_, line), "retry after an update");
}

}  // namespace tsudoi::sim
