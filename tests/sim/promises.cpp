#include "tests/sim/promises.h"

#include <set>

#include "sync/office/office_keys.h"
#include "sync/office/quarantine.h"
#include "sync/proof.h"

namespace tsudoi::sim {
namespace {

/// Everything that the office has, by its own tables and its own quarantine.
struct AtOffice {
  std::set<PublicId> applied, aside, aside_whole;  // by batch
  std::set<PublicId> refused;                      // by the purge: too old to wait any longer
  std::set<KioskId> emptied;                       // whose batch went so, whole
  std::set<KioskId> forked;
  std::vector<Office::ArrivedApplication> applications;
};

/// Of the arrivals themselves, whatever the office has made of them; each is there once.
std::set<PublicId> read_arrivals(World& world) {
  std::set<PublicId> ids;
  const auto add = [&](ByteView record) {
    const auto arrival = must(codec::decode<ArrivalRecord>(record.first(record.size() - 16)), "e");
    if (!ids.insert(public_id_of(arrival.id)).second) broken("I3: an entry was applied twice");
  };
  world.close_office();
  {
    lmdb::Options options;
    options.access = lmdb::Access::read_only_beside_writer;
    const auto store = must(lmdb::Environment::open(world.office_store(), options), "office");
    const auto txn = must(store.read(), "read");
    const Bytes table = office_keys::table(office_keys::kArrival);
    must(txn.scan_prefix(table,
                         [&](ByteView, ByteView record) {
                           add(record);
                           return lmdb::Walk::go_on;
                         }),
         "scan");
  }
  world.office_gate.mend();
  world.open_office();
  return ids;
}

void add_aside(const QuarantineRecord& record, AtOffice& there) {
  if (record.id.counter.value != 0) {
    there.aside.insert(public_id_of(record.id));
    return;
  }
  const BatchFrame batch = must(read_batch(record.bytes), "a batch in quarantine");
  for (std::uint32_t i = 0; i < batch.header.count; ++i)
    there.aside_whole.insert(
        public_id_of({batch.header.kiosk, batch.header.epoch, {batch.header.first.value + i}}));
}

/// What waited until its time was over is refused, and the bytes of a batch are gone.
void add_refused(const SettledRecord& settled, AtOffice& there) {
  if (settled.how != SettledAs::refused) return;
  const auto record = must(codec::decode<QuarantineRecord>(settled.record), "what was refused");
  if (record.id.counter.value != 0) there.refused.insert(public_id_of(record.id));
  if (record.id.counter.value == 0) there.emptied.insert(record.id.kiosk);
}

AtOffice look_at_office(World& world) {
  AtOffice there;
  there.applied = read_arrivals(world);
  must(world.office().verify(), "I2: verify of the office");
  for (const auto& [number, record] : must(world.office().quarantine(), "quarantine"))
    add_aside(record, there);
  for (const auto& [number, settled] : must(OfficeQuarantine::settled(world.office()), "settled"))
    add_refused(settled, there);
  there.applications = must(world.office().applications(), "applications");
  for (const KioskRecord& kiosk : must(world.office().kiosks(), "kiosks"))
    if (kiosk.forked) there.forked.insert(kiosk.kiosk);
  return there;
}

// ---- One kiosk

void check_journal(const Machine& machine) {
  for (std::size_t i = 0; i < machine.journal.size(); ++i)
    if (id_at(machine, i + 1) != machine.journal[i])
      broken("I1: line " + std::to_string(i + 1) + " is another" + of(machine));
}

/// Whether a batch of this machine lost its bytes to the purge, so that nobody can say its lines.
bool has_emptied(const Machine& machine, const AtOffice& there) {
  for (const KioskId& was : machine.was)
    if (there.emptied.contains(was)) return true;
  return there.emptied.contains(machine.kiosk);
}

/// What has a receipt of this office's history is at the office.
void check_receipts(World& world, const Machine& machine, const AtOffice& there) {
  const auto proof = must(machine.store->verify(), "I2: verify of a kiosk");
  must(verify_chain(*machine.store), "I2: the chain of a kiosk");
  if (proof.entries != machine.journal.size()) broken("I1: lines are missing" + of(machine));
  const HistoryId history = must(machine.store->sync_record(), "sync record").history;
  if (history != world.office().meta().history) return;
  for (std::uint64_t i = 0; i < proof.with_receipt; ++i) {
    const PublicId& id = machine.journal[i];
    const bool is_there = there.applied.contains(id) || there.aside.contains(id) ||
                          there.aside_whole.contains(id) || there.refused.contains(id);
    if (!is_there && !has_emptied(machine, there))
      broken("I2: an entry with a receipt is nowhere at the office" + of(machine));
  }
}

/// Only a disk that was restored or cloned has two histories. What was revoked is set aside until
/// its follower has brought it (F24).
void check_history(const Machine& machine, const AtOffice& there) {
  if (machine.has_two_histories || machine.trust != Trust::trusted) return;
  if (there.forked.contains(machine.kiosk)) broken("I4: an honest kiosk is forked" + of(machine));
  for (const PublicId& id : machine.journal)
    if (there.aside_whole.contains(id))
      broken("I4: a batch of an honest kiosk is in quarantine" + of(machine));
}

// ---- The office

void check_nothing_is_invented(const World& world, const AtOffice& there) {
  for (const auto* ids : {&there.applied, &there.aside, &there.aside_whole})
    for (const PublicId& id : *ids)
      if (!world.truth.saved().contains(id)) broken("I3: the office has what nobody saved");
}

/// Nonsense is set aside, and what is newer than the office; nothing else is, unless its whole
/// batch was.
void check_reasons(const World& world, const AtOffice& there) {
  for (const PublicId& id : there.applied)
    if (world.truth.saved().at(id).said.sense == Sense::nonsense)
      broken("I4: nonsense was applied");
  for (const PublicId& id : there.aside) {
    const SavedOnce& saved = world.truth.saved().at(id);
    const bool has_reason = saved.said.sense == Sense::nonsense || saved.is_of_lost_time ||
                            saved.said.form_version > world.form_version;
    if (!has_reason)
      broken("I4: a sound entry is in quarantine: " + std::string(name_of(saved.kind)) + ", form " +
             std::to_string(saved.said.form_version));
  }
}

/// Each applied sign-up is one application, each attendance one sighting.
void check_effects(World& world, const AtOffice& there) {
  std::size_t sign_ups = 0;
  for (const PublicId& id : there.applied)
    if (is_sign_up(world.truth.saved().at(id).kind)) ++sign_ups;
  if (there.applications.size() != sign_ups) broken("I3: not one application for each sign-up");
  std::set<std::tuple<ListingId, std::uint16_t, PublicId>> seen;
  for (const ArrivalRecord& arrival : must(world.office().attendances(), "attendances")) {
    const auto& attended = std::get<Attended>(arrival.body);
    const PublicId who = std::get<PublicId>(attended.who);
    if (!seen.emplace(attended.listing, attended.session, who).second)
      broken("I3: one person is in twice");
  }
}

/// Verdicts and counters of seats agree, and what a kiosk with one history promised holds.
void check_seats(World& world, const AtOffice& there) {
  std::map<std::pair<ListingId, RoleId>, std::uint32_t> confirmed;
  std::set<KioskId> doubtful;
  for (const auto& machine : world.machines)
    if (machine->has_two_histories) {
      doubtful.insert(machine->kiosk);
      doubtful.insert(machine->was.begin(), machine->was.end());
    }
  for (const auto& [id, application, arrival] : there.applications) {
    const SavedOnce& saved = world.truth.saved().at(id);
    check_answers(world, {id, application, arrival});
    const auto verdict = application.decision.verdict;
    const bool is_in = application.has_decision && verdict == Verdict::confirmed;
    const bool is_out = application.has_decision && verdict == Verdict::withdrawn;
    confirmed[{application.listing, application.role}] += is_in ? 1 : 0;
    const bool is_certain = !saved.is_of_lost_time && !doubtful.contains(saved.kiosk);
    if (saved.promise == Promise::confirmed && !is_in && !is_out && is_certain)
      broken("I5: a seat that a kiosk promised was not kept");
  }
  for (const auto& [role, count] : confirmed) {
    const auto seats = must(world.office().seats(role.first, role.second), "seats");
    if (seats.confirmed_leased + seats.confirmed_office != count)
      broken("I5: seats and verdicts of " + role.first.value + " do not agree");
    if (seats.confirmed_leased > seats.leased) broken("I5: more seats than were leased");
  }
}

}  // namespace

std::string of(const Machine& machine) {
  return " (kiosk " + std::to_string(machine.number) + ")";
}

PublicId id_at(const Machine& machine, std::uint64_t position) {
  return id_of_subject(must(machine.store->subject_at(position), "own entry"), machine.kiosk);
}

void check_all(World& world) {
  const AtOffice there = look_at_office(world);
  for (const auto& machine : world.machines) {
    check_journal(*machine);
    check_receipts(world, *machine, there);
    check_history(*machine, there);
  }
  check_nothing_is_invented(world, there);
  check_reasons(world, there);
  check_effects(world, there);
  check_seats(world, there);
  note_purged(world, there.applications);
  check_boxes(world);
}

}  // namespace tsudoi::sim
