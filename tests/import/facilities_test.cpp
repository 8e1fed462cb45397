#include "sync/office/import/facilities.h"

#include "tests/support/catch.h"

using namespace tsudoi;

namespace {

constexpr std::string_view kHeader =
    "都道府県コード又は市区町村コード,NO,名称,住所,緯度,経度,電話番号,利用可能曜日,開始時間,"
    "終了時間,館ID,地区ID\n";

FacilityImport imported(std::string_view rows, const std::vector<Centre>& existing = {}) {
  const std::string file = std::string(kHeader) + std::string(rows);
  auto result = import_facilities(view_of(file), {}, existing);
  REQUIRE(result.ok());
  return std::move(*result);
}

}  // namespace

TEST_CASE("A facility list gives centres", "[import]") {
  const auto result = imported(
      "132241,1,永山公民館,多摩市永山1-5,35.63,139.44,(042)337-6661,月火水,9:00,22:00,nagayama,"
      "east\n");
  CHECK(result.layout == LayoutName::facility_recommended);
  REQUIRE(result.centres.size() == 1);
  const Centre& centre = result.centres[0].centre;
  CHECK(centre.id == CentreId{"nagayama"});
  CHECK(centre.area == AreaId{"east"});
  CHECK(centre.phone == "042-337-6661");
  CHECK(centre.hours_note == "月火水 9:00～22:00");
  CHECK(centre.latitude == 35.63);
}

TEST_CASE("Centres without our id get one from publisher and number", "[import]") {
  const auto result = imported("132241,7,永山公民館,永山1-5\n132241,,関戸公民館,関戸4-72\n");
  CHECK(result.centres.at(0).centre.id == CentreId{"132241-7"});
  CHECK(is_text_id(result.centres.at(1).centre.id.value));
}

TEST_CASE("A row that holds only a number is refused", "[import]") {
  const auto result = imported("132241,1,永山公民館,永山1-5\n,2,,\n,,,\n");
  CHECK(result.counts == ImportCounts{2, 1, 0, 0, 0, 1, 0});
  CHECK(result.report.at(0).has(NoticeCode::no_name));
}

TEST_CASE("The same facility twice is one, and the same file again changes nothing", "[import]") {
  const std::string_view rows = "132241,1,永山公民館,永山1-5\n132241,2,永山公民館,永山1-5\n";
  const auto first = imported(rows);
  CHECK(first.counts == ImportCounts{2, 1, 0, 0, 1, 0, 0});
  const auto again = imported(rows, {first.centres[0].centre});
  CHECK(again.counts == ImportCounts{2, 0, 0, 1, 1, 0, 0});
  const auto moved = imported("132241,1,永山公民館,永山9-9\n", {first.centres[0].centre});
  CHECK(moved.counts.updated == 1);
}

TEST_CASE("An event list is no facility list", "[import]") {
  const auto result =
      import_facilities(view_of("イベント名,開始日,住所\na,2026-12-05,b\n"), {}, {});
  REQUIRE_FALSE(result.ok());
  CHECK(result.error() == Error{ErrorCode::refused, "this is a list of events, not of facilities"});
}
