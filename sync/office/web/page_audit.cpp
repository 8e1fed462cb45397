#include <array>

#include "sync/office/web/sheet.h"

namespace tsudoi::web {

namespace {

constexpr Words kTitle{"操作の記録", "Audit log"};
constexpr Words kWhatFor{"個人情報を見た人、決めた人の記録",
                         "Who looked at personal data, who decided"};
constexpr Words kWhen{"いつ", "When"};
constexpr Words kWho{"だれが", "Who"};
constexpr Words kAct{"何を", "What"};
constexpr Words kAbout{"対象", "About"};
constexpr Words kFrom{"接続元", "From"};
constexpr Words kNothing{"まだ記録がありません", "Nothing is logged yet"};

constexpr std::array<Words, kAuditActs> kActWords{{
    {"サインイン", "Signed in"},
    {"サインインできなかった", "Sign-in refused"},
    {"サインアウト", "Signed out"},
    {"名前の一覧を見た", "Looked at names"},
    {"申込を見た", "Looked at an application"},
    {"決定した", "Decided"},
    {"申込を見られなかった", "Not shown an application"},
    {"決定できなかった", "Decision refused"},
    {"もう一度取り込んだ", "Tried again to take in"},
    {"取り込まないと決めた", "Rejected what was set aside"},
    {"どの催しかを直した", "Said which listing it meant"},
    {"取り込めなかった記録を見た", "Looked at what was set aside"},
    {"端末から届いたものを取り消した", "Took back what a kiosk sent"},
    {"新しい版での操作", "Done with a newer version"},
}};

constexpr Words kPage{"ページ目", "Page "};
constexpr Words kItem{"番号 ", "No. "};
constexpr Words kNotAccepted{"（受けつけませんでした）", " (not accepted)"};

std::string page_text(const Sheet& sheet, std::string_view number) {
  const std::string word(sheet.in(kPage));
  return sheet.language() == PageLanguage::japanese ? std::string(number) + word
                                                    : word + std::string(number);
}

std::optional<Verdict> verdict_of(std::string_view word) {
  for (const Verdict verdict : {Verdict::confirmed, Verdict::wait_listed, Verdict::declined})
    if (word == name_of(verdict)) return verdict;
  return std::nullopt;
}

/// A line is stored in codes: "course-1 page 2", "7FB-4ZH-HK8 declined: refused", "item 14". What
/// is none of these stands as it is.
std::string about_text(const Sheet& sheet, std::string_view about) {
  constexpr std::string_view kPageCode = "page ", kItemCode = "item ";
  if (about.starts_with(kItemCode))
    return std::string(sheet.in(kItem)).append(about.substr(kItemCode.size()));
  if (about.starts_with(kPageCode)) return page_text(sheet, about.substr(kPageCode.size()));
  const std::size_t space = about.find(' ');
  if (space == about.npos) return std::string(about);
  const std::string first(about.substr(0, space + 1));
  const std::string_view rest = about.substr(space + 1);
  if (rest.starts_with(kPageCode)) return first + page_text(sheet, rest.substr(kPageCode.size()));
  const std::size_t colon = rest.find(": ");
  const auto verdict = verdict_of(rest.substr(0, colon));
  if (!verdict) return std::string(about);
  return first + std::string(sheet.in(words_of(*verdict))) +
         std::string(colon == rest.npos ? "" : sheet.in(kNotAccepted));
}

void audit_row(Sheet& sheet, const AuditLine& line, const PageContext& context) {
  sheet.open("tr").element("td", {{"class", "time"}}, when_text(line.at, context));
  sheet.element("th", {{"scope", "row"}}, who_text(sheet, line.who));
  sheet.say("td", {{"class", "what"}}, kActWords[static_cast<std::size_t>(line.act)]);
  sheet.element("td", {{"class", "code"}}, about_text(sheet, line.about));
  sheet.element("td", {{"class", "faint"}}, line.peer).close();
}

void audit_table(Sheet& sheet, const AuditModel& model, const PageContext& context) {
  sheet.open("div", {{"class", "scroll"}}).open("table", {{"class", "list"}});
  sheet.open("thead").open("tr");
  for (const Words* words : {&kWhen, &kWho, &kAct, &kAbout, &kFrom}) sheet.head_cell(*words);
  sheet.close().close().open("tbody");
  for (const AuditLine& line : model.lines) audit_row(sheet, line, context);
  sheet.close().close().close();
}

}  // namespace

std::string audit_page(const AuditModel& model, const PageContext& context) {
  const std::string subtitle(Sheet(context.language).in(kWhatFor));
  Sheet sheet = begin_page(context, {NavItem::audit, kTitle, subtitle});
  sheet.open("section", {{"class", "card"}});
  if (model.lines.empty())
    sheet.nothing_here(kNothing);
  else
    audit_table(sheet, model, context);
  pager(sheet, model.page, "/audit");
  sheet.close();
  return end_page(sheet);
}

}  // namespace tsudoi::web
