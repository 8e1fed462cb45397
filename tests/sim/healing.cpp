#include "sync/office/stick.h"
#include "tests/sim/mutations.h"
#include "tests/sim/promises.h"

namespace tsudoi::sim {
namespace {

constexpr int kRoundsMax = 3;  // I7

std::string of(const Machine& machine) {
  return " (kiosk " + std::to_string(machine.number) + ")";
}

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
void check_decisions(World& world, const Machine& machine) {
  for (const PublicId& id : machine.journal) {
    if (!is_sign_up(world.truth.saved().at(id).kind)) continue;
    const auto there = must(world.office().application(id), "application");
    if (!there || !there->application.has_decision) continue;
    const Decision& decision = there->application.decision;
    if (decision.reason == VerdictReason::lease) continue;  // the kiosk said so itself
    const auto here = must(machine.store->decision(id), "decision");
    if (!here || *here != decision) broken("I7: a decision is missing" + of(machine));
  }
}

void check_in_step(World& world, const Machine& machine) {
  if (must(machine.store->waiting(), "waiting").entries > 0)
    broken("I7: the outbox is not empty" + of(machine));
  check_catalogue(world, machine);
  check_decisions(world, machine);
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
  if (known == world.office().meta().history) check_in_step(world, machine);
}

void go_by_wire(World& world, Machine& machine) {
  const auto report = mutated_sync(world, machine, Line::good);
  if (!report.ok()) broken("I7: after the faults: " + sentence_for(report.error()) + of(machine));
}

/// An older image of the disk, long after the office has heard of all that was on the newer one.
void come_back_older(World& world, Machine& machine) {
  if (!machine.copied) world.copy_disk(machine);
  go_by_wire(world, machine);
  world.restore_disk(machine);
}

}  // namespace

void check_healing(World& world) {
  world.calm();
  for (const auto& machine : world.machines) {
    if (machine->number % 4 == 3) come_back_older(world, *machine);
    if (machine->number % 2 == 1) go_by_stick(world, *machine);
  }
  for (int round = 0; round < kRoundsMax; ++round)
    for (const auto& machine : world.machines) go_by_wire(world, *machine);
  for (const auto& machine : world.machines) check_in_step(world, *machine);
  check_all(world);
  check_ends(world);
}

}  // namespace tsudoi::sim
