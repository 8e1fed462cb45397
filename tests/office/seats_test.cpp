// Seats under publications that take some away: what is handed out holds, and nothing beyond (I5).
#include <algorithm>

#include "tests/office/desk.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

const RoleId kParticipant{"participant"};

Listing shodo_with(std::uint32_t capacity) {
  Listing listing = shodo();
  listing.roles.front().capacity = capacity;
  return listing;
}

/// A kiosk of the host centre, "tama", and one elsewhere; both in step.
struct TwoKiosks {
  explicit TwoKiosks(const Listing& listing = shodo()) : host(make(world, listing)) { step(); }
  static KioskStore make(World& world, const Listing& listing) {
    world.publish({listing});
    return world.new_kiosk("host", {"tama"});
  }
  void step() {
    sync(host);
    sync(elsewhere);
  }
  void sync(KioskStore& kiosk) {
    const auto report = sync_once(kiosk, world.line(), world.seams());
    REQUIRE(report.ok());
    REQUIRE(report->waiting == 0);
  }
  SavedEntry sign_up(KioskStore& kiosk) { return *kiosk.sign_up(sign_up_for(shodo(), hanako())); }
  Decision decision(const PublicId& id) {
    const auto application = *world.office().application(id);
    REQUIRE(application.has_value());
    return application->application.decision;
  }
  SeatRecord seats() { return *world.office().seats({"shodo"}, kParticipant); }
  std::size_t confirmed() {
    const auto all = *world.office().applications();
    return static_cast<std::size_t>(std::ranges::count_if(all, [](const auto& arrived) {
      return arrived.application.has_decision &&
             arrived.application.decision.verdict == Verdict::confirmed;
    }));
  }
  /// As the kiosk knows it.
  static Listing known_to(const KioskStore& kiosk) {
    return *codec::decode<Listing>(**kiosk.catalogue_item(CatalogueKind::listing, "shodo"));
  }

  World world;
  KioskStore host;
  KioskStore elsewhere = world.new_kiosk("elsewhere", {"ikuta"});
};

}  // namespace

TEST_CASE("With less capacity than is leased, kiosks are told what is leased and keep confirming",
          "[office][seats]") {
  TwoKiosks two;
  two.world.publish({shodo_with(2)});
  std::vector<PublicId> promised;
  for (int i = 0; i < 4; ++i) {
    const SavedEntry saved = two.sign_up(two.host);
    REQUIRE(saved.promise == Promise::confirmed);
    promised.push_back(saved.id);
  }
  const SavedEntry late = two.sign_up(two.elsewhere);
  two.step();
  for (const PublicId& id : promised) CHECK(two.decision(id).verdict == Verdict::confirmed);
  CHECK(two.decision(late.id).verdict == Verdict::wait_listed);
  CHECK(two.known_to(two.host).roles.front().capacity == 4u);
  CHECK(two.known_to(two.elsewhere).roles.front().capacity == 4u);
  CHECK(two.world.office().decide(late.id, Verdict::confirmed, VerdictReason::by_staff).error() ==
        fail(ErrorCode::refused, "no seat is free"));
  CHECK(two.confirmed() == 4);
}

TEST_CASE("Each seat of the office's that comes back puts the capacity down", "[office][seats]") {
  Listing listing = shodo_with(3);
  listing.centre = {"nowhere"};  // no kiosk there: the office keeps all seats
  TwoKiosks two(listing);
  std::vector<PublicId> ids;
  for (int i = 0; i < 3; ++i) ids.push_back(two.sign_up(two.elsewhere).id);
  two.step();
  CHECK(two.confirmed() == 3);
  listing.roles.front().capacity = 1;
  two.world.publish({listing});
  two.step();
  std::uint32_t told = 3;
  for (const PublicId& id : ids) {
    CHECK(two.known_to(two.elsewhere).roles.front().capacity == told);
    REQUIRE(two.elsewhere.withdraw(id).ok());
    two.step();
    told = std::max(1u, told - 1);
  }
  CHECK(two.known_to(two.elsewhere).roles.front().capacity == 1u);
  CHECK(two.known_to(two.host).roles.front().capacity == 1u);
  CHECK(two.seats() == SeatRecord{});
}

TEST_CASE("A seat that comes back to a lease is confirmed once more and no more",
          "[office][seats]") {
  TwoKiosks two(shodo_with(2));
  const SavedEntry first = two.sign_up(two.host);
  two.sign_up(two.host);
  two.world.publish({shodo_with(1)});
  REQUIRE(two.host.withdraw(first.id).ok());
  REQUIRE(two.sign_up(two.host).promise == Promise::confirmed);
  REQUIRE(two.sign_up(two.host).promise == Promise::received);
  two.step();
  CHECK(two.confirmed() == 2);
  CHECK(handed_out(two.seats()) == 2);
}

TEST_CASE("A draw instead of first come leaves the kiosks' seats to the kiosks",
          "[office][seats]") {
  TwoKiosks two(shodo_with(2));
  Listing drawn = shodo_with(2);
  drawn.roles.front().mode = SeatMode::draw;
  two.world.publish({drawn});
  const SavedEntry promised = two.sign_up(two.host);
  REQUIRE(promised.promise == Promise::confirmed);
  const SavedEntry waiting = two.sign_up(two.elsewhere);
  two.step();
  CHECK(two.decision(promised.id).reason == VerdictReason::lease);
  Office& office = two.world.office();
  CHECK(office.decide(promised.id, Verdict::confirmed, VerdictReason::by_staff).error().code ==
        ErrorCode::refused);
  CHECK(office.decide(waiting.id, Verdict::confirmed, VerdictReason::by_staff).error().code ==
        ErrorCode::refused);
  CHECK(*office.seats_beyond(drawn) == std::vector{SeatsBeyond{kParticipant, 2, 2}});
  CHECK(two.confirmed() == 1);
}

TEST_CASE("A role that has gone still has the seats that kiosks promised", "[office][seats]") {
  TwoKiosks two;
  const SavedEntry waiting = two.sign_up(two.elsewhere);
  two.step();
  Listing other = shodo();
  other.roles.front().id = {"helper"};
  two.world.publish({other});
  const SavedEntry promised = two.sign_up(two.host);
  const SavedEntry asked = two.sign_up(two.elsewhere);
  REQUIRE(asked.promise == Promise::received);
  two.step();
  CHECK(two.decision(promised.id).verdict == Verdict::confirmed);
  CHECK_FALSE(two.world.office().application(asked.id)->has_value());
  CHECK(
      two.world.office().decide(waiting.id, Verdict::confirmed, VerdictReason::by_staff).error() ==
      fail(ErrorCode::refused, "the listing does not have this role any more"));
  CHECK(two.world.office().quarantine()->size() == 1);
  CHECK(*two.world.office().seats_beyond(other) == std::vector{SeatsBeyond{kParticipant, 0, 4}});
}

TEST_CASE("A listing off the kiosks and on again leases no seat twice", "[office][seats]") {
  TwoKiosks two;
  Publication off;
  off.keep.push_back({CatalogueKind::listing, "shodo", false, codec::encode(shodo())});
  REQUIRE(two.world.office().publish(off).ok());
  const SavedEntry promised = two.sign_up(two.host);
  two.step();
  CHECK(two.decision(promised.id).verdict == Verdict::confirmed);
  two.world.publish({shodo()});
  two.step();
  CHECK(two.host.leases()->size() == 1);
  CHECK(two.seats().leased == 4);
  while (two.sign_up(two.host).promise == Promise::confirmed) {
  }
  two.step();
  CHECK(two.confirmed() == 4);
}

TEST_CASE("The page of listings says where more seats are out than the listing has",
          "[office][seats][pages]") {
  TwoKiosks two;
  Desk desk(two.world);
  const std::string before = desk.page("/listings?when=all&lang=en");
  CHECK(before.find("handed out") == std::string::npos);
  two.world.publish({shodo_with(3)});
  CHECK(desk.page("/listings?when=all").find("<small>handed out 4</small>") != std::string::npos);
  CHECK(desk.page("/listings?when=all&lang=ja").find("<small>端末に配った席 4</small>") !=
        std::string::npos);
}

TEST_CASE("An answer to a survey takes no seat, and the office has nothing to decide about it",
          "[office][seats][pages]") {
  TwoKiosks two;
  SignUp answer = sign_up_for(shodo(), hanako());
  answer.kind = ListingKind::survey;
  const PublicId id = two.elsewhere.sign_up(answer)->id;
  two.step();
  for (const Verdict verdict : {Verdict::confirmed, Verdict::declined})
    CHECK(two.world.office().decide(id, verdict, VerdictReason::by_staff).error() ==
          fail(ErrorCode::refused, "an answer to a survey asks for no seat"));
  CHECK(*two.world.office().seats({"shodo"}, {}) == SeatRecord{});
  const PublicId application = two.sign_up(two.elsewhere).id;
  two.step();
  Desk desk(two.world);
  const auto offers = [&](const PublicId& of) {
    return desk.page("/applications/" + to_hex(of.view())).find("/decision") != std::string::npos;
  };
  CHECK(offers(application));
  CHECK_FALSE(offers(id));
}

TEST_CASE("In random histories a promise holds and nobody else is confirmed beyond the capacity",
          "[office][seats]") {
  const auto seed = GENERATE(1u, 2u, 3u, 4u, 5u, 6u);
  INFO("seed " << seed);
  TwoKiosks two;
  const auto chance = make_seeded_random(seed);
  const auto below = [&](std::uint8_t end) { return chance->array<1>()[0] % end; };
  std::vector<PublicId> at_host, at_elsewhere, promised;
  std::uint32_t capacity = 4;
  for (int i = 0; i < 60; ++i) {
    KioskStore& kiosk = below(2) == 0 ? two.host : two.elsewhere;
    auto& made = &kiosk == &two.host ? at_host : at_elsewhere;
    const std::uint32_t out_before = handed_out(two.seats());
    const auto what = below(10);
    if (what < 4) {
      const SavedEntry saved = two.sign_up(kiosk);
      made.push_back(saved.id);
      if (saved.promise == Promise::confirmed) promised.push_back(saved.id);
    } else if (what < 6 && !made.empty()) {
      const PublicId id = made[below(static_cast<std::uint8_t>(made.size()))];
      REQUIRE(kiosk.withdraw(id).ok());
      std::erase(promised, id);
    } else if (what < 8) {
      two.sync(kiosk);
    } else {
      capacity = below(7);
      two.world.publish({shodo_with(capacity)});
    }
    CHECK(handed_out(two.seats()) <= std::max(capacity, out_before));
    CHECK(two.confirmed() <= handed_out(two.seats()));
  }
  two.step();
  for (const PublicId& id : promised) CHECK(two.decision(id).verdict == Verdict::confirmed);
  CHECK(two.world.office().verify().ok());
}
