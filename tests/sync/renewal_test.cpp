// A kiosk that is enrolled again keeps what it has.
#include "sync/office/quarantine.h"
#include "sync/office/stick.h"
#include "tests/sync/hand_made.h"
#include "tests/sync/renewed.h"

using namespace tsudoi;
using namespace tsudoi::test;
namespace fs = std::filesystem;

TEST_CASE("A kiosk that was revoked and enrolled again brings all that waited [F24]",
          "[sync][renewal]") {
  Renewed here;
  here.sign_up_and_sync();
  const KioskId former = here.id();
  const SavedEntry waits = here.sign_up();
  REQUIRE(here.world.office().revoke(former).ok());
  CHECK_FALSE(here.try_sync().ok());
  here.enrol_again();
  CHECK(here.id() != former);
  CHECK(here.kiosk->entry(waits.id)->has_value());
  here.sign_up();
  CHECK(here.sync().waiting == 0);
  CHECK(here.applications() == 3);
  CHECK(here.world.office().application(waits.id)->value().application.kiosk == former);
  CHECK(here.at_office(here.id()).replaces == former);
  here.is_whole();
}

TEST_CASE("What was set aside of a revoked kiosk counts when its successor brings it [F24]",
          "[sync][renewal]") {
  Renewed here;
  here.sign_up();
  const auto asking = *next_ask(*here.kiosk, here.world.seams());
  REQUIRE(here.world.office().revoke(here.id()).ok());
  CHECK(here.world.office().handle(asking.bytes).status == 403);
  REQUIRE(here.world.office().status()->quarantined == 1);
  here.enrol_again();
  here.sync();
  CHECK(here.applications() == 1);
  CHECK(here.world.office().quarantine()->empty());
  here.is_whole();
}

TEST_CASE(
    "What a person has settled of a revoked kiosk stays so when its successor brings it [F24]",
    "[sync][renewal]") {
  Renewed here;
  here.sign_up();
  const auto asking = *next_ask(*here.kiosk, here.world.seams());
  REQUIRE(here.world.office().revoke(here.id()).ok());
  CHECK(here.world.office().handle(asking.bytes).status == 403);
  const AuditRecord line{{1}, "hanako", 9, "item", "local"};
  SECTION("refused") {
    REQUIRE(OfficeQuarantine::refuse(here.world.office(), 1, "a prank", line).ok());
    here.enrol_again();
    here.sync();
    CHECK(here.applications() == 0);
  }
  SECTION("taken in") {
    REQUIRE(OfficeQuarantine::retry(here.world.office(), 1, line)->applied == 1);
    here.enrol_again();
    here.sync();
    CHECK(here.applications() == 1);
  }
  CHECK(here.world.office().quarantine()->empty());
  here.is_whole();
}

TEST_CASE("Who brings a batch that is not its own cannot keep it from counting [F24, F40]",
          "[sync][renewal]") {
  World world;
  HandMadeKiosk honest{world, "honest"};
  HandMadeKiosk other{world, "other"};
  const Bytes ask = honest.ask({honest.entry(KioskHealth{1, 2, 3})});
  const Bytes brought = other.ask_that_brings(read_ask(ask)->batch);
  CHECK(world.office().handle(brought).status == 200);
  CHECK(world.office().handle(brought).status == 200);
  CHECK(world.office().status()->quarantined == 1);
  CHECK(world.office().handle(ask).status == 200);
  CHECK(world.office().verify()->entries == 1);
  CHECK(world.office().status()->quarantined == 1);
}

TEST_CASE("Both of two kiosks from one image keep all they took, enrolled again [F15, F23, F24]",
          "[sync][renewal]") {
  Renewed here;
  here.sign_up_and_sync();
  here.image("twin");
  KioskStore twin = here.world.open_kiosk("twin");
  REQUIRE(sync_once(twin, here.world.line(), here.world.seams()).ok());
  here.sign_up_and_sync();
  REQUIRE(twin.sign_up(sign_up_for(shodo(), hanako())).ok());
  REQUIRE(sync_once(twin, here.world.line(), here.world.seams()).ok());
  here.sign_up_and_sync();
  REQUIRE(here.applications() == 2);
  here.enrol_again();
  here.sync();
  CHECK(here.applications() == 3);
  here.is_whole();
  REQUIRE(enrol_again(twin, here.bundle(), here.world.seams()).ok());
  { const KioskStore closed = std::move(twin); }
  KioskStore newer = here.world.open_kiosk("twin");
  REQUIRE(sync_once(newer, here.world.line(), here.world.seams()).ok());
  CHECK(newer.waiting()->entries == 0);
  CHECK(here.applications() == 4);
  CHECK(newer.seats_left(shodo().id, participant())->seats == 0);  // the other one holds them
  here.is_whole();
}

TEST_CASE("The successor takes back an attendance that the former one saw", "[sync][renewal]") {
  Renewed here;
  const SavedEntry taken = here.sign_up();
  const EntryFold fold = here.kiosk->entry(taken.id)->value();
  Attended attended;
  attended.listing = shodo().id;
  attended.who = here.kiosk->subject_at(fold.position).value();
  const auto seen = std::get<SavedEntry>(*here.kiosk->attend(attended));
  here.sync();
  REQUIRE(here.world.office().attendances()->size() == 1);
  here.enrol_again();
  REQUIRE(std::holds_alternative<SavedEntry>(*here.kiosk->undo(seen.id, UndoReason::mistake)));
  CHECK_FALSE(*here.kiosk->is_in(shodo().id, 0, taken.id));
  here.sync();
  CHECK(here.world.office().attendances()->empty());
  here.is_whole();
}

TEST_CASE("A decision on what the former one took reaches the successor", "[sync][renewal]") {
  Renewed here;
  Listing draw = shodo();
  draw.id = {"draw"};
  draw.roles.front().mode = SeatMode::draw;
  here.world.publish({draw});
  const PublicId id = here.kiosk->sign_up(sign_up_for(draw, hanako()))->id;
  here.sync();
  here.enrol_again();
  here.sync();
  REQUIRE(here.world.office().decide(id, Verdict::confirmed, VerdictReason::by_staff).ok());
  here.sync();
  CHECK(here.kiosk->decision(id)->value().verdict == Verdict::confirmed);
}

TEST_CASE("Who only says to follow another kiosk brings nothing of it and gets none of its seats",
          "[sync][renewal][F40]") {
  Renewed here;
  here.sign_up();
  REQUIRE(freeze_all(*here.kiosk).ok());
  KioskStore other = here.world.new_kiosk("other", {"ikuta"});
  REQUIRE(sync_once(other, here.world.line(), here.world.seams()).ok());
  AskParts parts;
  parts.kiosk = other.identity().bundle.kiosk;
  parts.office = here.world.office().card().card.office;
  Succession claim{here.id(),
                   here.kiosk->identity().key,
                   parts.kiosk,
                   other.identity().key,
                   here.kiosk->newest_batch(),
                   false,
                   {}};
  claim.by_former = other.key().sign(view_of("as if"));
  parts.ask.successions.push_back(claim);
  const auto batch = here.kiosk->unsent_batch()->value();
  parts.batch = batch.record.bytes;
  CHECK(here.world.office().handle(make_ask(parts, other.key())).status == 200);
  CHECK(here.applications() == 0);
  CHECK(here.world.office().status()->quarantined == 1);
  CHECK(here.at_office(here.id()).replaced_by == KioskId{});
  here.sync();
  CHECK(here.seats() == 3);
}

TEST_CASE("What another machine sends as a kiosk that was enrolled again is set aside [F24]",
          "[sync][renewal]") {
  Renewed here;
  here.image("twin");
  here.enrol_again();
  here.sync();
  KioskStore twin = here.world.open_kiosk("twin");
  REQUIRE(twin.sign_up(sign_up_for(shodo(), hanako())).ok());
  REQUIRE(sync_once(twin, here.world.line(), here.world.seams()).ok());
  CHECK(twin.sync_record()->is_frozen);
  CHECK(here.applications() == 0);
  CHECK(here.world.office().status()->quarantined == 1);
  CHECK(here.world.office().verify().ok());
}

TEST_CASE("An office from a backup takes back a kiosk that it does not know, enrolled again [F21]",
          "[sync][renewal][history]") {
  Renewed here;
  here.world.back_up("monday");
  here.sign_up_and_sync();
  here.enrol_again();
  here.sign_up_and_sync();
  here.world.restore("monday");
  CHECK_FALSE(here.try_sync().ok());
  here.enrol_again();
  here.sync();
  CHECK(here.sync().waiting == 0);
  CHECK(here.applications() == 2);
  CHECK_FALSE(here.world.office().meta().awaits_kiosks);
  here.is_whole();
}

TEST_CASE("A backup counts what the former identity brought once the chain is whole [F21]",
          "[sync][renewal][history]") {
  Renewed here;
  here.sign_up_and_sync();
  here.sign_up();
  here.enrol_again();
  here.world.back_up("before it came");
  CHECK(here.at_office(here.id()).backed_up == 0);
  here.sign_up_and_sync();
  here.world.back_up("after it came");
  CHECK(here.at_office(here.id()).backed_up == 3);
  here.sync();
  CHECK(here.kiosk->sync_record()->backed_up == 3);
}

TEST_CASE("Without a line the successor brings everything on one stick", "[sync][renewal][stick]") {
  Renewed here;
  const fs::path stick = here.world.folder() / "stick";
  here.sign_up();
  REQUIRE(here.world.office().revoke(here.id()).ok());
  here.enrol_again();
  here.sign_up();
  REQUIRE(export_to_stick(*here.kiosk, stick, here.world.seams())->entries == 2);
  REQUIRE(import_stick(here.world.office(), stick)->refused.empty());
  REQUIRE(export_replies(here.world.office(), stick).ok());
  REQUIRE(import_from_stick(*here.kiosk, stick).ok());
  CHECK(here.applications() == 2);
  CHECK(here.seats() == 3);
  here.is_whole();
}

TEST_CASE("An old stick of who it was changes nothing [F24, F31]", "[sync][renewal][stick]") {
  Renewed here;
  const fs::path stick = here.world.folder() / "stick";
  here.sign_up();
  REQUIRE(export_to_stick(*here.kiosk, stick, here.world.seams()).ok());
  REQUIRE(here.world.office().revoke(here.id()).ok());
  here.enrol_again();
  here.sync();
  REQUIRE(import_stick(here.world.office(), stick)->refused.size() == 1);
  CHECK(here.applications() == 1);
  CHECK(here.world.office().status()->quarantined == 0);
}

TEST_CASE("A kiosk that was set back and enrolled again before it met the office is whole [F22]",
          "[sync][renewal]") {
  Renewed here;
  here.sign_up_and_sync();
  here.image("image");
  here.sign_up_and_sync();
  const KioskId former = here.id();
  here.close();
  fs::remove_all(here.world.folder() / "kiosk");
  fs::rename(here.world.folder() / "image", here.world.folder() / "kiosk");
  here.reopen();
  here.sign_up();
  here.enrol_again();
  here.sign_up_and_sync();
  CHECK(here.applications() == 4);
  CHECK(here.world.office().status()->quarantined == 0);
  CHECK_FALSE(here.at_office(former).forked);
  here.is_whole();
}

TEST_CASE("A kiosk that never was in contact brings all it took, enrolled again",
          "[sync][renewal]") {
  Renewed here;
  KioskStore early = here.world.new_kiosk("early", {"ikuta"});
  const KioskId former = early.identity().bundle.kiosk;
  REQUIRE(early.sign_up(sign_up_for(shodo(), hanako())).ok());
  REQUIRE(enrol_again(early, here.bundle({"ikuta"}), here.world.seams()).ok());
  { const KioskStore closed = std::move(early); }
  KioskStore later = here.world.open_kiosk("early");
  REQUIRE(sync_once(later, here.world.line(), here.world.seams()).ok());
  CHECK(here.applications() == 1);
  CHECK(later.catalogue_item(CatalogueKind::kiosk_key, to_hex(former.view()))->has_value());
}

TEST_CASE("No bundle is used twice, and none of another office", "[sync][renewal]") {
  Renewed here;
  World other(7);
  const EnrolmentBundle theirs = *open_bundle(other.office().enrol({"tama"}, "")->bundle);
  CHECK(enrol_again(*here.kiosk, theirs, here.world.seams()).error().code ==
        ErrorCode::wrong_office);
  const EnrolmentBundle first = here.kiosk->identity().bundle;
  here.enrol_again();
  const EnrolmentBundle second = here.kiosk->identity().bundle;
  for (const EnrolmentBundle& used : {first, second})
    CHECK(enrol_again(*here.kiosk, used, here.world.seams()).error().code ==
          ErrorCode::already_there);
}
