// One test for each thing that real files do (standards, section 3).
#include <algorithm>

#include "tests/import/lists.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::test;
using Codes = std::vector<NoticeCode>;

namespace {

const Session& only_session(const Listing& listing) {
  REQUIRE(listing.sessions.size() == 1);
  return listing.sessions.front();
}

SeatMode mode_of(const ListRow& cells) {
  const Listing listing = only_listing(trial_row(cells));
  REQUIRE(listing.roles.size() == 1);
  return listing.roles.front().mode;
}

}  // namespace

TEST_CASE("A missing start date is to be announced, never today", "[import]") {
  const auto row = trial_row({{"開始日", ""}});
  CHECK(codes_for(row) == Codes{NoticeCode::date_missing});
  const Listing listing = only_listing(row);
  CHECK_FALSE(first_date(listing).has_value());
  CHECK(only_session(listing).from == Minutes{600});
}

TEST_CASE("A missing end date is the start date", "[import]") {
  const Listing listing = only_listing(trial_row({{"終了日", ""}}));
  CHECK(only_session(listing).date == day("2026-12-05"));
  CHECK_FALSE(only_session(listing).last_date.has_value());
}

TEST_CASE("An end before the start is flagged and left out", "[import]") {
  const auto row = trial_row({{"終了日", "2026-11-05"}});
  CHECK(codes_for(row) == Codes{NoticeCode::end_before_start});
  CHECK_FALSE(only_session(only_listing(row)).last_date.has_value());
}

TEST_CASE("A start date in words says what is missing from it", "[import]") {
  const auto codes = [](const std::string& date) {
    return codes_for(trial_row({{"開始日", date}, {"終了日", ""}}));
  };
  CHECK(codes("12月5日") == Codes{NoticeCode::year_missing});
  CHECK(codes("日程は後日") == Codes{NoticeCode::date_unreadable});
  CHECK(codes("開催は2026年12月5日（日）") == Codes{NoticeCode::weekday_differs});
}

TEST_CASE("A start of two days in one cell is two sessions", "[import]") {
  const auto row = trial_row({{"開始日", "2026年12月5日（土）、6日（日）"}, {"終了日", ""}});
  const Listing listing = only_listing(row);
  REQUIRE(listing.sessions.size() == 2);
  CHECK(listing.sessions[0].date == day("2026-12-05"));
  CHECK(listing.sessions[1].date == day("2026-12-06"));
  CHECK(listing.sessions[1].from == listing.sessions[0].from);
  CHECK(codes_for(row).empty());
}

TEST_CASE("A day from midnight to midnight is all day", "[import]") {
  for (const std::string end : {"23:59", "23:55", "00:00", "24:00"}) {
    const Listing listing = only_listing(trial_row({{"開始時刻", "00:00"}, {"終了時刻", end}}));
    CHECK(only_session(listing).all_day);
    CHECK_FALSE(only_session(listing).from.has_value());
  }
}

TEST_CASE("An evening may end after midnight, a morning may not", "[import]") {
  CHECK(only_session(only_listing(trial_row({{"開始時刻", "22:00"}, {"終了時刻", "2:00"}}))).to ==
        Minutes{26 * 60});
  const auto row = trial_row({{"開始時刻", "11:00"}, {"終了時刻", "09:00"}});
  CHECK(codes_for(row) == Codes{NoticeCode::time_order});
  CHECK_FALSE(only_session(only_listing(row)).to.has_value());
}

TEST_CASE("The first time is taken and the whole text is kept", "[import]") {
  const Session session =
      only_session(only_listing(trial_row({{"終了時刻", "17:00（最終入館16:30まで）"}})));
  CHECK(session.to == Minutes{17 * 60});
  CHECK(session.note == "17:00（最終入館16:30まで）");
}

TEST_CASE("A time that cannot be read stays as text", "[import]") {
  const auto row = trial_row({{"開始時刻", "131:00-17:00頃"}, {"終了時刻", ""}});
  CHECK(only_session(only_listing(row)).note == "131:00-17:00頃");
}

TEST_CASE("A deadline at midnight is the end of that day", "[import]") {
  const auto closes = [](const std::string& date, const std::string& time) {
    return only_listing(trial_row({{"申込期限日", date}, {"申込期限時刻", time}})).closes_at;
  };
  CHECK(closes("2026-11-30", "00:00") == LocalTime{day("2026-11-30"), Minutes{1440}});
  CHECK(closes("2026-11-30", "") == LocalTime{day("2026-11-30"), Minutes{1440}});
  CHECK(closes("2026-11-30", "17:00") == LocalTime{day("2026-11-30"), Minutes{1020}});
  CHECK_FALSE(closes("9999-12-31", "00:00").has_value());
}

TEST_CASE("A day that never comes is no end, and the report says so without a flag", "[import]") {
  for (const std::string column : {"申込期限日", "終了日", "掲載終了日"}) {
    CAPTURE(column);
    const EventImport result = imported({trial_row({{column, "9999-12-31"}})});
    CHECK(codes_of(result, 2) == Codes{NoticeCode::never_date});
    CHECK(result.counts.flagged == 0);
    CHECK_FALSE(only_session(result.listings.at(0).listing).last_date.has_value());
    CHECK_FALSE(result.listings[0].listing.show_until.has_value());
  }
}

TEST_CASE("A date or time that cannot be read is flagged in every column", "[import]") {
  for (const std::string column : {"申込開始日", "申込開始時刻", "申込期限時刻", "掲載開始日",
                                   "掲載終了日", "定期開催_2_開始日"}) {
    CAPTURE(column);
    CHECK(codes_for(trial_row({{column, "未定"}})) == Codes{NoticeCode::date_dropped});
  }
}

TEST_CASE("A title is cut at 200 characters, and flagged", "[import]") {
  std::string name;
  for (int i = 0; i < 200; ++i) name += "祭";
  CHECK(codes_for(trial_row({{"名称", name}})).empty());
  const auto row = trial_row({{"名称", name + "り"}});
  CHECK(codes_for(row) == Codes{NoticeCode::title_cut});
  CHECK(only_listing(row).title.ja == name);
  CHECK(imported({row}).counts.flagged == 1);
}

TEST_CASE("A cell in a column without a name is flagged, an empty one is not", "[import]") {
  const auto codes = [](std::string_view file) {
    const auto result = import_events(view_of(file), usual_options(), {});
    REQUIRE(result.ok());
    return codes_of(*result, 2);
  };
  CHECK(codes("イベント名,開始日\n餅,2026-12-05,, \n").empty());
  CHECK(codes("イベント名,開始日\n餅,2026-12-05,要予約\n") == Codes{NoticeCode::cells_unnamed});
  CHECK(codes("イベント名,,開始日\n餅,要予約,2026-12-05\n") == Codes{NoticeCode::cells_unnamed});
}

TEST_CASE("A capacity that is no number is flagged and limits nobody", "[import]") {
  for (const std::string capacity : {"たくさん", "999999999999", "15組", "0"}) {
    CAPTURE(capacity);
    const auto row = trial_row({{"定員", capacity}});
    CHECK(codes_for(row) == Codes{NoticeCode::capacity_unreadable});
    CHECK_FALSE(only_listing(row).roles.at(0).capacity.has_value());
    CHECK(imported({row}).counts.flagged == 1);
  }
  for (const std::string capacity : {"20", "先着30人", "なし", "-", ""})
    CHECK(codes_for(trial_row({{"定員", capacity}})).empty());
}

TEST_CASE("A latitude in the column of longitudes is moved", "[import]") {
  const auto row = trial_row({{"緯度", ""}, {"経度", "35.6"}});
  CHECK(codes_for(row) == Codes{NoticeCode::coordinates_moved, NoticeCode::coordinates_half});
  CHECK(only_listing(row).place.latitude == 35.6);
  const Place swapped = only_listing(trial_row({{"緯度", "139.7"}, {"経度", "35.6"}})).place;
  CHECK(swapped.latitude == 35.6);
  CHECK(swapped.longitude == 139.7);
}

TEST_CASE("Coordinates outside Japan are dropped", "[import]") {
  const auto row = trial_row({{"緯度", "369.56056"}, {"経度", "139.7"}});
  CHECK(codes_for(row) == Codes{NoticeCode::coordinates_dropped});
  CHECK_FALSE(only_listing(row).place.latitude.has_value());
}

TEST_CASE("Only a whole web address becomes a link", "[import]") {
  CHECK(codes_for(trial_row({{"URL", "/1000779/a.html"}})) == Codes{NoticeCode::link_dropped});
  CHECK(only_listing(trial_row({{"URL", "/1000779/a.html"}})).page_url.empty());
  CHECK(only_listing(national_row({{"URL", ""}, {"コンテンツURL", "https://example.jp/a"}}))
            .page_url == "https://example.jp/a");
}

TEST_CASE("Private contacts reach no field of a listing", "[import][privacy]") {
  const auto row = trial_row({{"説明", "電話090-1234-5678 a@gmail.com"},
                              {"連絡先電話番号", "080-1111-2222"},
                              {"申込方法", "０９０－１２３４－５６７８へ"}});
  const Codes codes = codes_for(row);
  CHECK(std::ranges::count(codes, NoticeCode::mobile_held_back) == 1);
  CHECK(std::ranges::count(codes, NoticeCode::mail_held_back) == 1);
  const Listing listing = only_listing(row);
  CHECK(listing.contact_phone.empty());
  CHECK(listing.description.ja.find("090") == std::string::npos);
  CHECK(listing.how_to_apply.ja == "（番号は掲載しません）へ");
}

TEST_CASE("Tags and entities of web pages are taken out", "[import]") {
  const auto row = trial_row({{"説明", "<b>もち</b>&amp;しるこ"}});
  CHECK(codes_for(row) == Codes{NoticeCode::markup_removed});
  CHECK(only_listing(row).description.ja == "もち&しるこ");
}

TEST_CASE("Control, bidi and piled up characters are taken out [F41]", "[import]") {
  const Listing listing =
      only_listing(trial_row({{"説明",
                               "a\tb\x01"
                               "c\u202Ed\r\ne\u0301\u0301\u0301\u0301\u0301\u0301"}}));
  CHECK(listing.description.ja == "a bcd\né\u0301\u0301\u0301\u0301");
}

TEST_CASE("Characters that are taken out leave a line, one's own glyphs a flag too", "[import]") {
  for (const std::string text : {"も\u202Eち", "も\u200Bち", "も\x07ち", "&#x202E;もち",
                                 "も\u0301\u0301\u0301\u0301\u0301ち"}) {
    const EventImport result = imported({trial_row({{"名称", text}})});
    const Codes codes = codes_of(result, 2);
    CHECK(std::ranges::count(codes, NoticeCode::invisible_removed) == 1);
    CHECK(result.counts.flagged == (codes.size() > 1 ? 1U : 0U));  // an entity is markup, too
  }
  const auto own = trial_row({{"名称", "\uE000もち"}});
  CHECK(codes_for(own) == Codes{NoticeCode::glyph_removed});
  CHECK(imported({own}).counts.flagged == 1);
  CHECK(codes_for(trial_row({{"説明", "一行\r\n二行\t三"}})).empty());
}

TEST_CASE("The venue is where the layout hides it", "[import]") {
  CHECK(only_listing(trial_row({{"場所名称", ""}})).place.name.ja == "永山公民館");
  CHECK(only_listing(trial_row({{"場所名称", "ホール"}})).place.name.ja == "ホール");
}

TEST_CASE("A date note does not repeat the columns", "[import]") {
  const auto row = trial_row(
      {{"日時備考", "雨天中止\n開始日: 2026/12/5\n終了日: 2026/12/5\n開始時刻: 詳細はHP"}});
  CHECK(only_listing(row).date_note == "雨天中止\n開始時刻: 詳細はHP");
}

TEST_CASE("The published words say how one gets in", "[import]") {
  CHECK(mode_of({{"申込方法", "不要"}}) == SeatMode::walk_in);
  CHECK(mode_of({{"申込方法", "当日、直接会場へ"}}) == SeatMode::walk_in);
  CHECK(mode_of({{"定員", "50名（応募多数の場合は抽選）"}}) == SeatMode::draw);
  CHECK(mode_of({{"定員", "先着30名"}}) == SeatMode::first_come);
  CHECK(mode_of({{"申込方法", "往復はがきで。抽選"}}) == SeatMode::office);
  CHECK(mode_of({{"申込方法", "電話、先着順20名"}}) == SeatMode::office);
  CHECK(mode_of({{"申込方法", "予約不要。団体は要予約"}}) == SeatMode::office);
  CHECK(only_listing(trial_row({})).roles.empty());
}

TEST_CASE("A basic fee beside other amounts is not the whole price", "[import]") {
  CHECK(only_listing(trial_row({{"料金(基本)", "500"}})).fee == Fee{500, ""});
  CHECK(only_listing(trial_row({{"料金(基本)", "0"}, {"料金(詳細)", "教材費500円"}})).fee ==
        Fee{std::nullopt, "0円\n教材費500円"});
}

TEST_CASE("A code that lost its digits is mended and reported", "[import]") {
  const auto row = trial_row({{"都道府県コード又は市区町村コード", "13101"}});
  CHECK(codes_for(row) == Codes{NoticeCode::code_mended});
  CHECK(only_listing(row).source.publisher == "131016");
}

TEST_CASE("A row without a code belongs to the operator's publisher", "[import]") {
  CHECK(only_listing(trial_row({{"都道府県コード又は市区町村コード", ""}})).source.publisher ==
        "132241");
}

TEST_CASE("A row without a name, a hidden page and a second header are refused", "[import]") {
  const EventImport result = imported({trial_row({{"名称", ""}}), trial_row({{"名称", "名称"}}),
                                       trial_row({{"ステータス", "非公開"}}), trial_row({})});
  CHECK(result.counts.refused == 3);
  CHECK(codes_of(result, 2) == Codes{NoticeCode::no_name});
  CHECK(codes_of(result, 3) == Codes{NoticeCode::header_again});
  CHECK(codes_of(result, 4) == Codes{NoticeCode::not_public});
}

TEST_CASE("Recurrences of a CMS are sessions", "[import]") {
  const Listing listing = only_listing({{"タイトル", "住民相談会"},
                                        {"定期開催_1_開始日", "2026/12/7"},
                                        {"定期開催_1_終了日", "2026/12/9"},
                                        {"定期開催_1_曜日", "毎日"},
                                        {"定期開催_2_開始日", "2027/1/7"},
                                        {"定期開催_2_終了日", ""},
                                        {"開催場所", "〇〇年○月〇日"}});
  REQUIRE(listing.sessions.size() == 2);
  CHECK(listing.sessions[0].last_date == day("2026-12-09"));
  CHECK(listing.sessions[1].date == day("2027-01-07"));
  CHECK(listing.place.name.empty());
}

TEST_CASE("A city's list of days is a course of that many sessions", "[import]") {
  const Listing listing = only_listing({{"イベント名", "絵本の会"},
                                        {"開始日", "2026-12-05"},
                                        {"終了日", "2027-02-06"},
                                        {"開催日一覧", "2026-12-05;2027-01-09;2027-02-06"},
                                        {"開始時間", "13:00:00"},
                                        {"申込方法", "2026-11-01〜2026-11-30 / 先着順"}});
  CHECK(listing.sessions.size() == 3);
  CHECK(listing.kind == ListingKind::course);
  CHECK(listing.opens_at == LocalTime{day("2026-11-01"), Minutes{0}});
  CHECK(listing.closes_at == LocalTime{day("2026-11-30"), Minutes{1440}});
}
