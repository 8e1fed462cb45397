#include <array>
#include <set>

#include "sync/office/web/style.h"
#include "tests/support/catch.h"
#include "tests/web/sample_models.h"

using namespace tsudoi;
using namespace tsudoi::web;
using namespace tsudoi::test;

namespace {

bool has(const std::string& page, std::string_view text) {
  return page.find(text) != page.npos;
}

}  // namespace

TEST_CASE("No text of any model reaches a page unescaped [F54]", "[web][pages]") {
  const Canary canary{"\"'><img src=x onerror=alert(1)><script>"};
  const auto language = GENERATE(PageLanguage::japanese, PageLanguage::english);
  for (const NamedPage& page : all_pages(language, canary)) {
    CAPTURE(page.name);
    REQUIRE(!has(page.html, "<img"));
    REQUIRE(!has(page.html, "<script"));
    REQUIRE(!has(page.html, "\"'>"));
    if (page.name != "sorry") REQUIRE(has(page.html, "&lt;img src=x onerror=alert(1)&gt;"));
  }
}

TEST_CASE("Pages hold no script, no inline style and no address of another host [F54]",
          "[web][pages]") {
  for (const NamedPage& page : all_pages(PageLanguage::japanese)) {
    CAPTURE(page.name);
    REQUIRE(!has(page.html, "<script"));
    REQUIRE(!has(page.html, " style="));
    REQUIRE(!has(page.html, "://"));
    REQUIRE(has(page.html, "<html lang=\"ja\">"));
  }
  REQUIRE(style_sheet().find("://") == std::string_view::npos);
  REQUIRE(style_sheet().find("@import") == std::string_view::npos);
}

TEST_CASE("Names stand on the list only when shown, and that page does not reload by itself",
          "[web][pages]") {
  const PageContext context = sample_context(PageLanguage::japanese, WebRole::officer);
  const std::string hidden = applications_page(sample_applications(NamesShown::hidden), context);
  const std::string shown = applications_page(sample_applications(NamesShown::shown), context);
  REQUIRE(!has(hidden, "髙橋"));
  REQUIRE(has(hidden, "http-equiv=\"refresh\""));
  REQUIRE(has(shown, "髙橋"));
  REQUIRE(has(shown, "操作の記録に残りました"));
  REQUIRE(!has(shown, "http-equiv=\"refresh\""));
}

TEST_CASE("A viewer is offered neither names nor the audit log nor one application",
          "[web][pages]") {
  const PageContext context = sample_context(PageLanguage::english, WebRole::viewer);
  const std::string page = applications_page(sample_applications(NamesShown::not_allowed), context);
  REQUIRE(!has(page, "Show names"));
  REQUIRE(!has(page, "href=\"/audit\""));
  REQUIRE(!has(page, "href=\"/applications/"));
}

TEST_CASE("Each state of a kiosk has its own words", "[web][pages]") {
  const std::string page =
      kiosks_page(sample_kiosks(), sample_context(PageLanguage::japanese, WebRole::viewer));
  for (const auto* words : {"順調", "回線なし", "USB を待つ", "前の状態にもどった", "複製のおそれ",
                            "停止", "8台のうち5台から、1時間以内に連絡あり", "90f86557"})
    REQUIRE(has(page, words));
}

TEST_CASE("What is wrong with a kiosk's machine stands beside its state, in both languages [F05]",
          "[web][pages]") {
  const auto page = [](PageLanguage language) {
    KiosksModel model;
    model.rows.push_back({"多摩市民館", "多摩区", {}, 3, KioskState::fine, "", "0102"});
    model.rows.back().troubles.bits = (1 << kTroubles) - 1;
    model.rows.back().troubles.bits |= 1U << 31;  // only a newer kiosk knows what
    return kiosks_page(model, sample_context(language, WebRole::viewer));
  };
  for (const auto* words : {"空きが少ない", "ディスクが満杯", "書き込めません", "書き込み失敗",
                            "データ破損", "時計のずれ", "その他の不具合"})
    CHECK(has(page(PageLanguage::japanese), words));
  for (const auto* words : {"Little room", "Disk full", "read-only", "failed to write",
                            "Data was damaged", "Clock is wrong", "Other trouble"})
    CHECK(has(page(PageLanguage::english), words));
}

TEST_CASE("What could not be taken in is said in plain words, with what can be done about it",
          "[web][pages]") {
  const QuarantineModel model = sample_quarantine();
  const std::string page =
      quarantine_page(model, sample_context(PageLanguage::japanese, WebRole::officer));
  for (const auto* words :
       {"申込", "出席", "まとめて届いた記録（12件）", "この催しが、本部にありません。",
        "本部の更新を待っています", "もう一度取り込む", "取り込まない", "多摩市民館 端末 10ab33f0",
        "コーディネーター育成講座", "action=\"/quarantine/14/retry\"",
        "action=\"/quarantine/14/refuse\""})
    REQUIRE(has(page, words));
  constexpr std::string_view kStayed = "まだ取り込めませんでした";
  REQUIRE(page.find(kStayed) == page.rfind(kStayed));
  REQUIRE(has(page, kStayed));
}

TEST_CASE("Every cause has a sentence of its own in both languages", "[web][pages]") {
  std::set<std::string_view> sentences;
  for (std::size_t i = 0; i < kAsideCauses; ++i)
    for (const auto language : {PageLanguage::japanese, PageLanguage::english})
      REQUIRE(sentences.insert(aside_sentence(static_cast<AsideCause>(i), language)).second);
}

TEST_CASE("Only what happens on a day has a date to come", "[web][pages]") {
  const PageContext context = sample_context(PageLanguage::english, WebRole::viewer);
  ListingsModel model = sample_listings();
  model.rows = {model.rows.front()};
  model.rows[0].date.reset();
  REQUIRE(has(listings_page(model, context), "To be announced"));
  model.rows[0].kind = ListingKind::registry;
  REQUIRE(!has(listings_page(model, context), "To be announced"));
}

TEST_CASE("An application that waits is called so in the list as in its filter", "[web][pages]") {
  const PageContext context = sample_context(PageLanguage::japanese, WebRole::viewer);
  const std::string page = applications_page(sample_applications(NamesShown::hidden), context);
  REQUIRE(page.find("決定待ち") != page.rfind("決定待ち"));
  REQUIRE(!has(page, "受付のみ"));
}

TEST_CASE("What became of the rows of a file adds up, in the page's language", "[web][pages]") {
  const PageContext context = sample_context(PageLanguage::english, WebRole::viewer);
  const ImportsModel model{{{context.now, "events.csv", 60, 1, 2, 103, 0, 7}}};
  const std::string page = imports_page(model, context);
  for (const char* count :
       {"New</dt><dd>60", "Updated</dt><dd>1", "Unchanged</dt><dd>2", "Merged</dt><dd>103",
        "Refused</dt><dd>0", "To check</dt><dd>7", "Some rows to check"})
    REQUIRE(has(page, count));
}

TEST_CASE("A line of the disposal record says what, for what, how many, and by which rule",
          "[web][pages]") {
  const PageContext context = sample_context(PageLanguage::japanese, WebRole::viewer);
  DisposalsModel model = sample_disposals();
  const std::string page = disposals_page(model, context);
  for (const char* words :
       {"多摩川を歩いて生き物をさがす会", "申込の記入内容すべて", "電話番号、メールアドレス",
        "90日", "修了証に使います", "自動", "バックアップからの復元", "取り込めなかった記録"})
    REQUIRE(has(page, words));
  REQUIRE(has(page, "2026年11月21日 04:05"));
  model.rows[1].who = {std::string(kCommandLine)};
  REQUIRE(has(disposals_page(model, context), "本部の機械で"));
  REQUIRE(!has(page, "tsudoi-office purge"));
  model.late = 31;
  REQUIRE(has(disposals_page(model, context), "tsudoi-office purge"));
}

TEST_CASE("An application whose answers were erased says so", "[web][pages]") {
  ApplicationModel model = sample_application();
  model.answers.clear();
  model.is_purged = true;
  const std::string page =
      application_page(model, sample_context(PageLanguage::japanese, WebRole::officer));
  REQUIRE(has(page, "保存期間がすぎたため、消しました"));
  REQUIRE(!has(page, "記入された項目は ありません"));
}

TEST_CASE("The audit log is told in words, and what has none stands as it was stored",
          "[web][pages]") {
  AuditModel model = sample_audit();
  const auto told = [&](const std::string& about, PageLanguage language) {
    model.lines = {model.lines.front()};
    model.lines[0].about = about;
    const std::string page = audit_page(model, sample_context(language, WebRole::admin));
    constexpr std::string_view kCell = "<td class=\"code\">";
    const std::size_t at = page.find(kCell) + kCell.size();
    return page.substr(at, page.find("</td>", at) - at);
  };
  using Row = std::array<const char*, 3>;
  for (const auto& [about, ja, en] :
       {Row{"page 1", "1ページ目", "Page 1"},
        Row{"course-1 page 2", "course-1 2ページ目", "course-1 Page 2"},
        Row{"7FB-4ZH-HK8 confirmed", "7FB-4ZH-HK8 席あり", "7FB-4ZH-HK8 Confirmed"},
        Row{"7FB-4ZH-HK8 declined: refused", "7FB-4ZH-HK8 お断り（受けつけませんでした）",
            "7FB-4ZH-HK8 Declined (not accepted)"},
        Row{"item 14", "番号 14", "No. 14"}, Row{"7FB-4ZH-HK8", "7FB-4ZH-HK8", "7FB-4ZH-HK8"},
        Row{"export of 2 applications", "export of 2 applications", "export of 2 applications"}}) {
    CHECK(told(about, PageLanguage::japanese) == ja);
    CHECK(told(about, PageLanguage::english) == en);
  }
}

TEST_CASE("An application offers only what can be decided, and says why not", "[web][pages]") {
  const PageContext context = sample_context(PageLanguage::english, WebRole::officer);
  ApplicationModel model = sample_application();
  const auto offers = [&](Hindrance hindrance, std::string_view why) {
    model.hindrance = hindrance;
    const std::string page = application_page(model, context);
    REQUIRE(has(page, why));
    return std::pair{has(page, "value=\"confirmed\""), has(page, "value=\"declined\"")};
  };
  REQUIRE(offers(Hindrance::none, "Decide") == std::pair{true, true});
  REQUIRE(offers(Hindrance::full, "It is full") == std::pair{false, true});
  REQUIRE(offers(Hindrance::not_offered, "no longer offered") == std::pair{false, true});
  REQUIRE(offers(Hindrance::kiosks_awaited, "every kiosk") == std::pair{false, true});
  REQUIRE(offers(Hindrance::promised, "already promised") == std::pair{false, false});
  REQUIRE(offers(Hindrance::withdrawn, "has withdrawn") == std::pair{false, false});
  REQUIRE(offers(Hindrance::no_seat_asked, "") == std::pair{false, false});
  REQUIRE(!has(application_page(model, context), "Decide"));
  model.hindrance = Hindrance::full;
  REQUIRE(!has(application_page(model, context), "role=\"alert\""));
  model.was_just_refused = true;
  REQUIRE(has(application_page(model, context), "role=\"alert\">It is full"));
}

TEST_CASE("Empty models give whole pages that say so", "[web][pages]") {
  const PageContext context = sample_context(PageLanguage::english, WebRole::admin);
  REQUIRE(has(dashboard_page({}, context), "Nothing needs attention now"));
  REQUIRE(has(listings_page({}, context), "Nothing matches"));
  REQUIRE(has(applications_page({}, context), "No applications here yet"));
  REQUIRE(has(application_page({}, context), "Nothing was filled in"));
  REQUIRE(has(quarantine_page({}, context), "Nothing needs attention now"));
  REQUIRE(has(kiosks_page({}, context), "No kiosk is enrolled yet"));
  REQUIRE(has(imports_page({}, context), "No file has been imported yet"));
  REQUIRE(has(disposals_page({}, context), "Nothing has been erased yet"));
  REQUIRE(has(audit_page({}, context), "Nothing is logged yet"));
}

TEST_CASE("The pager keeps the filter and stops at both ends", "[web][pages]") {
  const PageContext context = sample_context(PageLanguage::english, WebRole::viewer);
  ListingsModel model = sample_listings();
  model.filter.words = "a&b";
  model.page = {{1}, 120, 50};
  const std::string first = listings_page(model, context);
  REQUIRE(has(first, "words=a%26b"));
  REQUIRE(has(first, "page=2\""));
  REQUIRE(!has(first, ">Previous<"));
  model.page = {{3}, 120, 50};
  const std::string last = listings_page(model, context);
  REQUIRE(has(last, "101–120 of 120"));
  REQUIRE(!has(last, ">Next<"));
}

TEST_CASE("Times are said from Tokyo, near ones in near words [F34]", "[web][pages]") {
  PageContext context = sample_context(PageLanguage::japanese, WebRole::viewer);
  KiosksModel model{{{"p", "d", UnixSeconds{context.now.value - 24 * 3600}, 0, {}, ""}}, 0};
  REQUIRE(has(kiosks_page(model, context), "きのう 14:05"));
  model.rows[0].last_contact = context.now;
  REQUIRE(has(kiosks_page(model, context), ">14:05<"));
  model.rows[0].last_contact = UnixSeconds{0};
  REQUIRE(has(kiosks_page(model, context), "1970年1月1日 09:00"));
}

TEST_CASE("Hostile counts do not break the charts [F41]", "[web][pages]") {
  DashboardModel model = sample_dashboard();
  model.applications_by_day = {{model.applications_by_day[0].day, UINT64_MAX}};
  model.applications_by_district = {{"x", UINT64_MAX}, {"y", 0}};
  const std::string page =
      dashboard_page(model, sample_context(PageLanguage::english, WebRole::viewer));
  REQUIRE(has(page, "18,446,744,073,709,551,615"));
  REQUIRE(!has(page, "\"-"));
}

TEST_CASE("Today says what waits for somebody, how long already, and what has no number",
          "[web][pages]") {
  const DashboardModel model = sample_dashboard();
  const std::string ja =
      dashboard_page(model, sample_context(PageLanguage::japanese, WebRole::admin));
  const std::string en =
      dashboard_page(model, sample_context(PageLanguage::english, WebRole::admin));
  REQUIRE(has(ja, "いちばん古いもの: 11月12日（木）"));
  REQUIRE(has(en, "the oldest: Thu 12 Nov"));
  REQUIRE(has(ja, "連絡を待っている端末"));
  REQUIRE(has(en, "kiosks it waits to hear from"));
  REQUIRE(has(en, "There is no backup yet</span></a>"));  // without a number
  REQUIRE(has(en, "Days since the last backup</span><strong>12</strong>"));
  REQUIRE(has(ja, "最後のバックアップからの日数"));
}

TEST_CASE(
    "A kiosk whose disk was set back or whose clock is off says so beside its state [F22][F32]",
    "[web][pages]") {
  const PageContext context = sample_context(PageLanguage::english, WebRole::viewer);
  KiosksModel model{{{"p", "d", context.now, 0, KioskState::fine, ""}}, 1};
  REQUIRE(!has(kiosks_page(model, context), "Clock"));
  model.rows[0].times_set_back = 1;
  model.rows[0].clock_ahead_seconds = kClockOffSeconds + 1;
  REQUIRE(has(kiosks_page(model, context), "Fine"));
  REQUIRE(has(kiosks_page(model, context), "Disk was set back"));
  REQUIRE(has(kiosks_page(model, context), "Clock is ahead"));
  model.rows[0].clock_ahead_seconds = -kClockOffSeconds - 1;
  REQUIRE(has(kiosks_page(model, context), "Clock is behind"));
  model.rows[0].state = KioskState::revoked;
  REQUIRE(!has(kiosks_page(model, context), "Clock is behind"));
}
