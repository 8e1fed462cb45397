#include "storage/base/bytes.h"

#include "tests/support/catch.h"

using namespace tsudoi;

TEST_CASE("Base 32 reads what people write for zero and one", "[base]") {
  const Bytes bytes{0x01, 0x20, 0xff, 0x10, 0x00};
  REQUIRE(to_base32(bytes) == "04GFY400");
  REQUIRE(from_base32("o4gf-y4 OO").value() == bytes);
}

TEST_CASE("Base 32 has one canonical form for each value", "[base]") {
  REQUIRE(to_base32(Bytes{0xff}) == "ZW");
  REQUIRE(from_base32("ZW").value() == Bytes{0xff});
  REQUIRE(from_base32("ZX").error().code == ErrorCode::malformed);
  REQUIRE(from_base32("ZW0").error().code == ErrorCode::malformed);
}

TEST_CASE("Hexadecimal text of odd length is refused", "[base]") {
  REQUIRE(from_hex("0aFF").value() == Bytes{0x0a, 0xff});
  REQUIRE(from_hex("0aF").error().code == ErrorCode::malformed);
  REQUIRE(from_hex("zz").error().code == ErrorCode::malformed);
}

TEST_CASE("Big-endian numbers sort as bytes", "[base]") {
  Bytes small, large;
  append_be64(small, 255);
  append_be64(large, 256);
  REQUIRE(small < large);
  REQUIRE(read_be64(large) == 256);
}
