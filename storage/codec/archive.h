// The bounded cereal archive, private to storage/codec. cereal trusts the lengths it reads; this
// archive does not:
//
// - a length is compared with the bytes that remain and with kElementsMax before anything is
// allocated; all lists of one value together hold kListBytesMax at most;
// - integers are LEB128 varints (signed ones zigzag), refused when over-long or too wide for their
// type;
// - bool is 0 or 1, enums are checked against their number of values, text is valid UTF-8;
// - trailing bytes are an error (Decoder::finish).
//
// Ids that repeat in a batch (listing, role, form, epoch ...) are written once into a table when a
// table is given. Errors: DecodeFailure, which never leaves codec.cpp.
#pragma once

#include <cereal/cereal.hpp>
#include <cereal/types/array.hpp>
#include <cereal/types/optional.hpp>
#include <cereal/types/utility.hpp>
#include <cereal/types/variant.hpp>
#include <map>

#include "storage/base/bytes.h"

namespace tsudoi::codec {

inline constexpr std::size_t kElementsMax = 1 << 20;
inline constexpr std::size_t kListBytesMax = 24 * 1024 * 1024;

struct DecodeFailure {
  const char* why;
};

bool is_utf8(std::string_view text);

/// Repeated ids of one batch, in order of first use.
struct NameTable {
  std::vector<std::string> names;
  std::map<std::string, std::uint64_t, std::less<>> places;

  std::uint64_t place_of(std::string_view name);
};

class Encoder : public cereal::OutputArchive<Encoder, cereal::AllowEmptyClassElision> {
 public:
  explicit Encoder(NameTable* names = nullptr) : OutputArchive(this), names_(names) {}

  void raw(ByteView bytes) { append(bytes_, bytes); }
  void unsigned_number(std::uint64_t number);
  void name(std::string_view name);
  /// What fits is never moved: no copy of it stays behind in freed memory.
  void reserve(std::size_t bytes) { bytes_.reserve(bytes); }
  Bytes take() && { return std::move(bytes_); }

 private:
  Bytes bytes_;
  NameTable* names_;
};

class Decoder : public cereal::InputArchive<Decoder, cereal::AllowEmptyClassElision> {
 public:
  explicit Decoder(ByteView bytes, const NameTable* names = nullptr)
      : InputArchive(this), rest_(bytes), names_(names) {}

  ByteView raw(std::size_t count);
  std::uint64_t unsigned_number();
  std::size_t length();
  /// A length of elements that take `bytes_each` in memory: what a list of small things on the wire
  /// may swell to is bounded too.
  std::size_t length_of(std::size_t bytes_each);
  std::string_view name();
  void finish() const;
  ByteView rest() const { return rest_; }

 private:
  ByteView rest_;
  std::size_t list_bytes_left_ = kListBytesMax;
  const NameTable* names_;
};

template <class T>
concept PlainInteger = std::is_integral_v<T> && !std::is_same_v<T, bool>;

constexpr std::uint64_t zigzag(std::int64_t number) {
  return (static_cast<std::uint64_t>(number) << 1) ^ static_cast<std::uint64_t>(number >> 63);
}
constexpr std::int64_t unzigzag(std::uint64_t number) {
  return static_cast<std::int64_t>(number >> 1) ^ -static_cast<std::int64_t>(number & 1);
}

template <PlainInteger T>
void CEREAL_SAVE_FUNCTION_NAME(Encoder& to, const T& number) {
  if constexpr (std::is_signed_v<T>) {
    to.unsigned_number(zigzag(number));
  } else {
    to.unsigned_number(number);
  }
}
template <PlainInteger T>
void CEREAL_LOAD_FUNCTION_NAME(Decoder& from, T& number) {
  if constexpr (std::is_signed_v<T>) {
    const std::int64_t wide = unzigzag(from.unsigned_number());
    number = static_cast<T>(wide);
    if (number != wide) throw DecodeFailure{"a number too large for its place"};
  } else {
    const std::uint64_t wide = from.unsigned_number();
    number = static_cast<T>(wide);
    if (number != wide) throw DecodeFailure{"a number too large for its place"};
  }
}

void CEREAL_SAVE_FUNCTION_NAME(Encoder& to, const bool& yes);
void CEREAL_LOAD_FUNCTION_NAME(Decoder& from, bool& yes);
void CEREAL_SAVE_FUNCTION_NAME(Encoder& to, const double& number);
void CEREAL_LOAD_FUNCTION_NAME(Decoder& from, double& number);

/// Names of fields are for text formats; here only the value is written.
template <class T>
void CEREAL_SAVE_FUNCTION_NAME(Encoder& to, const cereal::NameValuePair<T>& pair) {
  to(pair.value);
}
template <class T>
void CEREAL_LOAD_FUNCTION_NAME(Decoder& from, cereal::NameValuePair<T>& pair) {
  from(pair.value);
}

/// Only bytes travel as blocks; wider numbers are written one by one.
template <class T>
requires(sizeof(std::remove_pointer_t<T>) ==
         1) void CEREAL_SAVE_FUNCTION_NAME(Encoder& to, const cereal::BinaryData<T>& block) {
  to.raw({static_cast<const std::uint8_t*>(static_cast<const void*>(block.data)),
          static_cast<std::size_t>(block.size)});
}
template <class T>
requires(sizeof(std::remove_pointer_t<T>) ==
         1) void CEREAL_LOAD_FUNCTION_NAME(Decoder& from, cereal::BinaryData<T>& block) {
  const ByteView bytes = from.raw(static_cast<std::size_t>(block.size));
  std::copy(bytes.begin(), bytes.end(), static_cast<std::uint8_t*>(static_cast<void*>(block.data)));
}

/// How many values an enum has; every enum that is stored says so (fields.h).
template <class Enum>
struct EnumValues;

template <class Enum>
requires std::is_enum_v<Enum>
void CEREAL_SAVE_FUNCTION_NAME(Encoder& to, const Enum& value) {
  to.unsigned_number(static_cast<std::uint64_t>(value));
}
template <class Enum>
requires std::is_enum_v<Enum>
void CEREAL_LOAD_FUNCTION_NAME(Decoder& from, Enum& value) {
  const std::uint64_t number = from.unsigned_number();
  if (number >= EnumValues<Enum>::count) throw DecodeFailure{"a kind that does not exist"};
  value = static_cast<Enum>(number);
}

void CEREAL_SAVE_FUNCTION_NAME(Encoder& to, const std::string& text);
void CEREAL_LOAD_FUNCTION_NAME(Decoder& from, std::string& text);

}  // namespace tsudoi::codec

// cereal would take any number for an enum; ours are checked, so ours are chosen.
namespace cereal {
template <class Enum>
requires std::is_enum_v<Enum>
struct specialize<tsudoi::codec::Encoder, Enum, specialization::non_member_load_save>
    : std::true_type {
};
template <class Enum>
requires std::is_enum_v<Enum>
struct specialize<tsudoi::codec::Decoder, Enum, specialization::non_member_load_save>
    : std::true_type {
};
}  // namespace cereal

CEREAL_REGISTER_ARCHIVE(tsudoi::codec::Encoder)
CEREAL_REGISTER_ARCHIVE(tsudoi::codec::Decoder)
CEREAL_SETUP_ARCHIVE_TRAITS(tsudoi::codec::Decoder, tsudoi::codec::Encoder)
