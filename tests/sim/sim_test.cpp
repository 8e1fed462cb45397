#include <iostream>

#include "tests/sim/deeds.h"
#include "tests/sim/mutations.h"
#include "tests/sim/promises.h"
#include "tests/support/catch.h"

namespace tsudoi::sim {
namespace {

constexpr std::size_t kStepsBetweenChecks = 300;

/// Histories that once broke a promise; and the place to replay one that a run has printed.
constexpr Plan kOnceBroken[] = {
    {1000, 5, 400, Mutation::none},  // an older image of a disk goes by stick
};

constexpr double kSignUpsInYear = 700;  // of one kiosk: 21,000 a year in a city of 30
constexpr std::uint64_t kSeedsForMutation = 12;

struct Lived {
  std::optional<std::string> broke;
  std::size_t step = 0, sign_ups = 0;
  std::uint64_t syncs = 0, crashes = 0;
};

void live(World& world, std::size_t& step) {
  open_the_season(world);
  for (step = 1; step <= world.plan.steps; ++step) {
    check_step(world, do_something(world));
    if (step % kStepsBetweenChecks != 0) continue;
    mutate_office(world);
    check_all(world);
  }
  check_healing(world);
}

Lived lived(const Plan& plan) {
  World world(plan);
  Lived told;
  try {
    live(world, told.step);
  } catch (const Broken& why) {
    told.broke = why.what();
  }
  told.sign_ups = world.truth.sign_ups().size();
  told.syncs = world.syncs;
  told.crashes = world.crashes;
  return told;
}

/// Seeds one after the other; a broken one is said so that it can be replayed.
void live_through(Plan plan, std::uint64_t seeds) {
  const auto clock = make_system_clock();
  const std::int64_t start = clock->steady().value;
  Lived sum;
  for (std::uint64_t i = 0; i < seeds; ++i, ++plan.seed) {
    const Lived one = lived(plan);
    INFO("replay: Plan{" << plan.seed << ", " << plan.kiosks << ", " << plan.steps << "}, step "
                         << one.step);
    INFO(one.broke.value_or(""));
    CHECK_FALSE(one.broke.has_value());
    std::cout << std::flush;  // a long run is looked at while it runs
    sum.sign_ups += one.sign_ups;
    sum.syncs += one.syncs;
    sum.crashes += one.crashes;
  }
  const auto took_ms = static_cast<double>(clock->steady().value - start);
  const double years = static_cast<double>(sum.sign_ups) / kSignUpsInYear;
  std::cout << seeds << " seeds, " << sum.sign_ups << " sign-ups, " << sum.syncs << " round trips, "
            << sum.crashes << " crashes: " << years << " kiosk-years, " << years * 1000 / took_ms
            << " a second\n";
}

}  // namespace

TEST_CASE("A city of thirty kiosks keeps its promises through every fault, and heals [I1-I7]",
          "[sim]") {
  live_through({1, 30, 900, Mutation::none}, 1);
}

TEST_CASE("Histories that once broke a promise keep it now", "[sim]") {
  for (const Plan& plan : kOnceBroken) live_through(plan, 1);
}

TEST_CASE("Small cities keep their promises in many histories [I1-I7]", "[sim]") {
  live_through({1000, 5, 400, Mutation::none}, test::is_long_run() ? 2000 : 4);
}

TEST_CASE("Every known-bad rule is found within a few seeds", "[sim]") {
  for (std::size_t i = 1; i < kMutations; ++i) {
    Plan plan{5000, 5, 600, static_cast<Mutation>(i)};
    Lived one;
    while (!one.broke && plan.seed < 5000 + kSeedsForMutation) {
      one = lived(plan);
      ++plan.seed;
    }
    INFO(name_of(plan.mutation));
    CHECK(one.broke.has_value());
    std::cout << name_of(plan.mutation) << ": " << one.broke.value_or("not found") << ", seed "
              << plan.seed - 1 << ", step " << one.step << "\n";
  }
}

}  // namespace tsudoi::sim
