// The personal part before it is sealed.
#include "storage/codec/codec.h"
#include "tests/codec/allocations.h"
#include "tests/codec/random_values.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

constexpr std::string_view kCanary = "qzxvkjwpyhgmbt";

Answers answers_with(std::string text) {
  Answers answers;
  answers[{"name"}] = PersonName{"渡邉 花子", "わたなべ はなこ"};
  answers[{"phone"}] = std::string("09012345678");
  answers[{"wish"}] = std::move(text);
  return answers;
}

}  // namespace

TEST_CASE("Any answers come back from their personal part", "[codec][personal]") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const Answers answers = RandomValues(seed).make<Answers>();
    const Bytes bytes = codec::encode_personal(answers).value();
    REQUIRE(bytes.size() % codec::kPersonalPadding == 0);
    REQUIRE(codec::decode_personal(bytes).value() == answers);
  }
}

TEST_CASE("The longest answers that fit come back, and one byte more is refused",
          "[codec][personal]") {
  constexpr std::size_t kAlmost = codec::kPersonalBytesMax - 1000;
  const std::size_t rest = codec::encode(answers_with(std::string(kAlmost, 'a'))).size() - kAlmost;
  const std::size_t longest = codec::kPersonalBytesMax - rest;
  const Answers answers = answers_with(std::string(longest, 'a'));
  CHECK(codec::decode_personal(codec::encode_personal(answers).value()).value() == answers);
  CHECK(codec::encode_personal(answers_with(std::string(longest + 1, 'a'))).error().code ==
        ErrorCode::too_large);
}

TEST_CASE("A sealed personal part shows nothing of what was typed [I6]", "[codec][personal]") {
  const auto random = make_seeded_random(1);
  crypto::Secret<32> key;
  random->fill(key.span());
  const Bytes plain = codec::encode_personal(answers_with(std::string(kCanary))).value();
  REQUIRE(text_of(plain).find(kCanary) != std::string_view::npos);  // it would be found
  const Bytes sealed = crypto::seal_once(key, view_of("context"), plain);
  CHECK(text_of(sealed).find(kCanary.substr(0, 4)) == std::string_view::npos);
  CHECK(sealed.size() == plain.size() + crypto::kSealOverhead);
}

TEST_CASE("Names of a like length have personal parts of the same length", "[codec][personal]") {
  std::map<std::size_t, int> sizes;
  for (const char* text : {"qzx", "qzxv", "qzxvk", "qzxvkj", "qzxvkjw", "qzxvkjwp", "qzxvkjwpy"})
    ++sizes[codec::encode_personal(answers_with(text)).value().size()];
  CHECK(sizes.size() <= 2);
}

TEST_CASE("A personal part with another padding than its own is refused", "[codec][personal]") {
  constexpr std::size_t kPaddingPlace = 2;
  const Answers answers = answers_with("wish");
  const Bytes bytes = codec::encode_personal(answers).value();
  for (int padding = 0; padding < 256; ++padding) {
    Bytes bent = bytes;
    bent[kPaddingPlace] = static_cast<std::uint8_t>(padding);
    if (padding != bytes[kPaddingPlace]) REQUIRE_FALSE(codec::decode_personal(bent).ok());
  }
}

TEST_CASE("A personal part with a whole multiple of padding more is refused", "[codec][personal]") {
  Bytes bytes = codec::encode_personal(answers_with("wish")).value();
  REQUIRE(codec::decode_personal(bytes).ok());
  bytes[2] = static_cast<std::uint8_t>(bytes[2] + codec::kPersonalPadding);
  bytes.resize(bytes.size() + codec::kPersonalPadding);
  CHECK(codec::decode_personal(bytes).error().code == ErrorCode::malformed);
}

TEST_CASE("A personal part cut short or of another size is refused [F39]", "[codec][personal]") {
  const Bytes bytes = codec::encode_personal(answers_with("wish")).value();
  for (std::size_t size = 0; size < bytes.size(); ++size)
    REQUIRE_FALSE(codec::decode_personal(ByteView(bytes).first(size)).ok());
  for (const std::size_t place : {0u, 1u}) {
    Bytes bent = bytes;
    bent[place] ^= 1;
    CHECK(codec::decode_personal(bent).error().code == ErrorCode::malformed);
  }
}

TEST_CASE("A personal part takes no more memory than it may hold [F39]", "[codec][personal]") {
  // zstd without its magic: no size told, then runs of 128 KiB of one byte, again and again
  Bytes bomb{0xff, 0xff, 0, 0x00, 0x58};
  for (int block = 0; block < 1000; ++block) append(bomb, Bytes{0x02, 0x00, 0x10, 'a'});
  bool is_read = true;
  const auto read = [&] { is_read = codec::decode_personal(bomb).ok(); };
  CHECK(peak_bytes_of(read) <= 2 * codec::kPersonalBytesMax);
  CHECK_FALSE(is_read);
}
