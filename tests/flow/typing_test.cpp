#include "tests/flow/visit.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::flow;
using namespace tsudoi::test;
using input::Board;
using input::KeyRole;

namespace {

Visit at_name() {
  Visit visit;
  visit.start_form(listing_of_kind(ListingKind::event));
  return visit;
}
InputView written(const Visit& visit) {
  return visit.shown<FormView>().fields.at(0).inputs.at(0);
}
InputView reading(const Visit& visit) {
  return visit.shown<FormView>().fields.at(0).inputs.at(1);
}

}  // namespace

TEST_CASE("The first input of a step is ready to type in, on the right board", "[flow]") {
  Visit visit = at_name();
  CHECK(written(visit).focused);
  CHECK(visit.shown<FormView>().keyboard->board == Board::kana);
  visit.answer_step();
  CHECK(visit.shown<FormView>().keyboard->board == Board::digits);
  Visit english;
  english.does(SetLanguage{Language::english});
  english.start_form(listing_of_kind(ListingKind::event));
  CHECK(english.shown<FormView>().keyboard->board == Board::letters);
}

TEST_CASE("The reading fills itself from what is typed for the name", "[flow]") {
  Visit visit = at_name();
  visit.type({"わ", "た"});
  CHECK(visit.shown<FormView>().keyboard->candidates == std::vector<std::string>{"わた", "ワタ"});
  visit.does(ChooseCandidate{1});
  CHECK(written(visit).text == "ワタ");
  CHECK(reading(visit).text == "わた");
  CHECK(reading(visit).filled_by_typing);
  visit.does(ChooseCandidate{0});
  visit.does(ChooseCandidate{99});
  CHECK(written(visit).text == "ワタ");
  visit.does(ReopenWord{});
  CHECK(visit.shown<FormView>().keyboard->candidates.size() == 2);
}

TEST_CASE("A reading typed by hand stays, and an emptied one fills itself again", "[flow]") {
  Visit visit = at_name();
  visit.type({"は", "な"});
  visit.focus("name", Part::reading);
  visit.type({"こ"});
  CHECK(reading(visit).text == "はなこ");
  CHECK_FALSE(reading(visit).filled_by_typing);
  visit.focus("name", Part::written);
  visit.type({"よ"});
  CHECK(written(visit).text == "はなよ");
  CHECK(reading(visit).text == "はなこ");
  visit.focus("name", Part::reading);
  for (int i = 0; i < 3; ++i) visit.press(KeyRole::erase);
  visit.does(Unfocus{});
  CHECK(reading(visit).text == "はなよ");
  CHECK(reading(visit).filled_by_typing);
}

TEST_CASE("Enter keeps what is composed, then goes on, then closes the keyboard", "[flow]") {
  Visit visit = at_name();
  visit.type({"は"});
  visit.press(KeyRole::enter);
  CHECK(written(visit).compose_from == written(visit).compose_to);
  CHECK(written(visit).focused);
  visit.press(KeyRole::enter);
  CHECK(reading(visit).focused);
  visit.press(KeyRole::enter);
  CHECK_FALSE(visit.shown<FormView>().keyboard.has_value());
}

TEST_CASE("Digits and e-mail take only what they can hold", "[flow]") {
  Visit visit = at_name();
  visit.answer_step();
  visit.type({"0", "a", "あ", "9"});
  visit.press(KeyRole::space);
  visit.press(KeyRole::to_kana);
  CHECK(visit.shown<FormView>().fields.at(0).inputs.at(0).text == "09");
  CHECK(visit.state.board == Board::digits);
  Visit mail;
  mail.start_form(listing_of_kind(ListingKind::registry));
  mail.answer_step();
  mail.focus("mail");
  mail.type({"a", "@", "あ", "."});
  mail.press(KeyRole::space);
  CHECK(mail.shown<FormView>().fields.at(2).inputs.at(0).text == "a@.");
}

TEST_CASE("Boards change by key, and shift holds for one letter", "[flow]") {
  Visit visit = at_name();
  visit.press(KeyRole::to_romaji);
  visit.type({"k", "a"});
  CHECK(written(visit).text == "か");
  visit.press(KeyRole::to_letters);
  visit.press(KeyRole::shift);
  CHECK(visit.shown<FormView>().keyboard->shift == input::Shift::once);
  visit.type({"K"});
  CHECK(visit.shown<FormView>().keyboard->shift == input::Shift::off);
  CHECK(written(visit).text == "かK");
}

TEST_CASE("What is being composed is marked, for the screen to underline", "[flow]") {
  Visit visit = at_name();
  visit.type({"あ"});
  visit.press(KeyRole::space);
  visit.type({"い", "う"});
  CHECK(written(visit).text == "あ いう");
  CHECK(written(visit).compose_from == 4);
  CHECK(written(visit).compose_to == 10);
  CHECK(written(visit).caret == 10);
  CHECK(written(visit).characters_left == 36);
}

TEST_CASE("A lone n at the end is settled before the answer is judged", "[flow]") {
  Visit visit = at_name();
  visit.press(KeyRole::to_romaji);
  visit.type({"k", "e", "n"});
  visit.does(NextStep{});
  visit.does(Back{});
  CHECK(written(visit).text == "けん");
  CHECK(reading(visit).text == "けん");
}
