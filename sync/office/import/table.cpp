#include "sync/office/import/table.h"

#include <algorithm>

#include "sync/office/import/csv_writer.h"
#include "sync/office/import/delimited.h"
#include "sync/office/import/xlsx.h"

namespace tsudoi {
namespace {

Result<std::vector<Table>> read_text_table(ByteView file, std::string_view file_name) {
  TRY_ASSIGN(const DecodedText decoded, decode_text(file));
  const bool is_calendar = decoded.text.starts_with("BEGIN:VCALENDAR");
  const bool is_json = decoded.text.starts_with('{') || decoded.text.starts_with('[');
  if (is_calendar || is_json)
    return fail(ErrorCode::malformed,
                std::string(file_name) +
                    (is_calendar ? " is an iCalendar file, not a table" : " is JSON, not a table"));
  Table table{decoded.encoding, delimiter_of(decoded.text), {}, {}};
  TRY_ASSIGN(table.rows, read_delimited(decoded.text, table.delimiter));
  return std::vector<Table>{std::move(table)};
}

Result<std::vector<Table>> read_workbook(ByteView file) {
  TRY_ASSIGN(std::vector<Sheet> sheets, read_xlsx(file));
  std::vector<Table> tables;
  for (Sheet& sheet : sheets)
    tables.push_back(
        {FileEncoding::xlsx, ',', std::move(sheet.name), std::move(sheet.rows), sheet.is_hidden});
  if (tables.size() == 1) tables.front().sheet.clear();
  return tables;
}

}  // namespace

Result<std::vector<Table>> read_tables(ByteView file, std::string_view file_name, CellGuard guard) {
  if (file.size() > kTableLimits.file_bytes_max)
    return fail(ErrorCode::too_large, "the file has more than 32 MiB");
  TRY_ASSIGN(std::vector<Table> tables,
             looks_like_zip(file) ? read_workbook(file) : read_text_table(file, file_name));
  if (guard == CellGuard::undo_ours)
    for (Table& table : tables)
      for (TableRow& row : table.rows)
        std::ranges::transform(row.cells, row.cells.begin(), unguarded_cell);
  return tables;
}

bool is_blank(const TableRow& row) {
  return row.unread.empty() && std::ranges::all_of(row.cells, [](const std::string& cell) {
           return kept_text(cell).empty();
         });
}

}  // namespace tsudoi
