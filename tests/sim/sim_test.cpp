#include <sys/resource.h>

#include <iostream>

#include "tests/sim/deeds.h"
#include "tests/sim/mutations.h"
#include "tests/sim/promises.h"
#include "tests/support/catch.h"

namespace tsudoi::sim {
namespace {

constexpr std::size_t kStepsBetweenChecks = 300;
constexpr std::size_t kStepsBetweenChecksInYear = 15'000;

/// Histories that once broke a promise; and the place to replay one that a run has printed.
constexpr Plan kOnceBroken[] = {
    {1000, 5, 400, Mutation::none},   // an older image of a disk goes by stick
    {20015, 5, 400, Mutation::none},  // an older disk, then an office from before it was older
};

constexpr std::size_t kStepsInYear = 31'000;
constexpr double kSignUpsInYear = 700;  // of one kiosk: 21,000 a year in a city of 30
constexpr std::uint64_t kSeedOfMutations = 5000;
constexpr std::uint64_t kSeedsForMutation = 12;

struct Lived {
  std::optional<std::string> broke;
  std::size_t step = 0, sign_ups = 0;
  std::uint64_t syncs = 0, crashes = 0;
};

void live(World& world, std::size_t& step) {
  open_the_season(world);
  const std::size_t between =
      world.plan.pace == Pace::hard ? kStepsBetweenChecks : kStepsBetweenChecksInYear;
  for (step = 1; step <= world.plan.steps; ++step) {
    check_step(world, do_something(world));
    if (step % between != 0) continue;
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

/// Of this process, however many others share the machine.
double processor_seconds() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

void tell(std::uint64_t seeds, const Lived& sum, double took_seconds) {
  const auto sign_ups = static_cast<double>(sum.sign_ups);
  const double years = sign_ups / kSignUpsInYear;
  std::cout << seeds << " seeds, " << sum.sign_ups << " sign-ups, " << sum.syncs << " round trips, "
            << sum.crashes << " crashes: " << years << " kiosk-years in " << took_seconds
            << " s of one core: " << years / took_seconds << " a second, "
            << sign_ups / took_seconds << " sign-ups a second\n";
}

/// Seeds one after the other; a broken one is said so that it can be replayed.
void live_through(Plan plan, std::uint64_t seeds) {
  const double start = processor_seconds();
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
  tell(seeds, sum, processor_seconds() - start);
}

}  // namespace

TEST_CASE("A city of thirty kiosks keeps its promises through every fault, and heals [I1-I8]",
          "[sim]") {
  live_through({1, 30, 900, Mutation::none}, 1);
}

TEST_CASE("Histories that once broke a promise keep it now", "[sim]") {
  for (const Plan& plan : kOnceBroken) live_through(plan, 1);
}

TEST_CASE("Small cities keep their promises in many histories [I1-I8]", "[sim]") {
  live_through({1000, 5, 400, Mutation::none}, test::is_long_run() ? 2000 : 4);
}

TEST_CASE("A city of thirty keeps its promises for a year at a time [I1-I8]", "[.][years]") {
  live_through({1, 30, kStepsInYear, Mutation::none, Pace::year}, test::is_long_run() ? 75 : 3);
}

TEST_CASE("Cities that meet a fault at every other sign-up keep theirs for years [I1-I8]",
          "[.][hard-years]") {
  live_through({20'000, 5, 2000, Mutation::none}, test::is_long_run() ? 1500 : 24);
}

TEST_CASE("Where known-bad rules are looked for, nothing is found without them",
          "[.][hard-years]") {
  live_through({kSeedOfMutations, 5, 600, Mutation::none}, kSeedsForMutation);
}

TEST_CASE("Every known-bad rule is found within a few seeds", "[sim]") {
  for (std::size_t i = 1; i < kMutations; ++i) {
    Plan plan{kSeedOfMutations, 5, 600, static_cast<Mutation>(i)};
    Lived one;
    while (!one.broke && plan.seed < kSeedOfMutations + kSeedsForMutation) {
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
