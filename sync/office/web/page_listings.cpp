#include <array>

#include "sync/office/web/http.h"
#include "sync/office/web/sheet.h"

namespace tsudoi::web {

namespace {

constexpr Words kTitle{"催し・講座", "Listings"};
constexpr Words kFound{"件", "found"};
constexpr Words kWords{"さがすことば", "Words"};
constexpr Words kKind{"種類", "Kind"};
constexpr Words kCentre{"館", "Centre"};
constexpr Words kWhen{"時期", "When"};
constexpr Words kAny{"すべて", "All"};
constexpr Words kShow{"しぼりこむ", "Filter"};
constexpr Words kName{"名前", "Title"};
constexpr Words kDate{"日時", "Date"};
constexpr Words kSeats{"定員", "Seats"};
constexpr Words kHandedOut{"端末に配った席", "handed out"};
constexpr Words kApplied{"申込", "Applied"};
constexpr Words kState{"受付", "Sign-up"};
constexpr Words kNoDate{"日にちは これから", "To be announced"};
constexpr Words kNothing{"あてはまるものが ありません。条件をゆるめて お試しください",
                         "Nothing matches. Try a wider filter"};

constexpr std::array<Words, 3> kWhenWords{{
    {"これから", "To come"},
    {"すべて", "All"},
    {"終わったもの", "Past"},
}};
constexpr std::array<std::string_view, 3> kWhenValues{"to_come", "all", "past"};

struct StateLook {
  Tone tone;
  Words words;
};
constexpr std::array<StateLook, 7> kStateLooks{{
    {Tone::plain, {"受付前", "Not yet open"}},
    {Tone::calm, {"受付中", "Open"}},
    {Tone::sun, {"満席", "Full"}},
    {Tone::plain, {"受付終了", "Closed"}},
    {Tone::plain, {"終了", "Over"}},
    {Tone::plain, {"お知らせのみ", "To read only"}},
    {Tone::plain, {"申込不要", "Just come"}},
}};

void option(Sheet& sheet, std::string_view value, std::string_view label, bool chosen) {
  if (chosen)
    sheet.element("option", {{"value", value}, {"selected", "selected"}}, label);
  else
    sheet.element("option", {{"value", value}}, label);
}

void label_of(Sheet& sheet, const Words& words) {
  sheet.open("label");
  sheet.say("span", words);
}

void kind_select(Sheet& sheet, const ListingFilter& filter) {
  label_of(sheet, kKind);
  sheet.open("select", {{"name", "kind"}});
  option(sheet, "", sheet.in(kAny), !filter.kind);
  for (std::size_t i = 0; i < kListingKinds; ++i) {
    const auto kind = static_cast<ListingKind>(i);
    option(sheet, name_of(kind), sheet.in(words_of(kind)), filter.kind == kind);
  }
  sheet.close().close();
}

void centre_select(Sheet& sheet, const ListingsModel& model) {
  label_of(sheet, kCentre);
  sheet.open("select", {{"name", "centre"}});
  option(sheet, "", sheet.in(kAny), model.filter.centre.empty());
  for (const CentreChoice& centre : model.centres)
    option(sheet, centre.id.value, centre.name, centre.id == model.filter.centre);
  sheet.close().close();
}

void when_select(Sheet& sheet, const ListingFilter& filter) {
  label_of(sheet, kWhen);
  sheet.open("select", {{"name", "when"}});
  for (std::size_t i = 0; i < kWhenWords.size(); ++i)
    option(sheet, kWhenValues[i], sheet.in(kWhenWords[i]),
           filter.when == static_cast<ListingWhen>(i));
  sheet.close().close();
}

void filter_form(Sheet& sheet, const ListingsModel& model) {
  sheet.open("form", {{"class", "card filter"}, {"method", "get"}, {"action", "/listings"}});
  label_of(sheet, kWords);
  sheet.leaf(
      "input",
      {{"type", "search"}, {"name", "words"}, {"value", model.filter.words}, {"maxlength", "80"}});
  sheet.close();
  kind_select(sheet, model.filter);
  centre_select(sheet, model);
  when_select(sheet, model.filter);
  sheet.say("button", {{"type", "submit"}}, kShow);
  sheet.close();
}

/// A registry or a survey has no date to come.
bool happens_on_a_day(ListingKind kind) {
  return kind == ListingKind::event || kind == ListingKind::course || kind == ListingKind::meeting;
}

std::string next_date_text(const ListingRow& row, const Sheet& sheet) {
  if (!row.date) return happens_on_a_day(row.kind) ? std::string(sheet.in(kNoDate)) : "–";
  std::string text = day_text(*row.date, sheet.language());
  if (row.from) text += " " + to_iso(*row.from);
  return text;
}

/// What was handed out before the listing changed counts until it comes back.
void seats_cell(Sheet& sheet, const ListingRow& row) {
  sheet.open("td", {{"class", "num"}}).text(row.capacity ? grouped(*row.capacity) : "–");
  if (row.handed_out > 0)
    sheet.element("small", std::string(sheet.in(kHandedOut)) + " " + grouped(row.handed_out));
  sheet.close();
}

void listing_row(Sheet& sheet, const ListingRow& row) {
  const StateLook& look = kStateLooks[static_cast<std::size_t>(row.state)];
  const std::string link = "/applications?listing=" + percent_encoded(row.id.value);
  sheet.open("tr").open("th", {{"scope", "row"}});
  sheet.element("a", {{"href", link}}, row.title);
  sheet.element("small", row.centre_name).close();
  sheet.say("td", {{"class", "kind"}}, words_of(row.kind));
  sheet.element("td", {{"class", "time"}}, next_date_text(row, sheet));
  seats_cell(sheet, row);
  sheet.number_cell(row.applications);
  sheet.open("td");
  sheet.tag(look.tone, look.words);
  sheet.close().close();
}

void listing_table(Sheet& sheet, const std::vector<ListingRow>& rows) {
  sheet.open("div", {{"class", "scroll"}}).open("table", {{"class", "list"}});
  sheet.open("thead").open("tr");
  sheet.head_cell(kName);
  sheet.say("th", {{"scope", "col"}, {"class", "kind"}}, kKind);
  sheet.head_cell(kDate);
  sheet.head_number(kSeats);
  sheet.head_number(kApplied);
  sheet.head_cell(kState);
  sheet.close().close().open("tbody");
  for (const ListingRow& row : rows) listing_row(sheet, row);
  sheet.close().close().close();
}

std::string link_of(const ListingFilter& filter) {
  return "/listings?words=" + percent_encoded(filter.words) +
         "&kind=" + std::string(filter.kind ? name_of(*filter.kind) : "") +
         "&centre=" + percent_encoded(filter.centre.value) +
         "&when=" + std::string(kWhenValues[static_cast<std::size_t>(filter.when)]);
}

}  // namespace

std::string listings_page(const ListingsModel& model, const PageContext& context) {
  const std::string found =
      grouped(model.page.rows_in_all) + " " + std::string(Sheet(context.language).in(kFound));
  Sheet sheet = begin_page(context, {NavItem::listings, kTitle, found});
  filter_form(sheet, model);
  sheet.open("section", {{"class", "card"}});
  if (model.rows.empty())
    sheet.nothing_here(kNothing);
  else
    listing_table(sheet, model.rows);
  pager(sheet, model.page, link_of(model.filter));
  sheet.close();
  return end_page(sheet);
}

}  // namespace tsudoi::web
