#include "kiosk/input/kana.h"

#include <array>

#include "storage/domain/characters.h"

namespace tsudoi::input {
namespace {

// Each cycle ends where it began.
constexpr std::array<std::string_view, 21> kVoiced{
    "かが", "きぎ", "くぐ", "けげ", "こご", "さざ",   "しじ",   "すず",   "せぜ",   "そぞ",  "ただ",
    "ちぢ", "つづ", "てで", "とど", "うゔ", "はばぱ", "ひびぴ", "ふぶぷ", "へべぺ", "ほぼぽ"};
constexpr std::array<std::string_view, 10> kSmall{"あぁ", "いぃ", "うぅ", "えぇ", "おぉ",
                                                  "つっ", "やゃ", "ゆゅ", "よょ", "わゎ"};
constexpr std::size_t kKanaBytes = 3;

template <std::size_t N>
std::string next_in(const std::array<std::string_view, N>& cycles, const std::string& kana) {
  for (const std::string_view cycle : cycles) {
    const std::size_t at = cycle.find(kana);
    if (kana.size() != kKanaBytes || at == std::string_view::npos) continue;
    return std::string(cycle.substr((at + kKanaBytes) % cycle.size(), kKanaBytes));
  }
  return kana;
}

bool is_hiragana(std::string_view character) {
  return character >= "ぁ" && character <= "ゖ";
}
bool is_katakana(std::string_view character) {
  return character >= "ァ" && character <= "ヺ";
}

}  // namespace

std::string voiced_after(const std::string& kana) {
  return next_in(kVoiced, kana);
}
std::string small_after(const std::string& kana) {
  return next_in(kSmall, kana);
}

std::string katakana_of(std::string_view hiragana) {
  std::string out;
  for (std::size_t at = 0; at < hiragana.size();) {
    std::string character = first_characters(hiragana.substr(at), 1);
    at += character.size();
    if (is_hiragana(character)) {  // ぁ U+3041 is 0x60 before ァ U+30A1
      const unsigned code = (static_cast<unsigned char>(character[1]) & 0x3Fu) << 6 |
                            (static_cast<unsigned char>(character[2]) & 0x3Fu);
      const unsigned moved = code + 0x60u;
      character[1] = static_cast<char>(0x80u | (moved >> 6));
      character[2] = static_cast<char>(0x80u | (moved & 0x3Fu));
    }
    out += character;
  }
  return out;
}

bool has_kana(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::string character = first_characters(text.substr(at), 1);
    if (is_hiragana(character) || is_katakana(character)) return true;
    at += character.size();
  }
  return false;
}

}  // namespace tsudoi::input
