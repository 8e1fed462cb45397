// The on-screen keyboards as data: rows of keys with roles. Screens draw them; flow gives each
// press to the composer. An external keyboard makes the same presses.
//
// Owns: static tables that live as long as the program.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace tsudoi::input {

enum class KeyRole : std::uint8_t {
  character,   // types its text
  voiced,      // ゛゜: か -> が; は -> ば -> ぱ -> は
  small,       // 小: つ -> っ
  space,       // 空白
  erase,       // takes back one character
  enter,       // 決定: keeps what is being composed, then goes to the next input
  shift,       // capital letters for the next key
  left,        // caret
  right,       // caret
  to_kana,     // 五十音
  to_romaji,   // letters that become kana
  to_letters,  // letters that stay letters
  to_digits,   // 123
  gap,         // an empty place on the board; never pressed
};

struct Key {
  KeyRole role = KeyRole::character;
  std::string_view text;     // what it types; for other roles empty, the screen has the word
  std::string_view shifted;  // what it types after shift; empty: the same
  std::uint8_t width = 2;    // in half keys: an ordinary key is 2
};

using KeyRow = std::span<const Key>;

enum class Board : std::uint8_t { kana, romaji, letters, digits };
inline constexpr std::size_t kBoards = 4;

/// What is typed in a place, and with it which boards and keys it has: a key that would do nothing
/// there is not on the board.
enum class Typing : std::uint8_t {
  japanese,  // every board
  kana,      // every board
  email,     // letters alone, no blank
  phone,     // digits and hyphens
  digits,
  year,  // digits, after an era where one is wanted: "1950", "昭和25"
};
inline constexpr std::size_t kTypings = 6;

bool has_board(Typing typing, Board board);
/// 大正, 昭和, 平成 or 令和: a key of the year's board.
bool is_era(std::string_view text);
bool ends_in_era(std::string_view text);
/// The rows of a board from top to bottom. All rows of one board are equally wide.
std::span<const KeyRow> rows_of(Board board, Typing typing);

enum class Shift : std::uint8_t { off, once };

/// One press, from glass or from an external keyboard.
struct KeyPress {
  KeyRole role = KeyRole::character;
  std::string text;  // character only: what is typed
  bool operator==(const KeyPress&) const = default;
};

/// The press that this key makes.
KeyPress press_of(const Key& key, Shift shift);

}  // namespace tsudoi::input
