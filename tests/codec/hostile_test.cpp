// Bytes from somebody who wishes us ill: what they cost before they are refused.
#include "tests/codec/allocations.h"
#include "tests/codec/kinds.h"
#include "tests/codec/random_values.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

constexpr std::size_t kPeakBytesMax = 64 * 1024;

/// 2^34 as a LEB128 number: the length of a list that no memory holds.
const Bytes kHuge{0x80, 0x80, 0x80, 0x80, 0x40};

BatchHeader header_of(std::uint32_t count) {
  BatchHeader header;
  header.first = {1};
  header.count = count;
  return header;
}

}  // namespace

TEST_CASE("The count of memory sees what is taken and given back", "[codec][hostile]") {
  const std::size_t peak = peak_bytes_of([] {
    for (int i = 0; i < 4; ++i) Bytes(100'000).swap(*std::make_unique<Bytes>());
  });
  CHECK(peak >= 100'000);
  CHECK(peak < 200'000);
}

TEST_CASE("Nine hostile bytes cost nothing [F39]", "[codec][hostile]") {
  each_kind([]<class T>(std::type_identity<T>) {
    const Bytes start = codec::encode(T{});
    Bytes bytes{start[0], start[1]};
    append(bytes, kHuge);
    append(bytes, Bytes{0, 0});
    bool is_read = true;
    CHECK(peak_bytes_of([&] { is_read = codec::decode<T>(bytes).ok(); }) <= kPeakBytesMax);
    CHECK_FALSE(is_read);
  });
}

TEST_CASE("A huge length at any place of any value costs nothing [F39]", "[codec][hostile]") {
  each_kind([]<class T>(std::type_identity<T>) {
    const Bytes bytes = codec::encode(RandomValues(7).make<T>());
    for (std::size_t place = 2; place < bytes.size(); ++place) {
      Bytes hostile(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(place));
      append(hostile, kHuge);
      append(hostile, ByteView(bytes).subspan(place));
      REQUIRE(peak_bytes_of([&] { codec::decode<T>(hostile).ok(); }) <= kPeakBytesMax);
    }
  });
}

TEST_CASE("A batch of nine hostile bytes costs nothing [F39]", "[codec][hostile]") {
  Bytes bytes{12, 1};
  append(bytes, kHuge);
  append(bytes, Bytes{0, 0});
  for (const std::uint32_t count : {1u, 7u, 1000u, UINT32_MAX}) {
    bool is_read = true;
    const auto read = [&] { is_read = codec::decode_batch_content(header_of(count), bytes).ok(); };
    CHECK(peak_bytes_of(read) <= kPeakBytesMax);
    CHECK_FALSE(is_read);
  }
}

TEST_CASE("A frame that would swell to gigabytes is refused by what it says of itself [F39]",
          "[codec][hostile]") {
  constexpr std::size_t kBytesMax = 8 * 1024 * 1024;
  const Bytes bomb = codec::compress(Bytes(kBytesMax + 1));
  REQUIRE(bomb.size() < 2000);
  ErrorCode code{};
  const auto read = [&] { code = codec::decompress(bomb, kBytesMax).error().code; };
  CHECK(peak_bytes_of(read) <= kPeakBytesMax);
  CHECK(code == ErrorCode::too_large);
}

TEST_CASE("Lists of small things swell to no more than their bound [F39]", "[codec][hostile]") {
  constexpr std::size_t kContentBytes = 8 * 1024 * 1024;  // as much as a batch decompresses to
  constexpr std::size_t kListBytes = 24 * 1024 * 1024;
  constexpr std::size_t kElements = 1 << 20;
  SyncReply reply;
  Bytes bytes = codec::encode(reply);
  const Bytes count{0x80, 0x80, 0x40};  // 2^20
  for (std::size_t place = 2; place < bytes.size(); ++place) {
    Bytes hostile(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(place));
    append(hostile, count);
    hostile.resize(std::min(hostile.size() + kElements * 7, kContentBytes));
    REQUIRE(peak_bytes_of([&] { codec::decode<SyncReply>(hostile).ok(); }) <=
            kListBytes + kContentBytes);
  }
}

TEST_CASE("An answer that is given twice is refused [F39]", "[codec]") {
  Answers once;
  once[{"name"}] = std::string("花");
  const Bytes whole = codec::encode(once);  // kind, version, 1, then the pair
  const ByteView pair = ByteView(whole).subspan(3);
  Bytes twice{whole[0], whole[1], 2};
  append(twice, pair);
  append(twice, pair);
  REQUIRE(codec::decode<Answers>(twice).error().code == ErrorCode::malformed);
}
