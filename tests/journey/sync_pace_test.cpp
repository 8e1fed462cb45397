#include "kiosk/app/sync_pace.h"

#include "sync/relay_frames.h"
#include "tests/journey/line.h"
#include "tests/support/catch.h"
#include "tests/sync/world.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

constexpr std::int64_t kFirstWaitMs = 5'000;
constexpr std::int64_t kLastWaitMs = 15 * 60'000;

/// Keeps whatever comes, and no office ever answers there.
class LonelyRelay final : public Transport {
 public:
  Result<Bytes> exchange(ByteView) override { return make_held({}, 0, {}); }
  Result<Bytes> picture(ByteView) override { return fail(ErrorCode::refused, "no such picture"); }
};

class Paced {
 public:
  explicit Paced(std::unique_ptr<Transport> relay = nullptr) {
    { const KioskStore enrolled = world.new_kiosk("kiosk", {"tama"}); }
    kiosk = std::move(Kiosk::open(world.folder() / "kiosk", world.seams())).value();
    if (!relay) relay = std::make_unique<FakeLine>(line, world.line());
    worker = std::make_unique<SyncWorker>(std::move(relay), [this] { bell.ring(); });
    pace = std::make_unique<SyncPace>(*kiosk, *worker, world.seams());
  }

  /// Gives out what is due, and takes every answer, until there is a time to wait for.
  void settle() {
    constexpr std::int64_t kBusy = std::int64_t(1) << 50;
    pace->turn();
    while (pace->due().value > kBusy) {
      bell.wait();
      pace->turn();
    }
  }
  std::int64_t wait_ms() { return pace->due().value - world.clock().steady().value; }
  void wait_until_due() { world.clock().advance_seconds((wait_ms() + 999) / 1000); }
  void save_one() {
    REQUIRE(kiosk->store().sign_up(sign_up_for(shodo(), hanako())).ok());
    REQUIRE(kiosk->reload().ok());
  }

  World world;
  LineState line;
  Bell bell;
  std::unique_ptr<Kiosk> kiosk;
  std::unique_ptr<SyncWorker> worker;
  std::unique_ptr<SyncPace> pace;
};

}  // namespace

TEST_CASE("While the line is down the waits double from 5 s to 15 min, with some chance [F17]",
          "[journey][pace]") {
  Paced paced;
  paced.line.is_down = true;
  std::int64_t least = kFirstWaitMs;
  int by_chance = 0;
  for (int tries = 0; tries < 12; ++tries) {
    paced.settle();
    INFO("try " << tries);
    REQUIRE(paced.wait_ms() >= least);
    REQUIRE(paced.wait_ms() <= least + least / 4);
    by_chance += paced.wait_ms() > least;
    paced.wait_until_due();
    least = std::min(2 * least, kLastWaitMs);
  }
  CHECK(by_chance > 6);
}

TEST_CASE("One answer of the office ends the long waits", "[journey][pace]") {
  Paced paced;
  paced.line.is_down = true;
  for (int tries = 0; tries < 6; ++tries) {
    paced.settle();
    paced.wait_until_due();
  }
  paced.line.is_down = false;
  paced.settle();
  REQUIRE(paced.wait_ms() == kIdlePollMs);
  paced.line.is_down = true;
  paced.wait_until_due();
  paced.settle();
  CHECK(paced.wait_ms() <= kFirstWaitMs + kFirstWaitMs / 4);
}

TEST_CASE("On a good line a sign-up is at the office a moment later", "[journey][pace]") {
  Paced paced;
  paced.settle();
  paced.save_one();
  CHECK_FALSE(paced.pace->turn());
  CHECK(paced.wait_ms() == kAfterSaveMs);
  paced.wait_until_due();
  paced.settle();
  CHECK(paced.kiosk->store().waiting()->entries == 0);
}

TEST_CASE("On a bad line a sign-up does not shorten the wait", "[journey][pace]") {
  Paced paced;
  paced.line.is_down = true;
  paced.settle();
  const SteadyMs due = paced.pace->due();
  paced.save_one();
  paced.pace->turn();
  CHECK(paced.pace->due() == due);
}

TEST_CASE("The picture of a listing arrives with it, and is then not asked for again",
          "[journey][pace]") {
  Paced paced;
  const Bytes picture(900, 7);
  Listing listing = shodo();
  listing.picture = ContentHash{crypto::hash(picture)};
  Publication publication;
  publication.publish.push_back(
      {CatalogueKind::listing, listing.id.value, false, codec::encode(listing)});
  publication.pictures.push_back(picture);
  REQUIRE(paced.world.office().publish(publication).ok());
  paced.settle();
  while (paced.wait_ms() <= 0) paced.settle();
  CHECK(*paced.kiosk->store().picture(*listing.picture) == std::optional(picture));
  CHECK(paced.kiosk->store().missing_pictures()->empty());
}

TEST_CASE("What a relay keeps goes on waiting, and is not brought again and again",
          "[journey][pace][relay]") {
  Paced paced(std::make_unique<LonelyRelay>());
  paced.settle();
  REQUIRE(paced.wait_ms() == kIdlePollMs);
  paced.save_one();
  paced.pace->turn();
  CHECK(paced.wait_ms() == kAfterSaveMs);
  paced.wait_until_due();
  paced.settle();
  CHECK_FALSE(paced.pace->turn());
  CHECK(paced.wait_ms() == kIdlePollMs);
  CHECK(paced.kiosk->world().sync.waiting == 1);
  CHECK_FALSE(paced.kiosk->world().sync.office_reached.has_value());
}
