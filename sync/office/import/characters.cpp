#include "sync/office/import/characters.h"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

namespace tsudoi {
namespace {

constexpr std::size_t kMarksInARowMax = 4;
using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string to_utf8(std::u16string_view text) {
  std::string out(text.size() * 3, '\0');
  std::int32_t length = 0;
  UErrorCode status = U_ZERO_ERROR;
  u_strToUTF8(out.data(), static_cast<std::int32_t>(out.size()), &length, text.data(),
              static_cast<std::int32_t>(text.size()), &status);
  if (U_FAILURE(status)) return {};
  out.resize(static_cast<std::size_t>(length));
  return out;
}

std::optional<std::u16string> to_utf16(std::string_view text) {
  std::u16string out(text.size() + 1, u'\0');
  std::int32_t length = 0;
  UErrorCode status = U_ZERO_ERROR;
  u_strFromUTF8(out.data(), static_cast<std::int32_t>(out.size()), &length, text.data(),
                static_cast<std::int32_t>(text.size()), &status);
  if (U_FAILURE(status)) return std::nullopt;
  out.resize(static_cast<std::size_t>(length));
  return out;
}

/// What bytes are in one encoding.
struct Reading {
  std::optional<std::string> text;
  bool is_cut = false;  // all is well but for a last character that is not whole
};

Reading read_as(ByteView bytes, const char* converter_name) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(converter_name, &status), &ucnv_close);
  if (U_FAILURE(status)) return {};
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::u16string out(bytes.size() + 1, u'\0');
  const std::int32_t length =
      ucnv_toUChars(converter.get(), out.data(), static_cast<std::int32_t>(out.size()),
                    text_of(bytes).data(), static_cast<std::int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) return {std::nullopt, status == U_TRUNCATED_CHAR_FOUND};
  out.resize(static_cast<std::size_t>(length));
  return {to_utf8(out), false};
}

struct Character {
  UChar32 code = -1;  // -1: the bytes are no UTF-8
  std::size_t size = 1;
};

/// Shortest forms and surrogates are ICU's business (decode_text); here bytes only find their end.
Character character_at(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (byte(0) < 0x80) return {byte(0), 1};
  const std::size_t size = byte(0) >= 0xF0 ? 4 : byte(0) >= 0xE0 ? 3 : 2;
  if (byte(0) < 0xC2 || byte(0) > 0xF4 || text.size() < size) return {};
  UChar32 code = byte(0) & (0xFF >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {};
    code = (code << 6) | (byte(i) & 0x3F);
  }
  return {code, size};
}

template <class Visit>
void each_character(std::string_view text, Visit visit) {
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text.substr(at));
    visit(character.code, text.substr(at, character.size));
    at += character.size;
  }
}

bool is_mostly_half_width_katakana(std::string_view text) {
  std::size_t wide = 0, half = 0;
  each_character(text, [&](UChar32 c, std::string_view) {
    if (c >= 0xFF61 && c <= 0xFF9F) ++half;
    if (c > 0x7F) ++wide;
  });
  return half * 2 > wide;
}

struct Mark {
  std::string_view bytes;
  FileEncoding encoding;
  const char* converter;
};
constexpr std::array<Mark, 3> kMarks{{{"\xEF\xBB\xBF", FileEncoding::utf8_bom, "UTF-8"},
                                      {"\xFF\xFE", FileEncoding::utf16le, "UTF-16LE"},
                                      {"\xFE\xFF", FileEncoding::utf16be, "UTF-16BE"}}};

bool has_zero(std::string_view text) {
  return text.find('\0') != std::string_view::npos;
}

Error no_table() {  // a picture, an old Excel file ...
  return fail(ErrorCode::malformed, "this is not a table; save it as CSV or as .xlsx");
}

Result<DecodedText> decoded(FileEncoding encoding, Reading reading) {
  if (reading.is_cut)
    return fail(ErrorCode::malformed, "the file ends in the middle of a character: it was cut off");
  if (!reading.text)
    return fail(ErrorCode::malformed, "the encoding cannot be told; save it as UTF-8 or Shift_JIS");
  if (has_zero(*reading.text)) return no_table();
  return DecodedText{encoding, std::move(*reading.text)};
}

/// Text that is ASCII before the first bytes of a character may as well be in another encoding.
bool is_utf8(const Reading& reading, std::string_view file) {
  constexpr std::size_t kTailBytesMax = 3;
  const std::size_t tail = std::min(file.size(), kTailBytesMax);
  return reading.text || (reading.is_cut && !is_ascii(file.substr(0, file.size() - tail)));
}

std::string in_form(std::string_view text, const UNormalizer2* form) {
  const auto wide = to_utf16(text);
  if (!wide || form == nullptr) return std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  const auto size = static_cast<std::int32_t>(wide->size());
  if (unorm2_isNormalized(form, wide->data(), size, &status) && U_SUCCESS(status))
    return std::string(text);
  status = U_ZERO_ERROR;
  // One character can become at most 18 (U+FDFA); ICU says how many when this is too few.
  std::u16string out(wide->size() * 2 + 32, u'\0');
  std::int32_t length = unorm2_normalize(form, wide->data(), size, out.data(),
                                         static_cast<std::int32_t>(out.size()), &status);
  if (status == U_BUFFER_OVERFLOW_ERROR) {
    status = U_ZERO_ERROR;
    out.resize(static_cast<std::size_t>(length));
    length = unorm2_normalize(form, wide->data(), size, out.data(), length, &status);
  }
  if (U_FAILURE(status)) return std::string(text);
  out.resize(static_cast<std::size_t>(length));
  return to_utf8(out);
}

bool is_invisible(UChar32 c) {
  if (c == 0x200D) return false;  // joins emoji
  if (c >= 0xFDD0 && c <= 0xFDEF) return true;
  if ((c & 0xFFFE) == 0xFFFE) return true;
  const auto type = u_charType(c);
  return type == U_CONTROL_CHAR || type == U_FORMAT_CHAR || type == U_SURROGATE ||
         type == U_PRIVATE_USE_CHAR || type == U_LINE_SEPARATOR || type == U_PARAGRAPH_SEPARATOR;
}

bool is_mark(UChar32 c) {
  return u_charType(c) == U_NON_SPACING_MARK || u_charType(c) == U_ENCLOSING_MARK;
}

void end_line(std::string& out) {
  while (!out.empty() && out.back() == ' ') out.pop_back();
  while (out.ends_with("\xE3\x80\x80")) out.resize(out.size() - 3);  // 全角スペース
  if (!out.ends_with("\n\n")) out += '\n';
}

std::string_view trimmed(std::string_view text) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view blank : {" ", "\n", "\t", "\r", "\xE3\x80\x80"}) {
      while (text.starts_with(blank)) text.remove_prefix(blank.size()), again = true;
      while (text.ends_with(blank)) text.remove_suffix(blank.size()), again = true;
    }
  }
  return text;
}

/// NFKC makes digits of ① to ⑳; a blank keeps them from joining the number behind ("①10:00").
std::string with_circled_numbers_apart(const std::string& text) {
  if (text.find("\xE2\x91") == std::string::npos) return text;
  std::string out;
  each_character(text, [&](UChar32 c, std::string_view bytes) {
    out += bytes;
    if (c >= 0x2460 && c <= 0x2473) out += ' ';
  });
  return out;
}

const UNormalizer2* nfc_form() {
  UErrorCode status = U_ZERO_ERROR;
  return unorm2_getNFCInstance(&status);
}
const UNormalizer2* nfkc_form() {
  UErrorCode status = U_ZERO_ERROR;
  return unorm2_getNFKCInstance(&status);
}

std::string nfc(std::string_view text) {
  return is_ascii(text) ? std::string(text) : in_form(text, nfc_form());
}
std::string nfkc(std::string_view text) {
  return is_ascii(text) ? std::string(text) : in_form(text, nfkc_form());
}

}  // namespace

std::string_view name_of(FileEncoding encoding) {
  static constexpr std::array<std::string_view, 7> kNames{"utf8",    "utf8_bom", "cp932", "euc_jp",
                                                          "utf16le", "utf16be",  "xlsx"};
  return kNames.at(static_cast<std::size_t>(encoding));
}

Result<DecodedText> decode_text(ByteView file) {
  const std::string_view bytes = text_of(file);
  for (const Mark& mark : kMarks)
    if (bytes.starts_with(mark.bytes))
      return decoded(mark.encoding, read_as(file.subspan(mark.bytes.size()), mark.converter));
  if (has_zero(bytes)) return no_table();
  Reading utf8 = read_as(file, "UTF-8");
  if (is_utf8(utf8, bytes)) return decoded(FileEncoding::utf8, std::move(utf8));
  Reading windows = read_as(file, "windows-31j");
  if (windows.text && !is_mostly_half_width_katakana(*windows.text))
    return decoded(FileEncoding::cp932, std::move(windows));
  Reading unix_text = read_as(file, "euc-jp");
  if (unix_text.text || unix_text.is_cut)
    return decoded(FileEncoding::euc_jp, std::move(unix_text));
  return decoded(FileEncoding::cp932, std::move(windows));
}

std::string kept_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t marks = 0;
  UChar32 before = 0;
  each_character(nfc(text), [&](UChar32 c, std::string_view bytes) {
    if (c == '\r' || (c == '\n' && before != '\r')) {
      end_line(out);
    } else if (c == '\t') {
      out += ' ';
    } else if (c >= 0 && c != '\n' && !is_invisible(c)) {
      marks = is_mark(c) ? marks + 1 : 0;
      if (marks <= kMarksInARowMax) out += bytes;
    }
    before = c;
  });
  return std::string(trimmed(out));
}

TakenOut taken_out_of(std::string_view text) {
  TakenOut out = TakenOut::nothing;
  std::size_t marks = 0;
  each_character(nfc(text), [&](UChar32 c, std::string_view) {
    if (c < 0 || c == '\r' || c == '\n' || c == '\t') return;
    marks = is_mark(c) ? marks + 1 : 0;
    const TakenOut of_this = u_charType(c) == U_PRIVATE_USE_CHAR          ? TakenOut::own_glyphs
                             : is_invisible(c) || marks > kMarksInARowMax ? TakenOut::invisible
                                                                          : TakenOut::nothing;
    out = std::max(out, of_this);
  });
  return out;
}

std::string plain_value(std::string_view text) {
  std::string out;
  each_character(nfkc(with_circled_numbers_apart(kept_text(text))),
                 [&](UChar32 c, std::string_view bytes) {
                   if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) {
                     out += '-';
                   } else if (c == 0x301C || c == 0x223C) {
                     out += '~';
                   } else {
                     out += bytes;
                   }
                 });
  return std::string(trimmed(out));
}

std::string comparable(std::string_view text) {
  constexpr std::string_view kDropped = " \n_()[]{}<>";
  std::string out;
  each_character(plain_value(text), [&](UChar32 c, std::string_view bytes) {
    if (c < 0x80 && kDropped.find(static_cast<char>(c)) != std::string_view::npos) return;
    if (c >= 0x3008 && c <= 0x301B) return;  // 〈〉《》「」『』【】〔〕 and their kin
    if (c >= 'A' && c <= 'Z')
      out += static_cast<char>(c + 32);
    else
      out += bytes;
  });
  return out;
}

std::vector<std::string> characters_not_in_cp932(std::string_view text) {
  std::vector<std::string> misfits;
  each_character(text, [&](UChar32, std::string_view bytes) {
    if (bytes.size() == 1 || !to_cp932(bytes).empty()) return;
    if (std::ranges::find(misfits, bytes) == misfits.end()) misfits.emplace_back(bytes);
  });
  return misfits;
}

Bytes to_cp932(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open("windows-31j", &status), &ucnv_close);
  const auto wide = to_utf16(text);
  if (U_FAILURE(status) || !wide) return {};
  ucnv_setFallback(converter.get(), 0);
  ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                        &status);
  Bytes out(wide->size() * 2 + 2);
  const std::int32_t length = ucnv_fromUChars(converter.get(), reinterpret_cast<char*>(out.data()),
                                              static_cast<std::int32_t>(out.size()), wide->data(),
                                              static_cast<std::int32_t>(wide->size()), &status);
  if (U_FAILURE(status)) return {};
  out.resize(static_cast<std::size_t>(length));
  return out;
}

std::size_t character_count(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string_view first_characters(std::string_view text, std::size_t characters_max) {
  std::size_t seen = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) continue;
    if (seen++ == characters_max) return text.substr(0, at);
  }
  return text;
}

}  // namespace tsudoi
