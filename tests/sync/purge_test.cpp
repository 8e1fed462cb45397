// What the office need not know any longer: it goes in time, it goes for good, and the counts stay.
#include "sync/office/purge.h"

#include <set>

#include "storage/base/files.h"
#include "sync/office/backup.h"
#include "sync/office/quarantine.h"
#include "tests/support/catch.h"
#include "tests/sync/hand_made.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

constexpr std::int64_t kDay = 24 * 3600;
constexpr std::size_t kFileBytesMax = 256 * 1024 * 1024;
const AuditRecord kLine{{1}, "hanako", 9, "item", "local"};

/// Whether some file of the folder has 12 bytes in a row of this: less than a piece of it is no
/// trace, and more would pass over a piece.
bool is_anywhere_in(const std::filesystem::path& folder, ByteView bytes) {
  constexpr std::size_t kPiece = 12;
  std::set<std::string_view> pieces;
  for (std::size_t at = 0; at + kPiece <= bytes.size(); ++at)
    pieces.insert(text_of(bytes.subspan(at, kPiece)));
  REQUIRE_FALSE(pieces.empty());
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    const Bytes file = *read_file(entry.path(), kFileBytesMax);
    for (std::size_t at = 0; at + kPiece <= file.size(); ++at)
      if (pieces.contains(text_of(ByteView(file).subspan(at, kPiece)))) return true;
  }
  return false;
}

Form form_of(std::uint32_t days) {
  Form form = simple_form();
  form.purpose.ja = "連絡のため";
  form.retention_days = days;
  return form;
}

struct Archive {
  Archive() {
    Listing listing = shodo();  // on 2026-11-21, the day of the clock
    listing.roles.front().mode = SeatMode::office;
    world.publish({listing});
    world.publish_form(form_of(90));
  }

  Office& office() { return world.office(); }
  std::filesystem::path folder() const { return world.folder() / "office"; }
  Date today() { return tokyo_time(world.clock().now()).date; }
  void pass_days(int days) { world.clock().advance_seconds(days * kDay); }
  Entry applied() { return kiosk.entry(applied_for(shodo()), hanako()); }
  Entry sent() {
    const Entry entry = applied();
    kiosk.send({entry});
    return entry;
  }
  /// For a listing that the office does not have.
  Entry set_aside() {
    Applied elsewhere = applied_for(shodo());
    elsewhere.listing = {"later"};
    const Entry entry = kiosk.entry(elsewhere, hanako());
    kiosk.send({entry});
    return entry;
  }
  Office::ArrivedApplication application(const Entry& entry) {
    const auto found = *office().application(public_id_of(entry.id));
    REQUIRE(found.has_value());
    return *found;
  }
  Answers answers(const Entry& entry) { return *office().answers_of(application(entry)); }
  Purged purge() {
    const auto purged = OfficePurge::run(office(), today(), "hanako");
    REQUIRE(purged.ok());
    CHECK_FALSE(purged->not_compacted.has_value());
    REQUIRE(office().verify().ok());
    return *purged;
  }

  World world;
  HandMadeKiosk kiosk{world};
};

}  // namespace

TEST_CASE("Answers go when their time is over, and what can be counted stays", "[sync][purge]") {
  Archive here;
  const Entry entry = here.sent();
  here.sent();
  const auto before = here.application(entry);
  here.pass_days(90);
  CHECK(here.purge() == Purged{});
  CHECK(here.answers(entry) == hanako());
  here.pass_days(1);
  CHECK(*OfficePurge::due(here.office(), here.today()) == 2);
  CHECK(here.purge() == Purged{2, 0, std::nullopt});
  CHECK(*OfficePurge::due(here.office(), here.today()) == 0);
  CHECK(here.answers(entry).empty());
  CHECK(here.application(entry).arrival.body == before.arrival.body);
  CHECK(here.application(entry).application == before.application);
  CHECK(here.office().status()->applications == 2);
  CHECK(here.office().verify()->entries == 2);
  CHECK(here.purge() == Purged{});
}

TEST_CASE("Each purge is told in the disposal record, without anybody's name", "[sync][purge]") {
  Archive here;
  here.sent();
  here.pass_days(3);
  here.sent();
  here.pass_days(100);
  here.purge();
  const auto lines = *OfficePurge::record(here.office());
  REQUIRE(lines.size() == 1);
  DisposalRecord wanted;
  wanted.at = here.world.clock().now();
  wanted.by = "hanako";
  wanted.listing = {"shodo"};
  wanted.title = shodo().title;
  wanted.form = {"simple"};
  wanted.purpose.ja = "連絡のため";
  wanted.days = 90;
  wanted.entries = 2;
  wanted.first = *date_from_iso("2026-11-21");
  wanted.last = *date_from_iso("2026-11-24");
  CHECK(lines.front() == wanted);
}

TEST_CASE("An answer with a clock of its own goes alone, and the others in their time",
          "[sync][purge]") {
  Archive here;
  Form form = form_of(1096);
  form.steps.at(1).fields.front().retention_days = 90;  // the phone
  here.world.publish_form(form);
  const Entry entry = here.sent();
  here.pass_days(91);
  CHECK(here.purge().applications == 1);
  Answers left = hanako();
  left.erase({"phone"});
  CHECK(here.answers(entry) == left);
  CHECK(OfficePurge::record(here.office())->front().fields == std::vector<FieldId>{{"phone"}});
  CHECK(here.purge() == Purged{});
  here.kiosk.send({entry});  // again, with all that was in it
  CHECK(here.office().status()->quarantined == 0);
  here.pass_days(1006);
  CHECK(here.purge().applications == 1);
  CHECK(here.answers(entry).empty());
}

TEST_CASE("Nothing of what was purged is in any file, clear or locked [F13]", "[sync][purge]") {
  Archive here;
  const Entry entry = here.sent(), waiting = here.set_aside(), refused = here.set_aside();
  REQUIRE(OfficeQuarantine::refuse(here.office(), 2, "twice", kLine).ok());
  const Entry carried = here.applied();
  const Bytes ask = here.kiosk.ask({carried});  // on a stick
  REQUIRE(here.office().reply_to(ask).ok());
  REQUIRE(here.office().keep_stick_ask(ask).ok());
  std::vector<Bytes> traces = {waiting.sealed, refused.sealed, carried.sealed,
                               here.application(entry).arrival.locked_personal,
                               here.application(carried).arrival.locked_personal};
  for (const Bytes& trace : traces) CHECK(is_anywhere_in(here.folder(), trace));
  traces.push_back(copy_of(view_of("渡邉 花子")));
  traces.push_back(copy_of(view_of("わたなべ はなこ")));
  here.pass_days(kRetentionDaysDefault + 1);
  CHECK(here.purge() == Purged{2, 2, std::nullopt});
  for (const Bytes& trace : traces) CHECK_FALSE(is_anywhere_in(here.folder(), trace));
  CHECK(here.office().stick_asks()->empty());
}

TEST_CASE("What is not due yet is there after a purge, and can be opened", "[sync][purge]") {
  Archive here;
  const Entry old = here.sent();
  here.pass_days(60);
  const Entry young = here.sent();
  here.pass_days(60);
  CHECK(here.purge().applications == 1);
  CHECK(here.answers(old).empty());
  CHECK(here.answers(young) == hanako());
  here.world.reopen_office();
  CHECK(here.answers(young) == hanako());
}

TEST_CASE("A purged entry that comes again is known and brings nothing back [I3]",
          "[sync][purge]") {
  Archive here;
  const Entry entry = here.sent();
  here.pass_days(91);
  here.purge();
  here.kiosk.send({entry});  // in another batch, as from an old stick
  CHECK(here.answers(entry).empty());
  CHECK(here.office().status()->applications == 1);
  CHECK(here.office().status()->quarantined == 0);
  CHECK(here.office().verify().ok());
  here.kiosk.begin_epoch(1);  // as from a copied disk: the same identity for another person
  Answers other = hanako();
  other[{"name"}] = PersonName{"髙橋 太郎", "たかはし たろう"};
  Entry another = here.kiosk.entry(entry.body, other);
  another.at = entry.at;
  here.kiosk.send({another});
  CHECK(here.office().status()->quarantined == 1);
  CHECK(here.answers(entry).empty());
}

TEST_CASE("What was never taken in goes too, and every entry is still accounted for [I2]",
          "[sync][purge]") {
  Archive here;
  here.set_aside();
  here.set_aside();
  REQUIRE(OfficeQuarantine::refuse(here.office(), 1, "twice", kLine).ok());
  here.kiosk.send({here.kiosk.entry(ConsentChanged{PublicId{{7}}, {"contact"}, 1, true})});
  here.pass_days(kRetentionDaysDefault + 1);
  const auto before = *here.office().verify();
  CHECK(here.purge() == Purged{0, 2, std::nullopt});
  const auto after = *here.office().verify();
  CHECK(after.in_batches == before.in_batches);
  CHECK(after.refused == 2);
  CHECK(after.waiting == 1);  // nobody's words are in it
  const auto settled = *OfficeQuarantine::settled(here.office());
  REQUIRE(settled.size() == 2);
  CHECK(settled.at(0).second.reason == "twice");
  for (const auto& [number, record] : settled)
    CHECK(codec::decode<QuarantineRecord>(record.record)->bytes.empty());
  CHECK(OfficePurge::record(here.office())->size() == 2);
}

TEST_CASE("Of a survey the figures stay", "[sync][purge]") {
  Archive here;
  Form survey;
  survey.id = {"survey"};
  survey.version = 1;
  Field work, words;
  work.id = {"work"};
  work.kind = FieldKind::choice;
  work.options = {{{"home"}, {}}};
  words.id = {"words"};
  words.kind = FieldKind::statement;
  survey.steps = {{{}, {work, words}}};
  here.world.publish_form(survey);
  Answers answers{{{"work"}, std::vector<OptionId>{{"home"}}}};
  const Answers figures = answers;
  answers[{"words"}] = std::string("花子です");
  const Entry entry = here.kiosk.entry(Answered{{"shodo"}, {"survey"}, 1, AgeBand::teens}, answers);
  here.kiosk.send({entry});
  here.pass_days(kRetentionDaysDefault + 1);
  CHECK(here.purge().applications == 1);
  CHECK(here.answers(entry) == figures);
  CHECK(here.purge() == Purged{});
}

TEST_CASE("The office purges of its own accord once a day", "[sync][purge]") {
  Archive here;
  const Entry entry = here.sent();
  REQUIRE(OfficePurge::daily(here.office()).ok());
  for (int week = 0; week < 13; ++week) {
    here.pass_days(7);
    const std::uint64_t commits = here.office().commits();
    CHECK(*OfficePurge::daily(here.office()) == Purged{std::uint64_t(week == 12), 0, std::nullopt});
    CHECK(here.office().commits() > commits);
    const std::uint64_t done = here.office().commits();
    CHECK(*OfficePurge::daily(here.office()) == Purged{});
    CHECK(here.office().commits() == done);
  }
  CHECK(here.answers(entry).empty());
  CHECK(OfficePurge::record(here.office())->front().by == kPurgedByItself);
}

TEST_CASE("A clock that has jumped far ahead destroys nothing until a person says so [F32]",
          "[sync][purge]") {
  Archive here;
  const Entry entry = here.sent();
  REQUIRE(OfficePurge::daily(here.office()).ok());
  here.pass_days(3650);
  CHECK(OfficePurge::is_left_to_a_person(here.office()));
  CHECK(OfficePurge::is_late(here.office()));
  CHECK(*OfficePurge::daily(here.office()) == Purged{});
  CHECK(here.answers(entry) == hanako());
  CHECK(here.purge().applications == 1);
  CHECK_FALSE(OfficePurge::is_late(here.office()));
}

TEST_CASE("What comes late on a stick is no younger for that", "[sync][purge]") {
  Archive here;
  const Entry entry = here.applied();
  here.pass_days(91);
  here.kiosk.send({entry});
  CHECK(here.answers(entry) == hanako());
  CHECK(here.purge().applications == 1);
}

TEST_CASE("An office that comes from a backup is purged before anybody sees it [F21]",
          "[sync][purge]") {
  Archive here;
  const Entry entry = here.sent();
  const Bytes locked = here.application(entry).arrival.locked_personal;
  here.world.back_up("monday");
  here.pass_days(91);
  here.purge();
  here.world.restore("monday");
  CHECK(here.answers(entry).empty());
  CHECK_FALSE(is_anywhere_in(here.folder(), locked));
  const auto lines = *OfficePurge::record(here.office());
  REQUIRE(lines.size() == 1);
  CHECK(lines.front().by == kPurgedAtRestore);
}

TEST_CASE("A purge that is cut off goes on where it was, and counts nothing twice",
          "[sync][purge][fail-nth]") {
  bool came = true;
  for (int nth = 1; came; ++nth) {
    Archive here;
    const Entry entry = here.sent();
    here.set_aside();
    here.pass_days(kRetentionDaysDefault + 1);
    here.world.gate().arm({ErrorCode::disk_full, Lasting::once}, nth);
    const auto purged = OfficePurge::run(here.office(), here.today(), "hanako");
    came = here.world.gate().disarm();
    CAPTURE(nth);
    here.world.reopen_office();
    here.purge();
    CHECK(here.answers(entry).empty());
    std::uint64_t entries = 0;
    const auto lines = *OfficePurge::record(here.office());
    for (const DisposalRecord& line : lines) entries += line.entries;
    CHECK(entries == 2);
    CHECK_FALSE(here.office().meta().must_compact);
    REQUIRE(nth < 200);
  }
}
