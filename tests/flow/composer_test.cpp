#include "kiosk/input/composer.h"

#include "kiosk/input/converter.h"
#include "kiosk/input/kana.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::input;

namespace {

Pressed press(Composer& composer, const std::string& text, Board board = Board::kana) {
  return composer.press({KeyRole::character, text}, board);
}
Pressed press(Composer& composer, KeyRole role) {
  return composer.press({role, {}}, Board::kana);
}
void type(Composer& composer, std::initializer_list<const char*> keys) {
  for (const char* key : keys) press(composer, std::string(key));
}

}  // namespace

TEST_CASE("A name typed in kana is its own reading until it is converted", "[input]") {
  Composer composer;
  type(composer, {"わ", "た", "な", "へ"});
  press(composer, KeyRole::voiced);
  CHECK(composer.composing() == "わたなべ");
  composer.convert_to("渡邉");
  press(composer, KeyRole::space);
  type(composer, {"は", "な", "こ"});
  CHECK(composer.text() == "渡邉 はなこ");
  CHECK(composer.reading() == "わたなべ はなこ");
  CHECK(composer.compose_from() == std::string("渡邉 ").size());
  CHECK(composer.caret() == composer.text().size());
}

TEST_CASE("Only what is being composed is converted", "[input]") {
  Composer composer;
  type(composer, {"あ"});
  CHECK(press(composer, KeyRole::enter) == Pressed::changed);
  composer.convert_to("亜");
  CHECK(composer.text() == "あ");
  CHECK(press(composer, KeyRole::enter) == Pressed::leave);
}

TEST_CASE("A converted word goes back to its reading to be converted again", "[input]") {
  Composer composer;
  type(composer, {"か", "わ"});
  composer.convert_to("川");
  composer.reopen_word();
  CHECK(composer.text() == "かわ");
  CHECK(composer.composing() == "かわ");
  composer.convert_to("河");
  CHECK(composer.text() == "河");
  CHECK(composer.reading() == "かわ");
}

TEST_CASE("Settled kana can be taken up again, back to the last blank", "[input]") {
  Composer composer;
  type(composer, {"あ"});
  press(composer, KeyRole::space);
  type(composer, {"は", "な"});
  composer.settle();
  composer.reopen_word();
  CHECK(composer.composing() == "はな");
}

TEST_CASE("The dakuten key goes round, and leaves other kana alone", "[input]") {
  std::string kana = "は";
  for (const char* next : {"ば", "ぱ", "は"}) {
    kana = voiced_after(kana);
    CHECK(kana == next);
  }
  CHECK(voiced_after("う") == "ゔ");
  CHECK(voiced_after("ま") == "ま");
  CHECK(small_after("つ") == "っ");
  CHECK(small_after("っ") == "つ");
  CHECK(small_after("か") == "か");
  Composer composer;
  CHECK(press(composer, KeyRole::voiced) == Pressed::nothing);
}

TEST_CASE("Erasing takes back one character at a time", "[input]") {
  Composer composer;
  type(composer, {"は", "な"});
  composer.convert_to("花子");
  press(composer, KeyRole::erase);
  CHECK(composer.text() == "花");
  press(composer, KeyRole::erase);
  CHECK(composer.is_empty());
  CHECK(composer.reading().empty());
  CHECK(press(composer, KeyRole::erase) == Pressed::nothing);
}

TEST_CASE("Typing goes in where the caret stands", "[input]") {
  Composer composer;
  type(composer, {"あ", "う"});
  press(composer, KeyRole::left);
  type(composer, {"い"});
  CHECK(composer.text() == "あいう");
  CHECK(composer.composing() == "い");
  CHECK(composer.caret() == 6);
  press(composer, KeyRole::right);
  CHECK(press(composer, KeyRole::right) == Pressed::nothing);
}

TEST_CASE("Letters typed as letters are never composed", "[input]") {
  Composer composer;
  press(composer, "k", Board::letters);
  press(composer, "a", Board::letters);
  CHECK(composer.text() == "ka");
  CHECK(composer.composing().empty());
}

TEST_CASE("A blank is taken once, and never first", "[input]") {
  Composer composer;
  CHECK(press(composer, KeyRole::space) == Pressed::nothing);
  type(composer, {"あ"});
  CHECK(press(composer, KeyRole::space) == Pressed::changed);
  CHECK(press(composer, KeyRole::space) == Pressed::nothing);
}

TEST_CASE("A full input takes no more, and a long conversion is refused", "[input]") {
  Composer composer(2);
  type(composer, {"あ", "い"});
  CHECK(press(composer, "う") == Pressed::full);
  composer.convert_to("亜以宇");
  CHECK(composer.text() == "あい");
  Composer romaji(2);
  for (const char* letter : {"k", "y", "a", "k"}) press(romaji, letter, Board::romaji);
  romaji.settle();
  CHECK(romaji.text() == "きゃ");
}

TEST_CASE("Unusual characters from a keyboard are not taken [F41]", "[input]") {
  Composer composer;
  CHECK(press(composer, std::string("\0", 1)) == Pressed::nothing);
  CHECK(press(composer, "\xE2\x80\xAE") == Pressed::nothing);
  CHECK(press(composer, "\xFF") == Pressed::nothing);
  CHECK(composer.is_empty());
}

TEST_CASE("A hyphen lengthens a kana and parts numbers", "[input]") {
  Composer composer;
  type(composer, {"け", "-", "1", "-", "2"});
  CHECK(composer.text() == "けー1-2");
}

TEST_CASE("The candidates without a dictionary are hiragana and katakana", "[input]") {
  const KanaConverter converter;
  CHECK(converter.candidates("はなこゔ", FieldKind::name) ==
        std::vector<Candidate>{{"はなこゔ"}, {"ハナコヴ"}});
  CHECK(converter.candidates("", FieldKind::name).empty());
  CHECK(converter.candidates("abc", FieldKind::text).empty());
}
