#include <array>

#include "sync/office/web/sheet.h"
#include "sync/office/web/style.h"

namespace tsudoi::web {

namespace {

constexpr Words kProduct{"集い　本部", "Tsudoi office"};
constexpr Words kSkip{"本文へ", "Skip to content"};
constexpr Words kMenu{"メニュー", "Menu"};
constexpr Words kSignOut{"サインアウト", "Sign out"};
constexpr Words kOtherLanguage{"English", "日本語"};

struct NavEntry {
  NavItem item;
  Icon icon;
  Literal path;
  Words words;
};
constexpr std::array<NavEntry, 7> kNav{{
    {NavItem::today, Icon::today, "/", {"きょう", "Today"}},
    {NavItem::listings, Icon::calendar, "/listings", {"催し・講座", "Listings"}},
    {NavItem::applications, Icon::people, "/applications", {"申込と決定", "Applications"}},
    {NavItem::kiosks, Icon::screen, "/kiosks", {"端末", "Kiosks"}},
    {NavItem::imports, Icon::tray, "/imports", {"取り込み", "Imports"}},
    {NavItem::disposals, Icon::clock, "/disposals", {"廃棄記録", "Disposals"}},
    {NavItem::audit, Icon::history, "/audit", {"操作の記録", "Audit log"}},
}};

void head(Sheet& sheet, const Words& title, std::uint32_t reload_seconds) {
  sheet.markup("<!DOCTYPE html>");
  sheet.open("html", {{"lang", tag_of(sheet.language())}}).open("head");
  sheet.leaf("meta", {{"charset", "utf-8"}});
  sheet.leaf("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  if (reload_seconds > 0)
    sheet.leaf("meta", {{"http-equiv", "refresh"}, {"content", std::to_string(reload_seconds)}});
  sheet.element("title", std::string(sheet.in(title)) + " - " + std::string(sheet.in(kProduct)));
  sheet.leaf("link", {{"rel", "stylesheet"}, {"href", style_path()}});
  sheet.close().open("body");
}

void nav_entry(Sheet& sheet, const NavEntry& entry, NavItem current) {
  sheet.open("li");
  if (entry.item == current)
    sheet.open("a", {{"href", entry.path.text()}, {"aria-current", "page"}});
  else
    sheet.open("a", {{"href", entry.path.text()}});
  sheet.icon(entry.icon);
  sheet.say("span", entry.words);
  sheet.close().close();
}

void language_switch(Sheet& sheet, const std::string& here) {
  const bool japanese = sheet.language() == PageLanguage::japanese;
  const char joint = here.find('?') == here.npos ? '?' : '&';
  const std::string link = here + joint + "lang=" + (japanese ? "en" : "ja");
  sheet.say("a", {{"href", link}, {"hreflang", japanese ? "en" : "ja"}, {"class", "language"}},
            kOtherLanguage);
}

void who(Sheet& sheet, const PageContext& context) {
  sheet.open("div", {{"class", "who"}});
  sheet.element("span", {{"class", "name"}}, context.viewer.name.value);
  language_switch(sheet, context.here);
  sheet.open("form", {{"method", "post"}, {"action", "/logout"}});
  sheet.leaf("input", {{"type", "hidden"}, {"name", "csrf"}, {"value", context.csrf}});
  sheet.say("button", {{"type", "submit"}, {"class", "quiet"}}, kSignOut);
  sheet.close().close();
}

void navigation(Sheet& sheet, const PageContext& context, NavItem current) {
  sheet.open("header", {{"class", "side"}});
  sheet.say("p", {{"class", "product"}}, kProduct);
  sheet.open("nav", {{"aria-label", sheet.in(kMenu)}}).open("ul");
  for (const NavEntry& entry : kNav) {
    if (entry.item == NavItem::audit && !may_see_audit(context.viewer)) continue;
    nav_entry(sheet, entry, current);
  }
  sheet.close().close();
  who(sheet, context);
  sheet.close();
}

}  // namespace

std::string_view tag_of(PageLanguage language) {
  return language == PageLanguage::japanese ? "ja" : "en";
}

std::optional<PageLanguage> page_language_from(std::string_view tag) {
  if (tag == "ja") return PageLanguage::japanese;
  if (tag == "en") return PageLanguage::english;
  return std::nullopt;
}

Sheet begin_page(const PageContext& context, const PageTitle& title) {
  Sheet sheet(context.language);
  head(sheet, title.title, title.reload_seconds);
  sheet.say("a", {{"class", "skip"}, {"href", "#content"}}, kSkip);
  navigation(sheet, context, title.item);
  sheet.open("main", {{"id", "content"}});
  sheet.open("div", {{"class", "title"}});
  sheet.say("h1", title.title);
  if (!title.subtitle.empty()) sheet.element("p", title.subtitle);
  sheet.close();
  return sheet;
}

std::string end_page(Sheet& sheet) {
  sheet.close().close().close();
  return sheet.take();
}

Sheet begin_plain_page(PageLanguage language, const Words& title) {
  Sheet sheet(language);
  head(sheet, title, 0);
  sheet.open("main", {{"class", "plain"}});
  sheet.say("p", {{"class", "product"}}, kProduct);
  sheet.open("section", {{"class", "card"}});
  sheet.say("h1", title);
  return sheet;
}

std::string end_plain_page(Sheet& sheet) {
  sheet.close();
  const bool japanese = sheet.language() == PageLanguage::japanese;
  sheet.open("p", {{"class", "foot"}});
  sheet.say("a", {{"href", japanese ? "/login?lang=en" : "/login?lang=ja"}}, kOtherLanguage);
  sheet.close().close().close().close();
  return sheet.take();
}

}  // namespace tsudoi::web
