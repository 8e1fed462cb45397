// What a kiosk in wrong hands has sent is taken back, and nothing else (F40).
#include "sync/office/withdrawal.h"

#include "sync/office/office_keys.h"
#include "tests/support/catch.h"
#include "tests/sync/hand_made.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

const AuditRecord kLine{{1}, "hanako", 12, "kiosk", "local"};
constexpr std::int64_t kHour = 3600;

Listing by_office() {
  Listing listing = shodo();
  listing.roles.front().mode = SeatMode::office;
  return listing;
}

struct Desk {
  explicit Desk(const Listing& listing = shodo()) { world.publish({listing}); }

  Office& office() { return world.office(); }
  SentBy sent() { return {kiosk.id(), since}; }
  void begin_misuse() {
    world.clock().advance_seconds(kHour);
    since = world.clock().now();
  }
  Entry applied() { return kiosk.entry(applied_for(shodo()), hanako()); }
  Entry seen(const Entry& who) {
    return kiosk.entry(Attended{{"shodo"}, 0, OwnEntry{who.id.epoch, who.id.counter}});
  }
  Entry heads(std::int32_t count) {
    return kiosk.entry(HeadCounted{{"shodo"}, 0, {{AgeBand::teens, count}}});
  }
  TakenBack take_back() {
    const auto taken = OfficeWithdrawal::run(office(), sent(), kLine);
    REQUIRE(taken.ok());
    REQUIRE(office().verify().ok());
    return *taken;
  }
  std::optional<Verdict> verdict(const Entry& entry) {
    const auto found = *office().application(public_id_of(entry.id));
    REQUIRE(found.has_value());
    if (!found->application.has_decision) return std::nullopt;
    return found->application.decision.verdict;
  }

  /// As the store has it: the office's pages do not show it yet.
  std::int32_t heads_counted() {
    world.close_office();
    std::int32_t sum = 0;
    {
      const auto store = lmdb::Environment::open(world.folder() / "office" / "store", {});
      const auto record = store->read()->get(office_keys::heads({"shodo"}, 0));
      REQUIRE(record->has_value());
      const ByteView value = ByteView(**record).first((**record).size() - sizeof(crypto::Mac16));
      const auto heads = codec::decode<HeadRecord>(value)->heads;
      for (const auto& [band, count] : heads) sum += count;
    }
    world.reopen_office();
    return sum;
  }

  World world;
  HandMadeKiosk kiosk{world};
  UnixSeconds since;
};

}  // namespace

TEST_CASE("What came since is withdrawn by staff, and what came before stands [F40]",
          "[sync][withdrawal]") {
  Desk desk(by_office());
  const Entry before = desk.applied();
  desk.kiosk.send({before, desk.seen(before)});
  desk.begin_misuse();
  const Entry after = desk.applied();
  desk.kiosk.send({after, desk.seen(after), desk.heads(30)});
  CHECK(*OfficeWithdrawal::look(desk.office(), desk.sent()) == TakenBack{1, 1, 1, 0, 0});
  CHECK(desk.office().attendances()->size() == 2);
  CHECK(desk.take_back() == TakenBack{1, 1, 1, 0, 0});
  CHECK(desk.verdict(before) == std::nullopt);
  CHECK(desk.verdict(after) == Verdict::withdrawn);
  CHECK((*desk.office().application(public_id_of(after.id)))->application.decision.reason ==
        VerdictReason::by_staff);
  CHECK(desk.office().attendances()->size() == 1);
  CHECK(desk.office().status()->entries == 5);  // nothing is deleted
  CHECK(*desk.office().audit_lines() == std::vector<AuditRecord>{kLine});
}

TEST_CASE("A second time there is nothing to take back, and no line of it", "[sync][withdrawal]") {
  Desk desk(by_office());
  desk.begin_misuse();
  const Entry entry = desk.applied();
  desk.kiosk.send({entry, desk.seen(entry), desk.heads(30)});
  CHECK(desk.heads_counted() == 30);
  desk.take_back();
  CHECK(desk.heads_counted() == 0);
  const std::uint64_t decisions = desk.office().meta().decisions;
  CHECK(desk.take_back() == TakenBack{});
  CHECK(desk.office().meta().decisions == decisions);
  CHECK(desk.office().audit_lines()->size() == 1);
}

TEST_CASE("A look takes nothing back", "[sync][withdrawal]") {
  Desk desk(by_office());
  desk.begin_misuse();
  const Entry entry = desk.applied();
  desk.kiosk.send({entry});
  CHECK(OfficeWithdrawal::look(desk.office(), desk.sent())->applications == 1);
  CHECK(desk.verdict(entry) == std::nullopt);
  CHECK(desk.office().audit_lines()->empty());
}

TEST_CASE("Seats come back to the office, also those of the kiosk's lease [F40, I5]",
          "[sync][withdrawal]") {
  Desk desk;
  Applied promised = applied_for(shodo());
  promised.promise = Promise::confirmed;
  promised.lease = desk.office().meta().leases;
  REQUIRE(promised.lease > 0);
  desk.begin_misuse();
  const Entry one = desk.kiosk.entry(promised, hanako()),
              two = desk.kiosk.entry(promised, hanako());
  desk.kiosk.send({one, two});
  CHECK(desk.verdict(two) == Verdict::confirmed);
  const SeatRecord before = *desk.office().seats({"shodo"}, {"participant"});
  CHECK(before.leased == 4);
  CHECK(before.confirmed_leased == 2);
  desk.take_back();
  const SeatRecord after = *desk.office().seats({"shodo"}, {"participant"});
  CHECK(after.leased == 2);
  CHECK(after.confirmed_leased == 0);
  CHECK(desk.verdict(one) == Verdict::withdrawn);
}

TEST_CASE("What was undone before is not taken back once more, nor undone after it",
          "[sync][withdrawal]") {
  Desk desk(by_office());
  desk.begin_misuse();
  const Entry wrong = desk.heads(500), left = desk.heads(7);
  const auto undo = [&](const Entry& of) {
    return desk.kiosk.entry(Undone{OwnEntry{of.id.epoch, of.id.counter}, UndoReason::mistake});
  };
  desk.kiosk.send({wrong, left, undo(wrong)});
  CHECK(desk.take_back() == TakenBack{0, 0, 1, 1, 0});
  desk.kiosk.send({undo(left)});  // it is not revoked yet
  CHECK(desk.take_back() == TakenBack{0, 0, 0, 2, 0});
  CHECK(desk.heads_counted() == 0);
}

TEST_CASE("Heads that are undone twice are taken off once, in whatever order it comes [F22, F23]",
          "[sync]") {
  const bool is_undone_first = GENERATE(false, true);
  CAPTURE(is_undone_first);
  Desk desk(by_office());
  const Entry wrong = desk.heads(30), right = desk.heads(5);
  const auto undo = [&] {
    return desk.kiosk.entry(Undone{OwnEntry{wrong.id.epoch, wrong.id.counter}, {}});
  };
  const Entry once = undo(), twice = undo();
  const Bytes counted = desk.kiosk.ask({wrong, right});
  if (!is_undone_first) REQUIRE(desk.office().handle(counted).status == 200);
  desk.kiosk.send({once, twice});
  if (is_undone_first) REQUIRE(desk.office().handle(counted).status == 200);
  CHECK(desk.heads_counted() == 5);
  desk.kiosk.send({undo()});
  CHECK(desk.heads_counted() == 5);
  CHECK(desk.office().verify().ok());
}

TEST_CASE("Another kiosk's entries are left alone, and one that is not there is refused",
          "[sync][withdrawal]") {
  Desk desk(by_office());
  HandMadeKiosk other(desk.world, "other");
  desk.begin_misuse();
  const Entry entry = other.entry(applied_for(shodo()), hanako());
  other.send({entry});
  CHECK(desk.take_back() == TakenBack{});
  CHECK(desk.verdict(entry) == std::nullopt);
  const SentBy nobody{{{9}}, desk.since};
  CHECK(OfficeWithdrawal::run(desk.office(), nobody, kLine).error().code == ErrorCode::not_found);
}
