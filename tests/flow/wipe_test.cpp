#include "tests/flow/dump.h"
#include "tests/flow/visit.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::flow;
using namespace tsudoi::test;

namespace {

/// All canaries that answer_form types, in every kind of field.
bool holds_anything(const std::string& text) {
  for (const char* canary :
       {"はなこ", "0449337133", "hanako@", "214-0014", "09012345678", "1980", "2010", "4K7-29F"})
    if (text.find(canary) != std::string::npos) return true;
  return false;
}

Visit with_all_typed() {
  Visit visit;
  visit.does(OpenBrowse{Group::all});
  visit.does(Focus{});
  visit.type({"は", "な", "こ"});
  visit.does(ClearSearch{});
  visit.start_form(listing_of_kind(ListingKind::registry));
  visit.answer_form();
  visit.does(FixField{{"year"}});
  for (int i = 0; i < 4; ++i) visit.press(input::KeyRole::erase);
  visit.type({"2", "0", "1", "0"});
  visit.does(NextStep{});
  visit.answer_form();
  return visit;
}

std::string fresh() {
  return dump(fresh_state({}));
}

}  // namespace

TEST_CASE("The canaries are there before the wipe, or the tests below prove nothing", "[flow]") {
  const Visit visit = with_all_typed();
  CHECK(visit.screen() == Screen::confirm);
  CHECK(holds_anything(dump(visit.state)));
  CHECK(visit.state.draft->typed.size() >= 10);
}

TEST_CASE("After an idle session nothing personal remains in the state [F48]", "[flow]") {
  Visit visit = with_all_typed();
  visit.wait_ms(80'000);
  CHECK_FALSE(holds_anything(dump(visit.state)));
  CHECK(dump(visit.state) == fresh());
}

TEST_CASE("Starting over leaves nothing personal in the state", "[flow]") {
  Visit visit = with_all_typed();
  visit.does(StartOver{});
  CHECK(dump(visit.state) == fresh());
}

TEST_CASE("Once saved, the answers are gone, and with the end the slip too", "[flow]") {
  Visit visit = with_all_typed();
  visit.does(Confirm{});
  visit.is_saved();
  CHECK_FALSE(visit.state.draft.has_value());
  CHECK(visit.state.search.is_empty());
  CHECK(dump(visit.state).find("はなこ") == std::string::npos);
  visit.does(Finish{});
  CHECK(dump(visit.state) == fresh());
}

TEST_CASE("The warning shows nothing of the form below it [F49]", "[flow]") {
  Visit visit = with_all_typed();
  visit.wait_ms(61'000);
  const View view = visit.view();
  CHECK(std::holds_alternative<OverTimeView>(view.screen));
  CHECK(view.frame.title.text == "多摩市民館");
}

TEST_CASE("A wiped composer has nothing left to show", "[flow]") {
  input::Composer composer;
  composer.set_text("わたなべはなこ");
  composer.wipe();
  CHECK(composer.text().empty());
  CHECK(composer.reading().empty());
  CHECK(composer.caret() == 0);
  CHECK(composer.characters_left() == 80);
}

TEST_CASE("Another listing's form begins empty", "[flow]") {
  Visit visit;
  visit.start_form(listing_of_kind(ListingKind::event));
  visit.answer_step();
  visit.does(Back{});
  visit.does(Back{});
  visit.does(OpenListing{listing_of_kind(ListingKind::course)});
  visit.does(StartForm{});
  CHECK(visit.shown<FormView>().fields.at(0).inputs.at(0).text.empty());
  CHECK_FALSE(holds_anything(dump(visit.state)));
}
