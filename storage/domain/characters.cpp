#include "storage/domain/characters.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <vector>

namespace tsudoi {
namespace {

constexpr UChar32 kBad = -1;

UChar32 next_of(std::string_view text, std::size_t& at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(text.size());
  auto index = static_cast<std::int32_t>(at);
  UChar32 character = kBad;
  U8_NEXT(bytes, index, size, character);
  at = static_cast<std::size_t>(index);
  return character;
}

void append_to(std::string& out, UChar32 character) {
  std::array<std::uint8_t, U8_MAX_LENGTH> bytes{};
  std::int32_t size = 0;
  U8_APPEND_UNSAFE(bytes.data(), size, character);
  out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
}

/// Assigned, printing, starters, and composed with nothing that is everyday itself: a test asks ICU
/// about each of them.
bool is_everyday(UChar32 character) {
  return (character >= 0x20 && character < 0x7F) || (character >= 0x3041 && character <= 0x3096) ||
         (character >= 0x30A1 && character <= 0x30FC) ||
         (character >= 0x4E00 && character <= 0x9FA5);
}

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_blank(UChar32 character) {
  if (is_everyday(character)) return character == ' ';
  return character == '\t' || u_charType(character) == U_SPACE_SEPARATOR;
}

bool is_combining(UChar32 character) {
  return (U_GET_GC_MASK(character) & U_GC_M_MASK) != 0;
}

/// Cc, Cf (bidi controls are there), Cs, Co, Cn, Zl, Zp.
bool is_unusual(UChar32 character) {
  return character == kBad ||
         (U_GET_GC_MASK(character) & (U_GC_C_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK)) != 0;
}

bool is_kanji(UChar32 character) {
  if (is_everyday(character)) return character >= 0x4E00;
  UErrorCode status = U_ZERO_ERROR;
  return character != kBad && uscript_getScript(character, &status) == USCRIPT_HAN &&
         u_charType(character) == U_OTHER_LETTER;
}

std::string utf8_of(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

icu::StringPiece piece_of(std::string_view text) {
  return {text.data(), static_cast<std::int32_t>(text.size())};
}

/// Nearly all text is: this costs a tenth of normalising it.
bool is_normalised(const icu::Normalizer2* normalizer, std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  return normalizer->isNormalizedUTF8(piece_of(text), status) && U_SUCCESS(status);
}

std::string normalised_with(const icu::Normalizer2* normalizer, std::string_view text) {
  if (is_normalised(normalizer, text)) return std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  const icu::StringPiece piece = piece_of(text);
  const auto out = normalizer->normalize(icu::UnicodeString::fromUTF8(piece), status);
  return U_SUCCESS(status) ? utf8_of(out) : std::string(text);
}

const icu::Normalizer2* nfc_normalizer() {
  UErrorCode status = U_ZERO_ERROR;
  return icu::Normalizer2::getNFCInstance(status);
}
const icu::Normalizer2* nfkc_casefold_normalizer() {
  UErrorCode status = U_ZERO_ERROR;
  return icu::Normalizer2::getNFKCCasefoldInstance(status);
}

UChar32 hiragana_character(UChar32 character) {
  const bool katakana =
      (character >= 0x30A1 && character <= 0x30F6) || character == 0x30FD || character == 0x30FE;
  return katakana ? character - 0x60 : character;
}

/// Written forms that people use for one another in names and places: the variant, then the common
/// form. Facts from the variant tables of family registers; only forms in daily use.
struct Variant {
  UChar32 from, to;
};
constexpr std::array kVariants{
    // in order of the variant
    Variant{0x5047, 0x4EEE},   // 假 仮
    Variant{0x51A8, 0x5BCC},   // 冨 富
    Variant{0x570B, 0x56FD},   // 國 国
    Variant{0x5713, 0x5186},   // 圓 円
    Variant{0x589E, 0x5897},   // 增 増
    Variant{0x58FD, 0x5BFF},   // 壽 寿
    Variant{0x5B78, 0x5B66},   // 學 学
    Variant{0x5CEF, 0x5CF0},   // 峯 峰
    Variant{0x5D5C, 0x5D0E},   // 嵜 崎
    Variant{0x5D8B, 0x5CF6},   // 嶋 島
    Variant{0x5D8C, 0x5CF6},   // 嶌 島
    Variant{0x5DBD, 0x5CB3},   // 嶽 岳
    Variant{0x5EE3, 0x5E83},   // 廣 広
    Variant{0x5F4C, 0x5F25},   // 彌 弥
    Variant{0x5FB7, 0x5FB3},   // 德 徳
    Variant{0x60E0, 0x6075},   // 惠 恵
    Variant{0x658E, 0x6589},   // 斎 斉
    Variant{0x66FB, 0x6607},   // 曻 昇
    Variant{0x6703, 0x4F1A},   // 會 会
    Variant{0x6852, 0x6851},   // 桒 桑
    Variant{0x689D, 0x6761},   // 條 条
    Variant{0x69AE, 0x6804},   // 榮 栄
    Variant{0x69C7, 0x69D9},   // 槇 槙
    Variant{0x6A9C, 0x6867},   // 檜 桧
    Variant{0x6AFB, 0x685C},   // 櫻 桜
    Variant{0x6DFA, 0x6D45},   // 淺 浅
    Variant{0x6E15, 0x6DF5},   // 渕 淵
    Variant{0x6FA4, 0x6CA2},   // 澤 沢
    Variant{0x6FF1, 0x6D5C},   // 濱 浜
    Variant{0x6FF5, 0x6D5C},   // 濵 浜
    Variant{0x7027, 0x6EDD},   // 瀧 滝
    Variant{0x771E, 0x771F},   // 眞 真
    Variant{0x7C60, 0x7BED},   // 籠 篭
    Variant{0x7E23, 0x770C},   // 縣 県
    Variant{0x8207, 0x4E0E},   // 與 与
    Variant{0x8218, 0x9928},   // 舘 館
    Variant{0x838A, 0x8358},   // 莊 荘
    Variant{0x842C, 0x4E07},   // 萬 万
    Variant{0x8597, 0x5712},   // 薗 園
    Variant{0x85DD, 0x82B8},   // 藝 芸
    Variant{0x8613, 0x8607},   // 蘓 蘇
    Variant{0x88F5, 0x88F4},   // 裵 裴
    Variant{0x8B8A, 0x5909},   // 變 変
    Variant{0x9089, 0x8FBA},   // 邉 辺
    Variant{0x908A, 0x8FBA},   // 邊 辺
    Variant{0x975C, 0x9759},   // 靜 静
    Variant{0x9AD9, 0x9AD8},   // 髙 高
    Variant{0x9DD7, 0x9D0E},   // 鷗 鴎
    Variant{0x9ED1, 0x9ED2},   // 黑 黒
    Variant{0x9F4A, 0x6589},   // 齊 斉
    Variant{0x9F4B, 0x6589},   // 齋 斉
    Variant{0x9F8D, 0x7ADC},   // 龍 竜
    Variant{0xFA11, 0x5D0E},   // 﨑 崎
    Variant{0x20BB7, 0x5409},  // 𠮷 吉
};

UChar32 common_form(UChar32 character) {
  const auto at = std::ranges::lower_bound(kVariants, character, {}, &Variant::from);
  return at != kVariants.end() && at->from == character ? at->to : character;
}

bool is_left_out_of_search(UChar32 character) {
  constexpr UChar32 kMiddleDot = 0x30FB;
  return character == kBad || character == kMiddleDot || u_isUWhiteSpace(character) ||
         (u_charType(character) == U_NON_SPACING_MARK &&
          u_hasBinaryProperty(character, UCHAR_VARIATION_SELECTOR));
}

}  // namespace

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (next_of(text, at) == kBad) return false;
  return true;
}

std::size_t characters_in(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) next_of(text, at);
  return count;
}

std::string first_characters(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  while (at < text.size() && count-- > 0) next_of(text, at);
  return std::string(text.substr(0, at));
}

std::optional<std::size_t> everyday_characters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count)
    if (!is_everyday(next_of(text, at))) return std::nullopt;
  return count;
}

bool is_plain_text(std::string_view text) {
  if (everyday_characters(text)) return true;
  std::size_t marks = 0;
  for (std::size_t at = 0; at < text.size();) {
    const UChar32 character = next_of(text, at);
    if (is_unusual(character)) return false;
    marks = is_combining(character) ? marks + 1 : 0;
    if (marks > kCombiningMarksMax) return false;
  }
  return is_normalised(nfc_normalizer(), text);
}

bool has_kanji(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (is_kanji(next_of(text, at))) return true;
  return false;
}

bool is_reading(std::string_view text) {
  return !has_kanji(text);
}

std::string nfc(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  return is_utf8(text) ? normalised_with(nfc_normalizer(), text) : std::string(text);
}

std::string nfkc(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  const auto* normalizer = icu::Normalizer2::getNFKCInstance(status);
  return is_utf8(text) ? normalised_with(normalizer, text) : std::string(text);
}

bool is_all_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (!is_blank(next_of(text, at))) return false;
  return true;
}

std::string single_blanks(std::string_view text) {
  if (!is_utf8(text)) return std::string(text);
  std::string out;
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const UChar32 character = next_of(text, at);
    if (is_blank(character)) {
      blank = !out.empty();
      continue;
    }
    if (blank) out += ' ';
    blank = false;
    append_to(out, character);
  }
  return out;
}

std::string hiragana_of(std::string_view text) {
  if (!is_utf8(text)) return std::string(text);
  std::string out;
  for (std::size_t at = 0; at < text.size();) append_to(out, hiragana_character(next_of(text, at)));
  return out;
}

std::string search_fold(std::string_view text) {
  if (!is_utf8(text)) return {};
  const std::string folded = normalised_with(nfkc_casefold_normalizer(), text);
  std::string out;
  for (std::size_t at = 0; at < folded.size();) {
    const UChar32 character = next_of(folded, at);
    if (!is_left_out_of_search(character))
      append_to(out, common_form(hiragana_character(character)));
  }
  return out;
}

}  // namespace tsudoi
