// What becomes of the disks: cut, copied, set back, cloned; backups, keys, enrolments.
#include "sync/office/backup.h"
#include "sync/office/key_rotation.h"
#include "sync/renewal.h"
#include "tests/sim/line.h"

namespace tsudoi::sim {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kKeyIsGoneSeconds = 401 * 24 * 3600;

void copy_folder(const fs::path& from, const fs::path& to) {
  fs::remove_all(to);
  fs::copy(from, to, fs::copy_options::recursive);
}

}  // namespace

// ---- The office

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
  backup_ = {folder, offered, revoked_, form_version};
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
  revoked_ = backup_->revoked;
  form_version = backup_->form_version;
  for (const auto& machine : machines)
    if (machine->trust == Trust::revoked && !is_revoked(machine->kiosk))
      machine->trust = Trust::trusted;
  truth.begin_lost_time();
  open_office();
  watched.arrivals = office_->meta().arrivals;
  watched.decisions = office_->meta().decisions;
  watched.commits = UINT64_MAX;
}

void World::rotate_keys() {
  const auto rotate = [&] {
    return KeyRotation::rotate(*office_, office_folder(), folder_ / "office.root", unlock_);
  };
  if (const auto done = rotate(); !done.ok()) {
    if (!office_gate.fired() && !office_gate.is_full())
      broken("rotate keys: " + sentence_for(done.error()));
    restart_office();
    must(rotate(), "rotate keys again");
  }
  restart_office();
  if (plan.mutation == Mutation::old_key_is_thrown_away) {
    close_office();
    auto keyring = must(Keyring::open(office_folder(), unlock_), "keys");
    office_clock.advance(kKeyIsGoneSeconds);
    must(keyring.wipe_old(office_folder(), unlock_, office_clock, *office_random_),
         "wipe old keys");
    office_clock.advance(-kKeyIsGoneSeconds);
    open_office();
  }
  if (backup_) back_up();
}

// ---- The relay

void World::restart_relay() {
  ++crashes;
  relay_.reset();
  relay_gate.mend();
  open_relay();
}

/// Another one stands there, empty.
void World::lose_relay() {
  ++restored;
  relay_.reset();
  relay_gate.mend();
  fs::remove_all(relay_folder());
  must(Relay::init(relay_folder(), office_->card(), relay_seams()), "init of a relay");
  open_relay();
}

// ---- The kiosks

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
  machine.received = 0;
  open(machine);
}

void World::clone(Machine& machine) {
  machine.store.reset();
  Machine& twin = add_machine();
  copy_folder(machine.folder, twin.folder);
  twin.kiosk = machine.kiosk;
  twin.centre = machine.centre;
  twin.talks_to = machine.talks_to;
  twin.trust = machine.trust;
  twin.was = machine.was;
  twin.journal = machine.journal;
  twin.has_two_histories = machine.has_two_histories = true;
  twin.is_twin = machine.is_twin = true;
  open(machine);
  open(twin);
}

/// Until it is done: the first try may meet a broken disk.
void World::revoke(Machine& machine) {
  machine.trust = Trust::revoked;
  revoked_.insert(machine.kiosk);
  if (plan.mutation == Mutation::revocation_is_lost) return;
  const auto done = office_->revoke(machine.kiosk);
  if (done.ok()) return;
  if (!office_gate.fired() && !office_gate.is_full())
    broken("revoke: " + sentence_for(done.error()));
  restart_office();
  const auto again = office_->revoke(machine.kiosk);
  if (!again.ok() && again.error().code != ErrorCode::already_there)
    broken("revoke again: " + sentence_for(again.error()));
}

/// Of whom a person enrols there is a backup: the next office knows it too.
void World::enrol_again(Machine& machine) {
  restart_office();
  restart(machine);
  const auto enrolled = must(office_->enrol(machine.centre, ""), "enrol again");
  const auto bundle = must(open_bundle(enrolled.bundle), "bundle");
  must(tsudoi::enrol_again(*machine.store, bundle, machine.seams()), "enrol again");
  machine.was.push_back(machine.kiosk);
  revoked_.erase(machine.kiosk);
  machine.kiosk = enrolled.kiosk;
  machine.trust = Trust::renewed;
  machine.copied.reset();
  machine.received = 0;
  restart(machine);
  // Whoever enrols it sees that it works, before the code is too old.
  GoodLine line(*this, Server::office);
  must(sync_once(*machine.store, line, machine.seams()), "sync of whom was enrolled again");
  if (backup_) back_up();
}

void World::calm() {
  late.clear();
  restart_office();
  restart_relay();
  for (auto& machine : machines) {
    restart(*machine);
    machine->clock.set(office_clock.now().value);
    machine->clock_lies = false;
  }
}

}  // namespace tsudoi::sim
