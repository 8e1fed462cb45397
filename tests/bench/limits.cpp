// Three limits of the stores, measured: start after a crash, the check of a large store, and how
// large files become when what is in them changes all the time.
//
//   tsudoi_limits [ENTRIES [ROUNDS]]     in $TMPDIR; ends with 1 where a limit is not kept
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "kiosk/app/kiosk.h"
#include "sync/office/purge.h"
#include "sync/proof.h"
#include "tests/support/must.h"
#include "tests/sync/world.h"

namespace tsudoi {
namespace {

using test::must;

constexpr double kStartSecondsMax = 3;
constexpr double kCheckSecondsMax = 10;  // of 100 MB
constexpr double kMegabyte = 1e6;
constexpr std::int64_t kBetweenSeconds = 46LL * 24 * 3600;  // what is backed up leaves the kiosk

bool all_kept = true;

void say(const char* what, double is, double most, const char* unit) {
  const bool is_kept = is <= most;
  all_kept = all_kept && is_kept;
  std::printf("%-58s %8.2f %s, allowed %8.2f%s\n", what, is, unit, most,
              is_kept ? "" : "   NOT KEPT");
  std::fflush(stdout);
}

template <class Work>
double seconds_of(Work work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

double size_of(const std::filesystem::path& folder) {
  return double(std::filesystem::file_size(folder / "data.mdb"));
}

double used_in(const std::filesystem::path& folder) {
  return double(must(must(lmdb::Environment::open(folder, {})).stats()).used_bytes());
}

Listing hall() {
  Listing listing = test::shodo();
  listing.roles.front().capacity = 10'000'000;
  listing.closes_at.reset();
  listing.sessions.clear();
  return listing;
}

void sign_up(KioskStore& kiosk, int times) {
  const Answers answers = test::hanako();
  for (int i = 0; i < times; ++i) must(kiosk.sign_up(test::sign_up_for(hall(), answers)));
}

/// As the program starts when the last one did not end well: every page in a child, then every
/// record.
void measure_start(int waiting) {
  test::World world;
  world.publish({hall()});
  const auto folder = world.folder() / "kiosk";
  {
    KioskStore kiosk = world.new_kiosk("kiosk", {"tama"});
    must(sync_once(kiosk, world.line(), world.seams()));
    sign_up(kiosk, waiting);
  }
  std::unique_ptr<Kiosk> kiosk;
  const double seconds = seconds_of([&] {
    kiosk = must(Kiosk::open(folder, world.seams()));
    must(kiosk->store().verify());
  });
  std::printf("%llu wait in a store of %.1f MB.\n",
              static_cast<unsigned long long>(must(kiosk->store().waiting()).entries),
              size_of(folder) / kMegabyte);
  say("start after a crash", seconds, kStartSecondsMax, "s");
}

/// A little of everything that a kiosk keeps until it is backed up, and then no more.
void churn(test::World& world, KioskStore& kiosk, int entries, int rounds) {
  for (int round = 0; round < rounds; ++round) {
    sign_up(kiosk, entries / rounds);
    must(sync_once(kiosk, world.line(), world.seams()));
    world.back_up("backup");
    std::filesystem::remove_all(world.folder() / "backup");
    must(sync_once(kiosk, world.line(), world.seams()));
    world.clock().advance_seconds(kBetweenSeconds);
    for (int i = 0; i < 20; ++i) must(sync_once(kiosk, world.line(), world.seams()));
    must(OfficePurge::daily(world.office()));
  }
}

void say_file(const char* what, const std::filesystem::path& folder) {
  const double used = used_in(folder);
  say(what, size_of(folder) / kMegabyte, (2 * used + 8 * lmdb::kMiB) / kMegabyte, "MB");
}

void measure_churn(int entries, int rounds) {
  test::World world;
  world.publish({hall()});
  const auto folder = world.folder() / "kiosk";
  {
    KioskStore kiosk = world.new_kiosk("kiosk", {"tama"});
    must(sync_once(kiosk, world.line(), world.seams()));
    churn(world, kiosk, entries, rounds);
    std::printf("%llu entries came and went; %llu batches are purged.\n",
                static_cast<unsigned long long>(must(kiosk.waiting()).saved),
                static_cast<unsigned long long>(must(kiosk.sync_record()).purged));
  }
  const auto store = world.folder() / "office" / "store";
  const double office = seconds_of([&] { must(world.office().verify()); });
  say("check of the office, for 100 MB", office * 100 * kMegabyte / size_of(store),
      kCheckSecondsMax, "s");
  const double check = seconds_of([&] {
    const KioskStore kiosk = world.open_kiosk("kiosk");
    must(kiosk.verify());
    must(verify_chain(kiosk));
  });
  say("check of the kiosk, for 100 MB", check * 100 * kMegabyte / size_of(folder), kCheckSecondsMax,
      "s");
  say_file("the kiosk's file, of twice what lives in it and 8 MiB", folder);
  world.close_office();
  say_file("the office's file, likewise", store);
}

int measure(int entries, int rounds) {
  measure_start(std::max(entries / 10, 1));
  measure_churn(entries, rounds);
  return all_kept ? 0 : 1;
}

}  // namespace
}  // namespace tsudoi

int main(int argc, char** argv) {
  constexpr int kEntries = 100'000;
  constexpr int kRounds = 25;  // a kiosk may bring 5,000 entries a day
  const int entries = argc > 1 ? std::atoi(argv[1]) : kEntries;
  return tsudoi::measure(entries, argc > 2 ? std::atoi(argv[2]) : kRounds);
}
