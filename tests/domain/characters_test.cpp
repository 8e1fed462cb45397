#include "storage/domain/characters.h"

#include "tests/support/catch.h"

using namespace tsudoi;

TEST_CASE("Text that breaks screens or lists is not plain [F41]", "[domain]") {
  using namespace std::string_literals;
  CHECK_FALSE(is_plain_text("a\0b"s));             // NUL
  CHECK_FALSE(is_plain_text("a\nb"));              // control
  CHECK_FALSE(is_plain_text("\xC2\x85"));          // C1 control
  CHECK_FALSE(is_plain_text("a\xE2\x80\xAEgpj"));  // right-to-left override
  CHECK_FALSE(is_plain_text("a\xE2\x81\xA6"));     // isolate
  CHECK_FALSE(is_plain_text("\xEE\x80\x80"));      // private use
  CHECK_FALSE(is_plain_text("\xE2\x80\xA8"));      // line separator
  CHECK_FALSE(is_plain_text("\xF0\xBF\xBF\xBD"));  // unassigned, in the third plane
  CHECK_FALSE(is_plain_text("\xEF\xBF\xBF"));      // noncharacter
}

TEST_CASE("Bytes that are not UTF-8 are not text [F41]", "[domain]") {
  for (const char* bytes : {"\xC0\xAF", "\xE0\x80\xAF", "\xF0\x80\x80\xAF", "\xED\xA0\x80", "\xFF",
                            "\xE3\x81", "\x80", "\xF4\x90\x80\x80"}) {
    CHECK_FALSE(is_utf8(bytes));
    CHECK_FALSE(is_plain_text(bytes));
    CHECK(nfc(bytes) == bytes);
    CHECK(search_fold(bytes).empty());
  }
}

TEST_CASE("A tower of combining marks is not plain [F41]", "[domain]") {
  std::string text = "e";
  for (int i = 0; i < 4; ++i) text += "\xCC\xB0";
  CHECK(is_plain_text(nfc(text)));
  for (int i = 0; i < 10'000; ++i) text += "\xCC\xB0";
  CHECK_FALSE(is_plain_text(text));
}

TEST_CASE("Text is stored composed, in one way only [F41]", "[domain]") {
  const std::string decomposed = "か\xE3\x82\x99";  // か and a combining dakuten
  CHECK_FALSE(is_plain_text(decomposed));
  CHECK(nfc(decomposed) == "が");
  CHECK(is_plain_text(nfc(decomposed)));
}

TEST_CASE("Rare kanji of names are plain and keep their form", "[domain]") {
  for (const char* name : {"髙橋", "山﨑", "渡邉", "𠮷田", "葛\xF3\xA0\x84\x80城"}) {
    CHECK(is_plain_text(name));
    CHECK(nfc(name) == name);
    CHECK(has_kanji(name));
  }
  CHECK_FALSE(has_kanji("わたなべ ハナコー John 〒"));
}

TEST_CASE("Characters are counted and cut as people see them", "[domain]") {
  CHECK(characters_in("𠮷田abc") == 5);
  CHECK(first_characters("𠮷田abc", 2) == "𠮷田");
  CHECK(first_characters("ab", 5) == "ab");
}

TEST_CASE("Blanks are outside gone and inside single", "[domain]") {
  CHECK(single_blanks("　渡邉 　\t花子 ") == "渡邉 花子");
  CHECK(single_blanks("   ").empty());
}

TEST_CASE("Search folds scripts, widths and variant glyphs", "[domain]") {
  CHECK(search_fold("ｼｮﾄﾞｳ") == search_fold("しょどう"));
  CHECK(search_fold("ＹＯＧＡ Yoga") == "yogayoga");
  CHECK(search_fold("髙﨑 𠮷 渡邊") == search_fold("高崎吉渡邉"));
  CHECK(search_fold("エリア・ミーティング") == "えりあみーてぃんぐ");
  CHECK(search_fold("か\xE3\x82\x99") == "が");
}

TEST_CASE("A reading has no kanji", "[domain]") {
  CHECK(is_reading("わたなべ ハナコ"));
  CHECK(is_reading("John Smith"));
  CHECK(is_reading("ささき・えみー"));
  CHECK_FALSE(is_reading("佐々木"));
}
