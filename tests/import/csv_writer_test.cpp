#include "sync/office/import/csv_writer.h"

#include <random>

#include "tests/support/catch.h"

using namespace tsudoi;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows read_back(std::string_view csv) {
  const auto tables = read_tables(view_of(csv), "t.csv", CellGuard::undo_ours);
  REQUIRE(tables.ok());
  Rows rows;
  for (const TableRow& row : tables->at(0).rows) rows.push_back(row.cells);
  return rows;
}

}  // namespace

TEST_CASE("Our CSV has a mark, quotes and CRLF", "[import]") {
  CHECK(write_csv({{"名", "a\"b"}, {"", "1"}}) ==
        "\xEF\xBB\xBF\"名\",\"a\"\"b\"\r\n\"\",\"1\"\r\n");
}

TEST_CASE("A cell that a spreadsheet would calculate is defused [F55]", "[import]") {
  for (const std::string cell :
       {"=1+1", "+81", "-5", "@x", "＝1", "＋1", "－1", "＠x", "\tx", "\rx", "\nx", "'=1"})
    CHECK(guarded_cell(cell) == "'" + cell);
  for (const std::string cell : {"a=1", "'x", "", "1-2", " x"}) CHECK(guarded_cell(cell) == cell);
}

TEST_CASE("What we wrote comes back exactly [F55]", "[import]") {
  const std::vector<std::string> pieces{"=",  "'",  "-", "＠", "\t", "\r",
                                        "\n", "\"", ",", "名", "a",  " "};
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    Rows rows(1 + random() % 4);
    const std::size_t columns = 2 + random() % 3;
    for (auto& row : rows) {
      row.resize(columns);
      for (std::string& cell : row)
        for (auto n = random() % 5; n > 0; --n) cell += pieces[random() % pieces.size()];
    }
    REQUIRE(read_back(write_csv(rows)) == rows);
  }
}

TEST_CASE("Characters that old spreadsheets lack are listed, not replaced", "[import]") {
  CHECK(not_in_cp932({{"髙﨑①", "𠮷野"}, {"🌸", "𠮷"}}) == std::vector<std::string>{"𠮷", "🌸"});
  const auto refused = write_csv_cp932({{"🌸"}});
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == ErrorCode::refused);
  const auto written = write_csv_cp932({{"名～"}});
  REQUIRE(written.ok());
  CHECK(text_of(*written) == "\"\x96\xBC\x81\x60\"\r\n");
}
