#include "storage/base/files.h"
#include "tests/support/catch.h"
#include "tests/sync/world.h"

using namespace tsudoi;
using namespace tsudoi::test;

TEST_CASE("A kiosk of the host centre confirms at once and the office agrees", "[sync][seats]") {
  World world;
  world.publish({shodo()});
  KioskStore kiosk = world.new_kiosk("kiosk", {"tama"});
  REQUIRE(sync_once(kiosk, world.line(), world.seams()).ok());
  REQUIRE(kiosk.seats_left({"shodo"}, {"participant"})->seats == 4);

  const SavedEntry saved = *kiosk.sign_up(sign_up_for(shodo(), hanako()));
  REQUIRE(saved.promise == Promise::confirmed);
  REQUIRE(kiosk.seats_left({"shodo"}, {"participant"})->seats == 3);
  const SyncReport report = *sync_once(kiosk, world.line(), world.seams());
  REQUIRE(report.waiting == 0);

  const auto application = *world.office().application(saved.id);
  REQUIRE(application.has_value());
  REQUIRE(application->application.decision.verdict == Verdict::confirmed);
  REQUIRE(*world.office().answers_of(*application) == hanako());
  REQUIRE(world.office().verify().ok());
  REQUIRE(kiosk.verify().ok());
}

TEST_CASE("A kiosk elsewhere says received, and the office decides in order of arrival",
          "[sync][seats]") {
  World world;
  Listing open = shodo();
  open.roles.front().capacity = 2;
  world.publish({open});
  KioskStore elsewhere = world.new_kiosk("elsewhere", {"ikuta"});
  std::vector<PublicId> ids;
  for (int i = 0; i < 3; ++i) {
    const auto saved = *elsewhere.sign_up(sign_up_for(open, hanako()));
    REQUIRE(saved.promise == Promise::received);
    ids.push_back(saved.id);
  }
  REQUIRE(sync_once(elsewhere, world.line(), world.seams())->decisions == 3);
  REQUIRE((*elsewhere.decision(ids[0]))->verdict == Verdict::confirmed);
  REQUIRE((*elsewhere.decision(ids[1]))->verdict == Verdict::confirmed);
  REQUIRE((*elsewhere.decision(ids[2]))->verdict == Verdict::wait_listed);
  REQUIRE((*elsewhere.decision(ids[2]))->reason == VerdictReason::full);
}

TEST_CASE("A listing that only a newer kiosk can read stops no sync [F36]", "[sync]") {
  World world;
  world.publish({shodo()});
  KioskStore kiosk = world.new_kiosk("kiosk", {"tama"});
  REQUIRE(sync_once(kiosk, world.line(), world.seams()).ok());
  Bytes newer = codec::encode(shodo());
  newer.at(1) = 99;
  const SyncRecord record = *kiosk.sync_record();
  SyncReply reply;
  reply.history = record.history;
  reply.catalogue.from = record.catalogue_held;
  reply.catalogue.through = record.catalogue_held + 1;
  reply.catalogue.items = {{CatalogueKind::listing, "newer", false, newer}};
  REQUIRE(kiosk.apply_reply(reply, record.office).ok());
  CHECK(kiosk.missing_pictures().ok());
  CHECK(sync_once(kiosk, world.line(), world.seams()).ok());
}

TEST_CASE("A lost answer is retried and applied once [F18]", "[sync]") {
  World world;
  world.publish({shodo()});
  KioskStore kiosk = world.new_kiosk("kiosk", {"tama"});
  REQUIRE(sync_once(kiosk, world.line(), world.seams()).ok());
  REQUIRE(kiosk.sign_up(sign_up_for(shodo(), hanako())).ok());
  world.line().lose_answers = 1;
  REQUIRE(sync_once(kiosk, world.line(), world.seams()).error().code == ErrorCode::line_down);
  REQUIRE(kiosk.waiting()->entries == 1);
  REQUIRE(world.office().applications()->size() == 1);

  REQUIRE(sync_once(kiosk, world.line(), world.seams())->batches == 1);
  REQUIRE(kiosk.waiting()->entries == 0);
  REQUIRE(world.office().applications()->size() == 1);
  REQUIRE(world.office().verify()->entries == 1);
}

TEST_CASE("A withdrawal gives the seat back on both sides", "[sync][seats]") {
  World world;
  world.publish({shodo()});
  KioskStore kiosk = world.new_kiosk("kiosk", {"tama"});
  REQUIRE(sync_once(kiosk, world.line(), world.seams()).ok());
  const auto saved = *kiosk.sign_up(sign_up_for(shodo(), hanako()));
  REQUIRE(std::holds_alternative<SavedEntry>(*kiosk.withdraw(saved.id)));
  REQUIRE(std::get<Refusal>(*kiosk.withdraw(saved.id)) == Refusal::already_done);
  REQUIRE(kiosk.seats_left({"shodo"}, {"participant"})->seats == 4);
  REQUIRE(sync_once(kiosk, world.line(), world.seams()).ok());
  REQUIRE((*world.office().application(saved.id))->application.decision.verdict ==
          Verdict::withdrawn);
  REQUIRE(world.office().seats({"shodo"}, {"participant"})->confirmed_leased == 0);
}

TEST_CASE("What a resident typed is not to be read on the office's disk [F52]", "[sync][sealing]") {
  World world;
  world.publish({shodo()});
  KioskStore kiosk = world.new_kiosk("kiosk", {"tama"});
  REQUIRE(kiosk.sign_up(sign_up_for(shodo(), hanako())).ok());
  REQUIRE(sync_once(kiosk, world.line(), world.seams()).ok());
  REQUIRE(world.office().applications()->size() == 1);
  for (const auto& file :
       std::filesystem::recursive_directory_iterator(world.folder() / "office")) {
    if (!file.is_regular_file()) continue;
    const Bytes bytes = *read_file(file.path(), 1 << 28);
    REQUIRE(text_of(bytes).find("渡邉") == std::string_view::npos);
    REQUIRE(text_of(bytes).find("09012345678") == std::string_view::npos);
  }
}

TEST_CASE("A kiosk that runs for months begins a new epoch by itself [F58]", "[sync]") {
  World world;
  world.publish({shodo()});
  KioskStore kiosk = world.new_kiosk("kiosk", {"tama"});
  for (std::uint64_t i = 0; i <= kEpochEntriesMax; ++i)
    REQUIRE(kiosk.count_heads({shodo().id, 0, {{AgeBand::teens, 1}}}).ok());
  const SavedEntry last = *kiosk.sign_up(sign_up_for(shodo(), hanako()));
  CHECK(kiosk.own_entry(kEpochEntriesMax)->counter.value == kEpochEntriesMax);
  CHECK(kiosk.own_entry(kEpochEntriesMax + 1)->counter.value == 1);
  CHECK(kiosk.own_entry(kEpochEntriesMax)->epoch != kiosk.own_entry(kEpochEntriesMax + 1)->epoch);
  REQUIRE(sync_once(kiosk, world.line(), world.seams()).ok());
  CHECK(world.office().status()->entries == kEpochEntriesMax + 2);
  CHECK(world.office().answers_of(**world.office().application(last.id)).value() == hanako());
}
