#include "kiosk/input/keys.h"

#include <algorithm>
#include <array>

namespace tsudoi::input {
namespace {

using enum KeyRole;

constexpr Key type(std::string_view text) {
  return {character, text, "", 2};
}
constexpr Key type(std::string_view text, std::string_view shifted) {
  return {character, text, shifted, 2};
}
constexpr Key wide(std::string_view text, std::uint8_t width) {
  return {character, text, "", width};
}
constexpr Key role(KeyRole role, std::uint8_t width) {
  return {role, "", "", width};
}

// ---- 五十音, from the right as in school
constexpr std::array kKana1{type("わ"), type("ら"), type("や"), type("ま"), type("は"),
                            type("な"), type("た"), type("さ"), type("か"), type("あ")};
constexpr std::array kKana2{type("、"), type("り"), type("！"), type("み"), type("ひ"),
                            type("に"), type("ち"), type("し"), type("き"), type("い")};
constexpr std::array kKana3{type("を"), type("る"), type("ゆ"), type("む"), type("ふ"),
                            type("ぬ"), type("つ"), type("す"), type("く"), type("う")};
constexpr std::array kKana4{type("。"), type("れ"), type("？"), type("め"), type("へ"),
                            type("ね"), type("て"), type("せ"), type("け"), type("え")};
constexpr std::array kKana5{type("ん"), type("ろ"), type("よ"), type("も"), type("ほ"),
                            type("の"), type("と"), type("そ"), type("こ"), type("お")};
constexpr std::array kKana6{role(voiced, 2),    role(small, 2), type("ー"),     role(to_romaji, 2),
                            role(to_digits, 2), role(space, 3), role(erase, 3), role(enter, 4)};
constexpr std::array<KeyRow, 6> kKana{KeyRow(kKana1), KeyRow(kKana2), KeyRow(kKana3),
                                      KeyRow(kKana4), KeyRow(kKana5), KeyRow(kKana6)};

// ---- Letters
constexpr std::array kNumbers{type("1"), type("2"), type("3"), type("4"), type("5"),
                              type("6"), type("7"), type("8"), type("9"), type("0")};
constexpr std::array kTop{type("q", "Q"), type("w", "W"), type("e", "E"), type("r", "R"),
                          type("t", "T"), type("y", "Y"), type("u", "U"), type("i", "I"),
                          type("o", "O"), type("p", "P")};
constexpr std::array kMiddle{type("a", "A"), type("s", "S"), type("d", "D"), type("f", "F"),
                             type("g", "G"), type("h", "H"), type("j", "J"), type("k", "K"),
                             type("l", "L"), type("-", "'")};
constexpr std::array kLow{role(shift, 3), type("z", "Z"), type("x", "X"),
                          type("c", "C"), type("v", "V"), type("b", "B"),
                          type("n", "N"), type("m", "M"), role(erase, 3)};
constexpr std::array kBottom{role(to_kana, 3), role(to_digits, 2), type("@", "+"), type(".", ","),
                             type("_", "/"),   role(space, 5),     role(enter, 4)};
constexpr std::array<KeyRow, 5> kLetters{KeyRow(kNumbers), KeyRow(kTop), KeyRow(kMiddle),
                                         KeyRow(kLow), KeyRow(kBottom)};
constexpr std::array kEmailBottom{Key{character, "@", "+", 5}, Key{character, ".", ",", 5},
                                  Key{character, "_", "/", 5}, role(enter, 5)};
constexpr std::array<KeyRow, 5> kEmail{KeyRow(kNumbers), KeyRow(kTop), KeyRow(kMiddle),
                                       KeyRow(kLow), KeyRow(kEmailBottom)};

// ---- Letters that become kana
constexpr std::array kRomajiMiddle{type("a"), type("s"), type("d"), type("f"), type("g"),
                                   type("h"), type("j"), type("k"), type("l"), type("ー")};
constexpr std::array kRomajiLow{type("z"), type("x"), type("c"),  type("v"),  type("b"),
                                type("n"), type("m"), type("、"), type("。"), role(erase, 2)};
constexpr std::array kRomajiBottom{role(to_kana, 3), role(to_letters, 3), role(to_digits, 2),
                                   type("'"),        role(space, 6),      role(enter, 4)};
constexpr std::array<KeyRow, 4> kRomaji{KeyRow(kTop), KeyRow(kRomajiMiddle), KeyRow(kRomajiLow),
                                        KeyRow(kRomajiBottom)};

// ---- Digits, as on a telephone
constexpr std::array kDigits1{wide("1", 4), wide("2", 4), wide("3", 4)};
constexpr std::array kDigits2{wide("4", 4), wide("5", 4), wide("6", 4)};
constexpr std::array kDigits3{wide("7", 4), wide("8", 4), wide("9", 4)};
constexpr std::array kDigits4{wide("-", 4), wide("0", 4), role(erase, 4)};
constexpr std::array kDigits5{role(to_kana, 4), role(to_letters, 4), role(enter, 4)};
constexpr std::array<KeyRow, 5> kDigits{KeyRow(kDigits1), KeyRow(kDigits2), KeyRow(kDigits3),
                                        KeyRow(kDigits4), KeyRow(kDigits5)};
constexpr std::array kEnterAlone{role(enter, 12)};
constexpr std::array<KeyRow, 5> kPhone{KeyRow(kDigits1), KeyRow(kDigits2), KeyRow(kDigits3),
                                       KeyRow(kDigits4), KeyRow(kEnterAlone)};
constexpr std::array kZero{role(gap, 4), wide("0", 4), role(erase, 4)};
constexpr std::array<KeyRow, 5> kOnlyDigits{KeyRow(kDigits1), KeyRow(kDigits2), KeyRow(kDigits3),
                                            KeyRow(kZero), KeyRow(kEnterAlone)};

constexpr std::array kEras{wide("大正", 3), wide("昭和", 3), wide("平成", 3), wide("令和", 3)};
constexpr std::array<KeyRow, 6> kYear{KeyRow(kEras),    KeyRow(kDigits1), KeyRow(kDigits2),
                                      KeyRow(kDigits3), KeyRow(kZero),    KeyRow(kEnterAlone)};

}  // namespace

bool is_era(std::string_view text) {
  return std::ranges::find(kEras, text, &Key::text) != kEras.end();
}

bool ends_in_era(std::string_view text) {
  return std::ranges::any_of(kEras, [text](const Key& era) { return text.ends_with(era.text); });
}

bool has_board(Typing typing, Board board) {
  switch (typing) {
    case Typing::japanese:
    case Typing::kana: return true;
    case Typing::email: return board == Board::letters;
    case Typing::phone:
    case Typing::digits:
    case Typing::year: return board == Board::digits;
  }
  return true;
}

std::span<const KeyRow> rows_of(Board board, Typing typing) {
  if (typing == Typing::email) return kEmail;
  if (typing == Typing::phone) return kPhone;
  if (typing == Typing::digits) return kOnlyDigits;
  if (typing == Typing::year) return kYear;
  switch (board) {
    case Board::kana: return kKana;
    case Board::romaji: return kRomaji;
    case Board::letters: return kLetters;
    case Board::digits: return kDigits;
  }
  return kKana;
}

KeyPress press_of(const Key& key, Shift shift) {
  if (key.role != character) return {key.role, {}};
  const bool use_shifted = shift == Shift::once && !key.shifted.empty();
  return {character, std::string(use_shifted ? key.shifted : key.text)};
}

}  // namespace tsudoi::input
