#include <set>

#include "tests/sim/promises.h"

namespace tsudoi::sim {
namespace {

using Attendance = std::pair<ListingId, PublicId>;

bool has_ended(const Machine& machine, const PublicId& id) {
  const auto fold = must(machine.store->entry(id), "entry");
  return fold && fold->ended;
}

/// Of the lines of this machine's journal that the office took, as they are meant.
bool is_plain(World& world, const PublicId& id) {
  const SavedOnce& saved = world.truth.saved().at(id);
  return saved.said.sense == Sense::sound && !saved.is_of_lost_time;
}

void check_withdrawals(World& world, const Machine& machine, const Applications& all) {
  for (const PublicId& id : machine.journal) {
    if (!is_plain(world, id) || !is_sign_up(world.truth.saved().at(id).kind)) continue;
    const auto found = all.find(id);
    const bool may_have_waited = world.truth.saved().at(id).said.form_version > 1;
    if (found == all.end() && may_have_waited) continue;  // too long, for the purge
    if (found == all.end()) broken("I2: a sign-up is not at the office" + of(machine));
    const OfficeApplication& there = found->second;
    const bool is_out = there.has_decision && there.decision.verdict == Verdict::withdrawn;
    if (is_out != has_ended(machine, id)) broken("I3: withdrawn on one side only" + of(machine));
  }
}

}  // namespace

void check_ends(World& world, const Applications& all) {
  std::map<PublicId, const Machine*> honest;  // by line
  for (const auto& machine : world.machines) {
    if (machine->has_two_histories) continue;
    check_withdrawals(world, *machine, all);
    for (const PublicId& id : machine->journal) honest[id] = machine.get();
  }
  std::set<Attendance> there;
  for (const ArrivalRecord& arrival : must(world.office().attendances(), "attendances")) {
    const auto& attended = std::get<Attended>(arrival.body);
    there.insert({attended.listing, id_of_subject(attended.who, arrival.id.kiosk)});
    const auto seen_by = honest.find(public_id_of(arrival.id));
    if (seen_by != honest.end() && has_ended(*seen_by->second, seen_by->first))
      broken("I3: somebody is in whose check-in was undone" + of(*seen_by->second));
  }
  for (const Sighting& sighting : world.truth.sightings()) {
    const auto seen_by = honest.find(sighting.entry);
    if (seen_by == honest.end() || !is_plain(world, sighting.entry)) continue;
    if (has_ended(*seen_by->second, sighting.entry)) continue;
    if (!there.contains({sighting.listing, sighting.who}))
      broken("I3: somebody who was seen is not in" + of(*seen_by->second));
  }
}

}  // namespace tsudoi::sim
