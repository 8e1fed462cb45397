// The purge as people at the office meet it: the command, the pages, the figures.
#include "sync/office/purge.h"

#include "storage/domain/retention.h"
#include "tests/office/desk.h"
#include "tests/office/village.h"
#include "tests/sync/hand_made.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

constexpr std::int64_t kDay = 24 * 3600;

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != text.npos;
}

/// Of a sample town, with a sign-up that came by stick.
struct Street : Village {
  Street() {
    carry();
    const auto item = kiosk->catalogue_item(CatalogueKind::listing, "hoshi-kansatsu").value();
    Answers answers = hanako();
    answers[{"consent"}] = ConsentGiven{{"contact-use"}, 1, true};
    const Listing listing = codec::decode<Listing>(*item).value();
    SignUp form = sign_up_for(listing, answers);
    const auto of = kiosk->catalogue_item(CatalogueKind::form, form.form.value).value();
    form.form_version = codec::decode<Form>(*of).value().version;
    REQUIRE(kiosk->sign_up(form).ok());
    last = last_date(listing).value();
    carry();
  }
  void carry() {
    REQUIRE(export_to_stick(*kiosk, stick(), seams).ok());
    town.json_of({"import", stick()});
    town.json_of({"export-replies", stick()});
    REQUIRE(import_from_stick(*kiosk, stick()).ok());
  }
  void clock_at(Date day) {
    const std::string now = std::to_string(from_tokyo({day, {9 * 60}}).value);
    REQUIRE(write_file(town.folder() / "clock", view_of(now), FileAccess::everyone_may_read).ok());
  }
  std::string status() { return town.json_of({"status"}); }

  Date last{};
};

/// An office whose pages somebody has open.
struct Open {
  Open() {
    Form form = simple_form();
    form.retention_days = 90;
    form.purpose.ja = "参加の連絡のため";
    world.publish_form(form);
    world.publish({shodo()});
    entry = kiosk.entry(applied_for(shodo()), hanako());
    kiosk.send({entry});
  }
  void pass_days(int days) {
    world.clock().advance_seconds(days * kDay);
    REQUIRE(desk.sign_in(kPassphrase).status == 303);
  }
  Date today() { return tokyo_time(world.clock().now()).date; }
  std::string application() {
    return desk.page("/applications/" + to_hex(public_id_of(entry.id).view()));
  }

  World world;
  HandMadeKiosk kiosk{world};
  Entry entry;
  Desk desk{world};
};

constexpr std::string_view kName = "渡邉 花子";

}  // namespace

TEST_CASE("serve erases by itself when the day has come, and goes on serving [F13]",
          "[office][purge][serve]") {
  constexpr int kLooksMax = 100;
  Street street;
  for (const int days : {40, 80}) {  // no leap that would wait for a person
    street.clock_at(add_days(street.last, days));
    street.town.json_of({"purge"});
  }
  Served served(street.town);
  CHECK(has(street.status(), R"("purge_due":0,"disposed":0)"));
  street.clock_at(add_days(street.last, 91));
  int looks = 0;
  const auto is_over = [&] {
    const std::string status = street.status();  // beside it: a compaction may wait for this reader
    return has(status, R"("purge_due":0,"disposed":1)") && has(status, R"("compact_due":false)");
  };
  while (looks < kLooksMax && !is_over()) ++looks;
  CHECK(looks < kLooksMax);
  CHECK(served.is_up());
  CHECK(served.stop() == 0);
  CHECK(has(street.status(), R"("applications":1)"));
}

TEST_CASE("purge erases what is past its time, says how much, and leaves a line",
          "[office][purge]") {
  Street street;
  street.clock_at(add_days(street.last, 40));
  CHECK(has(street.status(), R"("purge_due":0,"disposed":0)"));
  CHECK(has(street.town.json_of({"purge"}), R"({"applications":0,"aside":0)"));
  street.clock_at(add_days(street.last, 200));  // the clock has moved far: a person says so
  CHECK(has(street.status(), R"("purge_due":1,"disposed":0)"));
  const std::string kept = to_iso(add_days(street.last, 90));
  CHECK(has(street.town.json_of({"purge", "--as-of", kept}), R"({"applications":0)"));
  const Ran ran = street.town.run({"purge"});
  CHECK(ran.code == 0);
  CHECK(has(ran.out, "the answers of 1 application,"));
  CHECK(has(ran.out, "Backups from before hold it still"));
  CHECK(has(street.status(), R"("purge_due":0,"disposed":1)"));
  CHECK(has(street.status(), R"("compact_due":false)"));
  CHECK(has(street.status(), R"("applications":1)"));
  street.town.json_of({"verify"});
  const std::string csv = (street.town.folder() / "all.csv").string();
  street.town.json_of({"export", "applications", "--names", "--out", csv});
  CHECK_FALSE(has(std::string(text_of(*read_file(csv, 1 << 20))), "渡邉"));
}

TEST_CASE("purge refuses a day that has not come, and what is no day", "[office][purge]") {
  const Town town;
  town.init();
  Ran ran = town.run({"purge", "--as-of", "2099-01-01"});
  CHECK(ran.code == 1);
  is_one_sentence(ran);
  ran = town.run({"purge", "--as-of", "soon"});
  CHECK(ran.code == 2);
  is_one_sentence(ran);
}

TEST_CASE("Whatever command works on the office purges it first", "[office][purge]") {
  Street street;
  for (int week = 1; week < 40; ++week) {
    street.clock_at(add_days(street.last, 7 * week));
    const std::string csv = (street.town.folder() / "all.csv").string();
    street.town.json_of({"export", "applications", "--names", "--out", csv});
    const bool is_there = has(std::string(text_of(*read_file(csv, 1 << 20))), "渡邉");
    CAPTURE(week);
    CHECK(is_there == (7 * week <= 90));
    week += 5;
  }
}

TEST_CASE("A form may not keep answers longer than it has told the residents", "[office][purge]") {
  const Town town;
  town.init();
  town.import_sample();
  std::string forms(text_of(*read_file(sample("forms.toml"), 1 << 20)));
  const auto put = [&](const std::string& days) {
    std::string changed = forms;
    const std::size_t at = changed.find("retention_days = 90");
    changed.replace(at, 19, "retention_days = " + days);
    const std::size_t version = changed.find("version = 2");
    changed.replace(version, 11, "version = 3");
    const auto file = town.folder() / "forms.toml";
    REQUIRE(write_file(file, view_of(changed), FileAccess::everyone_may_read).ok());
    return town.run({"import-forms", file.string()});
  };
  const Ran longer = put("91");
  CHECK(longer.code == 1);
  CHECK(has(longer.err, "simple would keep answers longer"));
  CHECK(put("60").code == 0);
}

TEST_CASE("The pages forget a purged name at once, also where it was shown before",
          "[office][purge]") {
  Open office;
  CHECK(has(office.application(), kName));
  CHECK(has(office.desk.page("/applications?names=shown"), kName));
  office.pass_days(91);
  CHECK(has(office.application(), kName));
  REQUIRE(OfficePurge::run(office.world.office(), office.today(), kPurgedByItself).ok());
  const std::string application = office.application();
  CHECK_FALSE(has(application, kName));
  CHECK(has(application, "保存期間がすぎたため、消しました"));
  CHECK(has(application, "はじめての書道"));
  CHECK_FALSE(has(office.desk.page("/applications?names=shown"), kName));
}

TEST_CASE("The page of the disposal record shows its lines to whoever sees the listing",
          "[office][purge]") {
  Open office;
  office.pass_days(91);
  REQUIRE(OfficePurge::run(office.world.office(), office.today(), kPurgedByItself).ok());
  const std::string page = office.desk.page("/disposals");
  for (const char* words : {"はじめての書道", "参加の連絡のため", "90日", "2026年11月21日", "自動"})
    CHECK(has(page, words));
  CHECK(has(office.desk.page("/disposals?lang=en"), "All answers"));
  web::Viewer elsewhere{{"taro"}, web::WebRole::officer, {{{"ikuta"}}, {}}};
  CHECK(office.desk.backend().disposals(elsewhere, {})->rows.empty());
  elsewhere.scope.centres = {{"tama"}};
  CHECK(office.desk.backend().disposals(elsewhere, {})->rows.size() == 1);
}

TEST_CASE("The first page says when something should be gone by now", "[office][purge]") {
  Open office;
  CHECK_FALSE(has(office.desk.page("/"), "消す時期をすぎた個人情報"));
  office.pass_days(91);
  CHECK(has(office.desk.page("/"), "消す時期をすぎた個人情報"));
  CHECK(has(office.desk.page("/disposals"), "tsudoi-office purge"));
  REQUIRE(OfficePurge::run(office.world.office(), office.today(), "hanako").ok());
  CHECK_FALSE(has(office.desk.page("/"), "消す時期をすぎた個人情報"));
}

TEST_CASE("withdraw takes back what a kiosk has sent, after saying how much that is [F40]",
          "[office][withdrawal]") {
  Street street;
  const std::string kiosk = to_hex(street.kiosk->identity().bundle.kiosk.view()).substr(0, 8);
  const Arguments command{"withdraw", "--kiosk",           kiosk, "--since", "2026-11-21",
                          "--reason", "stolen, 窓口で確認"};
  Arguments look = command;
  look.emplace_back("--dry-run");
  CHECK(has(street.town.json_of(look), R"("done":false,"applications":1)"));
  CHECK(has(street.town.json_of(look), R"("done":false,"applications":1)"));
  const Ran ran = street.town.run(command);
  CHECK(ran.code == 0);
  CHECK(has(ran.out, "Taken back: 1 application, 0 attendances and 0 head counts"));
  CHECK(has(ran.out, "tsudoi-office revoke " + kiosk));
  CHECK(has(street.town.json_of(command), R"("done":true,"applications":0)"));
  const std::string csv = street.town.run({"export", "applications", "--out", "-"}).out;
  CHECK(has(csv, "withdrawn"));
  street.town.json_of({"verify"});
  Arguments wrong = command;
  wrong[4] = "yesterday";
  CHECK(street.town.run(wrong).code == 2);
}
