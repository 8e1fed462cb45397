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

template <class T>
void is_read(const std::string& file, const T& value) {  // "v1/kind_08_sync_ask"
  CAPTURE(file);
  const Result<Bytes> golden = read_golden(golden_folder() / (file + ".hex"));
  REQUIRE(golden.ok());
  CHECK(codec::decode<T>(*golden).value() == value);
}

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

TEST_CASE("What earlier versions wrote is read as it was meant [F36, F38]", "[golden]") {
  is_read("v1/kind_02_form", form_of_version_1());
  is_read("v1/kind_08_sync_ask", sync_ask_of_version_1());
  is_read("v1/kind_09_sync_reply", sync_reply_of_version_1());
  is_read("v2/kind_09_sync_reply", sync_reply_of_version_2());
  is_read("v1/kind_38_lease_record", lease_record_of_version_1());
  is_read("v1/kind_39_batch_record", batch_record_of_version_1());
  is_read("v1/kind_40_sync_record", sync_record_of_version_1());
  is_read("v1/kind_64_kiosk_record", kiosk_record_of_version_1());
  is_read("v1/kind_67_arrival_record", arrival_record_of_version_1());
  is_read("v1/kind_68_quarantine_record", quarantine_record_of_version_1());
  is_read("v1/kind_73_office_secrets", office_secrets_of_version_1());
  is_read("v1/kind_74_office_meta", office_meta_of_version_1());
  is_read("v2/kind_08_sync_ask", sync_ask_of_version_2());
  is_read("v3/kind_08_sync_ask", sync_ask_of_version_3());
  is_read("v4/kind_08_sync_ask", sync_ask_of_version_4());
  is_read("v2/kind_40_sync_record", sync_record_of_version_2());
  is_read("v2/kind_64_kiosk_record", kiosk_record_of_version_2());
  is_read("v2/kind_74_office_meta", office_meta_of_version_2());
  is_read("v3/kind_74_office_meta", office_meta_of_version_3());
  is_read("v2/kind_67_arrival_record", arrival_record_of_version_2());
}

TEST_CASE("Of a message of a newer program what is known is read, and a record is refused [F36]",
          "[golden]") {
  Bytes reply = codec::encode(sync_reply());
  reply[1] = 200;
  append(reply, view_of("what nobody knows yet"));
  CHECK(codec::decode<SyncReply>(reply).value() == sync_reply());
  Bytes answered = codec::encode(answers());
  answered[1] = 200;
  CHECK(codec::decode<Answers>(answered).error().code == ErrorCode::newer_version);
  Bytes record = codec::encode(sync_record());
  record[1] = 200;
  CHECK(codec::decode<SyncRecord>(record).error().code == ErrorCode::newer_version);
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
