#include "storage/codec/codec.h"
#include "tests/support/catch.h"

using namespace tsudoi;

namespace {

constexpr std::size_t kBytesMax = 8 * 1024 * 1024;

Bytes noise(std::size_t size) {
  Bytes bytes(size);
  make_seeded_random(1)->fill(bytes);
  return bytes;
}

}  // namespace

TEST_CASE("What is compressed comes back, the empty and the incompressible too", "[codec][zstd]") {
  for (const Bytes& bytes : {Bytes(), Bytes(1, 7), Bytes(100'000, 7), noise(100'000)})
    CHECK(codec::decompress(codec::compress(bytes), kBytesMax).value() == bytes);
}

TEST_CASE("The bound on what comes out is exact", "[codec][zstd]") {
  const Bytes packed = codec::compress(Bytes(1000, 7));
  CHECK(codec::decompress(packed, 1000).ok());
  CHECK(codec::decompress(packed, 999).error().code == ErrorCode::too_large);
}

TEST_CASE("A frame that does not say its size is refused [F39]", "[codec][zstd]") {
  // magic; no size, a window of 1 KiB; one last raw block of one byte: sound, but unbounded
  const Bytes frame{0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x00, 0x09, 0x00, 0x00, 'a'};
  CHECK(codec::decompress(frame, kBytesMax).error().code == ErrorCode::too_large);
}

TEST_CASE("A frame that says less than it holds is refused [F39]", "[codec][zstd]") {
  constexpr std::size_t kSizePlace = 5;  // magic, descriptor, then the size in one byte
  Bytes packed = codec::compress(noise(200));
  REQUIRE(packed[kSizePlace] == 200);
  packed[kSizePlace] = 100;
  CHECK(codec::decompress(packed, kBytesMax).error().code == ErrorCode::malformed);
  packed[kSizePlace] = 201;
  CHECK(codec::decompress(packed, kBytesMax).error().code == ErrorCode::malformed);
}

TEST_CASE("A frame cut short, or none at all, is refused [F39]", "[codec][zstd]") {
  const Bytes packed = codec::compress(noise(200));
  for (std::size_t size = 0; size < packed.size(); ++size)
    REQUIRE_FALSE(codec::decompress(ByteView(packed).first(size), kBytesMax).ok());
  CHECK(codec::decompress(view_of("not zstd at all"), kBytesMax).error().code ==
        ErrorCode::malformed);
}
