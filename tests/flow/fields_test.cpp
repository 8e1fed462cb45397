#include <algorithm>
#include <map>

#include "tests/flow/visit.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::flow;
using namespace tsudoi::test;

namespace {

/// At the step of the everything form that has the field.
Visit at_field(const char* id) {
  Visit visit;
  visit.start_form(listing_of_kind(ListingKind::registry));
  for (int step = 0; step < 3; ++step) {
    for (const FieldView& field : visit.shown<FormView>().fields)
      if (field.id == FieldId{id}) return visit;
    visit.answer_step();
  }
  return visit;
}

FieldView field_in(const Visit& visit, const char* id) {
  for (const FieldView& field : visit.shown<FormView>().fields)
    if (field.id == FieldId{id}) return field;
  FAIL("no such field is shown");
  return {};
}

/// Its calendars take the days from so many to so many from today, 21 November.
Published town_with_days(std::int64_t least, std::int64_t most) {
  Published town = published_town();
  for (Form& form : town.forms)
    for (Step& step : form.steps)
      for (Field& field : step.fields)
        if (field.kind == FieldKind::date) {
          field.least = least;
          field.most = most;
        }
  return town;
}

}  // namespace

TEST_CASE("One choice replaces the other, and goes when it is tapped again", "[flow]") {
  Visit visit = at_field("choice");
  visit.does(ChooseOption{{"choice"}, {"a"}});
  visit.does(ChooseOption{{"choice"}, {"b"}});
  CHECK_FALSE(field_in(visit, "choice").options.at(0).chosen);
  CHECK(field_in(visit, "choice").options.at(1).chosen);
  visit.does(ChooseOption{{"choice"}, {"b"}});
  CHECK_FALSE(field_in(visit, "choice").options.at(1).chosen);
}

TEST_CASE("Several choices stand side by side, unknown ones nowhere", "[flow]") {
  Visit visit = at_field("choices");
  visit.does(ChooseOption{{"choices"}, {"b"}});
  visit.does(ChooseOption{{"choices"}, {"a"}});
  visit.does(ChooseOption{{"choices"}, {"x"}});
  CHECK(field_in(visit, "choices").options.at(0).chosen);
  CHECK(field_in(visit, "choices").options.at(1).chosen);
  visit.does(ChooseOption{{"text"}, {"a"}});
  CHECK(visit.state.draft->chosen.size() == 1);
}

TEST_CASE("A calendar turns by months, shows whole weeks and keeps the day", "[flow]") {
  Visit visit = at_field("date");
  CHECK(field_in(visit, "date").month == day("2026-11-01"));
  visit.does(TurnMonth{{"date"}, 1});
  visit.does(PickDate{{"date"}, day("2026-12-24")});
  const FieldView field = field_in(visit, "date");
  REQUIRE(field.days.size() == 42);
  CHECK(field.days.front().date == day("2026-11-29"));
  CHECK_FALSE(field.days.front().can_choose);
  CHECK(field.date == day("2026-12-24"));
  CHECK(field.days.at(25).chosen);
  for (int i = 0; i < 500; ++i) visit.does(TurnMonth{{"date"}, 1});
  CHECK(field_in(visit, "date").month == day("2036-11-01"));
}

TEST_CASE("A calendar offers only the days that the form takes", "[flow]") {
  Visit visit{Town(town_with_days(10, 12))};  // from 1 December
  visit.start_form(listing_of_kind(ListingKind::registry));
  const FieldView field = field_in(visit, "date");
  CHECK(field.month == day("2026-12-01"));
  std::vector<Date> offered;
  for (const DayView& one : field.days)
    if (one.can_choose) offered.push_back(one.date);
  CHECK(offered == std::vector{day("2026-12-01"), day("2026-12-02"), day("2026-12-03")});
  CHECK(field.limits.first_day == day("2026-12-01"));
  CHECK(field.limits.last_day == day("2026-12-03"));
}

TEST_CASE("A calendar turns only to months with a day that the form takes", "[flow]") {
  Visit visit{Town(town_with_days(10, 45))};  // 1 December to 5 January
  visit.start_form(listing_of_kind(ListingKind::registry));
  const auto turns = [&] {
    const FieldView field = field_in(visit, "date");
    return std::pair(field.has_earlier, field.has_later);
  };
  CHECK(turns() == std::pair(false, true));
  visit.does(TurnMonth{{"date"}, -1});
  CHECK(field_in(visit, "date").month == day("2026-12-01"));
  visit.does(TurnMonth{{"date"}, 1});
  CHECK(turns() == std::pair(true, false));
  visit.does(TurnMonth{{"date"}, 1});
  CHECK(field_in(visit, "date").month == day("2027-01-01"));
}

TEST_CASE("A field says how many characters each of its texts may have", "[flow]") {
  const std::map<FieldKind, std::size_t> kMost{
      {FieldKind::text, 80},   {FieldKind::name, 40}, {FieldKind::address, 120},
      {FieldKind::email, 120}, {FieldKind::team, 40}, {FieldKind::statement, 800}};
  std::size_t seen = 0;
  Visit visit;
  visit.start_form(listing_of_kind(ListingKind::registry));
  for (; visit.screen() == Screen::form; visit.answer_step())
    for (const FieldView& field : visit.shown<FormView>().fields)
      if (const auto most = kMost.find(field.kind); most != kMost.end()) {
        INFO(name_of(field.kind));
        CHECK(field.limits.characters_max == most->second);
        ++seen;
      }
  CHECK(seen == kMost.size());
}

TEST_CASE("A date that is none is not picked", "[flow]") {
  Visit visit = at_field("date");
  visit.does(PickDate{{"date"},
                      Date{std::chrono::year{2027}, std::chrono::February, std::chrono::day{30}}});
  CHECK_FALSE(field_in(visit, "date").date.has_value());
}

TEST_CASE("Consent is given to the text shown, and can be taken back", "[flow]") {
  Visit visit = at_field("consent");
  visit.does(GiveConsent{{"consent"}, YesNo::yes});
  CHECK(visit.state.draft->chosen.at({"consent"}) == Answer(ConsentGiven{{"privacy"}, 2, true}));
  visit.does(GiveConsent{{"consent"}, YesNo::no});
  visit.does(NextStep{});
  CHECK(field_in(visit, "consent").problem == Problem::consent_needed);
}

TEST_CASE("A team grows, shrinks in the middle, and keeps each member's row together", "[flow]") {
  Visit visit = at_field("team");
  visit.does(AddMember{{"team"}});
  visit.does(AddMember{{"team"}});
  CHECK(field_in(visit, "team").inputs.size() == 9);
  for (std::uint8_t row = 0; row < 3; ++row) {
    visit.focus("team", Part::written, row);
    visit.type({row == 0 ? "あ" : row == 1 ? "い" : "う"});
    visit.focus("team", Part::birth_year, row);
    visit.type({"2", "0", "1", row == 0 ? "0" : row == 1 ? "1" : "2"});
  }
  visit.does(RemoveMember{{"team"}, 1});
  const auto inputs = field_in(visit, "team").inputs;
  REQUIRE(inputs.size() == 6);
  CHECK(inputs.at(0).text == "あ");
  CHECK(inputs.at(3).text == "う");
  CHECK(inputs.at(4).text == "う");
  CHECK(inputs.at(5).text == "2012");
}

TEST_CASE("A team has at most its limit and at least one row", "[flow]") {
  Visit visit = at_field("team");
  for (int i = 0; i < 30; ++i) visit.does(AddMember{{"team"}});
  CHECK(field_in(visit, "team").members == kFormLimits.team_max);
  CHECK_FALSE(field_in(visit, "team").can_add_member);
  for (int i = 0; i < 30; ++i) visit.does(RemoveMember{{"team"}, 0});
  CHECK(field_in(visit, "team").members == 1);
}

TEST_CASE("Empty rows of a team are not members", "[flow]") {
  Visit visit = at_field("team");
  visit.does(AddMember{{"team"}});
  visit.focus("team", Part::written, 1);
  visit.type({"い"});
  visit.answer_form();
  for (const AnswerView& answer : visit.shown<ConfirmView>().answers)
    if (answer.field == FieldId{"team"})
      CHECK(std::get<std::vector<TeamMember>>(answer.answer).size() == 2);
  visit.does(FixField{{"team"}});
  visit.does(AddMember{{"team"}});
  visit.does(NextStep{});
  CHECK(visit.screen() == Screen::confirm);
}

TEST_CASE("Answers for fields of another step are not taken", "[flow]") {
  Visit visit = at_field("choice");
  visit.does(GiveConsent{{"consent"}, YesNo::yes});
  visit.does(AddMember{{"team"}});
  visit.does(ChooseAgeBand{{"band"}, AgeBand::teens});
  visit.focus("name", Part::written);
  CHECK(visit.state.draft->chosen.empty());
  CHECK(visit.state.focus == Slot{{"text"}, Part::whole, 0});
}

TEST_CASE("What is no number is refused, not taken for an answer left empty", "[flow]") {
  Visit visit = at_field("number");
  const auto problem_after = [&](const std::string& text) {
    visit.state.draft->typed[{{"number"}, Part::whole, 0}].set_text(text);
    visit.does(NextStep{});
    return field_in(visit, "number").problem;
  };
  CHECK(problem_after("5-") == Problem::wrong_kind);
  CHECK(problem_after("99999999999999999999") == Problem::wrong_kind);
}

TEST_CASE("A calendar is open at the month of the day that was chosen", "[flow]") {
  Visit visit = at_field("date");
  visit.does(PickDate{{"date"}, day("2027-01-08")});
  const FieldView field = field_in(visit, "date");
  CHECK(field.month == day("2027-01-01"));
  CHECK(std::ranges::count_if(field.days, [](const DayView& one) { return one.chosen; }) == 1);
  visit.does(TurnMonth{{"date"}, -1});
  CHECK(field_in(visit, "date").month == day("2026-12-01"));
}
