// What the importing commands have in common: the files read first, all refusals together, one
// report file.
//
// Errors: read_inputs says which file is not there or too large. Refusals::outcome is `refused`
// with each file and its reason: then nothing was changed.
#pragma once

#include "sync/office/import/import_report.h"
#include "sync/office/program/session.h"

namespace tsudoi::office_program {

struct InputFile {
  std::filesystem::path path;
  std::string name;  // without folders
  Bytes bytes;
};
Result<std::vector<InputFile>> read_inputs(const std::vector<std::filesystem::path>& files);

class Refusals {
 public:
  void add(const InputFile& file, const Error& why);
  Result<void> outcome() const;

 private:
  std::string reasons_;
  std::size_t files_ = 0;
};

/// file, row, line, name, fate, codes, words, sheet: one line for each row that was changed, could
/// not be placed or was refused; without a fate for what is no row: sheets without a list, headers,
/// whole listings.
///
/// Order: written whole (another name, flushed, renamed) before the one commit that takes the files
/// in. A power cut between the two leaves a report of what was about to be done; the same command
/// does it and writes the report again. A report that cannot be written changes nothing.
class ReportFile {
 public:
  void add(const std::string& file, const std::vector<ReportLine>& lines);
  void add_note(const std::string& file, const std::string& name, const std::string& words);
  /// Nothing for an empty path.
  Result<void> write(const std::filesystem::path& out) const;
  /// For whoever wanted no report: a line for each of the first rows that were refused and sheets
  /// that were not read, in English.
  std::vector<std::string> refused_in_short() const;

 private:
  std::vector<std::vector<std::string>> rows_;
  std::vector<std::string> refused_;
};

/// What became of one file, but for its rows.
struct FileFacts {
  std::string file, encoding, layout;
};
/// {file, encoding, layout, rows, added, updated, unchanged, merged, flagged, refused}
JsonLine json_for(const FileFacts& file, const ImportCounts& counts);
/// "events.csv (utf8_bom, national): 75 rows: 60 added, 15 merged; 2 worth a look, named in r.csv"
/// `report`: where the rows are named; empty: nobody asked for it, and the words say how to.
std::string words_for(const FileFacts& file, const ImportCounts& counts,
                      const std::filesystem::path& report);
ImportRecord record_of(const FileFacts& file, const ImportCounts& counts, UnixSeconds at);

/// An item of the catalogue.
template <class T, class Id>
CatalogueItem item_of(CatalogueKind kind, const Id& id, const T& value) {
  return {kind, id.value, false, codec::encode(value)};
}

}  // namespace tsudoi::office_program
