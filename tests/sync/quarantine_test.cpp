// What the office has set aside, and what a person does about it.
#include "sync/office/quarantine.h"

#include "tests/support/catch.h"
#include "tests/sync/hand_made.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

const AuditRecord kLine{{1}, "hanako", 9, "item", "local"};

Listing named(const std::string& id) {
  Listing listing = shodo();
  listing.id = {id};
  listing.roles.front().mode = SeatMode::office;
  return listing;
}

OwnEntry own(const Entry& entry) {
  return {entry.id.epoch, entry.id.counter};
}

struct Desk {
  Desk() { world.publish({named("shodo")}); }

  Office& office() { return world.office(); }
  Entry applied(const std::string& listing) {
    return kiosk.entry(applied_for(named(listing)), hanako());
  }
  /// For a listing that the office does not have; it waits as the newest item.
  Entry set_aside(const std::string& listing) {
    Entry entry = applied(listing);
    kiosk.send({entry});
    return entry;
  }
  Retried retry(std::uint64_t number) {
    const auto retried = OfficeQuarantine::retry(office(), number, kLine);
    REQUIRE(retried.ok());
    REQUIRE(office().verify().ok());
    return *retried;
  }
  std::optional<Office::ArrivedApplication> application(const Entry& entry) {
    return *office().application(public_id_of(entry.id));
  }

  World world;
  HandMadeKiosk kiosk{world};
};

constexpr Retried kApplied{1, 0, 0, std::nullopt};

}  // namespace

TEST_CASE("What did not fit is applied by a retry when it fits, once, and opens [F25]",
          "[sync][quarantine]") {
  Desk desk;
  const Entry entry = desk.set_aside("later");
  desk.kiosk.send({desk.applied("shodo")});  // the chain of keys has moved on
  desk.world.publish({named("later")});
  CHECK(desk.retry(1) == kApplied);
  CHECK(desk.office().quarantine()->empty());
  const auto application = desk.application(entry);
  REQUIRE(application.has_value());
  CHECK(*desk.office().answers_of(*application) == hanako());
  CHECK(OfficeQuarantine::retry(desk.office(), 1, kLine).error().code == ErrorCode::not_found);
  desk.kiosk.send({entry});  // in a batch of its own
  CHECK(desk.office().status()->applications == 2);
  CHECK(desk.office().status()->quarantined == 0);
  CHECK(desk.office().verify()->in_batches == 2);
}

TEST_CASE("What still does not fit stays under its number, with its new reason",
          "[sync][quarantine]") {
  Desk desk;
  desk.set_aside("later");
  Listing without_the_role = named("later");
  without_the_role.roles.front().id = {"helper"};
  desk.world.publish({without_the_role});
  const Retried retried = desk.retry(1);
  REQUIRE(retried.why.has_value());
  CHECK(retried.why->detail == "no role participant");
  const auto waiting = *OfficeQuarantine::items(desk.office());
  REQUIRE(waiting.size() == 1);
  CHECK(waiting.front().number == 1);
  CHECK(waiting.front().record.detail == "no role participant");
  CHECK(desk.office().status()->applications == 0);
}

TEST_CASE("A person says which listing an entry meant, and it stays as it was signed",
          "[sync][quarantine]") {
  Desk desk;
  const Entry entry = desk.set_aside("gone");
  const auto repaired =
      OfficeQuarantine::repair(desk.office(), 1, {{"shodo"}, {"participant"}}, kLine);
  REQUIRE(repaired.ok());
  CHECK(*repaired == kApplied);
  const auto application = desk.application(entry);
  REQUIRE(application.has_value());
  CHECK(application->application.listing.value == "shodo");
  CHECK(std::get<Applied>(application->arrival.body).listing.value == "shodo");
  CHECK(*desk.office().answers_of(*application) == hanako());
  desk.kiosk.send({entry});  // as it was signed, once more: known
  CHECK(desk.office().status()->quarantined == 0);
  CHECK(desk.office().status()->applications == 1);
  CHECK(desk.office().verify().ok());
}

TEST_CASE("A repair says what makes no sense, and changes nothing then", "[sync][quarantine]") {
  Desk desk;
  desk.set_aside("gone");
  desk.kiosk.send({desk.kiosk.entry(ConsentChanged{PublicId{{7}}, {"contact"}, 1, true})});
  const auto code_of = [&](std::uint64_t number, const Meant& meant) {
    return OfficeQuarantine::repair(desk.office(), number, meant, kLine).error().code;
  };
  CHECK(code_of(1, {{"nowhere"}, {}}) == ErrorCode::not_found);
  CHECK(code_of(1, {{"shodo"}, {"nobody"}}) == ErrorCode::not_found);
  CHECK(code_of(2, {{"shodo"}, {}}) == ErrorCode::refused);
  CHECK(code_of(3, {{"shodo"}, {}}) == ErrorCode::not_found);
  CHECK(desk.office().status()->quarantined == 2);
  CHECK(desk.office().audit_lines()->empty());
}

TEST_CASE("What is refused is kept for ever with who, when and why, and counted apart [I4]",
          "[sync][quarantine]") {
  Desk desk;
  desk.set_aside("gone");
  CHECK(OfficeQuarantine::refuse(desk.office(), 1, " \n", kLine).error().code ==
        ErrorCode::refused);
  const QuarantineRecord before = OfficeQuarantine::item(desk.office(), 1)->record;
  REQUIRE(OfficeQuarantine::refuse(desk.office(), 1, "二重の申込", kLine).ok());
  const auto settled = *OfficeQuarantine::settled(desk.office());
  REQUIRE(settled.size() == 1);
  CHECK(settled.front().first == 1);
  CHECK(settled.front().second.by == "hanako");
  CHECK(settled.front().second.at == kLine.at);
  CHECK(settled.front().second.reason == "二重の申込");
  CHECK(codec::decode<QuarantineRecord>(settled.front().second.record).value() == before);
  const auto proof = *desk.office().verify();
  CHECK(proof.in_batches == 1);
  CHECK(proof.refused == 1);
  CHECK(proof.waiting == 0);
  CHECK(desk.office().status()->quarantined == 0);
  CHECK(desk.office().status()->refused == 1);
  desk.set_aside("gone");
  CHECK(OfficeQuarantine::items(desk.office())->front().number == 2);
}

TEST_CASE("A batch of a second history is admitted by a person, each entry once [F15]",
          "[sync][quarantine]") {
  Desk desk;
  const Entry first = desk.applied("shodo");
  desk.kiosk.send({first});
  desk.kiosk.begin_epoch(2);
  const std::vector<Entry> others{desk.applied("shodo"), desk.applied("gone")};
  const Bytes ask = desk.kiosk.ask_of_another_history(1, others);
  REQUIRE(desk.office().handle(ask).status == 200);
  REQUIRE(desk.office().kiosks()->front().forked);
  CHECK(desk.retry(1) == Retried{1, 0, 1, std::nullopt});
  CHECK(desk.office().kiosks()->front().forked);
  CHECK(*desk.office().answers_of(*desk.application(others[0])) == hanako());
  CHECK(desk.office().quarantine()->front().first == 2);
  CHECK(desk.office().quarantine()->front().second.detail == "no listing gone");
  REQUIRE(desk.office().handle(ask).status == 200);  // known
  const auto proof = *desk.office().verify();
  CHECK(proof.in_batches == 3);
  CHECK(proof.entries == 2);
  CHECK(proof.waiting == 1);
}

TEST_CASE("Of an admitted batch that holds what is here already nothing is twice [F15, I3]",
          "[sync][quarantine]") {
  Desk desk;
  const Entry entry = desk.applied("shodo");
  desk.kiosk.send({entry});
  const Bytes ask = desk.kiosk.ask_of_another_history(1, {entry, desk.applied("shodo")});
  REQUIRE(desk.office().handle(ask).status == 200);
  CHECK(desk.retry(1) == Retried{1, 1, 0, std::nullopt});
  CHECK(desk.office().status()->applications == 2);
  CHECK(desk.office().verify()->in_batches == 2);
}

TEST_CASE("What a revoked kiosk sent is admitted by a person, and it stays revoked [F24]",
          "[sync][quarantine]") {
  Desk desk;
  const Entry entry = desk.applied("shodo");
  const Bytes ask = desk.kiosk.ask({entry});
  REQUIRE(desk.office().revoke(desk.kiosk.id()).ok());
  CHECK(desk.office().handle(ask).status == 403);
  CHECK(desk.retry(1) == kApplied);
  CHECK(desk.application(entry).has_value());
  CHECK(desk.office().kiosks()->front().revoked);
  CHECK(desk.office().handle(ask).status == 403);
  CHECK(desk.office().status()->quarantined == 0);
}

TEST_CASE("What was withdrawn while it waited is withdrawn when it is taken in",
          "[sync][quarantine]") {
  Desk desk;
  const Entry entry = desk.set_aside("later");
  desk.kiosk.send({desk.kiosk.entry(Withdrawn{own(entry)})});
  desk.world.publish({named("later")});
  CHECK(desk.retry(1) == kApplied);
  CHECK(desk.application(entry)->application.decision.verdict == Verdict::withdrawn);
}

TEST_CASE("What waits for an update of the office is retried by the next version, or form [F35]",
          "[sync][quarantine]") {
  Desk desk;
  Applied with_newer_form = applied_for(named("shodo"));
  with_newer_form.form_version = 2;
  const Entry entry = desk.kiosk.entry(with_newer_form, hanako());
  desk.kiosk.send({entry});
  desk.set_aside("gone");
  const auto update_to = [&](std::uint32_t program) {
    return *OfficeQuarantine::retry_after_update(desk.office(), program, kLine);
  };
  CHECK(update_to(100) == 1);
  Form form = simple_form();
  form.version = 2;
  CHECK(update_to(100) == 0);
  CHECK(update_to(101) == 1);
  CHECK_FALSE(desk.application(entry).has_value());
  desk.world.publish_form(form);
  CHECK(update_to(101) == 1);
  CHECK(desk.application(entry).has_value());
  CHECK(desk.office().status()->quarantined == 1);
  CHECK(desk.office().verify().ok());
}

TEST_CASE("What is about a listing that the office has forgotten waits until it is back [F21, F35]",
          "[sync][quarantine]") {
  Desk desk;
  const Entry entry = desk.set_aside("forgotten");
  const auto begin_again = [&] {
    return *OfficeQuarantine::retry_after_update(desk.office(), 100, kLine);
  };
  CHECK(begin_again() == 0);
  desk.world.publish({named("another")});
  CHECK(begin_again() == 0);
  desk.world.publish({named("forgotten")});
  CHECK(begin_again() == 1);
  CHECK(desk.application(entry).has_value());
  CHECK(begin_again() == 0);
  CHECK(desk.office().status()->quarantined == 0);
  CHECK(desk.office().verify().ok());
}
