#include <array>

#include "sync/office/web/application_words.h"
#include "sync/office/web/http.h"

namespace tsudoi::web {

namespace {

constexpr Words kTitle{"申込と決定", "Applications"};
constexpr Words kInAll{"件", "in all"};
constexpr Words kAll{"すべて", "All"};
constexpr Words kUndecided{"決定待ち", "Undecided"};
constexpr Words kDecided{"決定ずみ", "Decided"};
constexpr Words kStates{"しぼりこみ", "Filter"};
constexpr Words kShowNames{"名前を表示", "Show names"};
constexpr Words kHideNames{"名前をかくす", "Hide names"};
constexpr Words kNamesNote{"名前を見ると、だれがいつ見たかが操作の記録に残ります",
                           "Looking at names leaves a line in the audit log"};
constexpr Words kNamesShown{"名前を表示しています。この閲覧は操作の記録に残りました",
                            "Names are shown. This view is in the audit log"};
constexpr Words kOneListing{"この催しだけ表示", "One listing only"};
constexpr Words kCode{"受付番号", "Code"};
constexpr Words kTime{"受付", "Received"};
constexpr Words kCentre{"館", "Centre"};
constexpr Words kListing{"催し・役割", "Listing and role"};
constexpr Words kPerson{"名前", "Name"};
constexpr Words kAge{"年代", "Age"};
constexpr Words kResult{"結果", "Result"};
constexpr Words kNothing{"ここに あてはまる申込は まだありません", "No applications here yet"};

constexpr std::array<std::string_view, 3> kStateValues{"all", "undecided", "decided"};
constexpr std::array<const Words*, 3> kStateWords{&kAll, &kUndecided, &kDecided};
constexpr std::uint32_t kReloadSeconds = 20;

std::string link_of(const ApplicationFilter& filter, ApplicationState state, NamesShown names) {
  std::string link = "/applications?state=";
  link += kStateValues[static_cast<std::size_t>(state)];
  if (!filter.listing.empty()) link += "&listing=" + percent_encoded(filter.listing.value);
  if (names == NamesShown::shown) link += "&names=shown";
  return link;
}

void state_tabs(Sheet& sheet, const ApplicationFilter& filter) {
  sheet.open("nav", {{"class", "tabs"}, {"aria-label", sheet.in(kStates)}});
  for (std::size_t i = 0; i < kStateValues.size(); ++i) {
    const auto state = static_cast<ApplicationState>(i);
    const std::string link = link_of(filter, state, NamesShown::hidden);
    if (state == filter.state)
      sheet.say("a", {{"href", link}, {"aria-current", "true"}}, *kStateWords[i]);
    else
      sheet.say("a", {{"href", link}}, *kStateWords[i]);
  }
  if (!filter.listing.empty()) sheet.tag(Tone::calm, kOneListing);
  sheet.close();
}

void names_switch(Sheet& sheet, const ApplicationFilter& filter) {
  if (filter.names == NamesShown::not_allowed) return;
  const bool shown = filter.names == NamesShown::shown;
  sheet.open("p", {{"class", shown ? "names shown" : "names"}});
  sheet.say(shown ? kNamesShown : kNamesNote);
  sheet.say(
      "a",
      {{"class", "button"},
       {"href", link_of(filter, filter.state, shown ? NamesShown::hidden : NamesShown::shown)}},
      shown ? kHideNames : kShowNames);
  sheet.close();
}

void person_cell(Sheet& sheet, const std::optional<PersonShown>& person) {
  if (!person) return sheet.say("td", {{"class", "faint"}}, {"–", "–"});
  sheet.open("td", {{"class", "short"}}).element("strong", person->name);
  sheet.element("small", person->reading + "  " + person->phone).close();
}

void table_head(Sheet& sheet, NamesShown names) {
  sheet.open("thead").open("tr");
  sheet.head_cell(kTime);
  sheet.head_cell(kCode);
  sheet.head_cell(kListing);
  sheet.head_cell(kCentre);
  if (names == NamesShown::shown) sheet.head_cell(kPerson);
  sheet.head_cell(kAge);
  sheet.head_cell(kResult);
  sheet.close().close();
}

void application_row(Sheet& sheet, const ApplicationRow& row, NamesShown names,
                     const PageContext& context) {
  const std::string code = slip_code_of(row.id);
  sheet.open("tr");
  time_cell(sheet, row, context);
  sheet.open("td", {{"class", "code"}});
  if (names == NamesShown::not_allowed)
    sheet.text(code);
  else
    sheet.element("a", {{"href", "/applications/" + to_hex(row.id.view())}}, code);
  sheet.close();
  sheet.open("th", {{"scope", "row"}}).text(row.listing_title);
  sheet.element("small", row.role_name);
  if (row.sessions && !row.sessions->empty())
    sheet.element("small", sessions_text(row, context.language));
  sheet.close();
  sheet.element("td", {{"class", "short"}}, row.centre_name);
  if (names == NamesShown::shown) person_cell(sheet, row.person);
  sheet.say("td", {{"class", "short"}}, words_of(row.age_band));
  sheet.open("td");
  result_tag(sheet, row);
  sheet.close().close();
}

void application_table(Sheet& sheet, const ApplicationsModel& model, const PageContext& context) {
  sheet.open("div", {{"class", "scroll"}}).open("table", {{"class", "list"}});
  table_head(sheet, model.filter.names);
  sheet.open("tbody");
  for (const ApplicationRow& row : model.rows)
    application_row(sheet, row, model.filter.names, context);
  sheet.close().close().close();
}

}  // namespace

std::string applications_page(const ApplicationsModel& model, const PageContext& context) {
  const ApplicationFilter& filter = model.filter;
  PageTitle title{NavItem::applications, kTitle, {}};
  title.subtitle =
      grouped(model.page.rows_in_all) + " " + std::string(Sheet(context.language).in(kInAll));
  // Each look at names writes an audit line, so that page does not reload by itself.
  if (filter.names != NamesShown::shown) title.reload_seconds = kReloadSeconds;
  Sheet sheet = begin_page(context, title);
  state_tabs(sheet, filter);
  names_switch(sheet, filter);
  sheet.open("section", {{"class", "card"}});
  if (model.rows.empty())
    sheet.nothing_here(kNothing);
  else
    application_table(sheet, model, context);
  pager(sheet, model.page, link_of(filter, filter.state, filter.names));
  sheet.close();
  return end_page(sheet);
}

}  // namespace tsudoi::web
