// A relay between kiosks and their office: what travels through it, and what a bad line does to it.
#include "tests/support/catch.h"
#include "tests/sync/relay_world.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

/// A kiosk that has met its office through the relay.
struct Lodge {
  explicit Lodge(const RelayLimits& limits = {}) : city(limits) { city.settle(kiosk); }
  SavedEntry sign_up() { return *kiosk.sign_up(sign_up_for(shodo(), hanako())); }
  KioskId id() const { return kiosk.identity().bundle.kiosk; }
  std::uint64_t waiting() { return kiosk.waiting()->entries; }

  RelayWorld city;
  KioskStore kiosk = city.world().new_kiosk("kiosk", {"tama"});
};

void is_whole(Lodge& here, std::uint64_t entries) {
  CHECK(here.waiting() == 0);
  CHECK(here.city.office().status()->entries == entries);
  CHECK(here.city.office().status()->quarantined == 0);
  CHECK(here.city.office().verify().ok());
  CHECK(here.kiosk.verify().ok());
}

}  // namespace

TEST_CASE("A kiosk enrols through a relay and gets the catalogue and its leases", "[sync][relay]") {
  RelayWorld city;
  KioskStore kiosk = city.world().new_kiosk("kiosk", {"tama"});
  SyncReport report = city.talk(kiosk);
  CHECK(report.from == From::relay);
  CHECK(report.round_trips == 1);
  CHECK(kiosk.sync_record()->last_contact == UnixSeconds{});  // the office has said nothing
  CHECK(city.relay().status()->kiosks.at(0).is_listed == false);

  const Pulled pulled = city.pull();
  CHECK(pulled.asks == 1);
  CHECK(pulled.kiosks == 1);
  city.talk(kiosk);
  CHECK(kiosk.catalogue(CatalogueKind::listing)->size() == 1);
  CHECK(kiosk.seats_left({"shodo"}, {"participant"})->seats == 4);
  CHECK(kiosk.has_met_office());
  CHECK(city.relay().status()->kiosks.at(0).is_listed);
}

TEST_CASE("What a relay keeps is no receipt; the office's own comes back through it",
          "[sync][relay]") {
  Lodge here;
  const SavedEntry saved = here.sign_up();
  CHECK(saved.promise == Promise::confirmed);
  here.city.talk(here.kiosk);
  CHECK(here.waiting() == 1);
  CHECK(here.city.office().status()->entries == 0);
  CHECK(here.city.relay().status()->asks >= 1);

  here.city.pull();
  CHECK(here.city.relay().status()->asks == 0);
  CHECK(here.waiting() == 1);
  here.city.talk(here.kiosk);
  is_whole(here, 1);
  const auto application = *here.city.office().application(saved.id);
  REQUIRE(application.has_value());
  CHECK(*here.city.office().answers_of(*application) == hanako());
}

TEST_CASE("Batches go to the relay one after the other, and each goes once", "[sync][relay]") {
  constexpr std::size_t kBatches = 4;
  Lodge here;
  for (std::size_t batch = 0; batch < kBatches; ++batch) {
    here.sign_up();
    REQUIRE(freeze_all(here.kiosk).ok());
  }
  CHECK(here.city.talk(here.kiosk).round_trips == kBatches + 1);
  CHECK(here.city.talk(here.kiosk).round_trips == 1);
  here.city.pull();
  here.city.talk(here.kiosk);
  is_whole(here, kBatches);
}

TEST_CASE("A kiosk that waits for its answer sends the same bytes and writes nothing",
          "[sync][relay]") {
  Lodge here;
  here.city.talk(here.kiosk);
  const Bytes first = here.city.to_relay.last_asked;
  const std::uint64_t at_kiosk = here.kiosk.stats()->commits;
  const std::uint64_t at_relay = here.city.relay().commits();
  here.city.world().clock().advance_seconds(60);
  here.city.talk(here.kiosk);
  CHECK(here.city.to_relay.last_asked == first);
  CHECK(here.kiosk.stats()->commits == at_kiosk);
  CHECK(here.city.relay().commits() == at_relay);
}

TEST_CASE("Whatever is lost between office and relay, the sign-up is there once [F18, F19]",
          "[sync][relay]") {
  bool is_cut = true;
  for (int cut = 1; is_cut; ++cut) {
    for (const bool before : {true, false}) {
      Lodge here;
      here.sign_up();
      here.city.talk(here.kiosk);
      RelayLine& line = here.city.from_inner;
      line.exchanges = 0;
      (before ? line.lost_question : line.lost_answer) = cut;
      is_cut = !here.city.try_pull().ok();
      line.lost_question = line.lost_answer = 0;
      INFO("exchange " << cut << (before ? " asked" : " answered"));
      here.city.settle(here.kiosk);
      is_whole(here, 1);
    }
    REQUIRE(cut < 20);
  }
}

TEST_CASE("Whatever is lost between kiosk and relay, the sign-up is there once [F17, F18]",
          "[sync][relay]") {
  for (int cut = 1; cut <= 4; ++cut) {
    for (const bool before : {true, false}) {
      Lodge here;
      here.sign_up();
      RelayLine& line = here.city.to_relay;
      line.exchanges = 0;
      (before ? line.lost_question : line.lost_answer) = cut;
      for (int round = 0; round < 3; ++round) {
        sync_once(here.kiosk, line, here.city.world().seams()).ignore();
        here.city.pull();
      }
      INFO("exchange " << cut << (before ? " asked" : " answered"));
      here.city.settle(here.kiosk);
      is_whole(here, 1);
    }
  }
}

TEST_CASE("Everything that comes twice to the relay changes nothing more [F14]", "[sync][relay]") {
  Lodge here;
  here.city.to_relay.is_doubled = true;
  here.sign_up();
  here.city.talk(here.kiosk);
  const std::uint64_t asks = here.city.relay().status()->asks;
  CHECK(asks == 2);  // a batch, and a poll
  here.city.settle(here.kiosk);
  is_whole(here, 1);
}

TEST_CASE("A relay that lost its disk loses nothing: the kiosk brings all of it again",
          "[sync][relay]") {
  Lodge here;
  for (int batch = 0; batch < 3; ++batch) {
    here.sign_up();
    REQUIRE(freeze_all(here.kiosk).ok());
  }
  here.city.talk(here.kiosk);
  here.city.lose_disk();
  const auto refused = sync_once(here.kiosk, here.city.to_relay, here.city.world().seams());
  CHECK(refused.ok());  // a poll, as of a kiosk that is not known yet
  here.city.pull();
  here.city.settle(here.kiosk);
  is_whole(here, 3);
}

TEST_CASE("A catalogue of many parts comes through the relay part by part", "[sync][relay]") {
  constexpr int kListings = 300;
  RelayWorld city;
  std::vector<Listing> listings;
  for (int i = 0; i < kListings; ++i) {
    listings.push_back(shodo());
    listings.back().id = {"listing-" + std::to_string(i)};
    listings.back().summary.ja = std::string(6000, 'a');
  }
  city.world().publish(listings);
  KioskStore kiosk = city.world().new_kiosk("kiosk", {"tama"});
  city.talk(kiosk);
  const Pulled pulled = city.pull();
  CHECK(pulled.replies >= 3);
  city.to_relay.exchanges = 0;
  city.to_relay.lost_answer = 2;
  sync_once(kiosk, city.to_relay, city.world().seams()).ignore();
  city.talk(kiosk);
  CHECK(kiosk.catalogue(CatalogueKind::listing)->size() == kListings + 1);
}

TEST_CASE("Pictures lie at the relay as long as a listing shows them", "[sync][relay]") {
  RelayWorld city;
  const Bytes picture(900, 7);
  Listing listing = shodo();
  listing.picture = ContentHash{crypto::hash(picture)};
  Publication publication;
  publication.publish.push_back(
      {CatalogueKind::listing, listing.id.value, false, codec::encode(listing)});
  publication.pictures.push_back(picture);
  REQUIRE(city.office().publish(publication).ok());
  KioskStore kiosk = city.world().new_kiosk("kiosk", {"tama"});
  city.talk(kiosk);
  CHECK(city.pull().pictures == 1);
  CHECK(city.pull().pictures == 0);
  city.talk(kiosk);
  CHECK(*kiosk.picture(*listing.picture) == std::optional(picture));
  city.world().publish({shodo()});
  city.pull();
  CHECK(city.relay().status()->pictures == 0);
}

TEST_CASE("An office that came back from a backup gets everything again through the relay [F21]",
          "[sync][relay]") {
  Lodge here;
  here.city.world().back_up("backup");
  here.sign_up();
  here.city.settle(here.kiosk);
  is_whole(here, 1);
  here.city.world().restore("backup");
  CHECK(here.city.office().status()->entries == 0);
  here.city.settle(here.kiosk);
  here.city.settle(here.kiosk);
  is_whole(here, 1);
}

TEST_CASE(
    "A kiosk that was started anew waits an hour for its office before it brings batches [F22]",
    "[sync][relay]") {
  RelayWorld city;
  auto kiosk = std::make_optional(city.world().new_kiosk("kiosk", {"tama"}));
  city.settle(*kiosk);
  city.talk(*kiosk);
  city.pull();  // answers what was asked before the start
  REQUIRE(kiosk->sign_up(sign_up_for(shodo(), hanako())).ok());
  kiosk.reset();
  kiosk.emplace(city.world().open_kiosk("kiosk"));
  city.talk(*kiosk);
  CHECK_FALSE(kiosk->has_met_office());
  CHECK(city.relay().status()->asks == 1);
  city.world().clock().advance_seconds(kMeetingWaitMs / 1000);
  city.talk(*kiosk);
  CHECK(city.relay().status()->asks == 2);
  city.pull();
  city.talk(*kiosk);
  CHECK(kiosk->has_met_office());
  CHECK(kiosk->waiting()->entries == 0);
}

TEST_CASE(
    "An office that came back without a kiosk's enrolment hears of it through the relay [F21]",
    "[sync][relay]") {
  RelayWorld city;
  KioskStore kiosk = city.world().new_kiosk("kiosk", {"tama"});
  city.world().back_up("backup");
  city.settle(kiosk);
  city.world().restore("backup");
  city.pull();
  REQUIRE(kiosk.sign_up(sign_up_for(shodo(), hanako())).ok());
  for (int round = 0; round < 6; ++round) {
    sync_once(kiosk, city.to_relay, city.world().seams()).ignore();
    city.pull();
  }
  CHECK(kiosk.waiting()->entries == 0);
  CHECK(city.office().status()->entries == 1);
}
