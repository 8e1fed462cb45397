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
    {"サインインできず", "Sign-in refused"},
    {"サインアウト", "Signed out"},
    {"名前の一覧を見た", "Looked at names"},
    {"申込を見た", "Looked at an application"},
    {"決定した", "Decided"},
    {"申込を見られず", "Not shown an application"},
    {"決定できず", "Decision refused"},
    {"もう一度取り込んだ", "Took in again"},
    {"取り込まないと決めた", "Chose not to take in"},
    {"どの催しかを直した", "Said which listing it meant"},
    {"取り込めなかった記録を見た", "Looked at what was set aside"},
    {"端末から届いたものを取り消した", "Took back what a kiosk sent"},
    {"新しい版での操作", "Done with a newer version"},
}};

void audit_row(Sheet& sheet, const AuditLine& line, const PageContext& context) {
  sheet.open("tr").element("td", {{"class", "time"}}, when_text(line.at, context));
  sheet.element("th", {{"scope", "row"}}, line.who.value);
  sheet.say("td", kActWords[static_cast<std::size_t>(line.act)]);
  sheet.element("td", {{"class", "code"}}, line.about);
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
