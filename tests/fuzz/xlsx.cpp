// Workbooks: bytes that say they are a zip archive, and, so that checksums do not hide the rest,
// the two XML members of one that is whole: the sheet, a zero byte, the shared strings.
#include "sync/office/import/xlsx.h"

#include <algorithm>

#include "storage/base/assert.h"
#include "tests/fuzz/target.h"
#include "tests/import/zipped.h"

namespace tsudoi {
namespace {

void check(const Result<std::vector<Sheet>>& sheets) {
  if (!sheets) return;
  std::size_t rows = 0;
  for (const Sheet& sheet : *sheets) {
    rows += sheet.rows.size();
    for (const TableRow& row : sheet.rows)
      TSUDOI_ASSERT(row.cells.size() <= kTableLimits.columns_max);
  }
  TSUDOI_ASSERT(rows <= kTableLimits.rows_max);
}

}  // namespace
}  // namespace tsudoi

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tsudoi;
  const ByteView bytes(data, size);
  check(read_xlsx(bytes));
  const std::string text(text_of(bytes));
  const std::size_t zero = std::min(text.find('\0'), text.size());
  const std::string workbook =
      test::zipped({{"xl/worksheets/sheet1.xml", text.substr(0, zero)},
                    {"xl/sharedStrings.xml", text.substr(std::min(zero + 1, text.size()))}});
  check(read_xlsx(view_of(workbook)));
  return 0;
}
