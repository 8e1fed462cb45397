// Slips: what a resident holds in the hand, and what anybody may try with it.
#include "sync/frames.h"
#include "tests/golden/fixed_frames.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::golden;

namespace {

bool is_accepted(std::string_view text) {
  const Result<SlipFrame> frame = read_slip(text);
  return frame.ok() && is_signed_by(*frame, FixedKeys().kiosk.verify);
}

std::string text() {
  return to_base32(make_slip(slip(), FixedKeys().kiosk));
}

std::string text_with(char from, std::string_view to) {
  std::string changed = text();
  const std::size_t place = changed.find(from);
  REQUIRE(place != std::string::npos);
  return changed.replace(place, 1, to);
}

}  // namespace

TEST_CASE("A slip with any one bit flipped is refused [F43]", "[golden][slip]") {
  const crypto::VerifyKey kiosk = FixedKeys().kiosk.verify;
  const Bytes bytes = make_slip(slip(), FixedKeys().kiosk);
  REQUIRE(is_accepted(to_base32(bytes)));
  for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
    Bytes bent = bytes;
    bent[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
    const Result<SlipFrame> frame = read_slip(to_base32(bent));
    CAPTURE(bit);
    REQUIRE_FALSE((frame.ok() && is_signed_by(*frame, kiosk)));
  }
}

TEST_CASE("A slip cut short, or with more behind it, is refused [F43]", "[golden][slip]") {
  const std::string whole = text();
  for (std::size_t size = 0; size < whole.size(); ++size)
    REQUIRE_FALSE(read_slip(std::string_view(whole).substr(0, size)).ok());
  CHECK_FALSE(read_slip(whole + "0").ok());
  CHECK_FALSE(read_slip(whole + whole).ok());
  CHECK(read_slip(std::string(401, '0')).error().code == ErrorCode::too_large);
}

TEST_CASE("A slip has one text: no lower case, no O for 0, no blanks or hyphens [F44]",
          "[golden][slip]") {
  CHECK(is_accepted(text()));
  std::string lower = text();
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  CHECK_FALSE(read_slip(lower).ok());
  for (const auto& [from, to] : {std::pair('0', "O"), std::pair('0', "o"), std::pair('1', "I"),
                                 std::pair('1', "L"), std::pair('0', "0-"), std::pair('0', "0 ")}) {
    REQUIRE(from_base32(text_with(from, to)).value() == from_base32(text()).value());
    CHECK(read_slip(text_with(from, to)).error().code == ErrorCode::malformed);
  }
}

TEST_CASE("A slip of a newer form is told apart from a forged one [F36]", "[golden][slip]") {
  Bytes bytes = make_slip(slip(), FixedKeys().kiosk);
  bytes[3] = kProtocolVersion + 1;
  CHECK(read_slip(to_base32(bytes)).error().code == ErrorCode::newer_version);
}

TEST_CASE("Another kiosk's key does not make a slip good [F43]", "[golden][slip]") {
  const FixedKeys keys;
  const SlipFrame frame = read_slip(to_base32(make_slip(slip(), keys.office))).value();
  CHECK_FALSE(is_signed_by(frame, keys.kiosk.verify));
  CHECK(is_signed_by(frame, keys.office.verify));
}
