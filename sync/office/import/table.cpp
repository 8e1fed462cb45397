#include "sync/office/import/table.h"

#include <algorithm>

#include "sync/office/import/csv_writer.h"
#include "sync/office/import/delimited.h"
#include "sync/office/import/xlsx.h"

namespace tsudoi {
namespace {

Result<Table> read_text_table(ByteView file, std::string_view file_name) {
  TRY_ASSIGN(const DecodedText decoded, decode_text(file));
  const bool is_calendar = decoded.text.starts_with("BEGIN:VCALENDAR");
  const bool is_json = decoded.text.starts_with('{') || decoded.text.starts_with('[');
  if (is_calendar || is_json)
    return fail(ErrorCode::malformed,
                std::string(file_name) +
                    (is_calendar ? " is an iCalendar file, not a table" : " is JSON, not a table"));
  Table table{decoded.encoding, delimiter_of(decoded.text), {}};
  TRY_ASSIGN(table.rows, read_delimited(decoded.text, table.delimiter));
  return table;
}

}  // namespace

Result<Table> read_table(ByteView file, std::string_view file_name, CellGuard guard) {
  if (file.size() > kTableLimits.file_bytes_max)
    return fail(ErrorCode::too_large, "the file has more than 32 MiB");
  Table table;
  if (looks_like_zip(file)) {
    table.encoding = FileEncoding::xlsx;
    TRY_ASSIGN(table.rows, read_xlsx(file));
  } else {
    TRY_ASSIGN(table, read_text_table(file, file_name));
  }
  if (guard == CellGuard::undo_ours)
    for (TableRow& row : table.rows)
      std::ranges::transform(row.cells, row.cells.begin(), unguarded_cell);
  return table;
}

bool is_blank(const TableRow& row) {
  return std::ranges::all_of(row.cells,
                             [](const std::string& cell) { return kept_text(cell).empty(); });
}

}  // namespace tsudoi
