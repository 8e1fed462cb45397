#include "sync/office/web/sheet.h"

namespace tsudoi::web {

namespace {

constexpr Words kTitle{"取り込み", "Imports"};
constexpr Words kWhat{"ファイルと、その結果", "Files and what became of them"};
constexpr Words kAdded{"新しい", "New"};
constexpr Words kUpdated{"更新", "Updated"};
constexpr Words kUnchanged{"変わりなし", "Unchanged"};
constexpr Words kMerged{"まとめた", "Merged"};
constexpr Words kRefused{"取り込めなかった", "Refused"};
constexpr Words kFlagged{"要確認", "To check"};
constexpr Words kClean{"すべて取り込みました", "All taken in"};
constexpr Words kSomeRefused{"取り込めない行あり", "Some rows refused"};
constexpr Words kSomeFlagged{"確認が必要な行あり", "Some rows to check"};
constexpr Words kNothing{"まだ取り込んだファイルはありません", "No file has been imported yet"};

void count(Sheet& sheet, const Words& label, std::uint64_t number) {
  sheet.open("div");
  sheet.say("dt", label);
  sheet.element("dd", grouped(number)).close();
}

void outcome_tag(Sheet& sheet, const ImportRow& row) {
  if (row.refused > 0) return sheet.tag(Tone::warm, kSomeRefused);
  if (row.flagged > 0) return sheet.tag(Tone::sun, kSomeFlagged);
  sheet.tag(Tone::calm, kClean);
}

void import_card(Sheet& sheet, const ImportRow& row, const PageContext& context) {
  sheet.open("section", {{"class", "card import"}});
  sheet.open("div", {{"class", "import-head"}}).open("div");
  sheet.element("h2", row.file);
  sheet.element("p", {{"class", "second"}}, when_text(row.at, context));
  sheet.close();
  outcome_tag(sheet, row);
  sheet.close().open("dl", {{"class", "counts"}});
  count(sheet, kAdded, row.added);
  count(sheet, kUpdated, row.updated);
  count(sheet, kUnchanged, row.unchanged);
  count(sheet, kMerged, row.merged);
  count(sheet, kRefused, row.refused);
  count(sheet, kFlagged, row.flagged);
  sheet.close().close();
}

}  // namespace

std::string imports_page(const ImportsModel& model, const PageContext& context) {
  const std::string subtitle(Sheet(context.language).in(kWhat));
  Sheet sheet = begin_page(context, {NavItem::imports, kTitle, subtitle});
  if (model.rows.empty()) {
    sheet.open("section", {{"class", "card"}});
    sheet.close_empty(kNothing);
  }
  for (const ImportRow& row : model.rows) import_card(sheet, row, context);
  return end_page(sheet);
}

}  // namespace tsudoi::web
