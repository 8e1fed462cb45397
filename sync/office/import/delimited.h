// RFC 4180 as the world writes it: any line end (CRLF, LF, CR, mixed), line ends inside quotes,
// quotes in the middle of a bare cell. A reader of our own because reports quote the line on which
// a row begins and limits hold while reading; libcsv tells neither, and trims cells.
#pragma once

#include "sync/office/import/table.h"

namespace tsudoi {

/// Rows of `text`; empty lines are no rows, but they count as lines. Errors: malformed when the end
/// was cut off (inside quotes, or in a header or a short last row without a line end); too_large.
Result<std::vector<TableRow>> read_delimited(std::string_view text, char delimiter);

/// ',' or '\t': the one with which more rows have as many cells as the widest common shape; never
/// decided by one line. Looks at the first 64 KiB.
char delimiter_of(std::string_view text);

}  // namespace tsudoi
