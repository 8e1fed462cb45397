#include "sync/office/import/table.h"

#include <fstream>

#include "sync/office/import/layout.h"
#include "tests/import/zipped.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using test::zipped;

namespace {

using Cells = std::vector<std::vector<std::string>>;

/// The first table.
Result<Table> read_table(std::string_view file, std::string_view name = "t.csv") {
  TRY_ASSIGN(auto tables, read_tables(view_of(file), name));
  return std::move(tables.at(0));
}

Cells cells_of(std::string_view file) {
  const auto table = read_table(file);
  Cells cells;
  if (!table.ok()) return {{std::string(name_of(table.error().code))}};
  for (const TableRow& row : table->rows) cells.push_back(row.cells);
  return cells;
}

FileEncoding encoding_of(std::string_view file) {
  const auto table = read_table(file);
  REQUIRE(table.ok());
  return table->encoding;
}

std::string sheet(const std::string& rows) {
  return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
}

}  // namespace

TEST_CASE("Every line end ends a row, and none inside quotes does", "[import]") {
  CHECK(cells_of("a,b\r\nc,d\ne,f\rg,\"h\ni\"") ==
        Cells{{"a", "b"}, {"c", "d"}, {"e", "f"}, {"g", "h\ni"}});
}

TEST_CASE("Quotes and empty cells are read", "[import]") {
  CHECK(cells_of("\"a\"\"b\",,\n,x\"y,\n") == Cells{{"a\"b", "", ""}, {"", "x\"y", ""}});
}

TEST_CASE("A list that was cut off on its way is refused whole", "[import]") {
  const auto answer_to = [](const char* text) {
    const auto table = read_table(text);
    return table.ok() ? std::nullopt : std::optional(table.error().code);
  };
  CHECK(answer_to("a,b\n1,\"2\n") == ErrorCode::malformed);
  CHECK(answer_to("a,b,c\n1,2,3\n4,5") == ErrorCode::malformed);
  CHECK(answer_to("a,b,c") == ErrorCode::malformed);        // in its header
  CHECK(answer_to("a,b,c\n") == std::nullopt);              // no row yet, and whole
  CHECK(answer_to("a,b,c\n1,2,3\n4,5\n") == std::nullopt);  // a short row, and whole
  CHECK(answer_to("a,b,c\n1,2,3\n4,5,6") == std::nullopt);  // only the last line end is missing
}

TEST_CASE("A list that was cut off inside a character is said to be so", "[import]") {
  const std::string mark = "\xEF\xBB\xBF", list = "名,日\nもちつき,2026\n𠮷";
  for (const std::string& file : {list, mark + list}) {
    for (std::size_t cut = 1; cut <= 3; ++cut) {
      const auto table = read_table(file.substr(0, file.size() - cut));
      REQUIRE_FALSE(table.ok());
      CHECK(table.error() == Error{ErrorCode::malformed,
                                   "the file ends in the middle of a character: it was cut off"});
    }
    CHECK(read_table(file.substr(0, file.size() - 4)).ok());
  }
  CHECK(encoding_of("a,b\n1,\xE3\x81") == FileEncoding::cp932);  // one whole character there
}

TEST_CASE("A list in another encoding that was cut off inside a character is said to be so",
          "[import]") {
  // 名,日 ... 市 in Windows-31J, EUC-JP and both kinds of UTF-16
  const std::string lists[] = {"\x96\xBC,\x93\xFA\r\n\x8E\x73,\x8E\x73",
                               "\xCC\xBE,\xC6\xFC\r\n\xBB\xD4,\xBB\xD4",
                               {"\xFF\xFE\x0D\x54,\0\xE5\x65\n\0\x02\x5E,\0\x02\x5E", 16},
                               {"\xFE\xFF\x54\x0D\0,\x65\xE5\0\n\x5E\x02\0,\x5E\x02", 16}};
  for (const std::string& list : lists) {
    CAPTURE(list);
    CHECK(read_table(list).ok());
    const auto cut = read_table(list.substr(0, list.size() - 1));
    REQUIRE_FALSE(cut.ok());
    CHECK(cut.error().detail == "the file ends in the middle of a character: it was cut off");
  }
}

TEST_CASE("Rows know the line on which they begin", "[import]") {
  const auto table = read_table("a,b\n\"1\n2\",c\n\nd,e\n");
  REQUIRE(table.ok());
  REQUIRE(table->rows.size() == 3);
  CHECK(table->rows[1].line == 2);
  CHECK(table->rows[2].line == 5);
  CHECK(table->rows[2].number == 4);
}

TEST_CASE("Tab or comma is not decided by one line", "[import]") {
  CHECK(cells_of("題\t名,日\n表題\t陸ガニ観察会,1\nb,2\nc,3\n").at(1) ==
        std::vector<std::string>{"表題\t陸ガニ観察会", "1"});
  CHECK(cells_of("a\tb\n1,2\t3\n4\t5\n").at(1) == std::vector<std::string>{"1,2", "3"});
}

TEST_CASE("Encodings are told from the bytes", "[import]") {
  CHECK(encoding_of("名,b\n") == FileEncoding::utf8);
  CHECK(encoding_of("\xEF\xBB\xBF名,b\n") == FileEncoding::utf8_bom);
  CHECK(encoding_of("\x96\xBC,\x87\x40,\x87\x82,\xFB\xFC\n") == FileEncoding::cp932);
  CHECK(cells_of("\x96\xBC,\x87\x40,\x87\x82,\xFB\xFC\n") == Cells{{"名", "①", "№", "髙"}});
  CHECK(encoding_of("\xA5\xD8\xA5\xC3\xA5\xC0\xA1\xBC,\xC3\xCD\n") == FileEncoding::euc_jp);
  CHECK(encoding_of(std::string_view("\xFF\xFE"
                                     "a\0,\0b\0\n\0",
                                     10)) == FileEncoding::utf16le);
  CHECK(encoding_of(std::string_view("\xFE\xFF"
                                     "\0a\0,\0b\0\n",
                                     10)) == FileEncoding::utf16be);
}

TEST_CASE("What is no table is refused", "[import]") {
  CHECK(cells_of("BEGIN:VCALENDAR\nEND:VCALENDAR\n") == Cells{{"malformed"}});
  CHECK(cells_of("{\"a\": 1}") == Cells{{"malformed"}});
  CHECK(cells_of(std::string_view("a\0b", 3)) == Cells{{"malformed"}});
  CHECK(cells_of("\xFF\xFF\xFF") == Cells{{"malformed"}});
  CHECK(cells_of("PK\x03\x04 broken") == Cells{{"malformed"}});
}

TEST_CASE("A picture is no table, and is not said to be in an unknown encoding", "[import]") {
  using namespace std::string_view_literals;
  for (const std::string_view file :
       {"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"sv, "\xff\xd8\xff\xe0\0\x10JFIF\0"sv}) {
    const auto table = read_table(file, "photo.png");
    REQUIRE_FALSE(table.ok());
    CHECK(table.error().detail == "this is not a table; save it as CSV or as .xlsx");
  }
}

TEST_CASE("A cell or a file over its limit is refused [F41]", "[import]") {
  CHECK(cells_of("a," + std::string(65 * 1024, 'x')) == Cells{{"too_large"}});
  CHECK(cells_of(std::string(33 * 1024 * 1024, 'x')) == Cells{{"too_large"}});
  CHECK(cells_of(std::string(2000, ',')) == Cells{{"too_large"}});
}

TEST_CASE("A workbook gives text, runs, inline text and numbers", "[import]") {
  const std::string file = zipped(
      {{"xl/sharedStrings.xml",
        "<sst><si><t>名</t></si><si><r><t>二</t></r><r><t>つ</t></r><rPh><t>フタ</t></rPh></si></"
        "sst>"},
       {"xl/worksheets/sheet1.xml",
        sheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"s\"><v>1</v></c></row>"
              "<row r=\"3\"><c r=\"A3\" t=\"str\"><v>x</v></c><c r=\"B3\"><v>45393</v></c>"
              "<c r=\"C3\" t=\"inlineStr\"><is><t>y</t></is></c><c r=\"D3\" "
              "t=\"e\"><v>#REF!</v></c></row>")}});
  const auto table = read_table(file, "t.xlsx");
  REQUIRE(table.ok());
  REQUIRE(table->rows.size() == 2);
  CHECK(table->rows[0].cells == std::vector<std::string>{"名", "", "二つ"});
  CHECK(table->rows[1].cells == std::vector<std::string>{"x", "45393", "y"});
  CHECK(table->rows[1].number == 3);
  CHECK(table->rows[1].unread == std::vector<std::string>{"D3 #REF!"});
}

TEST_CASE("Every sheet of a workbook is read, in the order of the tabs", "[import]") {
  const std::string file =
      zipped({{"xl/workbook.xml",
               "<workbook><sheets><sheet name=\"4月\" r:id=\"b\"/><sheet name=\"5月\" r:id=\"a\"/>"
               "<sheet name=\"6月\"/></sheets></workbook>"},
              {"xl/_rels/workbook.xml.rels",
               "<Relationships><Relationship Id=\"a\" Target=\"worksheets/sheet1.xml\"/>"
               "<Relationship Id=\"b\" Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>"},
              {"xl/worksheets/sheet1.xml", sheet("<row><c><v>may</v></c></row>")},
              {"xl/worksheets/sheet2.xml", sheet("<row><c><v>april</v></c></row>")},
              {"xl/worksheets/sheet3.xml", sheet("<row><c><v>june</v></c></row>")}});
  const auto tables = read_tables(view_of(file), "t.xlsx");
  REQUIRE(tables.ok());
  std::string seen;
  for (const Table& table : *tables) seen += table.sheet + "=" + table.rows.at(0).cells.at(0) + " ";
  CHECK(seen == "4月=april 5月=may 6月=june ");
}

TEST_CASE("Sheets are limited in number, and together in size", "[import]") {
  const auto answer_to = [](std::size_t sheets, const std::string& member) {
    std::string tabs;
    for (std::size_t i = 0; i < sheets; ++i) tabs += "<sheet r:id=\"a\"/>";
    return read_table(
        zipped({{"xl/workbook.xml", "<workbook><sheets>" + tabs + "</sheets></workbook>"},
                {"xl/_rels/workbook.xml.rels",
                 "<Relationships><Relationship Id=\"a\" Target=\"s.xml\"/></Relationships>"},
                {"xl/s.xml", member}}),
        "t.xlsx");
  };
  const std::string small = sheet("<row><c><v>1</v></c></row>");
  CHECK(answer_to(kTableLimits.sheets_max, small).ok());
  const auto many = answer_to(kTableLimits.sheets_max + 1, small);
  REQUIRE_FALSE(many.ok());
  CHECK(many.error().code == ErrorCode::too_large);
  const auto large = answer_to(3, sheet(std::string(50 * 1024 * 1024, ' ')));
  REQUIRE_FALSE(large.ok());
  CHECK(large.error().code == ErrorCode::too_large);
}

TEST_CASE("A zip bomb is refused by its size", "[import]") {
  const std::string bomb(130 * 1024 * 1024, ' ');
  const auto table = read_table(zipped({{"xl/worksheets/sheet1.xml", bomb}}), "t.xlsx");
  REQUIRE_FALSE(table.ok());
  CHECK(table.error().code == ErrorCode::too_large);
}

TEST_CASE("Cells far to the right of a sheet are left out, and named", "[import]") {
  const std::string file =
      zipped({{"xl/worksheets/sheet1.xml",
               sheet("<row><c r=\"XFD1\"><v>1</v></c><c r=\"ZZZZZZ1\"><v>1</v></c></row>"
                     "<row><c><v>2</v></c><c r=\"XFD2\"/></row>")}});
  const auto table = read_table(file, "t.xlsx");
  REQUIRE(table.ok());
  REQUIRE(table->rows.size() == 2);
  CHECK(table->rows[0].cells.empty());
  CHECK(table->rows[0].unread == std::vector<std::string>{"XFD1", "ZZZZZZ1"});
  CHECK_FALSE(is_blank(table->rows[0]));
  CHECK(table->rows[1].cells == std::vector<std::string>{"2"});
  CHECK(table->rows[1].unread.empty());
}

TEST_CASE("Columns are found by name in every spelling", "[import]") {
  for (const std::string_view header :
       {"全国地方公共団体コード,イベント名,開始日,料金（基本）",
        "全国地方公共団体ｺｰﾄﾞ,イベント名 ,開始日,料金＿基本",
        "案内,,,\n全国地方公共団体コード,イベント名,\"開始\n日\",料金(基本)"}) {
    const auto table = read_table(std::string(header) + "\n");
    REQUIRE(table.ok());
    const auto layout = event_layout_of(*table);
    REQUIRE(layout.ok());
    CHECK(layout->name == LayoutName::national);
    CHECK(layout->has(Column::fee_basic));
  }
}
