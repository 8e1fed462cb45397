// Uncompressed values: today's program writes the kept bytes, and reads them as the same values.
#include "tests/golden/fixed_values.h"
#include "tests/golden/golden_file.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::golden;

namespace {

Bytes kept(ByteView encoded, std::string_view name) {
  const Result<Bytes> golden = read_golden(golden_folder() / file_of_value(encoded, name));
  REQUIRE(golden.ok());
  return *golden;
}

struct Check {
  template <class T>
  void operator()(const char* name, const T& value) const {
    CAPTURE(name);
    const Bytes bytes = codec::encode(value);
    const Bytes golden = kept(bytes, name);
    CHECK(to_hex(bytes) == to_hex(golden));
    const Result<T> read = codec::decode<T>(golden);
    REQUIRE(read.ok());
    CHECK(*read == value);
  }
};

}  // namespace

TEST_CASE("A value that kiosk and office share has the bytes it always had [F36]", "[golden]") {
  each_shared_value(Check{});
}

TEST_CASE("A listing that an older office published is read as it was meant [F36]", "[golden]") {
  const Result<Bytes> golden = read_golden(golden_folder() / "v1/kind_01_listing.hex");
  REQUIRE(golden.ok());
  CHECK(codec::decode<Listing>(*golden).value() == listing_of_version_1());
}

TEST_CASE("A record of a kiosk's store has the bytes it always had [F38]", "[golden]") {
  each_kiosk_record(Check{});
}

TEST_CASE("A record of an office's store has the bytes it always had [F38]", "[golden]") {
  each_office_record(Check{});
}

TEST_CASE("The content of a batch has the bytes it always had [F36]", "[golden]") {
  const Bytes bytes = codec::encode_batch_content(entries());
  const Bytes golden = kept(bytes, "batch_content");
  CHECK(to_hex(bytes) == to_hex(golden));
  CHECK(codec::decode_batch_content(header_of_entries(), golden).value() == entries());
}

TEST_CASE("The kept batch holds one entry of each kind", "[golden]") {
  const std::vector<Entry> all = entries();
  REQUIRE(all.size() == kEntryKinds);
  for (std::size_t i = 0; i < all.size(); ++i) CHECK(all[i].body.index() == i);
}

TEST_CASE("The kept answers hold one of each sort", "[golden]") {
  const Answers all = answers();
  REQUIRE(all.size() == std::variant_size_v<Answer>);
  std::size_t sort = 0;
  for (const auto& [field, answer] : all) CHECK(answer.index() == sort++);
}
