// What befalls a kiosk's disk and clock.
#include "tests/sim/deeds.h"

namespace tsudoi::sim {
namespace {

constexpr std::size_t kMachinesMore = 4;  // clones

void break_disk(World& world, Machine& machine) {
  using enum lmdb::Operation;
  constexpr lmdb::Operation kWhere[] = {commit, committed, put};
  machine.gate.arm(world.dice.one_of(kWhere));
}

void fill_disk(World&, Machine& machine) {
  machine.gate.fill();
}

void cut_power(World& world, Machine& machine) {
  world.restart(machine);
}

void copy_disk(World& world, Machine& machine) {
  world.copy_disk(machine);
}

void restore_disk(World& world, Machine& machine) {
  if (machine.copied && machine.trust != Trust::revoked) world.restore_disk(machine);
}

void clone(World& world, Machine& machine) {
  if (machine.trust == Trust::revoked) return;
  if (world.machines.size() < world.plan.kiosks + kMachinesMore) world.clone(machine);
}

void turn_clock(World& world, Machine& machine) {
  constexpr std::int64_t kFar[] = {0, 946'684'800, 1'795'000'000, 2'147'483'648, 4'102'444'800};
  machine.clock_lies = !machine.clock_lies;
  machine.clock.set(world.dice.one_of(kFar));
}

constexpr Deed kDeeds[] = {
    {16, 40, break_disk}, {6, 10, fill_disk}, {14, 40, cut_power}, {6, 4, copy_disk},
    {5, 1, restore_disk}, {1, 1, clone},      {6, 8, turn_clock},
};

}  // namespace

std::span<const Deed> deeds_of_disks() {
  return kDeeds;
}

}  // namespace tsudoi::sim
