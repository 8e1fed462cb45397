#include "tests/flow/dump.h"
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

bool types_or_turns(KeyRole role) {
  return role == KeyRole::character || role == KeyRole::to_kana || role == KeyRole::to_romaji ||
         role == KeyRole::to_letters || role == KeyRole::to_digits;
}

/// Presses every key that types or opens another board, each in the input as it is.
void press_each_key(const Visit& visit, const Slot& slot) {
  Visit at = visit;
  at.does(Focus{slot});
  const auto board = at.shown<FormView>().keyboard.value();
  for (const input::KeyRow row : input::rows_of(board.board, board.typing))
    for (const input::Key& key : row) {
      if (!types_or_turns(key.role)) continue;
      Visit pressed = at;
      pressed.does(PressKey{input::press_of(key, input::Shift::off)});
      INFO(slot.field.value << " " << key.text);
      CHECK(dump(pressed.state) != dump(at.state));
    }
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

TEST_CASE("A real keyboard types only what digits and e-mail can hold", "[flow]") {
  Visit visit = at_name();
  visit.answer_step();
  visit.type({"0", "a", "あ", "9", "-"});
  visit.press(KeyRole::space);
  CHECK(visit.shown<FormView>().fields.at(0).inputs.at(0).text == "09-");
  visit.focus("year");
  visit.type({"1", "9", "-", "5"});
  CHECK(visit.shown<FormView>().fields.at(1).inputs.at(0).text == "195");
  Visit mail;
  mail.start_form(listing_of_kind(ListingKind::registry));
  mail.answer_step();
  mail.focus("mail");
  mail.type({"a", "@", "あ", "."});
  mail.press(KeyRole::space);
  CHECK(mail.shown<FormView>().fields.at(2).inputs.at(0).text == "a@.");
}

TEST_CASE("No key of the board that opens at an input is dead there", "[flow]") {
  Visit visit;
  visit.start_form(listing_of_kind(ListingKind::registry));
  for (int step = 0; step < 9 && visit.screen() == Screen::form; ++step) {
    for (const FieldView& field : visit.shown<FormView>().fields)
      for (const InputView& one : field.inputs) press_each_key(visit, one.slot);
    visit.answer_step();
  }
}

TEST_CASE("A year of birth is typed as western or in its era", "[flow]") {
  Visit visit = at_name();
  visit.answer_step();
  visit.focus("phone");
  visit.type({"0", "4", "4", "9", "3", "3", "7", "1", "3", "3"});
  const auto saved_for = [&](std::initializer_list<const char*> keys) {
    Visit one = visit;
    one.focus("year");
    one.type(keys);
    one.does(NextStep{});
    one.does(Confirm{});
    return one.asked_for<SaveApplication>().at(0).answers.at({"year"});
  };
  CHECK(saved_for({"1", "9", "5", "0"}) == Answer(std::int64_t{1950}));
  CHECK(saved_for({"昭和", "2", "5"}) == Answer(std::int64_t{1950}));
  CHECK(saved_for({"昭和", "6", "4"}) == Answer(std::int64_t{1989}));
  CHECK(saved_for({"平成", "1"}) == Answer(std::int64_t{1989}));
  CHECK(saved_for({"1", "9", "昭和", "2", "5"}) == Answer(std::int64_t{1950}));
}

TEST_CASE("A year that its era never had is refused, and an era goes as a whole", "[flow]") {
  Visit visit = at_name();
  visit.answer_step();
  visit.focus("year");
  const auto year = [&] { return visit.shown<FormView>().fields.at(1); };
  visit.type({"昭和", "7", "0"});
  visit.does(NextStep{});
  CHECK(year().problem == Problem::year_out_of_range);
  visit.focus("year");
  visit.type({"平成"});
  CHECK(year().inputs.at(0).text == "平成");
  CHECK(year().problem == Problem::year_out_of_range);
  visit.press(KeyRole::erase);
  CHECK(year().inputs.at(0).text.empty());
}

TEST_CASE("An era goes as a whole wherever the caret stands, and in every language", "[flow]") {
  for (const Language language : {Language::japanese, Language::english}) {
    Visit visit = at_name();
    visit.answer_step();
    visit.focus("year");
    const auto year = [&] { return visit.shown<FormView>().fields.at(1).inputs.at(0).text; };
    visit.type({"昭和", "2"});
    visit.does(SetLanguage{language});
    visit.press(KeyRole::left);
    visit.press(KeyRole::left);
    visit.press(KeyRole::erase);
    CHECK(year() == "昭和2");
    visit.press(KeyRole::right);
    visit.press(KeyRole::erase);
    CHECK(year() == "2");
  }
}

TEST_CASE("Eras are on the board of those who read Japanese", "[flow]") {
  Visit visit = at_name();
  visit.answer_step();
  visit.focus("year");
  CHECK(visit.shown<FormView>().keyboard->typing == Typing::year);
  visit.does(SetLanguage{Language::english});
  CHECK(visit.shown<FormView>().keyboard->typing == Typing::digits);
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
