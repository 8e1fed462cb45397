// What kiosks say that they saved, held against what the office has (I2).
#include "sync/office/reckoning.h"

#include "sync/office/quarantine.h"
#include "tests/support/must.h"
#include "tests/sync/hand_made.h"
#include "tests/sync/renewed.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

const AuditRecord kLine{{1}, "hanako", 9, "item", "local"};

Listing unknown_course() {
  Listing listing = shodo();
  listing.id = {"unknown"};
  return listing;
}

struct Books : Renewed {
  Reckoned reckon(const KioskClaim& claim) {
    auto all = tsudoi::reckon(world.office(), std::span(&claim, 1));
    REQUIRE(all.ok());
    return std::move(all->front());
  }
  Reckoned reckon() { return reckon(*claim_of(*kiosk)); }
  void sign_up(int people, const Listing& listing = shodo()) {
    for (int i = 0; i < people; ++i) must(kiosk->sign_up(sign_up_for(listing, hanako())));
  }
  void send(int people, const Listing& listing = shodo()) {
    sign_up(people, listing);
    sync();
  }
  void go_back_to(const std::string& name) {
    close();
    std::filesystem::remove_all(world.folder() / "kiosk");
    std::filesystem::copy(world.folder() / name, world.folder() / "kiosk",
                          std::filesystem::copy_options::recursive);
    reopen();
  }
};

}  // namespace

TEST_CASE("Every saved entry waits, is applied, set aside or refused: the books agree [I2]",
          "[sync][reckoning]") {
  Books here;
  here.send(3);
  here.send(2, unknown_course());
  must(OfficeQuarantine::refuse(here.world.office(), 1, "twice by mistake", kLine));
  here.reopen();
  here.sync();
  here.sign_up(4);
  const Reckoned found = here.reckon();
  CHECK(found.is_whole());
  CHECK(found.saved == 9);
  CHECK(found.applied == 3);
  CHECK(found.aside == 1);
  CHECK(found.refused == 1);
  CHECK(found.waiting == 4);
  CHECK(found.early + found.unknown + found.after + found.only_here == 0);
  CHECK(claim_of(*here.kiosk)->runs.size() == 2);  // one for each start that saved something
}

TEST_CASE("What is at the office and whose receipt was lost counts as there [F18]",
          "[sync][reckoning]") {
  Books here;
  here.sign_up(2);
  here.world.line().lose_answers = 1;
  CHECK_FALSE(here.try_sync().ok());
  const Reckoned found = here.reckon();
  CHECK(found.is_whole());
  CHECK(found.applied == 2);
  CHECK(found.early == 2);
  CHECK(found.waiting == 0);
}

TEST_CASE("An office from an old backup misses what came since, until its kiosks came again [F21]",
          "[sync][reckoning]") {
  Books here;
  here.send(2);
  here.world.back_up("monday");
  here.send(3);
  here.send(1);
  here.world.restore("monday");
  Reckoned found = here.reckon();
  CHECK_FALSE(found.is_whole());
  CHECK(found.missing == 4);
  CHECK(found.has_other_history);
  REQUIRE(found.missing_runs.size() == 1);
  CHECK(found.missing_runs.front().first.value == 3);
  CHECK(found.missing_runs.front().count == 4);
  CHECK(found.missing_batches == std::vector<ClaimGap>{{2, 3}});
  here.sync();
  here.sync();
  found = here.reckon();
  CHECK(found.is_whole());
  CHECK(found.applied == 6);
  CHECK_FALSE(found.has_other_history);
}

TEST_CASE("A disk that was set back does not know what the office has, and then says so [F22]",
          "[sync][reckoning]") {
  Books here;
  here.send(1);
  here.close();
  here.image("image");
  here.reopen();
  here.send(2);
  here.go_back_to("image");
  Reckoned found = here.reckon();
  CHECK_FALSE(found.is_whole());
  CHECK(found.missing == 0);
  CHECK(found.unknown == 2);
  here.sync();
  here.send(1);
  found = here.reckon();
  CHECK(found.is_whole());
  CHECK(found.applied == 2);
  CHECK(found.only_here == 2);
  CHECK(found.unknown == 0);
}

TEST_CASE("What came after a kiosk's file was made is not held against it", "[sync][reckoning]") {
  Books here;
  here.send(1);
  const KioskClaim claim = *claim_of(*here.kiosk);
  here.world.clock().advance_seconds(60);
  here.send(2);
  const Reckoned found = here.reckon(claim);
  CHECK(found.is_whole());
  CHECK(found.after == 2);
}

namespace {

/// Its last batch of `entries` was never here: so well done that the office's own proof holds.
void lose_last_batch(World& world, const KioskId& kiosk, std::uint64_t number,
                     std::uint64_t entries) {
  world.close_office();
  {
    const auto keyring = must(Keyring::open(world.folder() / "office", world.unlock()));
    const RecordSeal seal(keyring.record_key());
    auto environment = must(lmdb::Environment::open(world.folder() / "office" / "store", {}));
    must(environment.update([&](lmdb::WriteTxn& txn) -> Result<void> {
      TRY_ASSIGN(auto meta, seal.get<OfficeMeta>(txn, office_keys::meta()));
      for (std::uint64_t i = 0; i < entries; ++i, --meta->arrivals) {
        const auto arrival = *seal.get<ArrivalRecord>(txn, office_keys::arrival(meta->arrivals));
        TRY(txn.erase(office_keys::entry_index(public_id_of(arrival->id))));
        TRY(txn.erase(office_keys::arrival(meta->arrivals)));
      }
      TRY(txn.erase(office_keys::batch(kiosk, number)));
      return seal.put(txn, office_keys::meta(), *meta);
    }));
  }
  world.reopen_office();
}

}  // namespace

TEST_CASE("A batch that the office lost is found, though its own proof holds",
          "[sync][reckoning]") {
  Books here;
  here.send(1);
  here.send(1);
  must(here.kiosk->count_heads({shodo().id, 0, {{AgeBand::sixties, 2}}}));
  must(here.kiosk->count_heads({shodo().id, 0, {{AgeBand::sixties, 1}}}));
  here.sync();
  REQUIRE(here.reckon().is_whole());
  lose_last_batch(here.world, here.id(), 3, 2);
  REQUIRE(here.world.office().verify().ok());
  const Reckoned found = here.reckon();
  CHECK_FALSE(found.is_whole());
  CHECK(found.missing == 2);
  CHECK(found.missing_batches == std::vector<ClaimGap>{{3, 3}});
  CHECK_FALSE(found.has_other_history);
}

TEST_CASE("A kiosk that was enrolled again claims also what it saved before", "[sync][reckoning]") {
  Books here;
  here.send(2);
  here.sign_up(1);
  here.enrol_again();
  here.sync();
  here.send(3);
  const Reckoned found = here.reckon();
  CHECK(found.is_whole());
  CHECK(found.applied == 6);
  const KioskClaim claim = *claim_of(*here.kiosk);
  CHECK(claim.formers.size() == 1);
  CHECK(claim.runs.front().kiosk == claim.formers.front());
  CHECK(claim.runs.back().kiosk == claim.kiosk);
}

TEST_CASE("Of two kiosks from one image both files are needed, and agree together [F23]",
          "[sync][reckoning]") {
  Books here;
  here.send(1);
  here.close();
  here.image("twin");
  here.reopen();
  here.send(2);
  KioskStore twin = here.world.open_kiosk("twin");
  must(twin.sign_up(sign_up_for(shodo(), hanako())));
  sync_once(twin, here.world.line(), here.world.seams()).ignore();
  const KioskClaim claims[] = {*claim_of(*here.kiosk), *claim_of(twin)};
  CHECK_FALSE((here.reckon(claims[0]).is_whole() && here.reckon(claims[1]).is_whole()));
  const auto both = *tsudoi::reckon(here.world.office(), claims);
  for (const Reckoned& one : both) {
    CHECK(one.unknown == 0);
    CHECK(one.missing == 0);
  }
  CHECK(here.world.office().verify().ok());
}

TEST_CASE("A kiosk of another office is told apart", "[sync][reckoning]") {
  Books here;
  here.send(1);
  World elsewhere(7);
  const KioskClaim claim = *claim_of(*here.kiosk);
  const auto found = tsudoi::reckon(elsewhere.office(), std::span(&claim, 1));
  REQUIRE_FALSE(found.ok());
  CHECK(found.error().code == ErrorCode::wrong_office);
}

TEST_CASE("An office that is older than a kiosk's enrolment does not know it [F21]",
          "[sync][reckoning]") {
  Books here;
  here.world.back_up("before");
  KioskStore later = here.world.new_kiosk("later", {"ikuta"});
  must(sync_once(later, here.world.line(), here.world.seams()));
  here.world.restore("before");
  const Reckoned found = here.reckon(*claim_of(later));
  CHECK_FALSE(found.is_whole());
  CHECK_FALSE(found.record.has_value());
}
