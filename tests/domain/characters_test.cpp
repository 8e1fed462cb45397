#include "storage/domain/characters.h"

#include "tests/support/catch.h"

using namespace tsudoi;

namespace {

/// As UTF-8, of three bytes at the most.
std::string text_of_point(char32_t point) {
  if (point < 0x80) return {static_cast<char>(point)};
  return {static_cast<char>(0xE0 | point >> 12), static_cast<char>(0x80 | (point >> 6 & 0x3F)),
          static_cast<char>(0x80 | (point & 0x3F))};
}

}  // namespace

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

TEST_CASE("What is everyday without a look is plain and normal when looked at [F41]", "[domain]") {
  std::string all;
  std::size_t count = 0;
  for (char32_t point = 0x20; point < 0xFFFE; ++point) {
    if (point >= 0x7F && point < 0x800) continue;     // two bytes; none is everyday
    if (point >= 0xD800 && point < 0xE000) continue;  // half of a pair
    const std::string character = text_of_point(point);
    if (!everyday_characters(character)) continue;
    ++count;
    all += character;
    // A circled digit is plain and not everyday: beside it there is no short cut.
    CHECK(is_plain_text(character + "①"));
    CHECK(has_kanji(character) == (point >= 0x4E00));
    CHECK(is_all_blank(character) == (point == 0x20));
  }
  CHECK(count == 95 + 86 + 92 + 20902);
  CHECK(everyday_characters(all) == count);
  CHECK(nfc(all + "①") == all + "①");
  for (const char* other : {"é", "か\xE3\x82\x99", "\xEF\xBC\xA1", "𠮷", "\t", "\x7F", "\xFF"})
    CHECK_FALSE(everyday_characters(other));
}

TEST_CASE("A reading has no kanji", "[domain]") {
  CHECK(is_reading("わたなべ ハナコ"));
  CHECK(is_reading("John Smith"));
  CHECK(is_reading("ささき・えみー"));
  CHECK_FALSE(is_reading("佐々木"));
}
