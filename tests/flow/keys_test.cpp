#include "kiosk/input/keys.h"

#include <set>

#include "tests/support/catch.h"

using namespace tsudoi::input;

namespace {

std::size_t width_of(KeyRow row) {
  std::size_t width = 0;
  for (const Key& key : row) width += key.width;
  return width;
}

bool has_role(Board board, KeyRole role) {
  for (const KeyRow row : rows_of(board))
    for (const Key& key : row)
      if (key.role == role) return true;
  return false;
}

std::set<std::string_view> texts_of(Board board) {
  std::set<std::string_view> texts;
  for (const KeyRow row : rows_of(board))
    for (const Key& key : row) texts.insert({key.text, key.shifted});
  return texts;
}

}  // namespace

TEST_CASE("All rows of a board are equally wide", "[input]") {
  for (std::size_t board = 0; board < kBoards; ++board) {
    const auto rows = rows_of(static_cast<Board>(board));
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
