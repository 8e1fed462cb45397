// Which deed is done at a step.
#include "tests/sim/deeds.h"
#include "tests/sim/mutations.h"

namespace tsudoi::sim {
namespace {

constexpr std::size_t kListings = 12;
constexpr int kFirstRounds = 2;
constexpr std::uint64_t kHardStepSecondsMax = 120;
constexpr std::uint64_t kYearStepSecondsMax = 2 * 365 * 24 * 3600 / 35'000;  // a year in so many

std::vector<Deed> all_deeds() {
  std::vector<Deed> all;
  for (const auto some : {deeds_of_people(), deeds_of_office(), deeds_of_disks()})
    all.insert(all.end(), some.begin(), some.end());
  return all;
}

unsigned weight(const Deed& deed, Pace pace) {
  return pace == Pace::hard ? deed.hard : deed.year;
}

void draw_deed(World& world, Machine& machine) {
  static const std::vector<Deed> all = all_deeds();
  const Pace pace = world.plan.pace;
  unsigned sum = 0;
  for (const Deed& deed : all) sum += weight(deed, pace);
  auto left = static_cast<unsigned>(world.dice.below(sum));
  for (const Deed& deed : all) {
    if (left < weight(deed, pace)) return deed.act(world, machine);
    left -= weight(deed, pace);
  }
}

/// In a hard history clocks drift apart by hours; in a year only those that lie do.
void let_time_pass(World& world, Machine& machine) {
  const bool is_hard = world.plan.pace == Pace::hard;
  const std::uint64_t most = is_hard ? kHardStepSecondsMax : kYearStepSecondsMax;
  world.office_clock.advance(static_cast<std::int64_t>(world.dice.below(most)));
  if (is_hard || machine.clock_lies)
    machine.clock.advance(static_cast<std::int64_t>(world.dice.below(600)));
  else
    machine.clock.set(world.office_clock.now().value + std::int64_t(machine.number));
}

}  // namespace

std::size_t some_listing(World& world) {
  return world.dice.below(kListings);
}

ListingId listing_id(std::size_t which) {
  return {"listing-" + std::to_string(which)};
}

void open_the_season(World& world) {
  for (std::size_t i = 0; i < kListings; ++i) publish_listing(world, i);
  for (int round = 0; round < kFirstRounds; ++round) {
    for (const auto& machine : world.machines) mutated_sync(world, *machine, Line::bad).ignore();
    pull(world);
  }
}

Machine& do_something(World& world) {
  Machine& machine = *world.dice.one_of(world.machines);
  let_time_pass(world, machine);
  draw_deed(world, machine);
  // A disk that broke where the product could go on: the process ends all the same.
  if (machine.gate.fired()) bear(world, machine, fail(ErrorCode::disk_failed, ""));
  return machine;
}

}  // namespace tsudoi::sim
