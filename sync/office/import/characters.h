// Characters of outside files: which encoding they are in, and the forms in which we compare, read
// and keep text. The only file of the importer that knows ICU (see characters.cpp).
//
// Errors: malformed when the bytes are no text in any encoding that we know.
#pragma once

#include "storage/base/bytes.h"

namespace tsudoi {

enum class FileEncoding : std::uint8_t { utf8, utf8_bom, cp932, euc_jp, utf16le, utf16be, xlsx };
/// "utf8", "utf8_bom", "cp932" ...
std::string_view name_of(FileEncoding encoding);

struct DecodedText {
  FileEncoding encoding = FileEncoding::utf8;
  std::string text;  // UTF-8 without a byte order mark
};

/// A byte order mark decides; then strict UTF-8; then Windows-31J, unless what it gives is nearly
/// all half-width katakana and the bytes are strict EUC-JP (every EUC-JP text looks so).
Result<DecodedText> decode_text(ByteView file);

/// As we keep it (faults.md F41): NFC; line ends are LF; tabs are spaces; no control, bidi or
/// invisible characters; at most 4 combining marks in a row; no blanks at line ends, at most one
/// empty line in a row; nothing blank around it.
std::string kept_text(std::string_view text);

/// What kept_text takes out of a text that somebody may miss: one's own characters (外字, private
/// use) before what nobody sees (control, bidi, zero width) and marks piled up too high.
enum class TakenOut : std::uint8_t { nothing, invisible, own_glyphs };
TakenOut taken_out_of(std::string_view text);

/// NFKC, one kind of hyphen and of wave dash, a blank behind ① to ⑳, trimmed: for dates, numbers
/// and words.
std::string plain_value(std::string_view text);

/// For "is this the same name": plain_value in lower case, without blanks and brackets.
std::string comparable(std::string_view text);

/// For files that old programs read: Windows-31J, and the characters that it lacks, each once.
std::vector<std::string> characters_not_in_cp932(std::string_view text);
Bytes to_cp932(std::string_view text);  // precondition: it lacks none

/// How many characters a reader would count (code points).
std::size_t character_count(std::string_view text);
/// At most `characters_max` characters, never cut inside one.
std::string_view first_characters(std::string_view text, std::size_t characters_max);

}  // namespace tsudoi
