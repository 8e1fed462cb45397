// What a sign-up and an attendance cost on the wire: counts, so that they gate.
#include <set>

#include "assets/dictionary/people.h"
#include "tests/support/catch.h"
#include "tests/sync/world.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

constexpr int kBatch = 100;

PeopleMaker strangers() {
  return PeopleMaker(*read_names(TSUDOI_NAMES_FILE), Rarity::one_in_four_rare, 7);
}

Listing hall() {
  Listing listing = shodo();
  listing.roles.front().capacity = 100'000;
  return listing;
}

/// Form and answers checked by hand elsewhere; here only their size matters.
double bytes_each(World& world, KioskStore& kiosk) {
  const auto asking = next_ask(kiosk, world.seams());
  REQUIRE(asking.ok());
  const auto frame = read_ask(asking->bytes);
  REQUIRE(frame.ok());
  const auto batch = read_batch(frame->batch);
  REQUIRE(batch.ok());
  REQUIRE(batch->header.count == kBatch);
  return double(frame->batch.size()) / kBatch;
}

}  // namespace

TEST_CASE("A self-contained sign-up costs at most 100 bytes on the wire, signed and sealed",
          "[sync][wire][figures]") {
  World world;
  world.publish({hall()});
  KioskStore kiosk = world.new_kiosk("kiosk", {"tama"});
  REQUIRE(sync_once(kiosk, world.line(), world.seams()).ok());
  PeopleMaker people = strangers();
  SECTION("name, reading, phone, consent") {
    for (int i = 0; i < kBatch; ++i) {
      world.clock().advance_seconds(37 + i % 50);
      REQUIRE(kiosk.sign_up(sign_up_for(hall(), people.short_form())).ok());
    }
    const double bytes = bytes_each(world, kiosk);
    WARN("short form: " << bytes << " bytes a sign-up");
    REQUIRE(bytes <= 100);
  }
  SECTION("the same with year of birth and address") {
    for (int i = 0; i < kBatch; ++i) {
      world.clock().advance_seconds(37 + i % 50);
      REQUIRE(kiosk.sign_up(sign_up_for(hall(), people.long_form())).ok());
    }
    const double bytes = bytes_each(world, kiosk);
    WARN("long form: " << bytes << " bytes a sign-up");
    REQUIRE(bytes <= 100);
  }
}

TEST_CASE("An attendance of a known person costs at most 14 bytes on the wire",
          "[sync][wire][figures]") {
  World world;
  world.publish({hall()});
  KioskStore kiosk = world.new_kiosk("kiosk", {"tama"});
  REQUIRE(sync_once(kiosk, world.line(), world.seams()).ok());
  PeopleMaker people = strangers();
  std::vector<SavedEntry> expected;
  for (int i = 0; i < 3 * kBatch; ++i)
    expected.push_back(*kiosk.sign_up(sign_up_for(hall(), people.short_form())));
  REQUIRE(sync_once(kiosk, world.line(), world.seams()).ok());
  const auto random = make_seeded_random(5);
  std::set<std::size_t> seen;
  while (seen.size() < kBatch) {
    const std::size_t who = read_be16(random->array<2>()) % expected.size();
    if (!seen.insert(who).second) continue;
    world.clock().advance_seconds(3 + who % 20);
    const EntryId& entry = expected[who].entry;
    const Attended attended{{"shodo"}, 0, OwnEntry{entry.epoch, entry.counter}, SeenBy::code};
    REQUIRE(std::holds_alternative<SavedEntry>(*kiosk.attend(attended)));
  }
  const double bytes = bytes_each(world, kiosk);
  WARN("attendance: " << bytes << " bytes each");
  REQUIRE(bytes <= 14);
}

TEST_CASE("A thousand waiting sign-ups take one round trip, an idle poll takes one and no commit",
          "[sync][wire]") {
  World world;
  world.publish({hall()});
  KioskStore kiosk = world.new_kiosk("kiosk", {"tama"});
  REQUIRE(sync_once(kiosk, world.line(), world.seams()).ok());
  for (int i = 0; i < 1000; ++i) REQUIRE(kiosk.sign_up(sign_up_for(hall(), {})).ok());
  REQUIRE(sync_once(kiosk, world.line(), world.seams())->round_trips == 1);
  REQUIRE(sync_once(kiosk, world.line(), world.seams()).ok());
  const auto before = world.office().status()->store_bytes;
  const auto commits = world.office().commits();
  REQUIRE(sync_once(kiosk, world.line(), world.seams())->round_trips == 1);
  REQUIRE(world.office().commits() == commits);
  REQUIRE(world.office().status()->store_bytes == before);
}

TEST_CASE("One sign-up is exactly one durable commit", "[sync][store]") {
  World world;
  world.publish({hall()});
  KioskStore kiosk = world.new_kiosk("kiosk", {"tama"});
  REQUIRE(sync_once(kiosk, world.line(), world.seams()).ok());
  const auto before = kiosk.stats()->commits;
  REQUIRE(kiosk.sign_up(sign_up_for(hall(), hanako())).ok());
  REQUIRE(kiosk.stats()->commits == before + 1);
  REQUIRE(kiosk.sign_up(sign_up_for(hall(), hanako())).ok());
  REQUIRE(kiosk.stats()->commits == before + 2);
}
