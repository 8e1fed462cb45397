#include "storage/codec/archive.h"

#include <bit>
#include <cmath>

namespace tsudoi::codec {
namespace {

/// How many bytes follow a lead byte, and the least code point that needs so many; 0 bytes long:
/// not a lead.
struct Lead {
  std::size_t follow;
  char32_t bits;
  char32_t least;
};

bool read_lead(unsigned char lead, Lead& out) {
  if (lead < 0x80) return out = {0, lead, 0}, true;
  if ((lead & 0xe0) == 0xc0) return out = {1, char32_t(lead & 0x1f), 0x80}, true;
  if ((lead & 0xf0) == 0xe0) return out = {2, char32_t(lead & 0x0f), 0x800}, true;
  if ((lead & 0xf8) == 0xf0) return out = {3, char32_t(lead & 0x07), 0x10000}, true;
  return false;
}

}  // namespace

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    Lead lead{};
    if (!read_lead(static_cast<unsigned char>(text[at++]), lead)) return false;
    if (text.size() - at < lead.follow) return false;
    char32_t point = lead.bits;
    for (std::size_t i = 0; i < lead.follow; ++i) {
      const auto next = static_cast<unsigned char>(text[at++]);
      if ((next & 0xc0) != 0x80) return false;
      point = point << 6 | (next & 0x3f);
    }
    if (point < lead.least || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff))
      return false;
  }
  return true;
}

std::uint64_t NameTable::place_of(std::string_view name) {
  if (const auto known = places.find(name); known != places.end()) return known->second;
  names.emplace_back(name);
  return places.emplace(std::string(name), names.size() - 1).first->second;
}

void Encoder::unsigned_number(std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) bytes_.push_back(static_cast<std::uint8_t>(number | 0x80));
  bytes_.push_back(static_cast<std::uint8_t>(number));
}

void Encoder::name(std::string_view name) {
  if (names_ != nullptr) return unsigned_number(names_->place_of(name));
  unsigned_number(name.size());
  raw(view_of(name));
}

ByteView Decoder::raw(std::size_t count) {
  if (count > rest_.size()) throw DecodeFailure{"ends too early"};
  const ByteView taken = rest_.first(count);
  rest_ = rest_.subspan(count);
  return taken;
}

std::uint64_t Decoder::unsigned_number() {
  std::uint64_t number = 0;
  for (int shift = 0; shift < 64; shift += 7) {
    const std::uint8_t byte = raw(1)[0];
    const std::uint64_t bits = byte & 0x7f;
    if (shift == 63 && bits > 1) break;
    number |= bits << shift;
    if (byte < 0x80) {
      if (byte == 0 && shift > 0) break;  // over-long: not the one canonical form
      return number;
    }
  }
  throw DecodeFailure{"not a number"};
}

std::size_t Decoder::length() {
  const std::uint64_t length = unsigned_number();
  if (length > rest_.size() || length > kElementsMax)
    throw DecodeFailure{"promises more than it holds"};
  return static_cast<std::size_t>(length);
}

std::size_t Decoder::length_of(std::size_t bytes_each) {
  const std::size_t count = length();
  if (count > list_bytes_left_ / bytes_each) throw DecodeFailure{"lists longer than anyone needs"};
  list_bytes_left_ -= count * bytes_each;
  return count;
}

std::string_view Decoder::name() {
  if (names_ == nullptr) return text_of(raw(length()));
  const std::uint64_t place = unsigned_number();
  if (place >= names_->names.size()) throw DecodeFailure{"a name that is not in the table"};
  return names_->names[place];
}

void Decoder::finish() const {
  if (!rest_.empty()) throw DecodeFailure{"has bytes left over"};
}

void CEREAL_SAVE_FUNCTION_NAME(Encoder& to, const bool& yes) {
  to.unsigned_number(yes ? 1 : 0);
}
void CEREAL_LOAD_FUNCTION_NAME(Decoder& from, bool& yes) {
  const std::uint8_t byte = from.raw(1)[0];
  if (byte > 1) throw DecodeFailure{"neither yes nor no"};
  yes = byte == 1;
}

void CEREAL_SAVE_FUNCTION_NAME(Encoder& to, const double& number) {
  Bytes bits;
  append_be64(bits, std::bit_cast<std::uint64_t>(number));
  to.raw(bits);
}
void CEREAL_LOAD_FUNCTION_NAME(Decoder& from, double& number) {
  number = std::bit_cast<double>(read_be64(from.raw(8)));
  if (!std::isfinite(number)) throw DecodeFailure{"not a number"};
}

void CEREAL_SAVE_FUNCTION_NAME(Encoder& to, const std::string& text) {
  to.unsigned_number(text.size());
  to.raw(view_of(text));
}
void CEREAL_LOAD_FUNCTION_NAME(Decoder& from, std::string& text) {
  const std::string_view bytes = text_of(from.raw(from.length()));
  if (!is_utf8(bytes)) throw DecodeFailure{"text that is not UTF-8"};
  text = bytes;
}

}  // namespace tsudoi::codec
