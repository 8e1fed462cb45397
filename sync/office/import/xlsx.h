// The sheets of an .xlsx workbook as rows. Numbers come as they are stored, so dates are
// serials ("45393") and times are fractions of a day ("0.5625"); dates.h and times.h read both.
//
// Errors: malformed; too_large for sheets, and for members, cells or rows of all sheets together,
// over kTableLimits. A zip bomb is refused by its declared size before unpacking, and by what
// really comes out.
#pragma once

#include "sync/office/import/table.h"

namespace tsudoi {

bool looks_like_zip(ByteView file);

struct Sheet {
  std::string name;  // as on its tab
  std::vector<TableRow> rows;
  bool is_hidden = false;  // drafts and the lists of other years are
};
/// At least one, in order of the tabs.
Result<std::vector<Sheet>> read_xlsx(ByteView file);

}  // namespace tsudoi
