#include "kiosk/flow/sign_up.h"

#include "tests/flow/visit.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::flow;
using namespace tsudoi::test;

namespace {

/// The event of the town after a change to it.
template <class Change>
SignUp after(Change change) {
  Published published = published_town();
  change(published.listings[0]);
  const Town town(published);
  return sign_up_of(town.catalogue.listings()[0], town.world());
}

LocalTime at(const char* date, int minutes) {
  return {day(date), Minutes{static_cast<std::int16_t>(minutes)}};
}

}  // namespace

TEST_CASE("Sign-up opens and closes to the minute", "[flow]") {
  CHECK(after([](Listing& l) { l.opens_at = at("2026-11-21", 846); }) == SignUp::not_yet);
  CHECK(after([](Listing& l) { l.opens_at = at("2026-11-21", 845); }) == SignUp::seat);
  CHECK(after([](Listing& l) { l.closes_at = at("2026-11-21", 844); }) == SignUp::closed);
  CHECK(after([](Listing& l) { l.closes_at = at("2026-11-21", 845); }) == SignUp::seat);
  CHECK(after([](Listing& l) { l.sessions = {{}}; }) == SignUp::seat);
  CHECK(after([](Listing& l) {
          for (Session& session : l.sessions) session.date = day("2026-11-20");
        }) == SignUp::over);
}

TEST_CASE("Nobody is given a seat in something that ended today", "[flow]") {
  const auto ending = [](int minutes) {
    return after([&](Listing& l) {
      for (Session& session : l.sessions) {
        session.date = day("2026-11-21");  // it is 14:05
        session.last_date.reset();
        session.to = Minutes{static_cast<std::int16_t>(minutes)};
      }
    });
  };
  CHECK(ending(845) == SignUp::over);
  CHECK(ending(846) == SignUp::seat);
}

TEST_CASE("Without a seat of its own the kiosk asks the office", "[flow]") {
  Town town;
  const Listing& event = town.catalogue.listings()[0];
  CHECK(sign_up_of(event, town.world()) == SignUp::seat);
  town.seats_left.begin()->second = 0;
  CHECK(sign_up_of(event, town.world()) == SignUp::ask_office);
  town.seats_left.clear();
  CHECK(sign_up_of(event, town.world()) == SignUp::ask_office);
}

TEST_CASE("A form that this kiosk does not know sends people to the desk [F36]", "[flow]") {
  CHECK(after([](Listing& l) { l.form = {"from-the-future"}; }) == SignUp::see_desk);
  Published published = published_town();
  const Step step = published.forms[0].steps[0];
  published.forms[0].steps.assign(kFormLimits.steps_max + 1, step);
  const Town town(published);
  CHECK(sign_up_of(town.catalogue.listings()[0], town.world()) == SignUp::see_desk);
}

TEST_CASE("A role with its own form uses it, others the listing's", "[flow]") {
  Published published = published_town();
  published.listings[0].roles[1].form = {"everything"};
  const Town town(published);
  const Listing& event = town.catalogue.listings()[0];
  CHECK(form_for(event, &event.roles[0], town.catalogue)->id == FormId{"sign-up"});
  CHECK(form_for(event, &event.roles[1], town.catalogue)->id == FormId{"everything"});
}

TEST_CASE("A sign-up starts when role and session are chosen", "[flow]") {
  Visit visit;
  visit.does(OpenListing{listing_of_kind(ListingKind::event)});
  CHECK(visit.shown<ListingView>().can_start == CanStart::choose_role);
  visit.does(StartForm{});
  CHECK(visit.screen() == Screen::listing);
  visit.does(ChooseRole{{"helper"}});
  visit.does(ChooseRole{{"nobody"}});
  CHECK(visit.shown<ListingView>().roles.at(1).chosen);
  CHECK(visit.shown<ListingView>().can_start == CanStart::choose_session);
  visit.does(ToggleSession{1});
  visit.does(ToggleSession{9});
  CHECK(visit.shown<ListingView>().can_start == CanStart::yes);
  visit.does(ToggleSession{1});
  CHECK(visit.shown<ListingView>().can_start == CanStart::choose_session);
}

TEST_CASE("A talk is booked for one session, an event for any of those ahead", "[flow]") {
  Visit visit;
  visit.does(OpenListing{listing_of_kind(ListingKind::consultation)});
  CHECK(visit.shown<ListingView>().rule == SessionRule::one);
  visit.does(ToggleSession{0});
  visit.does(ToggleSession{1});
  CHECK(visit.state.sessions == std::set<std::uint16_t>{1});
  visit.town.now.value += 86400;
  visit.does(StartOver{});
  visit.does(OpenListing{listing_of_kind(ListingKind::event)});
  CHECK(visit.shown<ListingView>().rule == SessionRule::any);
  CHECK_FALSE(visit.shown<ListingView>().sessions.at(0).can_choose);
  CHECK(visit.state.sessions == std::set<std::uint16_t>{1});  // the only one ahead
}

TEST_CASE("A session that ended this morning cannot be chosen, the one this afternoon can",
          "[flow]") {
  Published published = published_town();
  Listing& event = published.listings[0];
  event.sessions.insert(event.sessions.begin(), event.sessions[0]);
  event.sessions[0].from = Minutes{10 * 60};
  event.sessions[0].to = Minutes{14 * 60 + 5};  // it is 14:05
  Visit visit{Town(published)};
  visit.does(OpenListing{event.id});
  CHECK(visit.shown<ListingView>().card.when.session == event.sessions[1]);
  CHECK_FALSE(visit.shown<ListingView>().sessions.at(0).can_choose);
  CHECK(visit.shown<ListingView>().sessions.at(1).can_choose);
  visit.does(ToggleSession{0});
  visit.does(ToggleSession{1});
  CHECK(visit.state.sessions == std::set<std::uint16_t>{1});
}

TEST_CASE("What there is no choice in is chosen already", "[flow]") {
  Visit visit;
  visit.does(OpenListing{listing_of_kind(ListingKind::course)});
  CHECK(visit.shown<ListingView>().can_start == CanStart::yes);
  CHECK(visit.shown<ListingView>().rule == SessionRule::all);
}

TEST_CASE("The listing names its area's officer", "[flow]") {
  Visit visit;
  visit.does(OpenListing{listing_of_kind(ListingKind::meeting)});
  REQUIRE(visit.shown<ListingView>().officer.has_value());
  CHECK(visit.shown<ListingView>().officer->name == "地域 担当");
  CHECK(visit.shown<ListingView>().card.place.text == "多摩市民館 3階 和室");
  visit.does(SetLanguage{Language::english});
  CHECK(visit.shown<ListingView>().card.place.text == "Tama Civic Hall, Room 3");
}
