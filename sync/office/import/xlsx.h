// The first sheet of an .xlsx workbook as rows. Numbers come as they are stored, so dates are
// serials ("45393") and times are fractions of a day ("0.5625"); dates.h and times.h read both.
//
// Errors: malformed; too_large for members, cells or rows over kTableLimits. A zip bomb is refused
// by its declared size before unpacking, and by what really comes out.
#pragma once

#include "sync/office/import/table.h"

namespace tsudoi {

bool looks_like_zip(ByteView file);
Result<std::vector<TableRow>> read_xlsx(ByteView file);

}  // namespace tsudoi
