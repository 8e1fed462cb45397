#include "kiosk/input/romaji.h"

#include "kiosk/input/composer.h"
#include "kiosk/input/romaji_table.h"
#include "tests/support/catch.h"

using namespace tsudoi::input;

namespace {

/// Typed letter by letter, as a person does.
std::string typed(const std::string& letters) {
  Composer composer;
  for (const char letter : letters)
    composer.press({KeyRole::character, std::string(1, letter)}, Board::romaji);
  composer.settle();
  return composer.text();
}

}  // namespace

TEST_CASE("Every spelling becomes its kana, whether typed or folded at once", "[input]") {
  for (const Spelling& spelling : kSpellings) {
    INFO(spelling.letters);
    CHECK(settle_romaji(spelling.letters) == spelling.kana);
    CHECK(typed(std::string(spelling.letters)) == (spelling.letters == "-" ? "-" : spelling.kana));
  }
}

TEST_CASE("The spelling table is in order, so that it can be searched", "[input]") {
  for (std::size_t i = 1; i < kSpellings.size(); ++i)
    REQUIRE(kSpellings[i - 1].letters < kSpellings[i].letters);
}

TEST_CASE("Hepburn and Kunrei write the same kana", "[input]") {
  for (const auto& [hepburn, kunrei, kana] : {std::tuple{"shi", "si", "し"},
                                              {"chi", "ti", "ち"},
                                              {"tsu", "tu", "つ"},
                                              {"fu", "hu", "ふ"},
                                              {"ji", "zi", "じ"},
                                              {"sha", "sya", "しゃ"},
                                              {"cho", "tyo", "ちょ"},
                                              {"ju", "zyu", "じゅ"},
                                              {"ja", "jya", "じゃ"}}) {
    CHECK(typed(hepburn) == kana);
    CHECK(typed(kunrei) == kana);
  }
}

TEST_CASE("A doubled consonant is a small tsu", "[input]") {
  CHECK(typed("gakkou") == "がっこう");
  CHECK(typed("kitte") == "きって");
  CHECK(typed("zasshi") == "ざっし");
  CHECK(typed("matcha") == "まっちゃ");
  CHECK(typed("kippu") == "きっぷ");
  CHECK(typed("xtsu") == "っ");
}

TEST_CASE("A syllabic n is known by what follows it", "[input]") {
  CHECK(typed("konnichiha") == "こんにちは");
  CHECK(typed("konnnichiha") == "こんにちは");
  CHECK(typed("kin'en") == "きんえん");
  CHECK(typed("honya") == "ほにゃ");
  CHECK(typed("hon'ya") == "ほんや");
  CHECK(typed("shinbun") == "しんぶん");
  CHECK(typed("shimbun") == "しんぶん");
  CHECK(typed("gumma") == "ぐんま");
  CHECK(typed("honnwoyomu") == "ほんをよむ");
  CHECK(typed("honn") == "ほん");
  CHECK(typed("hon") == "ほん");
}

TEST_CASE("Long vowels are written as they are typed", "[input]") {
  CHECK(typed("su-pa-") == "すーぱー");
  CHECK(typed("toukyou") == "とうきょう");
  CHECK(settle_romaji("tōkyō") == "とうきょう");
  CHECK(settle_romaji("kūki") == "くうき");
}

TEST_CASE("Letters that can never be kana stay letters", "[input]") {
  CHECK(typed("qx") == "qx");
  CHECK(settle_romaji("bk") == "bk");
  CHECK(fold_romaji("ky").kana.empty());
  CHECK(fold_romaji("ky").rest == "ky");
}
