// UTF-8 as people type and read it: counted, tidied, folded for search, and refused where it would
// break screens or lists (faults.md F41). characters.cpp is the only file that knows ICU.
//
// Thread: any. Errors: none; bytes that are not UTF-8 come back unchanged from the tidying
// functions.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace tsudoi {

inline constexpr std::size_t kCombiningMarksMax = 4;  // in a row; a dakuten on a dakuten is enough

bool is_utf8(std::string_view text);
/// Code points. Each stray byte counts as one.
std::size_t characters_in(std::string_view text);
/// At most so many code points, never cut inside one.
std::string first_characters(std::string_view text, std::size_t count);

/// How many characters, of a text of nothing but printing ASCII, kana and the usual kanji, which is
/// what nearly all text here is: it is plain, and normal in every way but NFKC's folding.
std::optional<std::size_t> everyday_characters(std::string_view text);

/// UTF-8 in NFC, every character assigned; no control, format, bidi, private-use or separator
/// characters but blanks; at most kCombiningMarksMax combining marks in a row.
bool is_plain_text(std::string_view text);
bool has_kanji(std::string_view text);
/// No kanji: kana, letters, digits, blanks and marks.
bool is_reading(std::string_view text);

std::string nfc(std::string_view text);
std::string nfkc(std::string_view text);
/// Nothing but blanks, or nothing at all.
bool is_all_blank(std::string_view text);
/// Outer blanks gone, inner runs of blanks (also full-width) one plain blank.
std::string single_blanks(std::string_view text);
/// Full-width katakana to hiragana; everything else as it is.
std::string hiragana_of(std::string_view text);

/// What search compares: NFKC, lower case, hiragana, variant glyphs as their common form (髙 as
/// 高), without blanks and middle dots.
std::string search_fold(std::string_view text);

}  // namespace tsudoi
