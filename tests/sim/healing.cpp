#include "sync/office/key_rotation.h"
#include "sync/office/relay.h"
#include "sync/office/stick.h"
#include "tests/sim/mutations.h"
#include "tests/sim/promises.h"

namespace tsudoi::sim {
namespace {

constexpr int kRoundsMax = 3;  // I7

/// As kiosks are told it: never less capacity than is handed out (sync/office/seats.h).
Bytes as_told(World& world, Listing listing) {
  for (Role& role : listing.roles) {
    const auto seats = must(world.office().seats(listing.id, role.id), "seats");
    role.capacity = std::max(*role.capacity, handed_out(seats));
  }
  return codec::encode(listing);
}

void check_catalogue(World& world, const Machine& machine) {
  std::size_t published = 0;
  for (const auto& [id, offer] : world.offered) {
    const auto held =
        must(machine.store->catalogue_item(CatalogueKind::listing, id.value), "catalogue");
    const bool is_out = offer.audience == Audience::kiosks;
    if (is_out) ++published;
    if (held.has_value() != is_out)
      broken("I7: " + id.value + " is not as published" + of(machine));
    if (held && *held != as_told(world, offer.listing))
      broken("I7: " + id.value + " is an older one" + of(machine));
  }
  const auto all = must(machine.store->catalogue(CatalogueKind::listing), "catalogue");
  if (all.size() != published) broken("I7: listings that nobody published" + of(machine));
}

/// Every word of the office about an application reaches the kiosk that took it.
void check_decisions(World& world, const Machine& machine, const Applications& all) {
  for (const PublicId& id : machine.journal) {
    if (!is_sign_up(world.truth.saved().at(id).kind)) continue;
    const auto there = all.find(id);
    if (there == all.end() || !there->second.has_decision) continue;
    const Decision& decision = there->second.decision;
    if (decision.reason == VerdictReason::lease) continue;  // the kiosk said so itself
    const auto here = must(machine.store->decision(id), "decision");
    if (!here || *here != decision) broken("I7: a decision is missing" + of(machine));
  }
}

Applications applications_of(World& world, const Machine& machine) {
  Applications some;
  for (const PublicId& id : machine.journal)
    if (auto there = must(world.office().application(id), "application"))
      some.emplace(id, std::move(there->application));
  return some;
}

Applications all_applications(World& world) {
  Applications all;
  for (auto& there : must(world.office().applications(), "applications"))
    all.emplace(there.id, std::move(there.application));
  return all;
}

void check_in_step(World& world, const Machine& machine, const Applications& all) {
  if (must(machine.store->waiting(), "waiting").entries > 0)
    broken("I7: the outbox is not empty" + of(machine) +
           (machine.has_two_histories ? ", with two histories" : "") +
           (machine.was.empty() ? "" : ", enrolled again"));
  const auto record = must(machine.store->sync_record(), "sync record");
  if (record.office.card.sealing != world.office().card().card.sealing)
    broken("I7: still seals to an older key" + of(machine));
  check_catalogue(world, machine);
  check_decisions(world, machine, all);
}

/// Once there and back, as a person carries it. After a fork only the wire must heal; of an office
/// that came from a backup the first stick brings the news, the next what is missing there.
void go_by_stick(World& world, Machine& machine) {
  const HistoryId known = must(machine.store->sync_record(), "sync record").history;
  const auto stick = world.clean_stick("stick-" + std::to_string(machine.number));
  must(export_to_stick(*machine.store, stick, machine.seams()), "stick out");
  const auto taken = must(import_stick(world.office(), stick), "stick at the office");
  if (!taken.refused.empty())
    broken("an ask on a clean stick: " + taken.refused.front().why.detail);
  for (const KioskRecord& kiosk : must(world.office().kiosks(), "kiosks"))
    if (kiosk.kiosk == machine.kiosk && kiosk.forked) return;
  must(export_replies(world.office(), stick), "replies");
  const auto import = must(import_from_stick(*machine.store, stick), "stick in");
  if (!import.refused.empty())
    broken("I7: a reply on a clean stick: " + sentence_for(import.refused.front().why) +
           of(machine));
  if (known == world.office().meta().history)
    check_in_step(world, machine, applications_of(world, machine));
}

void go_by_wire(World& world, Machine& machine) {
  const auto report = mutated_sync(world, machine, Line::good);
  if (!report.ok()) broken("I7: after the faults: " + sentence_for(report.error()) + of(machine));
}

void pull(World& world) {
  GoodLine line(world, Server::relay_to_office);
  OfficeRelay inner(world.office(), line, [](const std::function<void()>& work) { work(); });
  const auto pulled = must(inner.pull(), "I7: the office comes for what the relay has");
  for (const Error& why : pulled.refused)
    if (why.code != ErrorCode::revoked)  // from before the kiosk was enrolled again
      broken("I7: the relay had what the office refuses: " + sentence_for(why));
}

/// Of whom there are two histories: at a relay twins have one place and take each other's answers,
/// and what is set aside gets its receipt in the answer to itself alone.
void give_line_to_forked(World& world) {
  std::set<KioskId> forked;
  for (const KioskRecord& kiosk : must(world.office().kiosks(), "kiosks"))
    if (kiosk.forked) forked.insert(kiosk.kiosk);
  for (const auto& machine : world.machines)
    if (machine->is_twin || forked.contains(machine->kiosk)) machine->talks_to = Server::office;
}

/// At a relay a round is: the kiosk brings, the office comes for it, the kiosk has its answer.
/// Those with a line come last: an office from a backup decides once it has heard of everybody.
void go_round(World& world) {
  give_line_to_forked(world);
  const auto all_at = [&](Server server) {
    for (const auto& machine : world.machines)
      if (machine->talks_to == server) go_by_wire(world, *machine);
  };
  all_at(Server::relay);
  pull(world);
  all_at(Server::relay);
  all_at(Server::office);
}

/// An older image of the disk, long after the office has heard of all that was on the newer one.
void come_back_older(World& world, Machine& machine) {
  if (!machine.copied) world.copy_disk(machine);
  go_by_wire(world, machine);
  world.restore_disk(machine);
}

/// What people do: who was revoked is enrolled again, and the office knows every form.
void put_right(World& world) {
  std::uint32_t newest = world.form_version;
  for (const auto& [id, saved] : world.truth.saved())
    newest = std::max(newest, saved.said.form_version);
  while (world.form_version < newest) world.upgrade_office();
  for (const auto& machine : world.machines)
    if (machine->trust == Trust::revoked) world.enrol_again(*machine);
  give_line_to_forked(world);
  pull(world);  // the relay hears whom to trust, and gives what it had from before
}

void check_relay_is_empty(World& world) {
  for (const auto& waiting : must(world.relay().status(), "status of the relay").kiosks)
    if (waiting.asks > 1) broken("I8: the relay keeps what the office has");
}

}  // namespace

void check_healing(World& world) {
  world.calm();
  put_right(world);
  for (const auto& machine : world.machines) {
    if (machine->number % 4 == 3) come_back_older(world, *machine);
    if (machine->number % 2 == 1) go_by_stick(world, *machine);
  }
  for (int round = 0; round < kRoundsMax; ++round) go_round(world);
  const Applications all = all_applications(world);
  for (const auto& machine : world.machines) {
    if (machine->trust == Trust::renewed) machine->trust = Trust::trusted;
    check_in_step(world, *machine, all);
  }
  check_relay_is_empty(world);
  check_all(world);
  check_ends(world, all);
}

}  // namespace tsudoi::sim
