// CSV that every spreadsheet opens well: UTF-8 with a byte order mark, CRLF, every cell in quotes
// (RFC 4180), and no cell that a spreadsheet would take for a formula (faults.md F55).
//
// A cell that begins with = + - @, their full-width forms, tab, CR or LF gets an apostrophe in
// front; so does a cell that begins with apostrophes followed by one of those, so that
// CellGuard::undo_ours gives back exactly what was written: tests/import/csv_writer_test.cpp.
#pragma once

#include "sync/office/import/table.h"

namespace tsudoi {

/// Each row has at least one cell; cells are UTF-8.
std::string write_csv(const std::vector<std::vector<std::string>>& rows);

std::string guarded_cell(std::string_view cell);
std::string unguarded_cell(std::string_view cell);

/// The characters of `rows` that Windows-31J (CP932) cannot hold, each once, in order of
/// appearance: to be told to who asks for that encoding, never replaced by "?".
std::vector<std::string> not_in_cp932(const std::vector<std::vector<std::string>>& rows);
/// The same table for old spreadsheets. Errors: refused with the characters that do not fit.
Result<Bytes> write_csv_cp932(const std::vector<std::vector<std::string>>& rows);

}  // namespace tsudoi
