// When kiosk and office do not remember the same: an office from a backup, a kiosk from an image.
#include "sync/office/history.h"

#include "sync/office/backup.h"
#include "sync/proof.h"
#include "tests/support/catch.h"
#include "tests/support/must.h"
#include "tests/sync/history_scene.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

constexpr std::int64_t kDay = 24 * 3600;

}  // namespace

TEST_CASE("An office that comes back from an old backup gets everything again, once [F21]",
          "[sync][history]") {
  Scene here;
  here.sign_up_and_sync(1);
  here.world.back_up("monday");
  here.sign_up_and_sync(2);
  here.world.clock().advance_seconds(30 * kDay);
  here.world.restore("monday");
  CHECK(here.world.office().status()->applications == 1);
  here.sync();
  CHECK(here.sync().waiting == 0);
  CHECK(here.world.office().status()->applications == 3);
  CHECK(here.world.office().status()->quarantined == 0);
  CHECK(here.world.office().verify().ok());
  CHECK(verify_chain(here.kiosk).ok());
}

TEST_CASE(
    "An older disk and then an older office are in step again, and nothing is lost [F21, F22]",
    "[sync][history]") {
  Scene here;
  here.sign_up_and_sync(1);
  here.image("monday");
  here.sign_up_and_sync(1);
  here.sign_up_and_sync(1);
  here.world.back_up("tuesday");  // ends with a batch that this disk will not know
  here.sign_up_and_sync(1);
  here.go_back_to("monday");
  for (int i = 0; i < 3; ++i) here.sign_up_and_sync(1);
  here.world.restore("tuesday");
  for (int i = 0; i < 3; ++i) here.sign_up_and_sync(1);
  CHECK(here.sync().waiting == 0);
  CHECK(here.kiosk.verify().ok());
  CHECK(here.world.office().status()->applications == 9);  // the fourth went with both
  CHECK(here.world.office().status()->quarantined == 0);
  CHECK(here.world.office().verify().ok());
}

TEST_CASE("Seats confirmed from a lease that the office has lost are given to nobody else [F21]",
          "[sync][history][seats]") {
  Scene here;
  here.world.back_up("before the course");
  Listing course = shodo();
  course.id = {"course"};
  here.world.publish({course});
  here.sync();
  for (int i = 0; i < 3; ++i)
    REQUIRE(here.kiosk.sign_up(sign_up_for(course, hanako()))->promise == Promise::confirmed);
  here.sync();
  here.world.restore("before the course");
  here.world.publish({course});
  here.sync();
  CHECK(here.kiosk.seats_left(course.id, {"participant"})->seats == 1);  // of four
  REQUIRE(here.kiosk.sign_up(sign_up_for(course, hanako()))->promise == Promise::confirmed);
  REQUIRE(here.kiosk.sign_up(sign_up_for(course, hanako()))->promise == Promise::received);
  here.sync();
  const SeatRecord seats = *here.world.office().seats(course.id, {"participant"});
  CHECK(seats.confirmed_office == 3);
  CHECK(seats.confirmed_leased == 1);
  CHECK(here.world.office().verify().ok());
}

TEST_CASE("What a resident was told and the office has forgotten is listed for a person [F21]",
          "[sync][history]") {
  Scene here;
  KioskStore elsewhere = here.world.new_kiosk("elsewhere", {"ikuta"});
  REQUIRE(sync_once(elsewhere, here.world.line(), here.world.seams()).ok());
  here.world.back_up("monday");
  const SavedEntry saved = *elsewhere.sign_up(sign_up_for(shodo(), hanako()));
  REQUIRE(sync_once(elsewhere, here.world.line(), here.world.seams()).ok());
  REQUIRE(here.world.office().decide(saved.id, Verdict::declined, VerdictReason::by_staff).ok());
  REQUIRE(sync_once(elsewhere, here.world.line(), here.world.seams()).ok());
  here.world.restore("monday");
  REQUIRE(sync_once(elsewhere, here.world.line(), here.world.seams()).ok());
  // The other kiosk has not been in contact, so nothing is decided yet.
  const auto otherwise = *here.world.office().told_otherwise();
  REQUIRE(otherwise.size() == 1);
  CHECK(otherwise.front().application == saved.id);
  CHECK(otherwise.front().verdict == Verdict::declined);
  CHECK(elsewhere.told()->empty());
  here.sync();
  here.sync();
  CHECK(here.world.office().told_otherwise()->empty());
  CHECK(here.world.office().application(saved.id)->value().application.decision.verdict ==
        Verdict::declined);
}

TEST_CASE("No seat is given away before every kiosk is in step with a restored office [F21, I5]",
          "[sync][history][seats]") {
  Scene here;
  KioskStore elsewhere = here.world.new_kiosk("elsewhere", {"ikuta"});
  const auto sync_elsewhere = [&] {
    REQUIRE(sync_once(elsewhere, here.world.line(), here.world.seams()).ok());
  };
  sync_elsewhere();
  here.world.back_up("before the course");
  Listing course = shodo();
  course.id = {"course"};
  here.world.publish({course});
  here.sync();
  for (int i = 0; i < 3; ++i) REQUIRE(here.kiosk.sign_up(sign_up_for(course, hanako())).ok());
  here.world.restore("before the course");
  here.world.publish({course});
  const PublicId early = elsewhere.sign_up(sign_up_for(course, hanako()))->id;
  const PublicId late = elsewhere.sign_up(sign_up_for(course, hanako()))->id;
  sync_elsewhere();
  CHECK_FALSE(here.world.office().application(early)->value().application.has_decision);
  const auto by_hand =
      here.world.office().decide(early, Verdict::confirmed, VerdictReason::by_staff);
  CHECK(by_hand.error().code == ErrorCode::refused);
  here.sync();
  sync_elsewhere();
  CHECK(elsewhere.decision(early)->value().verdict == Verdict::confirmed);
  CHECK(elsewhere.decision(late)->value().verdict == Verdict::wait_listed);
  CHECK(here.world.office().seats(course.id, {"participant"})->confirmed_office == 4);
}

TEST_CASE("A kiosk whose first contact came after the backup begins again by itself [F21]",
          "[sync][history]") {
  Scene here;
  KioskStore late = here.world.new_kiosk("late", {"ikuta"});
  here.world.back_up("monday");
  REQUIRE(sync_once(late, here.world.line(), here.world.seams()).ok());
  REQUIRE(late.sign_up(sign_up_for(shodo(), hanako())).ok());
  here.world.restore("monday");
  REQUIRE(sync_once(late, here.world.line(), here.world.seams()).ok());
  CHECK(late.waiting()->entries == 0);
  CHECK(here.world.office().status()->applications == 1);
}

TEST_CASE("A kiosk that never comes again is revoked, and no seat waits for it",
          "[sync][history]") {
  Scene here;
  KioskStore gone = here.world.new_kiosk("gone", {"ikuta"});
  REQUIRE(sync_once(gone, here.world.line(), here.world.seams()).ok());
  here.world.back_up("monday");
  here.world.restore("monday");
  here.sync();
  here.sync();
  CHECK(here.world.office().meta().awaits_kiosks);
  REQUIRE(here.world.office().revoke(gone.identity().bundle.kiosk).ok());
  CHECK_FALSE(here.world.office().meta().awaits_kiosks);
}

TEST_CASE("An office disk that came back from a copy without a word is noticed, once [F21]",
          "[sync][history]") {
  Scene here;
  here.sign_up_and_sync(1);
  here.world.close_office();
  std::filesystem::copy(here.world.folder() / "office", here.world.folder() / "copy",
                        std::filesystem::copy_options::recursive);
  here.world.reopen_office();
  here.sign_up_and_sync(2);
  here.world.close_office();
  std::filesystem::remove_all(here.world.folder() / "office");
  std::filesystem::rename(here.world.folder() / "copy", here.world.folder() / "office");
  here.world.reopen_office();
  here.sync();
  here.sync();
  CHECK(here.world.office().status()->applications == 3);
  CHECK(here.world.office().meta().times_came_back == 1);
  CHECK_FALSE(here.world.office().meta().awaits_kiosks);
  CHECK(here.world.office().verify().ok());
}

TEST_CASE("What the restored office does not publish leaves the kiosks, and nothing before [F21]",
          "[sync][history]") {
  Scene here;
  here.world.back_up("monday");
  Listing late = shodo();
  late.id = {"late"};
  here.world.publish({late});
  here.sync();
  REQUIRE(here.kiosk.catalogue_item(CatalogueKind::listing, "late")->has_value());
  here.world.restore("monday");
  here.sync();
  CHECK_FALSE(here.kiosk.catalogue_item(CatalogueKind::listing, "late")->has_value());
  CHECK(here.kiosk.catalogue_item(CatalogueKind::listing, "shodo")->has_value());
}

TEST_CASE("A kiosk whose disk is an older image goes on behind what the office has [F22]",
          "[sync][history]") {
  Scene here;
  here.sign_up_and_sync(1);
  here.image("image");
  here.sign_up_and_sync(2);
  here.go_back_to("image");
  here.sign_up();
  here.sync();
  CHECK(here.kiosk.waiting()->entries == 0);
  CHECK(here.world.office().status()->applications == 4);
  CHECK(here.world.office().status()->quarantined == 0);
  here.sync();
  CHECK(here.at_office().times_rolled_back == 1);
  CHECK_FALSE(here.at_office().forked);
  CHECK(here.kiosk.verify().ok());
  CHECK(verify_chain(here.kiosk).ok());
  here.reopen();
  here.sign_up_and_sync(1);
  CHECK(here.world.office().status()->applications == 5);
  CHECK(here.world.office().verify().ok());
}

TEST_CASE("A kiosk whose disk was set back confirms no seat that it has confirmed [F22, I5]",
          "[sync][history][seats]") {
  const bool is_noticed_at_start = GENERATE(true, false);
  CAPTURE(is_noticed_at_start);
  Scene here;
  here.sign_up_and_sync(1);
  here.image("image");
  here.sign_up_and_sync(2);  // of four seats
  here.go_back_to("image", is_noticed_at_start ? Incarnation::of_today : Incarnation::of_image);
  CHECK(here.sign_up().promise == (is_noticed_at_start ? Promise::received : Promise::confirmed));
  here.sync();
  here.sync();
  CHECK(here.kiosk.waiting()->entries == 0);
  const auto left = here.kiosk.seats_left({"shodo"}, {"participant"});
  CHECK(left->seats == (is_noticed_at_start ? 1 : 0));
  const auto applications = *here.world.office().applications();
  int confirmed = 0;
  for (const auto& one : applications)
    confirmed += one.application.decision.verdict == Verdict::confirmed ? 1 : 0;
  CHECK(confirmed + static_cast<int>(left->seats) <= 4);
  CHECK(here.sign_up().promise == (left->seats > 0 ? Promise::confirmed : Promise::received));
  CHECK(here.sign_up().promise == Promise::received);
  here.sync();
  CHECK(here.world.office().verify().ok());
}

TEST_CASE("An older image with a batch that nobody got loses none of it [F22]", "[sync][history]") {
  Scene here;
  here.sign_up();
  REQUIRE(freeze_all(here.kiosk).ok());
  here.image("image");
  here.sync();
  here.sign_up_and_sync(2);
  here.go_back_to("image");
  here.sign_up();
  here.sync();
  CHECK(here.sync().waiting == 0);
  CHECK(here.world.office().status()->applications == 4);
  CHECK(here.world.office().status()->quarantined == 0);
  CHECK(here.world.office().verify().ok());
}

TEST_CASE("Of two kiosks from one image both histories are kept, and neither goes on [F15, F23]",
          "[sync][history]") {
  Scene here;
  here.sign_up_and_sync(1);
  here.image("copy");
  KioskStore copy = here.world.open_kiosk("copy");
  REQUIRE(sync_once(copy, here.world.line(), here.world.seams()).ok());
  here.sign_up_and_sync(1);
  REQUIRE(copy.sign_up(sign_up_for(shodo(), hanako())).ok());
  REQUIRE(sync_once(copy, here.world.line(), here.world.seams()).ok());
  CHECK(here.at_office().forked);
  here.sign_up_and_sync(1);
  CHECK(here.kiosk.sync_record()->is_frozen);
  CHECK(here.kiosk.waiting()->entries == 0);
  CHECK(here.world.office().status()->applications == 2);
  CHECK(here.world.office().status()->quarantined == 2);
  CHECK(here.world.office().verify().ok());
}

TEST_CASE("A sealed copy stays for 45 days after the backup, and leaves then [F13, F21]",
          "[sync][history]") {
  Scene here;
  here.sign_up_and_sync(1);
  here.world.clock().advance_seconds(90 * kDay);
  here.sync();
  CHECK_FALSE(here.kiosk.batch(1)->value().bytes.empty());  // in no backup yet
  here.world.back_up("backup");
  here.sync();
  here.world.clock().advance_seconds(44 * kDay);
  here.sync();
  CHECK_FALSE(here.kiosk.batch(1)->value().bytes.empty());
  here.world.clock().advance_seconds(2 * kDay);
  here.sync();
  CHECK(here.kiosk.batch(1)->value().bytes.empty());
  CHECK(here.kiosk.verify().ok());
  CHECK(verify_chain(here.kiosk).ok());
  here.sign_up_and_sync(1);
  CHECK(here.world.office().status()->applications == 2);
}

TEST_CASE("A backup is whole, stands alone, and is not written over", "[sync][history]") {
  Scene here;
  here.sign_up_and_sync(2);
  here.world.back_up("backup");
  const auto again =
      OfficeBackup::make(here.world.office(), here.world.folder() / "office",
                         here.world.folder() / "backup", here.world.unlock(), here.world.seams());
  CHECK(again.error().code == ErrorCode::already_there);
  const Office copy = *Office::open(here.world.folder() / "backup", here.world.unlock(),
                                    OpenTo::look, here.world.seams());
  CHECK(copy.status()->applications == 2);
  CHECK(here.at_office().backed_up == 1);
}

TEST_CASE("Two offices from one disk are found by the kiosk that meets both, and give no seat away",
          "[sync][history][seats]") {
  Scene here;
  here.sign_up_and_sync(1);
  here.sync();
  here.world.close_office();
  std::filesystem::copy(here.world.folder() / "office", here.world.folder() / "copy",
                        std::filesystem::copy_options::recursive);
  here.world.reopen_office();
  Office copy = must(Office::open(here.world.folder() / "copy", here.world.unlock(), OpenTo::work,
                                  here.world.seams()));
  DirectLine to_copy(copy);
  const auto meet = [&](DirectLine& line) {
    must(sync_once(here.kiosk, line, here.world.seams()));
  };
  here.sign_up_and_sync(1);  // the original knows more now
  meet(to_copy);             // which the copy takes for its own loss
  meet(to_copy);
  CHECK_FALSE(must(OfficeHistory::other_office(here.world.office())).has_value());
  here.sync();
  const auto other = must(OfficeHistory::other_office(here.world.office()));
  REQUIRE(other.has_value());
  CHECK(other->by == here.kiosk.identity().bundle.kiosk);
  CHECK(here.world.office().meta().times_came_back == 1);
  here.sync();
  meet(to_copy);
  CHECK(must(OfficeHistory::other_office(copy)).has_value());
  meet(to_copy);
  here.sync();
  for (Office* office : {&here.world.office(), &copy}) {
    CHECK(office->status()->applications == 2);
    CHECK(office->verify().ok());
  }
}

TEST_CASE("A kiosk's disk from before a restore is no sign of another office [F21][F22]",
          "[sync][history]") {
  Scene here;
  here.sign_up_and_sync(1);
  here.image("image");
  here.world.back_up("monday");
  here.world.restore("monday");
  here.sync();
  here.sync();
  CHECK_FALSE(here.world.office().meta().awaits_kiosks);
  here.go_back_to("image");
  here.sync();
  here.sync();
  CHECK_FALSE(must(OfficeHistory::other_office(here.world.office())).has_value());
  CHECK(here.world.office().meta().times_came_back == 1);
}
