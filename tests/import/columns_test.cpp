// Several columns of one meaning: what is read of them, and what is said.
#include "tests/import/lists.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

EventImport imported_text(std::string_view text) {
  auto result = import_events(view_of(text), usual_options(), {});
  REQUIRE(result.ok());
  return std::move(*result);
}

}  // namespace

TEST_CASE("Of two columns of one meaning each row gives the first that says something",
          "[import]") {
  const EventImport result = imported_text(
      "催し名,開始日,会場,場所\n"
      "もちつき,2026-12-05,永山公民館,\n"
      "体操,2026-12-06,－,関戸公民館\n"
      "書道,2026-12-07,永山公民館,永山公民館\n");
  REQUIRE(result.listings.size() == 3);
  CHECK(result.listings[0].listing.place.name.ja == "永山公民館");
  CHECK(result.listings[1].listing.place.name.ja == "関戸公民館");
  REQUIRE(result.report.size() == 1);  // nothing was lost in any row
  CHECK(result.report[0].row == 1);
  CHECK(result.report[0].fate == Fate::no_row);
  CHECK(result.report[0].notices == std::vector<Notice>{{NoticeCode::columns_alike, "会場・場所"}});
  CHECK(result.counts == ImportCounts{3, 3, 0, 0, 0, 0, 1});
}

TEST_CASE("What the second column of one meaning says besides is told row by row",
          "[import][privacy]") {
  const EventImport result = imported_text(
      "催し名,開始日,問合せ先,問合せ先\n"
      "もちつき,2026-12-05,公民館,090-1234-5678の山田\n");
  REQUIRE(result.listings.size() == 1);
  CHECK(result.listings[0].listing.contact_name == "公民館");
  CHECK(codes_of(result, 2) == std::vector<NoticeCode>{NoticeCode::column_hidden});
  CHECK(result.report[0].notices[0].detail == "問合せ先：（番号は掲載しません）の山田");
  CHECK(codes_of(result, 1) == std::vector<NoticeCode>{NoticeCode::columns_alike});
  CHECK(result.counts.flagged == 2);
}
