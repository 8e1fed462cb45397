#include "tests/flow/visit.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::flow;
using namespace tsudoi::test;

namespace {

Visit in_form() {
  Visit visit;
  visit.start_form(listing_of_kind(ListingKind::event));
  visit.type({"は", "な"});
  return visit;
}

Visit at_slip() {
  Visit visit;
  visit.start_form(listing_of_kind(ListingKind::event));
  visit.answer_form();
  visit.does(Confirm{});
  visit.is_saved();
  visit.effects.clear();
  return visit;
}

}  // namespace

TEST_CASE("After a minute without touch a warning counts twenty seconds down [F48]", "[flow]") {
  Visit visit = in_form();
  visit.wait_ms(59'999);
  CHECK(visit.screen() == Screen::form);
  visit.wait_ms(1);
  CHECK(visit.shown<OverTimeView>().seconds_left == 20);
  visit.wait_ms(12'500);
  CHECK(visit.shown<OverTimeView>().seconds_left == 8);
  CHECK(visit.view().frame.title.text == "多摩市民館");
  visit.wait_ms(7'500);
  CHECK(visit.screen() == Screen::home);
  CHECK(visit.asked_for<Wipe>().size() == 1);
}

TEST_CASE("More time gives the form back as it was, for another minute [F48]", "[flow]") {
  Visit visit = in_form();
  visit.wait_ms(79'000);
  visit.does(ExtendTime{});
  CHECK(visit.shown<FormView>().fields.at(0).inputs.at(0).text == "はな");
  visit.wait_ms(59'000);
  CHECK(visit.screen() == Screen::form);
}

TEST_CASE("A key on the warning gives the form back and types nothing", "[flow]") {
  Visit visit = in_form();
  visit.wait_ms(65'000);
  visit.type({"こ"});
  CHECK(visit.shown<FormView>().fields.at(0).inputs.at(0).text == "はな");
}

TEST_CASE("A touch that comes too late belongs to the next person [F48]", "[flow]") {
  Visit visit = in_form();
  visit.now.value += 200'000;
  visit.does(NextStep{});
  CHECK(visit.screen() == Screen::home);
  CHECK_FALSE(visit.state.draft.has_value());
}

TEST_CASE("The slip goes after a minute, unless more time is asked for", "[flow]") {
  Visit visit = at_slip();
  CHECK(visit.view().frame.seconds_left == 60u);
  visit.wait_ms(50'000);
  CHECK(visit.view().frame.seconds_left == 10u);
  visit.does(ExtendTime{});
  CHECK(visit.view().frame.seconds_left == 60u);
  visit.wait_ms(60'000);
  CHECK(visit.screen() == Screen::home);
  CHECK(visit.asked_for<Wipe>().size() == 1);
}

TEST_CASE("A clock that stands still wakes the screen once a minute, not each second", "[flow]") {
  const Visit visit;
  World world = visit.town.world();
  world.now = {world.now.value / 60 * 60 + 59};
  const auto wait_ms = [&] {
    return next_change(visit.state, world, visit.now).value - visit.now.value;
  };
  CHECK(wait_ms() == 1000);
  world.clock = ClockTrust::uncertain;
  CHECK(wait_ms() == 60'000);
}

TEST_CASE("The next person finds home in Japanese and at normal size", "[flow]") {
  Visit visit;
  visit.does(SetLanguage{Language::korean});
  visit.does(SetTextSize{TextSize::largest});
  visit.wait_ms(60'000);
  CHECK(visit.view().frame.settings == Settings{});
  visit.does(SetLanguage{Language::korean});
  visit.does(OpenBrowse{Group::all});
  visit.does(StartOver{});
  CHECK(visit.view().frame.settings.language == Language::korean);
}

TEST_CASE("An untouched home stays quiet and wipes nothing", "[flow]") {
  Visit visit;
  visit.wait_ms(3'600'000);
  CHECK(visit.screen() == Screen::home);
  CHECK(visit.effects.empty());
  CHECK_FALSE(visit.view().frame.seconds_left.has_value());
}

TEST_CASE("The program may sleep until the next minute, warning or second", "[flow]") {
  Visit visit;
  const auto due = [&] {
    return next_change(visit.state, visit.town.world(), visit.now).value - visit.now.value;
  };
  CHECK(due() == 60'000);  // 14:05:00
  visit.town.now.value += 45;
  CHECK(due() == 15'000);
  visit.does(OpenBrowse{Group::all});
  visit.now.value += 50'000;
  CHECK(due() == 10'000);
  visit.now.value += 10'500;
  CHECK(due() == 500);
}

TEST_CASE("Walking away from a save under way still ends the session", "[flow]") {
  Visit visit;
  visit.start_form(listing_of_kind(ListingKind::event));
  visit.answer_form();
  visit.does(Confirm{});
  visit.wait_ms(80'000);
  CHECK(visit.screen() == Screen::home);
}
