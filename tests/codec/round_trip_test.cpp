// What is true of every kind of stored value alike.
#include "tests/codec/kinds.h"
#include "tests/codec/random_values.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

constexpr std::uint64_t kSeeds = 40;

template <class T>
void comes_back(std::uint64_t seed) {
  const T value = RandomValues(seed).make<T>();
  const Bytes bytes = codec::encode(value);
  const Result<T> back = codec::decode<T>(bytes);
  REQUIRE(back.ok());
  REQUIRE(*back == value);
  REQUIRE(codec::encode(*back) == bytes);
}

/// One value of the type with much in it.
template <class T>
Bytes rich_bytes() {
  Bytes longest;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    Bytes bytes = codec::encode(RandomValues(seed).make<T>());
    if (bytes.size() > longest.size()) longest = std::move(bytes);
  }
  return longest;
}

template <class T>
ErrorCode refusal_of(ByteView bytes) {
  const Result<T> value = codec::decode<T>(bytes);
  REQUIRE_FALSE(value.ok());
  return value.error().code;
}

}  // namespace

TEST_CASE("Any value of any kind comes back as it was, and is written in one way", "[codec]") {
  each_kind([]<class T>(std::type_identity<T>) {
    for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) comes_back<T>(seed);
  });
}

TEST_CASE("A value cut short anywhere is refused [F39]", "[codec]") {
  each_kind([]<class T>(std::type_identity<T>) {
    const Bytes bytes = rich_bytes<T>();
    for (std::size_t size = 0; size < bytes.size(); ++size)
      REQUIRE(refusal_of<T>(ByteView(bytes).first(size)) == ErrorCode::malformed);
  });
}

TEST_CASE("Bytes left over behind a value are an error [F39]", "[codec]") {
  each_kind([]<class T>(std::type_identity<T>) {
    Bytes bytes = rich_bytes<T>();
    bytes.push_back(0);
    REQUIRE(refusal_of<T>(bytes) == ErrorCode::malformed);
  });
}

TEST_CASE("A value of a newer version is told apart from a broken one [F36]", "[codec]") {
  each_kind([]<class T>(std::type_identity<T>) {
    Bytes bytes = rich_bytes<T>();
    const std::uint8_t newest = bytes[1];
    for (const int newer : {newest + 1, 255}) {
      bytes[1] = static_cast<std::uint8_t>(newer);
      if (codec::grows_at_end(bytes[0]))
        REQUIRE(codec::encode(codec::decode<T>(bytes).value()) == rich_bytes<T>());
      else
        REQUIRE(refusal_of<T>(bytes) == ErrorCode::newer_version);
    }
    bytes[1] = 0;
    REQUIRE(refusal_of<T>(bytes) == ErrorCode::malformed);
  });
}

TEST_CASE("A value read as another kind is refused", "[codec]") {
  each_kind([]<class T>(std::type_identity<T>) {
    const Bytes bytes = rich_bytes<T>();
    each_kind([&]<class Other>(std::type_identity<Other>) {
      if constexpr (!std::is_same_v<T, Other>)
        REQUIRE(refusal_of<Other>(bytes) == ErrorCode::malformed);
    });
  });
}

TEST_CASE("No two kinds share a number", "[codec]") {
  std::map<std::uint8_t, int> kinds{{12, 1}};  // the content of a batch
  each_kind([&]<class T>(std::type_identity<T>) { ++kinds[codec::encode(T{})[0]]; });
  for (const auto& [kind, count] : kinds) {
    CAPTURE(int{kind});
    CHECK(count == 1);
  }
}

TEST_CASE("Any bit of a value bent leaves a refusal or another value, never the same [F39]",
          "[codec]") {
  each_kind([]<class T>(std::type_identity<T>) {
    const Bytes bytes = rich_bytes<T>();
    const T value = codec::decode<T>(bytes).value();
    for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
      if (bit / 8 == 1 && codec::grows_at_end(bytes[0])) continue;  // its version
      Bytes bent = bytes;
      bent[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
      const Result<T> read = codec::decode<T>(bent);
      if (read) REQUIRE_FALSE(*read == value);
    }
  });
}
