// What an import did, row by row and in all.
#pragma once

#include "sync/office/import/layout.h"
#include "sync/office/import/notices.h"

namespace tsudoi {

/// What became of a row. The listing of a merged row is that of the row above it. `no_row`: a line
/// about a sheet, a header or a whole listing, which has no name and is counted in `flagged` alone.
enum class Fate : std::uint8_t { added, updated, unchanged, merged, refused, no_row };
std::string_view name_of(Fate fate);

/// rows == added + updated + unchanged + merged + refused.
struct ImportCounts {
  std::size_t rows = 0;  // that are not wholly empty, without the header
  std::size_t added = 0, updated = 0, unchanged = 0, merged = 0, refused = 0;
  // Rows with something mended, left out or not told, and every line of no row; crosses the others.
  std::size_t flagged = 0;
  bool operator==(const ImportCounts&) const = default;

  void count(Fate fate);
};

/// One row of the file about which there is something to say; or what Fate::no_row names.
struct ReportLine {
  std::uint32_t row = 0;   // as a spreadsheet counts, the header is 1; 0: no one row
  std::uint32_t line = 0;  // of a text file
  std::string name;        // of the listing or centre; may be empty
  Fate fate = Fate::added;
  std::vector<Notice> notices;
  std::string sheet;  // in a workbook of several

  bool has(NoticeCode code) const;
};
/// Sheets in which there is no list that is known, and headers with columns of one meaning.
void report_tables(const Lists& lists, ImportCounts& counts, std::vector<ReportLine>& report);

/// "12行目「はじめての書道」：終了日が開始日より前のため、開始日だけにしました（…）"
std::string sentence_for(const ReportLine& line);

}  // namespace tsudoi
