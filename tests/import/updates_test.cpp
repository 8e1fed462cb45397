// The same list again, and newer ones.
#include "sync/office/import/session_places.h"
#include "tests/import/lists.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

Listing with_picture(Listing listing) {
  listing.picture = ContentHash{};
  return listing;
}

}  // namespace

TEST_CASE("The same bytes again change nothing", "[import]") {
  const std::vector<ListRow> rows{trial_row({}),
                                  trial_row({{"開始日", "2026-12-12"}, {"終了日", ""}}),
                                  trial_row({{"名称", "べつの会"}, {"開始日", ""}, {"終了日", ""}}),
                                  trial_row({{"名称", "三つめ"}, {"NO", "0000000007"}})};
  const EventImport first = imported(rows);
  const EventImport again = imported(rows, listings_of(first));
  CHECK(again.counts == ImportCounts{4, 0, 0, 3, 1, 0, 1});
  CHECK(listings_of(again) == listings_of(first));
}

TEST_CASE("A newer file updates and says what changed", "[import]") {
  const EventImport first = imported({trial_row({})});
  const EventImport newer = imported({trial_row({{"開始時刻", "9:00"}})}, listings_of(first));
  CHECK(newer.counts.updated == 1);
  CHECK(newer.listings[0].listing.id == first.listings[0].listing.id);
  REQUIRE(newer.report.size() == 1);
  CHECK(newer.report[0].notices == std::vector<Notice>{{NoticeCode::updated, "日時"}});
}

TEST_CASE("A moved date is the same listing", "[import]") {
  const EventImport first = imported({trial_row({})});
  const EventImport newer = imported(
      {trial_row({{"開始日", "2026-12-06"}, {"終了日", "2026-12-06"}})}, listings_of(first));
  CHECK(newer.counts.updated == 1);
  CHECK(newer.listings[0].listing.id == first.listings[0].listing.id);
  CHECK(newer.listings[0].listing.sessions.size() == 1);
}

TEST_CASE("A renamed event with its own id is the same listing", "[import]") {
  const EventImport first = imported({trial_row({{"NO", "0000000009"}})});
  const EventImport newer =
      imported({trial_row({{"NO", "0000000009"}, {"名称", "もちつき大会"}})}, listings_of(first));
  CHECK(newer.counts.updated == 1);
}

TEST_CASE("A list numbered from 1 again does not overwrite other events", "[import]") {
  const EventImport first = imported({trial_row({{"NO", "0000000001"}})});
  const EventImport newer = imported({trial_row({{"NO", "0000000001"},
                                                 {"名称", "ひなまつり"},
                                                 {"開始日", "2027-03-03"},
                                                 {"終了日", ""}})},
                                     listings_of(first));
  CHECK(newer.counts.added == 1);
  CHECK(newer.listings[0].listing.id != first.listings[0].listing.id);
}

TEST_CASE("Days in words in the lists of two months are two listings", "[import]") {
  struct Lists {
    std::string number, april, may;
    NoticeCode code;
  };
  for (const auto& [number, april_days, may_days, code] :
       {Lists{"", "4月5日（日）", "5月3日（日）", NoticeCode::year_missing},
        Lists{"0000000001", "4月5日（日）", "5月3日（日）", NoticeCode::year_missing},
        Lists{"", "4月の試合日程", "5月の試合日程", NoticeCode::date_unreadable},
        Lists{"0000000001", "4月の試合日程", "5月の試合日程", NoticeCode::date_unreadable}}) {
    CAPTURE(number, april_days);
    const auto in_list = [no = number](const std::string& days) {
      return trial_row({{"NO", no}, {"開始日", days}, {"終了日", ""}});
    };
    const EventImport april = imported({in_list(april_days)});
    CHECK(codes_of(april, 2) == std::vector{code});
    const EventImport may = imported({in_list(may_days)}, listings_of(april));
    CHECK(may.counts.added == 1);
    const std::vector<Listing> both{april.listings[0].listing, may.listings[0].listing};
    CHECK(both[0].id != both[1].id);
    CHECK(imported({in_list(april_days)}, both).listings[0].listing == both[0]);
    CHECK(imported({in_list(may_days)}, both).listings[0].listing == both[1]);
  }
}

TEST_CASE("An older month's list does not undo what a newer one says of what is always on",
          "[import]") {
  std::vector<Listing> known;
  const auto take = [&](const char* file, const char* how) {
    ImportOptions options = usual_options();
    options.file_name = file;
    const auto row = trial_row({{"開始日", "随時"}, {"終了日", ""}, {"申込方法", how}});
    auto result = import_events(view_of(list_of({row})), options, known);
    REQUIRE(result.ok());
    known = listings_of(*result);
    return std::move(*result);
  };
  CHECK(take("events_2024-04.xlsx", "電話").counts.added == 1);
  CHECK(take("events_2024-09.csv", "窓口").counts.updated == 1);
  const EventImport again = take("events_2024-04.xlsx", "電話");
  CHECK(again.counts.unchanged == 1);
  CHECK(again.report.at(0).has(NoticeCode::older_list));
  CHECK(known.at(0).how_to_apply.ja == "窓口");
  CHECK(take("events_2024-09.csv", "窓口").counts.unchanged == 1);
  CHECK(take("events.csv", "来館").counts.updated == 1);  // says no month: the operator knows
}

TEST_CASE("Sessions that have passed stay, so that their indexes keep their meaning", "[import]") {
  const auto past = trial_row({{"開始日", "2026-11-14"}, {"終了日", ""}});
  const EventImport first = imported({past, trial_row({})});
  const EventImport newer = imported({trial_row({{"説明", "新"}})}, listings_of(first));
  REQUIRE(newer.listings.size() == 1);
  const auto& sessions = newer.listings[0].listing.sessions;
  REQUIRE(sessions.size() == 2);
  CHECK(sessions[0].date == day("2026-11-14"));
  CHECK(newer.listings[0].fate == Fate::updated);
  CHECK(imported({trial_row({{"説明", "新"}})}, listings_of(newer)).counts.unchanged == 1);
}

TEST_CASE("A date inserted by a newer list moves nobody", "[import]") {
  const auto on = [](const char* date) { return trial_row({{"開始日", date}, {"終了日", ""}}); };
  const EventImport first = imported({on("2026-12-05"), on("2026-12-12")});
  const EventImport newer =
      imported({on("2026-12-01"), on("2026-12-05"), on("2026-12-12")}, listings_of(first));
  REQUIRE(newer.listings.size() == 1);
  const auto& sessions = newer.listings[0].listing.sessions;
  REQUIRE(sessions.size() == 3);
  CHECK(sessions[0].date == day("2026-12-05"));
  CHECK(sessions[1].date == day("2026-12-12"));
  CHECK(sessions[2].date == day("2026-12-01"));
  CHECK(imported({on("2026-12-01"), on("2026-12-05"), on("2026-12-12")}, listings_of(newer))
            .counts.unchanged == 1);
}

TEST_CASE("A date that a newer list no longer names keeps its place, taken off", "[import]") {
  const auto on = [](const char* date) { return trial_row({{"開始日", date}, {"終了日", ""}}); };
  const EventImport first = imported({on("2026-12-05"), on("2026-12-12"), on("2026-12-19")});
  const EventImport newer = imported({on("2026-12-05"), on("2026-12-19")}, listings_of(first));
  const auto& sessions = newer.listings[0].listing.sessions;
  REQUIRE(sessions.size() == 3);
  CHECK(is_taken_off(sessions[1]));
  CHECK(sessions[2].date == day("2026-12-19"));
  const EventImport again = imported({on("2026-12-05"), on("2026-12-19")}, listings_of(newer));
  CHECK(again.counts.unchanged == 1);
  const EventImport back =
      imported({on("2026-12-05"), on("2026-12-12"), on("2026-12-19")}, listings_of(again));
  REQUIRE(back.listings[0].listing.sessions.size() == 4);
  CHECK(back.listings[0].listing.sessions[3].date == day("2026-12-12"));
}

TEST_CASE("The one session of a listing can be moved to another day", "[import]") {
  const auto on = [](const char* date) { return trial_row({{"開始日", date}, {"終了日", ""}}); };
  const Session before = only_listing(on("2026-12-05")).sessions.at(0);
  const Session moved = only_listing(on("2026-12-06")).sessions.at(0);
  CHECK(with_places_kept({before}, {moved}, day("2026-11-21")) == std::vector{moved});
}

TEST_CASE("A picture that the office attached survives an import", "[import]") {
  const Listing before = with_picture(only_listing(trial_row({})));
  const EventImport again = imported({trial_row({})}, {before});
  CHECK(again.listings[0].fate == Fate::unchanged);
  CHECK(again.listings[0].listing.picture.has_value());
}

TEST_CASE("Another file name alone is no change", "[import]") {
  const EventImport first = imported({trial_row({})});
  ImportOptions options = usual_options();
  options.file_name = "december.csv";
  const auto again = import_events(view_of(list_of({trial_row({})})), options, listings_of(first));
  REQUIRE(again.ok());
  CHECK(again->counts.unchanged == 1);
}

TEST_CASE("Listings of another publisher are not touched", "[import]") {
  const Listing other = only_listing(trial_row({{"都道府県コード又は市区町村コード", "131016"}}));
  CHECK(imported({trial_row({})}, {other}).counts.added == 1);
}

TEST_CASE("An office's own id is the listing, whatever else changed", "[import]") {
  const auto tags = std::pair<const std::string, std::string>{"タグ", "種類=event"};
  const EventImport first = imported({national_row({{"ID", "mochi"}, tags})});
  const EventImport newer = imported({national_row({{"ID", "mochi"},
                                                    tags,
                                                    {"イベント名", "新しい名前"},
                                                    {"開始日", "2027-06-01"},
                                                    {"終了日", ""}})},
                                     listings_of(first));
  CHECK(newer.counts.updated == 1);
  CHECK(newer.listings[0].listing.id == ListingId{"mochi"});
}
