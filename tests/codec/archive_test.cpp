// What single fields may not be.
#include "storage/codec/codec.h"
#include "tests/support/catch.h"

using namespace tsudoi;

namespace {

template <class T>
bool is_refused(ByteView bytes) {
  const Result<T> value = codec::decode<T>(bytes);
  return !value && value.error().code == ErrorCode::malformed;
}

template <class T>
bool is_refused_when_written(const T& value) {
  return is_refused<T>(codec::encode(value));
}

/// A lease whose number is written as these bytes, and nothing else in it.
Bytes lease_with_number(Bytes number) {
  const Bytes plain = codec::encode(Lease{});  // kind, version, number 0 ...
  Bytes bytes{plain[0], plain[1]};
  append(bytes, number);
  append(bytes, ByteView(plain).subspan(3));
  return bytes;
}

EnrolmentBundle bundle_with_url(std::string url) {
  EnrolmentBundle bundle;
  bundle.office_url = std::move(url);
  return bundle;
}

KioskKey key_of_centre(std::string centre) {
  KioskKey key;
  key.centre = {std::move(centre)};
  return key;
}

Centre centre_at(double latitude) {
  Centre centre;
  centre.latitude = latitude;
  return centre;
}

}  // namespace

TEST_CASE("A yes or no is one or zero, never two [F39]", "[codec][archive]") {
  KioskKey key;
  key.revoked = true;
  Bytes bytes = codec::encode(key);
  REQUIRE(bytes.back() == 1);
  for (const int byte : {2, 3, 128, 255}) {
    bytes.back() = static_cast<std::uint8_t>(byte);
    CHECK(is_refused<KioskKey>(bytes));
  }
}

TEST_CASE("An enum has no value past its last [F39]", "[codec][archive]") {
  constexpr std::size_t kVerdictPlace = 2 + 16;
  Decision decision;
  decision.verdict = Verdict::withdrawn;
  Bytes bytes = codec::encode(decision);
  REQUIRE(bytes[kVerdictPlace] == static_cast<std::uint8_t>(Verdict::withdrawn));
  for (const int byte : {5, 6, 127}) {
    bytes[kVerdictPlace] = static_cast<std::uint8_t>(byte);
    CHECK(is_refused<Decision>(bytes));
  }
}

TEST_CASE("A number has one way to be written [F39]", "[codec][archive]") {
  CHECK(codec::decode<Lease>(lease_with_number({0x81, 0x01}))->number == 129);
  CHECK(is_refused<Lease>(lease_with_number({0x81, 0x00})));
  CHECK(is_refused<Lease>(lease_with_number({0x80, 0x80, 0x00})));
  const Bytes nine(9, 0xff);
  Bytes widest = nine;
  widest.push_back(0x01);
  CHECK(codec::decode<Lease>(lease_with_number(widest))->number == UINT64_MAX);
  widest.back() = 0x02;  // a 65th bit
  CHECK(is_refused<Lease>(lease_with_number(widest)));
  CHECK(is_refused<Lease>(lease_with_number(Bytes(11, 0x80))));
}

TEST_CASE("A number that is too wide for its place is refused [F39]", "[codec][archive]") {
  const Bytes plain = codec::encode(SeatRecord{});  // kind, version, four numbers of 32 bits
  Bytes bytes{plain[0], plain[1], 0xff, 0xff, 0xff, 0xff, 0x0f, 0, 0, 0};
  CHECK(codec::decode<SeatRecord>(bytes)->leased == UINT32_MAX);
  bytes[6] = 0x10;
  CHECK(is_refused<SeatRecord>(bytes));
}

TEST_CASE("Text that is not UTF-8 is refused [F41]", "[codec][archive]") {
  CHECK(codec::decode<EnrolmentBundle>(codec::encode(bundle_with_url("𠮷"))).ok());
  for (const char* text : {"\xff", "\x80", "\xc0\x80", "\xc1\xbf", "\xe0\x80\xaf", "\xe3\x81",
                           "\xed\xa0\x80", "\xf0\x80\x80\xaf", "\xf4\x90\x80\x80", "\xf8\x88"})
    CHECK(is_refused_when_written(bundle_with_url(text)));
}

TEST_CASE("An id with odd characters, or too long, is refused [F41]", "[codec][archive]") {
  CHECK(codec::decode<KioskKey>(codec::encode(key_of_centre(std::string(40, 'a')))).ok());
  for (const char* id : {"Tama", "ta ma", "ta/ma", "../tama", "多摩", "a\nb", "\xff"})
    CHECK(is_refused_when_written(key_of_centre(id)));
  CHECK(is_refused_when_written(key_of_centre(std::string(41, 'a'))));
  CHECK(is_refused_when_written(key_of_centre(std::string(1, '\0'))));
}

TEST_CASE("A place that is no number is refused", "[codec][archive]") {
  CHECK(codec::decode<Centre>(codec::encode(centre_at(35.6))).ok());
  CHECK(is_refused_when_written(centre_at(std::numeric_limits<double>::quiet_NaN())));
  CHECK(is_refused_when_written(centre_at(std::numeric_limits<double>::infinity())));
}

TEST_CASE("A day that no calendar reaches is refused", "[codec][archive]") {
  Listing listing;
  listing.show_from = Date{std::chrono::year{9999} / 12 / 31};
  CHECK(codec::decode<Listing>(codec::encode(listing))->show_from == listing.show_from);
  listing.show_from = Date{std::chrono::year{32767} / 12 / 31};
  CHECK(is_refused_when_written(listing));
}

TEST_CASE("A kind of entry or answer that does not exist is refused [F39]", "[codec][archive]") {
  Answers answers;
  answers[{"a"}] = true;
  Bytes bytes = codec::encode(answers);  // kind, version, one, "a", which answer, yes
  REQUIRE(bytes.size() == 7);
  REQUIRE(codec::decode<Answers>(bytes).ok());
  for (const int which : {24, 25, 126, 1, 3}) {  // zigzag: 12, -13, 63, -1, -2
    bytes[5] = static_cast<std::uint8_t>(which);
    CHECK(is_refused<Answers>(bytes));
  }
}
