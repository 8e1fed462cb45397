// Workbooks of several sheets: every list in them is read, and what is not read is named.
#include "sync/office/import/facilities.h"
#include "tests/import/lists.h"
#include "tests/import/zipped.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

using Cells = std::vector<std::string>;
struct TestSheet {
  std::string name;
  std::vector<Cells> rows;
  std::string state = "visible";
};

std::string sheet_xml(const std::vector<Cells>& rows) {
  std::string xml = "<worksheet><sheetData>";
  for (const Cells& cells : rows) {
    xml += "<row>";
    for (const std::string& cell : cells) {
      const std::string type = cell.starts_with('#') ? "e" : "str";
      xml += "<c t=\"" + type + "\"><v>" + cell + "</v></c>";
    }
    xml += "</row>";
  }
  return xml + "</sheetData></worksheet>";
}

std::string workbook_of(const std::vector<TestSheet>& sheets) {
  std::vector<std::pair<std::string, std::string>> members;
  std::string tabs;
  for (const TestSheet& sheet : sheets) {
    tabs += "<sheet name=\"" + sheet.name + "\" state=\"" + sheet.state + "\"/>";
    members.emplace_back("xl/worksheets/sheet" + std::to_string(members.size() + 1) + ".xml",
                         sheet_xml(sheet.rows));
  }
  members.emplace_back("xl/workbook.xml", "<workbook><sheets>" + tabs + "</sheets></workbook>");
  return zipped(members);
}

EventImport events_in(const std::vector<TestSheet>& sheets) {
  auto result = import_events(view_of(workbook_of(sheets)), usual_options(), {});
  REQUIRE(result.ok());
  return std::move(*result);
}

const Cells kHeader{"イベント名", "開始日", "場所"};

}  // namespace

TEST_CASE("A workbook with a sheet for each month gives the events of all months", "[import]") {
  const EventImport result =
      events_in({{"12月", {kHeader, {"もちつき", "2026-12-05", "公民館"}}},
                 {"1月", {{"開始日", "行事名"}, {"2027-01-07", "七草がゆ"}, {"2027-01-08", ""}}}});
  CHECK(result.counts == ImportCounts{3, 2, 0, 0, 0, 1, 0});
  REQUIRE(result.listings.size() == 2);
  CHECK(result.listings[0].listing.title.ja == "もちつき");
  CHECK(result.listings[1].listing.title.ja == "七草がゆ");
  REQUIRE(result.report.size() == 1);
  CHECK(result.report[0].sheet == "1月");
  CHECK(result.report[0].row == 3);
}

TEST_CASE("A course over two sheets is one listing, led by the first sheet", "[import]") {
  const EventImport result = events_in(
      {{"12月", {kHeader, {"休み", "2026-12-28", "公民館"}, {"体操", "2026-12-05", "公民館"}}},
       {"1月", {kHeader, {"体操", "2027-01-09", "公民館"}}}});
  CHECK(result.counts == ImportCounts{3, 2, 0, 0, 1, 0, 0});
  REQUIRE(result.listings.size() == 2);
  CHECK(result.listings[1].listing.sessions.size() == 2);
  REQUIRE(result.report.size() == 1);
  CHECK(result.report[0].sheet == "1月");
}

TEST_CASE("A sheet without a list is named in the report, an empty one is not", "[import]") {
  const EventImport result = events_in({{"説明", {{"この表について"}}},
                                        {"一覧", {kHeader, {"もちつき", "2026-12-05", "公民館"}}},
                                        {"Sheet3", {}}});
  CHECK(result.counts == ImportCounts{1, 1, 0, 0, 0, 0, 1});
  REQUIRE(result.report.size() == 1);
  CHECK(result.report[0].sheet == "説明");
  CHECK(result.report[0].fate == Fate::no_row);  // and counts.refused is 0
  CHECK(result.report[0].has(NoticeCode::sheet_unread));
}

TEST_CASE("A hidden sheet is not published, and is named in the report", "[import]") {
  const std::vector<Cells> draft{kHeader, {"下書き", "2026-12-06", "公民館"}};
  const EventImport result = events_in({{"一覧", {kHeader, {"もちつき", "2026-12-05", "公民館"}}},
                                        {"下書き", draft, "hidden"},
                                        {"去年", draft, "veryHidden"}});
  CHECK(result.listings.size() == 1);
  REQUIRE(result.report.size() == 2);
  for (const ReportLine& line : result.report) CHECK(line.has(NoticeCode::sheet_unread));
  const std::string only_hidden = workbook_of({{"下書き", draft, "hidden"}});
  CHECK_FALSE(import_events(view_of(only_hidden), usual_options(), {}).ok());
}

TEST_CASE("A workbook without any list is refused for the reason of its first sheet", "[import]") {
  const std::string file = workbook_of({{"表紙", {}}, {"館", {{"名称", "住所"}}}});
  CHECK(import_events(view_of(file), usual_options(), {}).error() ==
        Error{ErrorCode::refused, "this is a list of facilities, not of events"});
}

TEST_CASE("Centres are read from every sheet", "[import]") {
  const Cells header{"施設名", "住所"};
  const std::string file = workbook_of({{"東", {header, {"永山公民館", "永山1-5"}}},
                                        {"西", {header, {"関戸公民館", "関戸4-72"}}},
                                        {"メモ", {{"担当"}}}});
  const auto result = import_facilities(view_of(file), usual_options(), {});
  REQUIRE(result.ok());
  CHECK(result->counts == ImportCounts{2, 2, 0, 0, 0, 0, 1});
  CHECK(result->report.at(0).sheet == "メモ");
}

TEST_CASE("An error of a spreadsheet is flagged, and a row of errors alone is refused",
          "[import]") {
  const EventImport result =
      events_in({{"一覧", {kHeader, {"もちつき", "2026-12-05", "#REF!"}, {"#N/A"}}}});
  CHECK(result.counts == ImportCounts{2, 1, 0, 0, 0, 1, 1});
  CHECK(codes_of(result, 2) == std::vector{NoticeCode::cells_unread});
  CHECK(codes_of(result, 3) == std::vector{NoticeCode::no_name});
}
