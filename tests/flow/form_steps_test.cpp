#include <algorithm>

#include "tests/flow/dump.h"
#include "tests/flow/visit.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::flow;
using namespace tsudoi::test;

namespace {

Visit at_form() {
  Visit visit;
  visit.start_form(listing_of_kind(ListingKind::event));
  return visit;
}

std::vector<std::string> field_ids(const Visit& visit) {
  std::vector<std::string> ids;
  for (const FieldView& field : visit.shown<FormView>().fields) ids.push_back(field.id.value);
  return ids;
}

}  // namespace

TEST_CASE("The steps lead from dates over the questions to the confirm screen", "[flow]") {
  Visit visit = at_form();
  const auto steps = visit.shown<FormView>().steps;
  REQUIRE(steps.size() == 4);
  CHECK(steps[0].kind == StepKind::when);
  CHECK(steps[0].state == StepState::done);
  CHECK(steps[1].title.text == "お名前");
  CHECK(steps[1].state == StepState::current);
  CHECK(steps[2].state == StepState::ahead);
  CHECK(steps[3].kind == StepKind::confirm);
}

TEST_CASE("The next step opens only when this one is right, and says what is not", "[flow]") {
  Visit visit = at_form();
  CHECK_FALSE(visit.shown<FormView>().fields.at(0).problem.has_value());
  visit.does(NextStep{});
  CHECK(visit.shown<FormView>().fields.at(0).problem == Problem::missing);
  CHECK(visit.state.focus == Slot{{"name"}, Part::written, 0});
  visit.type({"は", "な"});
  CHECK_FALSE(visit.shown<FormView>().fields.at(0).problem.has_value());
  visit.does(NextStep{});
  CHECK(field_ids(visit) == std::vector<std::string>{"phone", "year"});
  visit.type({"1", "1", "0"});
  visit.does(NextStep{});
  CHECK(visit.shown<FormView>().fields.at(0).problem == Problem::phone_digits);
  CHECK(visit.shown<FormView>().fields.at(1).problem == Problem::missing);
}

TEST_CASE("Next leads to the input that is empty or wrong, not to the first of its field",
          "[flow]") {
  Visit visit = at_form();
  visit.answer_step();
  const Guardian guardian{{"はは", "はは"}, ""};
  visit.does(Fill{{{{"phone"}, std::string("0449337133")},
                   {{"year"}, std::int64_t{2012}},
                   {{"guardian"}, guardian}}});
  visit.does(NextStep{});
  CHECK(visit.state.focus == Slot{{"guardian"}, Part::phone, 0});
  const auto inputs = visit.shown<FormView>().fields.at(2).inputs;
  CHECK_FALSE(inputs.at(0).problem.has_value());
  CHECK_FALSE(inputs.at(1).problem.has_value());
  CHECK(inputs.at(2).problem == Problem::missing);
}

TEST_CASE("Each part of a name and of an address is judged alone", "[flow]") {
  Visit visit;
  visit.start_form(listing_of_kind(ListingKind::open_call));
  visit.answer_step();
  const auto leads_to = [&](const PersonName& name, const PostalAddress& address) {
    visit.does(Fill{{{{"name"}, name},
                     {{"address"}, address},
                     {{"phone"}, std::string("0449337133")},
                     {{"mail"}, std::string("hana@example.jp")}}});
    visit.does(NextStep{});
    return *visit.state.focus;
  };
  const PersonName name{"花子", "はなこ"};
  CHECK(leads_to({"花子", "花"}, {"2140014", "登戸"}) == Slot{{"name"}, Part::reading, 0});
  CHECK(leads_to({"", "はなこ"}, {"2140014", "登戸"}) == Slot{{"name"}, Part::written, 0});
  CHECK(leads_to(name, {"2140014", ""}) == Slot{{"address"}, Part::line, 0});
  CHECK(leads_to(name, {"214", "登戸"}) == Slot{{"address"}, Part::postal_code, 0});
  CHECK(leads_to(name, {"2140014", "登戸"}) == Slot{{"year"}, Part::whole, 0});
}

TEST_CASE("In a team the member who is wrong is led to, and an empty row is nobody", "[flow]") {
  Visit visit;
  visit.start_form(listing_of_kind(ListingKind::open_call));
  visit.answer_step();
  visit.answer_step();
  for (const FieldView& field : visit.shown<FormView>().fields)
    if (field.kind == FieldKind::team) visit.does(AddMember{field.id});
  visit.does(AddMember{{"team"}});
  const std::vector<TeamMember> team{
      {{"はな", "はな"}, 2010}, {{"", ""}, {}}, {{"太郎", "太"}, {}}};
  visit.does(Fill{{{{"team"}, team}}});
  visit.does(NextStep{});
  CHECK(visit.state.focus == Slot{{"team"}, Part::reading, 2});
  const auto fields = visit.shown<FormView>().fields;
  const auto at = std::ranges::find(fields, FieldKind::team, &FieldView::kind);
  REQUIRE(at != fields.end());
  CHECK(std::ranges::count_if(at->inputs,
                              [](const auto& one) { return one.problem.has_value(); }) == 1);
  CHECK(at->inputs.at(7).problem == Problem::not_a_reading);
  visit.does(Fill{{{{"team"}, std::vector<TeamMember>(2)}}});
  visit.does(NextStep{});
  CHECK(visit.state.focus == Slot{{"team"}, Part::written, 0});
}

TEST_CASE("A guardian is asked for as soon as the birth year says so", "[flow]") {
  Visit visit = at_form();
  visit.answer_step();
  visit.focus("phone");
  visit.type({"0", "4", "4", "9", "3", "3", "7", "1", "3", "3"});
  visit.focus("year");
  visit.type({"2", "0", "1", "2"});
  CHECK(field_ids(visit) == std::vector<std::string>{"phone", "year", "guardian"});
  visit.does(NextStep{});
  CHECK(visit.shown<FormView>().fields.at(2).problem == Problem::guardian_needed);
  for (int i = 0; i < 4; ++i) {
    visit.focus("year");
    visit.press(input::KeyRole::erase);
  }
  visit.type({"1", "9", "8", "0"});
  CHECK(field_ids(visit) == std::vector<std::string>{"phone", "year"});
  visit.does(NextStep{});
  CHECK(visit.screen() == Screen::confirm);
}

TEST_CASE("A guardian who is no longer asked for is not saved", "[flow]") {
  Visit visit = at_form();
  visit.answer_step();
  visit.focus("year");
  visit.type({"2", "0", "1", "2"});
  visit.focus("guardian", Part::written);
  visit.type({"は", "は"});
  visit.focus("year");
  for (int i = 0; i < 4; ++i) visit.press(input::KeyRole::erase);
  visit.answer_step();
  visit.does(Confirm{});
  CHECK_FALSE(visit.asked_for<SaveApplication>().at(0).answers.contains({"guardian"}));
}

TEST_CASE("The confirm screen lists every answer, and mends any of them", "[flow]") {
  Visit visit = at_form();
  visit.answer_form();
  const auto confirm = visit.shown<ConfirmView>();
  CHECK(confirm.role.text == "participant");
  REQUIRE(confirm.answers.size() == 3);
  CHECK(confirm.answers[0].answer == Answer(PersonName{"はなこ", "はなこ"}));
  visit.does(FixField{{"phone"}});
  CHECK(visit.shown<FormView>().fixing);
  CHECK(visit.state.focus == Slot{{"phone"}, Part::whole, 0});
  visit.press(input::KeyRole::erase);
  visit.type({"9"});
  visit.does(NextStep{});
  CHECK(visit.shown<ConfirmView>().answers[1].answer == Answer(std::string("0449337139")));
}

TEST_CASE("Mending that brings up a new question leads to it", "[flow]") {
  Visit visit = at_form();
  visit.answer_form();
  visit.does(FixField{{"year"}});
  for (int i = 0; i < 4; ++i) visit.press(input::KeyRole::erase);
  visit.type({"2", "0", "1", "2"});
  visit.does(NextStep{});
  CHECK(visit.shown<FormView>().fields.at(2).problem == Problem::guardian_needed);
}

TEST_CASE("Dates and roles can be mended from the confirm screen with nothing lost", "[flow]") {
  Visit visit = at_form();
  visit.answer_form();
  visit.does(FixField{{}});
  CHECK(visit.screen() == Screen::listing);
  visit.does(ToggleSession{0});
  visit.does(StartForm{});
  visit.does(NextStep{});
  visit.does(NextStep{});
  CHECK(visit.shown<ConfirmView>().sessions.size() == 2);
}

TEST_CASE("Back goes step by step to the listing, and forward again with all answers", "[flow]") {
  Visit visit = at_form();
  visit.answer_form();
  visit.does(Back{});
  CHECK(field_ids(visit) == std::vector<std::string>{"phone", "year"});
  visit.does(Back{});
  CHECK(field_ids(visit) == std::vector<std::string>{"name"});
  visit.does(Back{});
  CHECK(visit.screen() == Screen::listing);
  visit.does(StartForm{});
  CHECK(visit.shown<FormView>().fields.at(0).inputs.at(0).text == "はなこ");
}

TEST_CASE("Language, size, contrast and reach change in mid-form and nothing is lost", "[flow]") {
  Visit visit = at_form();
  visit.type({"わ", "た"});
  const std::string before = dump(visit.state);
  visit.does(OpenSheet{Sheet::language});
  visit.does(SetLanguage{Language::english});
  visit.does(SetTextSize{TextSize::largest});
  visit.does(SetContrast{Contrast::high});
  visit.does(SetReach{Reach::low});
  CHECK(dump(visit.state) == before);
  CHECK(visit.view().frame.sheet == Sheet::none);
  CHECK(visit.view().frame.settings.text_size == TextSize::largest);
  const auto form = visit.shown<FormView>();
  CHECK(form.step_title.text == "Name");
  CHECK(form.fields.at(0).label.text == "name in English");
  CHECK(form.fields.at(0).inputs.at(0).text == "わた");
}

TEST_CASE("Words without a translation are shown in Japanese, and said so", "[flow]") {
  Visit visit;
  visit.does(SetLanguage{Language::english});
  visit.does(OpenListing{listing_of_kind(ListingKind::event)});
  CHECK(visit.shown<ListingView>().card.title == Words{"First calligraphy", false});
  visit.does(OpenListing{listing_of_kind(ListingKind::course)});
  CHECK(visit.shown<ListingView>().card.title == Words{"子育て支援者養成講座", true});
  visit.does(SetLanguage{Language::plain_japanese});
  CHECK_FALSE(visit.shown<ListingView>().card.title.in_japanese);
}

TEST_CASE("Whom to ask is told in the resident's language where that name is known", "[flow]") {
  Published town = published_town();
  Listing& event = town.listings.front();
  event.organiser = both("花の会", "Flower Group");
  event.contact_name = "花の会";
  town.listings[1].contact_name = "多摩市民館";
  town.listings[2].contact_name = "髙橋";
  Visit visit{Town(town)};
  visit.does(SetLanguage{Language::english});
  const auto contact = [&](ListingKind kind) {
    visit.does(OpenListing{listing_of_kind(kind)});
    return visit.shown<ListingView>().contact_name;
  };
  CHECK(contact(ListingKind::event) == "Flower Group");
  CHECK(contact(ListingKind::course) == "Tama Civic Hall");
  CHECK(contact(ListingKind::meeting) == "髙橋");
}

TEST_CASE("The privacy note stands before the first personal field", "[flow]") {
  Visit visit;
  visit.start_form(listing_of_kind(ListingKind::registry));
  CHECK_FALSE(visit.shown<FormView>().privacy.has_value());
  visit.answer_step();
  CHECK(visit.shown<FormView>().privacy.has_value());
  visit.answer_step();
  CHECK_FALSE(visit.shown<FormView>().privacy.has_value());
}

TEST_CASE("A sync that takes the listing away does not take the form away", "[flow]") {
  Visit visit = at_form();
  visit.town = Town(Published{});
  visit.answer_form();
  visit.does(Confirm{});
  CHECK(visit.asked_for<SaveApplication>().size() == 1);
  visit.does(NotSaved{});
  visit.does(FixField{{}});
  CHECK(visit.screen() == Screen::browse);
}
