#include "sync/office/import/import_report.h"

#include <algorithm>

namespace tsudoi {

std::string_view name_of(Fate fate) {
  static constexpr std::array<std::string_view, 5> kNames{"added", "updated", "unchanged", "merged",
                                                          "refused"};
  return kNames.at(static_cast<std::size_t>(fate));
}

void ImportCounts::count(Fate fate) {
  ++rows;
  switch (fate) {
    case Fate::added: ++added; break;
    case Fate::updated: ++updated; break;
    case Fate::unchanged: ++unchanged; break;
    case Fate::merged: ++merged; break;
    case Fate::refused: ++refused; break;
  }
}

bool ReportLine::has(NoticeCode code) const {
  return std::ranges::find(notices, code, &Notice::code) != notices.end();
}

ReportLine line_for_unread(std::string sheet) {
  ReportLine line;
  line.fate = Fate::refused;
  line.notices = {{NoticeCode::sheet_unread, {}}};
  line.sheet = std::move(sheet);
  return line;
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
