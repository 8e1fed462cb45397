// Files that an office drops on us: tables in any encoding, event lists, facility lists, and the
// free text of their cells.
#include "storage/base/assert.h"
#include "sync/office/import/events.h"
#include "sync/office/import/facilities.h"
#include "sync/office/import/table.h"
#include "sync/office/import/times.h"
#include "tests/fuzz/target.h"

namespace tsudoi {
namespace {

constexpr Date kToday{std::chrono::year(2026), std::chrono::month(4), std::chrono::day(1)};

void try_table(ByteView file) {
  const Result<std::vector<Table>> tables = read_tables(file, "events.csv");
  if (!tables) return;
  for (const Table& table : *tables) {
    TSUDOI_ASSERT(table.rows.size() <= kTableLimits.rows_max);
    for (const TableRow& row : table.rows) {
      TSUDOI_ASSERT(row.cells.size() <= kTableLimits.columns_max);
      for (const std::string& cell : row.cells) read_date(cell);
    }
  }
}

void try_events(ByteView file) {
  ImportOptions options;
  options.publisher = "131237";
  options.file_name = "events.csv";
  options.as_of = kToday;
  options.base_month = BaseMonth{std::chrono::year(2026) / std::chrono::month(4)};
  const Result<EventImport> first = import_events(file, options, {});
  if (!first) return;
  TSUDOI_ASSERT(first->published + first->ahead + first->past + first->undated ==
                first->listings.size());
}

void try_free_text(std::string_view text) {
  const DayText days = read_days(text, BaseMonth{std::chrono::year(2026) / std::chrono::month(4)});
  TSUDOI_ASSERT(days.spans.size() <= kDaySpansMax);
  for (const DaySpan& span : days.spans) TSUDOI_ASSERT(!span.from || span.from->ok());
  read_times(text);
}

}  // namespace
}  // namespace tsudoi

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const tsudoi::ByteView bytes(data, size);
  tsudoi::try_table(bytes);
  tsudoi::try_events(bytes);
  tsudoi::try_free_text(tsudoi::text_of(bytes));
  return 0;
}
