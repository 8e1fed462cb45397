#include "storage/base/bytes.h"

namespace tsudoi {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";
constexpr std::string_view kBase32Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

template <class Number>
void append_be(Bytes& to, Number number) {
  ByteArray<sizeof(Number)> bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i)
    bytes[bytes.size() - 1 - i] = static_cast<std::uint8_t>(number >> (8 * i));
  append(to, bytes);
}

template <class Number>
Number read_be(ByteView from) {
  Number number = 0;
  for (std::size_t i = 0; i < sizeof(Number); ++i)
    number = static_cast<Number>(number << 8 | from[i]);
  return number;
}

int hex_value(char digit) {
  if (digit >= 'A' && digit <= 'F') digit = static_cast<char>(digit - 'A' + 'a');
  const auto at = kHexDigits.find(digit);
  return at == std::string_view::npos ? -1 : int(at);
}

int base32_value(char digit) {
  if (digit >= 'a' && digit <= 'z') digit = static_cast<char>(digit - 'a' + 'A');
  if (digit == 'O') digit = '0';
  if (digit == 'I' || digit == 'L') digit = '1';
  const auto at = kBase32Digits.find(digit);
  return at == std::string_view::npos ? -1 : int(at);
}

}  // namespace

void append_be16(Bytes& to, std::uint16_t number) {
  append_be(to, number);
}
void append_be32(Bytes& to, std::uint32_t number) {
  append_be(to, number);
}
void append_be64(Bytes& to, std::uint64_t number) {
  append_be(to, number);
}
std::uint16_t read_be16(ByteView from) {
  return read_be<std::uint16_t>(from);
}
std::uint32_t read_be32(ByteView from) {
  return read_be<std::uint32_t>(from);
}
std::uint64_t read_be64(ByteView from) {
  return read_be<std::uint64_t>(from);
}

std::string to_hex(ByteView bytes) {
  std::string hex;
  hex.reserve(bytes.size() * 2);
  for (const std::uint8_t byte : bytes) {
    hex += kHexDigits[byte >> 4];
    hex += kHexDigits[byte & 15];
  }
  return hex;
}

Result<Bytes> from_hex(std::string_view hex) {
  if (hex.size() % 2 != 0) return fail(ErrorCode::malformed, "hexadecimal text of odd length");
  Bytes bytes;
  bytes.reserve(hex.size() / 2);
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    const int high = hex_value(hex[i]);
    const int low = hex_value(hex[i + 1]);
    if (high < 0 || low < 0) return fail(ErrorCode::malformed, "not hexadecimal");
    bytes.push_back(static_cast<std::uint8_t>(high * 16 + low));
  }
  return bytes;
}

std::string to_base32(ByteView bytes) {
  std::string text;
  std::uint32_t held = 0;
  int bits = 0;
  for (const std::uint8_t byte : bytes) {
    held = held << 8 | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += kBase32Digits[held >> (bits - 5) & 31];
  }
  if (bits > 0) text += kBase32Digits[held << (5 - bits) & 31];
  return text;
}

Result<Bytes> from_base32(std::string_view text) {
  Bytes bytes;
  std::uint32_t held = 0;
  int bits = 0;
  for (const char digit : text) {
    if (digit == '-' || digit == ' ') continue;
    const int value = base32_value(digit);
    if (value < 0) return fail(ErrorCode::malformed, "a character that codes never use");
    held = held << 5 | static_cast<std::uint32_t>(value);
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push_back(static_cast<std::uint8_t>(held >> bits));
  }
  const bool has_rest = bits >= 5 || (held & ((1u << bits) - 1)) != 0;
  if (has_rest) return fail(ErrorCode::malformed, "a code with left-over bits");
  return bytes;
}

}  // namespace tsudoi
