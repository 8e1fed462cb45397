#include "kiosk/flow/sounds.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "kiosk/input/kana.h"
#include "kiosk/input/romaji.h"
#include "storage/domain/characters.h"

namespace tsudoi::flow {
namespace {

struct VowelRow {
  std::string_view vowels;  // what only lengthens it
  std::string_view kana;
};
constexpr std::array<VowelRow, 5> kRows{{{"あぁ", "あかさたなはまやらわがざだばぱぁゃゎ"},
                                         {"いぃ", "いきしちにひみりぎじぢびぴぃ"},
                                         {"うぅ", "うくすつぬふむゆるぐずづぶぷぅゅゔ"},
                                         {"えぇ", "えけせてねへめれげぜでべぺぇ"},
                                         {"おぉうぅ", "おこそとのほもよろをごぞどぼぽぉょ"}}};

bool only_lengthens(std::string_view character, std::string_view before) {
  if (character == "ー") return true;
  return !before.empty() && std::ranges::any_of(kRows, [&](const VowelRow& row) {
    return row.kana.find(before) != std::string_view::npos &&
           row.vowels.find(character) != std::string_view::npos;
  });
}

bool is_letters(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '\'' || c == '-';
  });
}

/// "しょd": what is still being typed does not count.
std::string without_last_letters(std::string word) {
  while (!word.empty() && is_letters(word.substr(word.size() - 1))) word.pop_back();
  return word;
}

}  // namespace

std::string sound_of(std::string_view folded) {
  std::string out, before;
  for (std::size_t at = 0; at < folded.size();) {
    const std::string character = first_characters(folded.substr(at), 1);
    at += character.size();
    if (only_lengthens(character, before)) continue;
    out += character;
    before = character;
  }
  return out;
}

Needle needle_of(std::string_view word) {
  const std::string folded = input::plain_letters(search_fold(word));
  if (!is_letters(folded)) {
    const std::string decided = without_last_letters(folded);
    const std::string kept = input::has_kana(decided) ? decided : folded;
    return {kept, input::has_kana(kept) ? sound_of(kept) : std::string(), false};
  }
  const auto [kana, rest] = input::fold_romaji(folded);
  const std::string sound = input::has_kana(kana) && !is_letters(kana) ? sound_of(kana) : "";
  return {folded, sound, kana.empty() && !rest.empty()};
}

}  // namespace tsudoi::flow
