#include "tests/import/lists.h"

#include <algorithm>

#include "tests/support/catch.h"

namespace tsudoi::test {

std::string list_of(const std::vector<ListRow>& rows) {
  std::set<std::string> columns;
  for (const ListRow& row : rows)
    for (const auto& [column, cell] : row) columns.insert(column);
  std::vector<std::vector<std::string>> table{{columns.begin(), columns.end()}};
  for (const ListRow& row : rows) {
    auto& cells = table.emplace_back();
    for (const std::string& column : columns)
      cells.push_back(row.contains(column) ? row.at(column) : "");
  }
  std::string text;
  for (const auto& cells : table) {
    for (const std::string& cell : cells) {
      std::string quoted = "\"";
      for (const char c : cell) quoted += c == '"' ? "\"\"" : std::string(1, c);
      text += (text.empty() || text.back() == '\n' ? "" : ",") + quoted + "\"";
    }
    text += "\n";
  }
  return text;
}

ListRow trial_row(const ListRow& cells) {
  ListRow row{{"都道府県コード又は市区町村コード", "132241"},
              {"NO", ""},
              {"名称", "もちつき"},
              {"開始日", "2026-12-05"},
              {"終了日", "2026-12-05"},
              {"開始時刻", "10:00"},
              {"終了時刻", "11:30"},
              {"集合場所", "永山公民館"}};
  for (const auto& [column, cell] : cells) row[column] = cell;
  return row;
}

ListRow national_row(const ListRow& cells) {
  ListRow row{{"全国地方公共団体コード", "132241"},
              {"ID", ""},
              {"イベント名", "もちつき"},
              {"開始日", "2026-12-05"},
              {"終了日", "2026-12-05"},
              {"開始時間", "10:00"},
              {"終了時間", "11:30"},
              {"場所名称", "永山公民館"},
              {"タグ", ""}};
  for (const auto& [column, cell] : cells) row[column] = cell;
  return row;
}

ImportOptions usual_options() {
  ImportOptions options;
  options.publisher = "132241";
  options.file_name = "list.csv";
  options.as_of = day("2026-11-21");
  return options;
}

EventImport imported(const std::vector<ListRow>& rows, const std::vector<Listing>& existing) {
  auto result = import_events(view_of(list_of(rows)), usual_options(), existing);
  REQUIRE(result.ok());
  return std::move(*result);
}

Listing only_listing(const ListRow& row) {
  const EventImport result = imported({row});
  REQUIRE(result.listings.size() == 1);
  return result.listings.front().listing;
}

std::vector<NoticeCode> codes_of(const EventImport& result, std::uint32_t row) {
  std::vector<NoticeCode> codes;
  for (const ReportLine& line : result.report)
    if (line.row == row)
      for (const Notice& notice : line.notices) codes.push_back(notice.code);
  return codes;
}

std::vector<NoticeCode> codes_for(const ListRow& row) {
  return codes_of(imported({row}), 2);
}

std::vector<Listing> listings_of(const EventImport& result) {
  std::vector<Listing> listings;
  for (const ImportedListing& imported : result.listings) listings.push_back(imported.listing);
  return listings;
}

Date day(std::string_view iso) {
  const auto date = date_from_iso(iso);
  REQUIRE(date.has_value());
  return *date;
}

}  // namespace tsudoi::test
