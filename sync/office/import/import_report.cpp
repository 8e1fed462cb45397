#include "sync/office/import/import_report.h"

#include <algorithm>
#include <set>

namespace tsudoi {

namespace {

/// "会場・場所、電話・TEL"
std::string names_of_alike(const Layout& layout) {
  std::string names;
  std::set<Column> told;
  for (const auto& [column, index] : layout.more_columns) {
    if (!told.insert(column).second) continue;
    names += names.empty() ? "" : "、";
    names += layout.names[layout.column_of[static_cast<std::size_t>(column)]];
    for (const auto& [other, more] : layout.more_columns)
      if (other == column) names += "・" + layout.names[more];
  }
  return names;
}

}  // namespace

std::string_view name_of(Fate fate) {
  static constexpr std::array<std::string_view, 6> kNames{"added",  "updated", "unchanged",
                                                          "merged", "refused", ""};
  return kNames.at(static_cast<std::size_t>(fate));
}

void ImportCounts::count(Fate fate) {
  if (fate != Fate::no_row) ++rows;
  switch (fate) {
    case Fate::added: ++added; break;
    case Fate::updated: ++updated; break;
    case Fate::unchanged: ++unchanged; break;
    case Fate::merged: ++merged; break;
    case Fate::refused: ++refused; break;
    case Fate::no_row: break;
  }
}

bool ReportLine::has(NoticeCode code) const {
  return std::ranges::find(notices, code, &Notice::code) != notices.end();
}

void report_tables(const Lists& lists, ImportCounts& counts, std::vector<ReportLine>& report) {
  const std::size_t before = report.size();
  for (const auto& [table, layout] : lists.found) {
    if (layout.more_columns.empty()) continue;
    const TableRow& header = table.rows[layout.header_row];
    report.push_back({header.number,
                      header.line,
                      {},
                      Fate::no_row,
                      {{NoticeCode::columns_alike, names_of_alike(layout)}},
                      table.sheet});
  }
  for (const std::string& sheet : lists.sheets_unread)
    report.push_back({0, 0, {}, Fate::no_row, {{NoticeCode::sheet_unread, {}}}, sheet});
  counts.flagged += report.size() - before;
}

std::string sentence_for(const ReportLine& line) {
  std::string sentence = std::to_string(line.row) + "行目";
  if (!line.name.empty()) sentence += "「" + line.name + "」";
  std::string_view between = "：";
  for (const Notice& notice : line.notices) {
    sentence.append(between).append(sentence_for(notice));
    between = "。";
  }
  return sentence;
}

}  // namespace tsudoi
