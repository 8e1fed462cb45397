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

std::vector<Centre> centres_of(const FacilityImport& result) {
  std::vector<Centre> centres;
  for (const ImportedCentre& imported : result.centres) centres.push_back(imported.centre);
  return centres;
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

TEST_CASE("A published number of two centres is told on both", "[import]") {
  const auto result = imported("132241,7,永山公民館,永山1-5\n132241,7,関戸公民館,関戸4-72\n");
  CHECK(result.counts == ImportCounts{2, 2, 0, 0, 0, 0, 2});
  REQUIRE(result.report.size() == 2);
  for (const ReportLine& line : result.report) CHECK(line.has(NoticeCode::id_reused));
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
}

TEST_CASE("A repeat that says something else is flagged", "[import]") {
  const auto result = imported(
      "132241,1,永山公民館,永山1-5,,,(042)337-6661\n132241,2,永山公民館,永山1-5,,,(042)337-9999\n");
  CHECK(result.counts == ImportCounts{2, 1, 0, 0, 1, 0, 1});
  CHECK(result.report.at(0).has(NoticeCode::differs_from_first));
}

TEST_CASE("Two centres with one id of ours are two, and both are flagged", "[import]") {
  const std::string_view rows =
      "132241,1,永山公民館,永山1-5,,,,,,,nagayama\n132241,2,関戸公民館,関戸4-72,,,,,,,nagayama\n";
  const auto first = imported(rows);
  CHECK(first.counts == ImportCounts{2, 2, 0, 0, 0, 0, 2});
  REQUIRE(first.report.size() == 2);
  for (const ReportLine& line : first.report) CHECK(line.has(NoticeCode::id_reused));
  CHECK(first.centres.at(0).centre.id == CentreId{"nagayama"});
  CHECK(first.centres.at(1).centre.id == CentreId{"132241-2"});
  CHECK(imported(rows, centres_of(first)).counts == ImportCounts{2, 0, 0, 2, 0, 0, 2});
}

TEST_CASE("Of two rows with one id of ours the centre there was keeps it, whatever their order",
          "[import]") {
  const auto first = imported("132241,1,永山公民館,永山1-5,,,,,,,nagayama\n");
  const auto again = imported(
      "132241,2,関戸公民館,関戸4-72,,,,,,,nagayama\n132241,1,永山公民館,永山1-5,,,,,,,nagayama\n",
      centres_of(first));
  CHECK(again.counts.added == 1);
  CHECK(again.counts.updated == 0);
  CHECK(again.centres.at(0).centre.id == CentreId{"132241-2"});
  CHECK(again.centres.at(1).centre.id == CentreId{"nagayama"});
}

TEST_CASE("A corrected address, a renumbered list and a new name are the same centres",
          "[import]") {
  const auto first = imported("132241,,永山公民館,永山1-5\n132241,7,関戸公民館,関戸4-72\n");
  const auto newer = [&](std::string_view rows) { return imported(rows, centres_of(first)); };
  const auto moved = newer("132241,,永山公民館,永山一丁目5番\n");
  CHECK(moved.counts == ImportCounts{1, 0, 1, 0, 0, 0, 0});
  CHECK(moved.centres.at(0).centre.id == first.centres.at(0).centre.id);
  CHECK(newer("132241,9,関戸公民館,関戸4-72\n").counts.updated == 1);
  CHECK(newer("132241,7,関戸会館,関戸4-72\n").counts.updated == 1);
  CHECK(newer("132241,7,一ノ宮公民館,一ノ宮1-1\n").counts.added == 1);
}

TEST_CASE("Lists that number one place each in its own way leave each other alone", "[import]") {
  const std::string_view header = "施設ID,施設名,住所,カテゴリリスト\n";
  const auto sports = std::string(header) + "1048,総合運動公園,緑台,スポーツ\n";
  const auto parks = std::string(header) + "7,総合運動公園,緑台,公園\n";
  std::vector<Centre> known;
  for (const std::string& list : {sports, parks, sports, parks}) {
    const auto result = import_facilities(view_of(list), {}, known);
    REQUIRE(result.ok());
    CHECK(result->counts.updated == 0);
    if (result->counts.added == 1) known.push_back(result->centres.at(0).centre);
  }
  CHECK(known.size() == 2);
}

TEST_CASE("Of several centres of one name the telephone number tells which was moved", "[import]") {
  const auto first =
      imported("132241,,集会所,東1-1,,,(042)337-6661\n132241,,集会所,西2-2,,,(042)337-6662\n");
  const auto moved =
      imported("132241,,集会所,西3-3,,,(042)337-6662\n132241,,集会所,南4-4\n", centres_of(first));
  CHECK(moved.counts == ImportCounts{2, 1, 1, 0, 0, 0, 0});
  CHECK(moved.centres.at(0).centre.id == first.centres.at(1).centre.id);
  CHECK(moved.centres.at(1).fate == Fate::added);
}

TEST_CASE("A list that knows nothing of areas leaves a centre in its area", "[import]") {
  const auto first = imported("132241,1,永山公民館,永山1-5,,,,,,,nagayama,east\n");
  const std::string_view bare = "市区町村コード,NO,名称,住所\n132241,1,永山公民館,永山一丁目5番\n";
  const auto newer = import_facilities(view_of(bare), {}, centres_of(first));
  REQUIRE(newer.ok());
  REQUIRE(newer->counts.updated == 1);
  CHECK(newer->centres.at(0).centre.id == CentreId{"nagayama"});
  CHECK(newer->centres.at(0).centre.area == AreaId{"east"});
}

TEST_CASE("Cells without a column and an extension that is no number are flagged", "[import]") {
  const auto result = imported("132241,1,永山公民館,永山1-5,,,,,,,,,駐車場あり\n");
  CHECK(result.report.at(0).has(NoticeCode::cells_unnamed));
  const std::string_view list =
      "名称,住所,電話番号,内線番号\n永山公民館,永山1-5,(042)337-6661,123・124\n";
  const auto extension = import_facilities(view_of(list), {}, {});
  REQUIRE(extension.ok());
  CHECK(extension->report.at(0).has(NoticeCode::phone_unreadable));
  CHECK(extension->centres.at(0).centre.phone == "042-337-6661");
}

TEST_CASE("An area that is no id is flagged", "[import]") {
  const auto result = imported("132241,1,永山公民館,永山1-5,,,,,,,nagayama,東 地区\n");
  CHECK(result.report.at(0).has(NoticeCode::word_unknown));
}

TEST_CASE("An event list is no facility list", "[import]") {
  const auto result =
      import_facilities(view_of("イベント名,開始日,住所\na,2026-12-05,b\n"), {}, {});
  REQUIRE_FALSE(result.ok());
  CHECK(result.error() == Error{ErrorCode::refused, "this is a list of events, not of facilities"});
}
