// Letters to kana: Hepburn, Kunrei and what Japanese keyboards accept besides, in one table.
// "nn" before a vowel is ん and the n-row ("konnichiha"), "n'" is ん, a doubled consonant is っ,
// "-" and macrons are long vowels.
#pragma once

#include <string>
#include <string_view>

namespace tsudoi::input {

struct RomajiFold {
  std::string kana;  // what is decided
  std::string rest;  // letters that may still become kana
};

/// Long vowel signs as the letters that they stand for: "shodō" -> "shodou".
std::string plain_letters(std::string_view letters);

/// As far as the letters go; lower case expected. What can never become kana stays as letters.
RomajiFold fold_romaji(std::string_view letters);
/// The end of the word: a last n is ん.
std::string settle_romaji(std::string_view letters);

}  // namespace tsudoi::input
