#include "kiosk/input/romaji.h"

#include <algorithm>

#include "kiosk/input/romaji_table.h"

namespace tsudoi::input {
namespace {

constexpr std::size_t kSpellingMax = 4;  // "ltsu"

bool is_vowel(char letter) {
  return std::string_view("aiueo").find(letter) != std::string_view::npos;
}
bool is_consonant(char letter) {
  return letter >= 'a' && letter <= 'z' && !is_vowel(letter);
}

const Spelling* spelling_of(std::string_view letters) {
  const auto at = std::ranges::lower_bound(kSpellings, letters, {}, &Spelling::letters);
  return at != kSpellings.end() && at->letters == letters ? &*at : nullptr;
}

bool may_become_kana(std::string_view letters) {
  const auto at = std::ranges::lower_bound(kSpellings, letters, {}, &Spelling::letters);
  return at != kSpellings.end() && at->letters.starts_with(letters);
}

const Spelling* longest_spelling(std::string_view letters) {
  for (std::size_t size = std::min(kSpellingMax, letters.size()); size > 0; --size)
    if (const Spelling* found = spelling_of(letters.substr(0, size))) return found;
  return nullptr;
}

/// ん before a consonant that cannot go with it: "sankai", "konnichi", and Hepburn's "shimbun".
bool is_syllabic_n(std::string_view letters) {
  if (letters.size() < 2) return false;
  if (letters[0] == 'm') return std::string_view("bpm").find(letters[1]) != std::string_view::npos;
  if (letters[0] != 'n' || is_vowel(letters[1])) return false;
  return letters[1] != 'y' || (letters.size() > 2 && !is_vowel(letters[2]));
}

bool is_doubled(std::string_view letters) {
  if (letters.size() < 2 || !is_consonant(letters[0])) return false;
  return letters[0] == letters[1] || letters.starts_with("tch");
}

struct LongVowel {
  std::string_view sign, letters;
};
constexpr std::array kLongVowels{LongVowel{"ā", "aa"}, LongVowel{"ī", "ii"}, LongVowel{"ū", "uu"},
                                 LongVowel{"ē", "ei"}, LongVowel{"ō", "ou"}, LongVowel{"â", "aa"},
                                 LongVowel{"î", "ii"}, LongVowel{"û", "uu"}, LongVowel{"ê", "ei"},
                                 LongVowel{"ô", "ou"}};

}  // namespace

std::string plain_letters(std::string_view letters) {
  std::string out(letters);
  for (const auto& [sign, plain] : kLongVowels)
    for (std::size_t at = out.find(sign); at != std::string::npos; at = out.find(sign))
      out.replace(at, sign.size(), plain);
  return out;
}

RomajiFold fold_romaji(std::string_view typed) {
  const std::string letters = plain_letters(typed);
  std::string kana;
  std::string_view rest = letters;
  while (!rest.empty()) {
    std::size_t used = 1;
    if (const Spelling* found = longest_spelling(rest)) {
      kana += found->kana;
      used = found->letters.size();
    } else if (is_syllabic_n(rest)) {
      kana += "ん";
    } else if (is_doubled(rest)) {
      kana += "っ";
    } else if (rest == "tc" || may_become_kana(rest)) {
      break;
    } else {
      kana += rest[0];
    }
    rest.remove_prefix(used);
  }
  return {kana, std::string(rest)};
}

std::string settle_romaji(std::string_view letters) {
  auto [kana, rest] = fold_romaji(letters);
  if (rest != "n") return kana + rest;
  return kana.ends_with("ん") ? kana : kana + "ん";  // "honn", as Japanese keyboards write it
}

}  // namespace tsudoi::input
