#include <array>

#include "sync/office/web/sheet.h"

namespace tsudoi::web {

namespace {

constexpr Words kTitle{"廃棄記録", "Disposal record"};
constexpr Words kWhatFor{"保存期間がすぎて消した個人情報の記録。数だけが残ります",
                         "Personal data erased at the end of its time; only counts remain"};
constexpr Words kWhen{"消した日時", "Erased"};
constexpr Words kWhat{"何を", "What"};
constexpr Words kListing{"催し・講座", "Listing"};
constexpr Words kPurpose{"利用目的", "Purpose"};
constexpr Words kPeriod{"受け付けた期間", "Received"};
constexpr Words kRule{"保存期間", "Kept for"};
constexpr Words kEntries{"件数", "Entries"};
constexpr Words kBy{"消した人", "By"};
constexpr Words kItself{"自動", "By itself"};
constexpr Words kRestore{"バックアップからの復元", "Restore from a backup"};
constexpr Words kSeveral{"（特定できないもの）", "(not one listing)"};
constexpr Words kAllAnswers{"申込の記入内容すべて", "All answers"};
constexpr Words kLastPurge{"最後に確かめた日時", "Last checked"};
constexpr Words kLate{
    "消す時期をすぎたものが残っています。時計が正しいことを確かめて、"
    "本部の機械で tsudoi-office purge を行ってください。",
    "Some of it should be gone by now. Check that the clock is right, then run "
    "tsudoi-office purge on the office's machine."};
constexpr Words kNothing{"まだ消したものはありません", "Nothing has been erased yet"};

constexpr std::array<Words, 3> kWhatWords{{
    {"申込の記入内容", "Answers"},
    {"取り込めなかった記録", "Could not be taken in"},
    {"取り込まないと決めた記録", "Chosen not to take in"},
}};

std::string what_text(const DisposalRow& row, const Sheet& sheet) {
  const std::string_view kind = sheet.in(kWhatWords[static_cast<std::size_t>(row.what)]);
  if (row.what != Disposed::answers) return std::string(kind);
  return row.fields.empty() ? std::string(sheet.in(kAllAnswers)) : row.fields;
}

std::string by_text(const DisposalRow& row, const Sheet& sheet) {
  switch (row.by) {
    case DisposedBy::itself: return std::string(sheet.in(kItself));
    case DisposedBy::restore: return std::string(sheet.in(kRestore));
    case DisposedBy::person: return std::string(who_text(sheet, row.who));
  }
  return {};
}

std::string days_text(std::uint32_t days, PageLanguage language) {
  if (language == PageLanguage::japanese) return grouped(days) + "日";
  return days == 1 ? "1 day" : grouped(days) + " days";
}

/// Years as well: a record is read long after.
std::string period_text(const DisposalRow& row, PageLanguage language) {
  const std::string first = full_date_text(row.first, language);
  return row.first == row.last ? first : first + "\u00a0– " + full_date_text(row.last, language);
}

void disposal_row(Sheet& sheet, const DisposalRow& row, const PageContext& context) {
  const LocalTime at = tokyo_time(row.at);
  sheet.open("tr");
  sheet.element("td", {{"class", "period"}},
                full_date_text(at.date, context.language) + " " + to_iso(at.minutes));
  sheet.element("th", {{"scope", "row"}},
                row.listing_title.empty() ? std::string(sheet.in(kSeveral)) : row.listing_title);
  sheet.element("td", {{"class", "what"}}, what_text(row, sheet));
  sheet.number_cell(row.entries);
  sheet.element("td", {{"class", "period"}}, period_text(row, context.language));
  sheet.element("td", {{"class", "short"}}, days_text(row.days, context.language));
  sheet.element("td", {{"class", "purpose"}}, row.purpose);
  sheet.element("td", {{"class", "faint short"}}, by_text(row, sheet)).close();
}

void disposal_table(Sheet& sheet, const DisposalsModel& model, const PageContext& context) {
  sheet.open("div", {{"class", "scroll"}}).open("table", {{"class", "list"}});
  sheet.open("thead").open("tr");
  for (const Words* words : {&kWhen, &kListing, &kWhat}) sheet.head_cell(*words);
  sheet.head_number(kEntries);
  for (const Words* words : {&kPeriod, &kRule, &kPurpose, &kBy}) sheet.head_cell(*words);
  sheet.close().close().open("tbody");
  for (const DisposalRow& row : model.rows) disposal_row(sheet, row, context);
  sheet.close().close().close();
}

}  // namespace

std::string disposals_page(const DisposalsModel& model, const PageContext& context) {
  const std::string subtitle(Sheet(context.language).in(kWhatFor));
  Sheet sheet = begin_page(context, {NavItem::disposals, kTitle, subtitle});
  sheet.open("section", {{"class", "card"}});
  if (model.late > 0) sheet.tag(Tone::warm, kLate);
  if (model.rows.empty())
    sheet.nothing_here(kNothing);
  else
    disposal_table(sheet, model, context);
  if (model.last_purge)
    sheet.element("p", {{"class", "faint"}},
                  std::string(sheet.in(kLastPurge)) + "  " + when_text(*model.last_purge, context));
  pager(sheet, model.page, "/disposals");
  sheet.close();
  return end_page(sheet);
}

}  // namespace tsudoi::web
