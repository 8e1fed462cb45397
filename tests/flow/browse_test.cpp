#include "kiosk/flow/search.h"
#include "tests/flow/visit.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::flow;
using namespace tsudoi::test;

namespace {

std::vector<std::string> ids(const std::vector<CardView>& cards) {
  std::vector<std::string> out;
  for (const CardView& card : cards) out.push_back(card.listing.value);
  return out;
}

/// What the words find, as ids.
std::vector<std::string> found(const char* words, Group group = Group::all) {
  const Town town;
  std::vector<std::string> out;
  for (const Listing* listing : find_listings({group, {}, words}, town.world()))
    out.push_back(listing->id.value);
  return out;
}

std::vector<std::string> filtered(Filter filter) {
  Visit visit;
  visit.does(OpenBrowse{Group::all});
  visit.does(ToggleFilter{filter});
  return ids(visit.shown<BrowseView>().cards);
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("Each kind of listing is behind exactly one tile of home", "[flow]") {
  for (std::size_t i = 0; i < kListingKinds; ++i) {
    int tiles = 0;
    for (const Group tile : kHomeTiles) tiles += holds(tile, static_cast<ListingKind>(i)) ? 1 : 0;
    CHECK(tiles == 1);
    CHECK(holds(Group::all, static_cast<ListingKind>(i)));
  }
  CHECK(Visit().shown<HomeView>().tiles.size() == kHomeTiles.size());
}

TEST_CASE("Home shows what is on here today, else what comes soon", "[flow]") {
  Visit visit;
  CHECK(visit.shown<HomeView>().list == HomeList::today_here);
  CHECK(ids(visit.shown<HomeView>().cards) == Ids{"event-1"});
  CHECK(visit.shown<HomeView>().cards.at(0).seats_left == 4u);
  visit.town.now.value += 4 * 3600;  // 18:05, the calligraphy is over for today
  CHECK(visit.shown<HomeView>().list == HomeList::soon_here);
  CHECK(visit.shown<HomeView>().cards.size() == kHomeCardsMax);
}

TEST_CASE("What ended today by the clock is not called coming up", "[flow]") {
  Published published = published_town();
  for (Listing& listing : published.listings)
    for (Session& session : listing.sessions) {
      session.date = day("2026-11-21");  // it is 14:05
      session.last_date.reset();
      session.to = Minutes{14 * 60};
    }
  const Town town(published);
  const Visit visit(town);
  CHECK(visit.shown<HomeView>().cards.empty());
}

TEST_CASE("What ended today is found by its name alone, after the rest, and called over",
          "[flow]") {
  Published published = published_town();
  Listing& event = published.listings[0];
  event.sessions = {event.sessions[0]};
  event.sessions[0].from = Minutes{10 * 60};
  event.sessions[0].to = Minutes{14 * 60};  // it is 14:05
  Visit visit{Town(published)};
  visit.does(OpenBrowse{Group::events});
  CHECK(ids(visit.shown<BrowseView>().cards) == Ids{"course-1", "meeting-1"});
  visit.state.search.set_text("多摩");
  CHECK(ids(visit.shown<BrowseView>().cards) == Ids{"course-1", "meeting-1", "event-1"});
  CHECK(visit.shown<BrowseView>().cards.at(2).sign_up == SignUp::over);
  CHECK(visit.shown<BrowseView>().cards.at(2).when.session == event.sessions[0]);
  visit.town.now.value += 86400;
  CHECK(ids(visit.shown<BrowseView>().cards) == Ids{"course-1", "meeting-1"});
}

TEST_CASE("News stay listed when the day that they tell of is over", "[flow]") {
  Published published = published_town();
  published.listings.back().sessions = {{}};
  published.listings.back().sessions[0].date = day("2026-11-01");
  Visit visit{Town(published)};
  visit.does(OpenBrowse{Group::all});
  CHECK(ids(visit.shown<BrowseView>().cards).back() == "notice-1");
}

TEST_CASE("Browsing lists by the next date, undated ones last", "[flow]") {
  Visit visit;
  visit.does(OpenBrowse{Group::events});
  CHECK(ids(visit.shown<BrowseView>().cards) == Ids{"event-1", "course-1", "meeting-1"});
  CHECK(visit.view().frame.group == Group::events);
  visit.does(OpenBrowse{Group::activities});
  CHECK(ids(visit.shown<BrowseView>().cards) == Ids{"project-1", "circle-1"});
}

TEST_CASE("Search does not mind script, width or letters", "[flow]") {
  for (const char* words :
       {"書道", "しょどう", "ショドウ", "ｼｮﾄﾞｳ", "shodo", "SHODOU", "syodou", "shodō",
        "calligraphy", "ＣＡＬＬＩ", "はじめて 書道", "しょd", "shod"}) {
    INFO(words);
    CHECK(found(words) == Ids{"event-1"});
  }
}

TEST_CASE("Search finds variant kanji by their common form and the other way", "[flow]") {
  CHECK(found("高崎") == Ids{"need-1"});
  CHECK(found("髙﨑") == Ids{"need-1"});
}

TEST_CASE("Search looks at titles, places and tags, from the first character", "[flow]") {
  CHECK(found("花") == Ids{"project-1"});
  CHECK(found("online") == Ids{"meeting-1"});
  CHECK(found("エリアミーティング") == Ids{"meeting-1"});
  CHECK(found("多摩市民館").size() == kListingKinds);
  CHECK(found("多摩 書道") == Ids{"event-1"});
  CHECK(found("書道", Group::activities).empty());
  CHECK(found("ぬるぽ").empty());
  CHECK(found("sh").size() == kListingKinds);  // not yet a word
}

TEST_CASE("Each filter keeps what it promises", "[flow]") {
  CHECK(filtered(Filter::this_week) == Ids{"event-1"});
  CHECK(filtered(Filter::weekend) == Ids{"event-1", "project-1"});
  CHECK(filtered(Filter::one_hour) == Ids{"event-1", "project-1"});
  CHECK(filtered(Filter::free) == Ids{"event-1"});
  CHECK(filtered(Filter::with_kids) == Ids{"project-1"});
  CHECK(filtered(Filter::after_school) == Ids{"meeting-1"});
  CHECK(filtered(Filter::online) == Ids{"meeting-1"});
  CHECK(filtered(Filter::open_seats).size() == kListingKinds - 1);
}

TEST_CASE("Filters add up, and go all at once", "[flow]") {
  Visit visit;
  visit.does(OpenBrowse{Group::all});
  visit.does(ToggleFilter{Filter::weekend});
  visit.does(ToggleFilter{Filter::with_kids});
  CHECK(ids(visit.shown<BrowseView>().cards) == Ids{"project-1"});
  CHECK(visit.shown<BrowseView>().filters.at(1).on);
  visit.does(ToggleFilter{Filter::with_kids});
  CHECK(visit.shown<BrowseView>().cards.size() == 2);
  visit.does(ShowAll{});
  CHECK(visit.shown<BrowseView>().cards.size() == kListingKinds);
}

TEST_CASE("Typing in browse searches, and clearing shows all again", "[flow]") {
  Visit visit;
  visit.does(OpenBrowse{Group::all});
  visit.does(Focus{});
  visit.type({"し", "よ"});
  visit.press(input::KeyRole::small);
  CHECK(visit.shown<BrowseView>().search.text == "しょ");
  CHECK(ids(visit.shown<BrowseView>().cards) == Ids{"event-1"});
  visit.does(ClearSearch{});
  CHECK(visit.shown<BrowseView>().cards.size() == kListingKinds);
  visit.does(Back{});
  CHECK(visit.screen() == Screen::home);
}

TEST_CASE("What is over or not yet to be shown is not listed", "[flow]") {
  Published town = published_town();
  town.listings[0].show_from = day("2026-11-22");
  town.listings[1].show_until = day("2026-11-20");
  for (Session& session : town.listings[2].sessions) session.date = day("2026-11-20");
  Visit visit{Town(town)};
  visit.does(OpenBrowse{Group::events});
  CHECK(visit.shown<BrowseView>().cards.empty());
}

TEST_CASE("A period under way counts as today, a listing goes back where it came from", "[flow]") {
  Published town = published_town();
  Session& period = town.listings[2].sessions.at(0);
  period.date = day("2026-11-01");
  period.last_date = day("2026-12-31");
  Visit visit{Town(town)};
  visit.does(OpenBrowse{Group::events});
  CHECK(ids(visit.shown<BrowseView>().cards).at(0) == "meeting-1");
  visit.does(OpenListing{{"event-1"}});
  visit.does(OpenListing{{"course-1"}});
  visit.does(Back{});
  CHECK(visit.shown<ListingView>().card.listing == ListingId{"event-1"});
  visit.does(Back{});
  CHECK(visit.screen() == Screen::browse);
  CHECK(visit.state.group == Group::events);
}
