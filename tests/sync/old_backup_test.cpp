// The worst day of a whole city: the office's disk is gone, and its backup is a month old (F21).
#include <algorithm>
#include <map>

#include "sync/office/reckoning.h"
#include "tests/support/catch.h"
#include "tests/support/must.h"
#include "tests/sync/world.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

constexpr int kKiosks = 30, kDays = 30;
constexpr std::int64_t kDay = 24 * 3600;
constexpr int kRoundsMax = 3;
constexpr std::uint32_t kSeats = 500;  // fewer than who want one

Listing course() {
  Listing listing = shodo();
  listing.roles.front().capacity = kSeats;
  return listing;
}

class City {
 public:
  City() {
    world_.publish({course()});
    for (int i = 0; i < kKiosks; ++i) {
      const CentreId centre{i % 2 == 0 ? "tama" : "ikuta"};
      kiosks_.push_back(world_.new_kiosk("kiosk-" + std::to_string(i), centre));
    }
    round();
  }

  World& world() { return world_; }
  std::uint64_t saved() const { return saved_; }

  void day(int people) {
    for (KioskStore& kiosk : kiosks_)
      for (int i = 0; i < people; ++i, ++saved_)
        must(kiosk.sign_up(sign_up_for(course(), hanako())));
    world_.clock().advance_seconds(kDay);
    round();
  }
  /// Every kiosk once, as its pace would have it.
  void round() {
    for (KioskStore& kiosk : kiosks_) must(sync_once(kiosk, world_.line(), world_.seams()));
  }
  bool is_in_step() {
    const OfficeMeta& meta = world_.office().meta();
    return !meta.awaits_kiosks && std::ranges::all_of(kiosks_, [&](const KioskStore& kiosk) {
      const SyncRecord sync = must(kiosk.sync_record());
      return must(kiosk.waiting()).entries == 0 && sync.history == meta.history &&
             sync.catalogue_held == meta.changes && must(kiosk.told()).empty();
    });
  }
  /// What residents can read of their sign-ups at the kiosks.
  std::map<PublicId, Verdict> verdicts() {
    std::map<PublicId, Verdict> all;
    for (KioskStore& kiosk : kiosks_)
      for (const auto& [id, fold] : must(kiosk.entries()))
        if (const auto decision = must(kiosk.decision(id))) all[id] = decision->verdict;
    return all;
  }
  std::vector<Reckoned> reckon() {
    std::vector<KioskClaim> claims;
    for (const KioskStore& kiosk : kiosks_) claims.push_back(must(claim_of(kiosk)));
    return must(tsudoi::reckon(world_.office(), claims));
  }
  std::uint64_t missing() {
    std::uint64_t missing = 0;
    for (const Reckoned& one : reckon()) missing += one.missing;
    return missing;
  }

 private:
  World world_;
  std::vector<KioskStore> kiosks_;
  std::uint64_t saved_ = 0;
};

/// Nobody who had a seat has lost it, and no seat is there twice (I5).
void seats_hold(City& city, const std::map<PublicId, Verdict>& before) {
  const auto after = city.verdicts();
  for (const auto& [id, verdict] : before) {
    if (verdict != Verdict::confirmed) continue;
    const auto found = after.find(id);
    REQUIRE(found != after.end());
    CHECK(found->second == Verdict::confirmed);
  }
  const SeatRecord seats = must(city.world().office().seats(course().id, {"participant"}));
  CHECK(seats.confirmed_leased + seats.confirmed_office <= kSeats);
}

}  // namespace

TEST_CASE("A backup that is 30 days old: 30 kiosks lose nothing, and are in step in 3 rounds [F21]",
          "[sync][history][figures]") {
  const int people = is_long_run() ? 58 : 1;  // 21,000 a year
  City city;
  city.world().back_up("a month ago");
  for (int day = 0; day < kDays; ++day) city.day(people);
  REQUIRE(city.missing() == 0);
  const auto told = city.verdicts();
  city.world().restore("a month ago");
  const std::uint64_t lost_with_the_disk = city.missing();
  int rounds = 0;
  for (; rounds < kRoundsMax && !city.is_in_step(); ++rounds) city.round();
  WARN(kKiosks << " kiosks, " << city.saved() << " entries; gone with the disk: "
               << lost_with_the_disk << "; rounds until all were in step: " << rounds
               << "; missing then: " << city.missing());
  CHECK(lost_with_the_disk == city.saved());
  CHECK(city.is_in_step());
  for (const Reckoned& one : city.reckon()) {
    CHECK(one.is_whole());
    CHECK(one.applied == one.saved);
  }
  CHECK(city.world().office().status()->entries == city.saved());
  CHECK(city.world().office().told_otherwise()->empty());
  CHECK(city.world().office().verify().ok());
  seats_hold(city, told);
}
