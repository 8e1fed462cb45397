// A file of rows and cells, whatever it was saved as: CSV or tab-separated text in any encoding of
// decode_text, or .xlsx. Cells hold exactly what the file says; nothing is interpreted here.
//
// Errors: too_large over a limit; malformed when the bytes are neither text nor a readable .xlsx.
// Limits: kTableLimits, checked before anything is kept.
#pragma once

#include <vector>

#include "sync/office/import/characters.h"

namespace tsudoi {

struct TableLimits {
  std::size_t file_bytes_max = 32 * 1024 * 1024;
  std::size_t cell_bytes_max = 64 * 1024;
  std::size_t columns_max = 1024;
  std::size_t rows_max = 50'000;
  std::size_t cells_max = 4'000'000;
  std::size_t sheets_max = 256;                        // of an .xlsx
  std::size_t unpacked_bytes_max = 128 * 1024 * 1024;  // of all that is read of an .xlsx
};
inline constexpr TableLimits kTableLimits;

struct TableRow {
  std::uint32_t number = 0;  // as a spreadsheet counts: 1 is the first row of the file
  std::uint32_t line = 0;    // of the text file, where the row begins; .xlsx: same as number
  std::vector<std::string> cells;
  std::vector<std::string> unread;  // of .xlsx: "D3 #REF!", and "XFD3" for a column past the limit
  bool operator==(const TableRow&) const = default;
};

struct Table {
  FileEncoding encoding = FileEncoding::utf8;
  char delimiter = ',';  // or '\t'
  std::string sheet;     // its name in a workbook of several; else empty
  std::vector<TableRow> rows;
  bool is_hidden = false;  // a sheet that the workbook does not show
};

/// Whether cells were written by csv_writer.h and its protection against formulas is to be undone.
enum class CellGuard : std::uint8_t { as_written, undo_ours };

/// At least one table, and one for each sheet of a workbook, in its order. `file_name` only helps
/// to say what a file is; the bytes decide.
Result<std::vector<Table>> read_tables(ByteView file, std::string_view file_name,
                                       CellGuard guard = CellGuard::as_written);

/// True when no cell has anything but blanks in it, and none was left unread.
bool is_blank(const TableRow& row);

}  // namespace tsudoi
