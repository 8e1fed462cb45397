#include "kiosk/input/keys.h"

#include <set>

#include "kiosk/input/year.h"
#include "tests/support/catch.h"

using namespace tsudoi::input;

namespace {

constexpr auto kAny = Typing::japanese;

std::size_t width_of(KeyRow row) {
  std::size_t width = 0;
  for (const Key& key : row) width += key.width;
  return width;
}

bool has_role(Board board, KeyRole role, Typing typing = kAny) {
  for (const KeyRow row : rows_of(board, typing))
    for (const Key& key : row)
      if (key.role == role) return true;
  return false;
}

std::set<std::string_view> texts_of(Board board, Typing typing = kAny) {
  std::set<std::string_view> texts;
  for (const KeyRow row : rows_of(board, typing))
    for (const Key& key : row) texts.insert({key.text, key.shifted});
  return texts;
}

}  // namespace

TEST_CASE("All rows of a board are equally wide", "[input]") {
  for (std::size_t board = 0; board < kBoards; ++board)
    for (std::size_t typing = 0; typing < kTypings; ++typing) {
      const auto rows = rows_of(static_cast<Board>(board), static_cast<Typing>(typing));
      for (const KeyRow row : rows) CHECK(width_of(row) == width_of(rows.front()));
    }
}

TEST_CASE("Every board erases and enters, and leads to the kana board", "[input]") {
  for (std::size_t i = 0; i < kBoards; ++i) {
    const auto board = static_cast<Board>(i);
    CHECK(has_role(board, KeyRole::erase));
    CHECK(has_role(board, KeyRole::enter));
    if (board != Board::kana) CHECK(has_role(board, KeyRole::to_kana));
  }
  CHECK(has_role(Board::kana, KeyRole::to_romaji));
  CHECK(has_role(Board::romaji, KeyRole::to_letters));
}

TEST_CASE("A board has no key that would do nothing in its place", "[input]") {
  for (const auto typing : {Typing::email, Typing::phone, Typing::digits, Typing::year}) {
    const Board board = typing == Typing::email ? Board::letters : Board::digits;
    CHECK(has_board(typing, board));
    CHECK_FALSE(has_board(typing, Board::kana));
    for (const auto away : {KeyRole::to_kana, KeyRole::to_romaji, KeyRole::to_letters,
                            KeyRole::to_digits, KeyRole::space})
      CHECK_FALSE(has_role(board, away, typing));
    CHECK(has_role(board, KeyRole::erase, typing));
    CHECK(has_role(board, KeyRole::enter, typing));
  }
  CHECK(texts_of(Board::digits, Typing::phone).contains("-"));
  CHECK_FALSE(texts_of(Board::digits, Typing::digits).contains("-"));
  for (const char* one : {"a", "Z", "0", "9", "@", ".", "_", "-", "+"})
    CHECK(texts_of(Board::letters, Typing::email).contains(one));
}

TEST_CASE("Every era on the year's board is one that years are read in", "[input]") {
  std::set<std::string> eras;
  for (const auto text : texts_of(Board::digits, Typing::year))
    if (is_era(text)) eras.insert(std::string(text));
  CHECK(eras == std::set<std::string>{"大正", "昭和", "平成", "令和"});
  for (const std::string& era : eras) CHECK(year_from(era + "1").has_value());
}

TEST_CASE("The kana board has all 46 kana, the letter board all an e-mail needs", "[input]") {
  const auto kana = texts_of(Board::kana);
  for (const char* one : {"あ", "ん", "を", "わ", "ー", "ゆ", "ほ", "。"})
    CHECK(kana.contains(one));
  std::size_t count = 0;
  for (const auto text : kana) count += text >= "ぁ" && text <= "ん" ? 1 : 0;
  CHECK(count == 46);
  const auto letters = texts_of(Board::letters);
  for (const char* one : {"a", "Z", "0", "9", "@", ".", "_", "-", "+"})
    CHECK(letters.contains(one));
}

TEST_CASE("Shift types the second character, where there is one", "[input]") {
  const Key letter{KeyRole::character, "a", "A", 2};
  CHECK(press_of(letter, Shift::off) == KeyPress{KeyRole::character, "a"});
  CHECK(press_of(letter, Shift::once) == KeyPress{KeyRole::character, "A"});
  CHECK(press_of({KeyRole::character, "1", "", 2}, Shift::once).text == "1");
  CHECK(press_of({KeyRole::erase, "", "", 3}, Shift::off) == KeyPress{KeyRole::erase, ""});
}
