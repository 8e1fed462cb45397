// Which rows are one listing, and which listings are shown.
#include "tests/import/lists.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::test;
using Codes = std::vector<NoticeCode>;

TEST_CASE("The same name and place on several dates is one course", "[import]") {
  const EventImport result = imported({trial_row({{"開始日", "2026-12-19"}, {"終了日", ""}}),
                                       trial_row({}), trial_row({{"名称", "べつの会"}})});
  CHECK(result.counts == ImportCounts{3, 2, 0, 0, 1, 0, 0});
  REQUIRE(result.listings.size() == 2);
  const Listing& course = result.listings[0].listing;
  CHECK(course.kind == ListingKind::course);
  REQUIRE(course.sessions.size() == 2);
  CHECK(course.sessions[0].date == day("2026-12-05"));
  CHECK(codes_of(result, 3) == Codes{NoticeCode::merged_session});
}

TEST_CASE("Width and brackets do not make another name", "[import]") {
  const EventImport result =
      imported({trial_row({{"名称", "ヨガ（初級）"}}),
                trial_row({{"名称", "ﾖｶﾞ (初級)"}, {"開始日", "2026-12-06"}})});
  CHECK(result.listings.size() == 1);
}

TEST_CASE("A row that says the same again adds nothing", "[import]") {
  const EventImport result = imported({trial_row({}), trial_row({})});
  CHECK(result.counts.merged == 1);
  CHECK(result.sessions == 1);
  CHECK(codes_of(result, 3) == Codes{NoticeCode::merged_duplicate});
}

TEST_CASE("Merged rows that differ are flagged, and the first one holds", "[import]") {
  const EventImport result =
      imported({trial_row({{"定員", "20"}}),
                trial_row({{"定員", "30"}, {"開始日", "2026-12-12"}, {"終了日", ""}})});
  CHECK(result.counts.flagged == 1);
  CHECK(codes_of(result, 3) == Codes{NoticeCode::merged_session, NoticeCode::differs_from_first});
  CHECK(result.listings[0].listing.roles.at(0).capacity == 20U);
}

TEST_CASE("An event of each year is not a course", "[import]") {
  const EventImport result =
      imported({trial_row({{"開始日", "2025-12-05"}, {"終了日", ""}}), trial_row({})});
  CHECK(result.listings.size() == 2);
}

TEST_CASE("A reused id does not mix up different events", "[import]") {
  const EventImport result =
      imported({trial_row({{"NO", "1"}}), trial_row({{"NO", "1"}, {"名称", "べつの会"}}),
                trial_row({{"NO", "2"}, {"名称", "三つめ"}})});
  REQUIRE(result.listings.size() == 3);
  CHECK(result.listings[0].listing.id != result.listings[1].listing.id);
  CHECK(result.listings[2].listing.id == ListingId{"132241-2"});
  CHECK(codes_of(result, 2) == Codes{NoticeCode::id_reused});
  CHECK(codes_of(result, 4).empty());
}

TEST_CASE("Every listing has a text id of its own", "[import]") {
  const EventImport result = imported({trial_row({}), trial_row({{"名称", "べつの会"}}),
                                       trial_row({{"名称", "三つめ"}, {"NO", "イ-1"}})});
  std::set<ListingId> ids;
  for (const ImportedListing& imported : result.listings) {
    CHECK(is_text_id(imported.listing.id.value));
    ids.insert(imported.listing.id);
  }
  CHECK(ids.size() == 3);
}

TEST_CASE("Only what happens in the window is published", "[import]") {
  const EventImport result =
      imported({trial_row({{"名称", "今"}}),
                trial_row({{"名称", "昔"}, {"開始日", "2017-04-01"}, {"終了日", ""}}),
                trial_row({{"名称", "先"}, {"開始日", "2031-04-01"}, {"終了日", ""}}),
                trial_row({{"名称", "未定"}, {"開始日", ""}})});
  CHECK(result.published == 1);
  CHECK(result.past == 1);
  CHECK(result.ahead == 1);
  CHECK(result.undated == 1);
  CHECK(result.listings[1].shown == Shown::past);
}

TEST_CASE("A period that began before today is still shown", "[import]") {
  const EventImport result =
      imported({trial_row({{"開始日", "2026-10-01"}, {"終了日", "2026-11-21"}}),
                trial_row({{"名称", "掲載終了"}, {"掲載終了日", "2026-11-20"}})});
  CHECK(result.listings[0].shown == Shown::published);
  CHECK(result.listings[1].shown == Shown::past);
}

TEST_CASE("Dates move with the shift of a sample", "[import]") {
  ImportOptions options = usual_options();
  options.shift_days = 14;
  const auto result = import_events(view_of(list_of({trial_row({})})), options, {});
  REQUIRE(result.ok());
  CHECK(first_date(result->listings.at(0).listing) == day("2026-12-19"));
}

TEST_CASE("A file that is no event list is refused as a whole", "[import]") {
  const auto refusal = [](std::string_view text) {
    return import_events(view_of(text), usual_options(), {}).error();
  };
  CHECK(refusal("コード,都道府県\n010006,北海道\n") ==
        Error{ErrorCode::refused,
              "this is no list of events: it has no columns for their names and dates"});
  CHECK(refusal("名称,住所\nホール,1-1\n") ==
        Error{ErrorCode::refused, "this is a list of facilities, not of events"});
}

TEST_CASE("A report line is a plain sentence", "[import]") {
  const EventImport result = imported({trial_row({{"終了日", "2026-11-05"}})});
  REQUIRE(result.report.size() == 1);
  CHECK(sentence_for(result.report[0]) ==
        "2行目「もちつき」：終了日が開始日より前のため、開始日だけにしました（2026-12-05 → "
        "2026-11-05）");
}

TEST_CASE("Every notice has a name and words", "[import]") {
  for (auto code = 0; code <= static_cast<int>(NoticeCode::sheet_unread); ++code) {
    CHECK_FALSE(name_of(static_cast<NoticeCode>(code)).empty());
    CHECK_FALSE(words_for(static_cast<NoticeCode>(code)).empty());
  }
}
