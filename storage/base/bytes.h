// Bytes and their printable forms. Nothing here interprets; the codec does.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "storage/base/result.h"

namespace tsudoi {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;
template <std::size_t N>
using ByteArray = std::array<std::uint8_t, N>;

inline ByteView view_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
inline std::string_view text_of(ByteView bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}
inline Bytes copy_of(ByteView bytes) {
  return {bytes.begin(), bytes.end()};
}
inline void append(Bytes& to, ByteView bytes) {
  to.insert(to.end(), bytes.begin(), bytes.end());
}

template <std::size_t N>
ByteArray<N> array_of(ByteView bytes) {  // precondition: bytes.size() == N
  ByteArray<N> out{};
  for (std::size_t i = 0; i < N && i < bytes.size(); ++i) out[i] = bytes[i];
  return out;
}

/// Big endian, so that keys sort by number.
void append_be16(Bytes& to, std::uint16_t number);
void append_be32(Bytes& to, std::uint32_t number);
void append_be64(Bytes& to, std::uint64_t number);
/// Precondition: the view has at least 2 / 4 / 8 bytes.
std::uint16_t read_be16(ByteView from);
std::uint32_t read_be32(ByteView from);
std::uint64_t read_be64(ByteView from);

std::string to_hex(ByteView bytes);
Result<Bytes> from_hex(std::string_view hex);

/// Crockford base 32, upper case, no I L O U: for what people read aloud and for QR's alphanumeric
/// mode.
std::string to_base32(ByteView bytes);
/// Forgiving as people are: lower case, O for 0, I and L for 1, hyphens and blanks ignored.
/// Strict about the rest: unused low bits must be zero, so that each value has one canonical form.
Result<Bytes> from_base32(std::string_view text);

}  // namespace tsudoi
