// The entries of a batch: ids once, times as differences.
#include "storage/codec/codec.h"
#include "tests/codec/random_values.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

constexpr UnixSeconds kNow{1795219200};

BatchHeader header_of(const std::vector<Entry>& entries) {
  BatchHeader header;
  header.kiosk = {{9}};
  header.epoch = {{7}};
  header.first = {41};
  header.count = static_cast<std::uint32_t>(entries.size());
  return header;
}

/// Gives each entry the identity that the header of its batch will give it.
std::vector<Entry> run_of(std::vector<Entry> entries) {
  const BatchHeader header = header_of(entries);
  for (std::size_t i = 0; i < entries.size(); ++i)
    entries[i].id = {header.kiosk, header.epoch, {header.first.value + i}};
  return entries;
}

Entry application(const std::string& listing) {
  Applied applied;
  applied.listing = {listing};
  applied.role = {"participant"};
  applied.form = {"a-form-with-a-long-name"};
  Entry entry;
  entry.at = kNow;
  entry.body = applied;
  entry.sealed = Bytes(40, 's');
  return entry;
}

std::vector<Entry> random_run(std::uint64_t seed, std::size_t count) {
  RandomValues values(seed);
  std::vector<Entry> entries;
  while (entries.size() < count) {
    entries.push_back(values.make<Entry>());
    entries.back().at.value >>= 2;  // the difference of two times is a number of 64 bits too
  }
  return run_of(std::move(entries));
}

bool comes_back(const std::vector<Entry>& entries) {
  const Bytes bytes = codec::encode_batch_content(entries);
  const auto back = codec::decode_batch_content(header_of(entries), bytes);
  return back.ok() && *back == entries;
}

}  // namespace

TEST_CASE("Any entries of a batch come back as they were", "[codec][batch]") {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) REQUIRE(comes_back(random_run(seed, 1 + seed)));
}

TEST_CASE("A batch of a thousand rows comes back", "[codec][batch]") {
  CHECK(comes_back(random_run(3, 1000)));
}

TEST_CASE("Times before 1970, back and forth and far away come back [F32]", "[codec][batch]") {
  constexpr std::int64_t kFar = INT64_MAX / 4;
  std::vector<Entry> entries;
  for (const std::int64_t at :
       {kNow.value, kNow.value - 86'400, std::int64_t{-5}, kFar, -kFar, std::int64_t{0}, kFar}) {
    entries.push_back(application("shodo"));
    entries.back().at = {at};
  }
  CHECK(comes_back(run_of(std::move(entries))));
}

TEST_CASE("An id that repeats is written once in a batch", "[codec][batch]") {
  const auto size_with = [](std::size_t count) {
    return codec::encode_batch_content(std::vector<Entry>(count, application("a-long-listing-id")))
        .size();
  };
  constexpr std::size_t kNamesBytes = 17 + 11 + 23 + 3;  // listing, role, form and their lengths
  const std::size_t each = size_with(3) - size_with(2);
  CHECK(each <= 40 + 1 + 14);  // sealed, its length, the other fields in a byte each
  CHECK(size_with(1) >= kNamesBytes + each);
  CHECK(size_with(101) == size_with(2) + 99 * each);
}

TEST_CASE("An entry later by seconds costs no more than one byte for its time", "[codec][batch]") {
  std::vector<Entry> entries(2, application("shodo"));
  const std::size_t same = codec::encode_batch_content(entries).size();
  entries[1].at.value += 63;
  CHECK(codec::encode_batch_content(entries).size() == same);
  entries[1].at.value = kNow.value - 64;
  CHECK(codec::encode_batch_content(entries).size() == same);
}

TEST_CASE("The content of a batch cut short anywhere is refused [F39]", "[codec][batch]") {
  const std::vector<Entry> entries = random_run(5, 12);
  const Bytes bytes = codec::encode_batch_content(entries);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const auto cut = codec::decode_batch_content(header_of(entries), ByteView(bytes).first(size));
    REQUIRE(cut.error().code == ErrorCode::malformed);
  }
}

TEST_CASE("A header that promises more or fewer entries than there are is refused [F39]",
          "[codec][batch]") {
  const std::vector<Entry> entries = random_run(5, 12);
  const Bytes bytes = codec::encode_batch_content(entries);
  for (const std::uint32_t count : {0u, 1u, 11u, 13u, 1000u, UINT32_MAX}) {
    BatchHeader header = header_of(entries);
    header.count = count;
    CHECK(codec::decode_batch_content(header, bytes).error().code == ErrorCode::malformed);
  }
}

TEST_CASE("A batch that names an id outside its table, or an odd one, is refused [F39]",
          "[codec][batch]") {
  const std::vector<Entry> entries = run_of({application("shodo")});
  const Bytes bytes = codec::encode_batch_content(entries);
  Bytes shorter = bytes;
  REQUIRE(shorter[2] == 3);  // kind, version, names
  shorter[2] = 2;
  CHECK_FALSE(codec::decode_batch_content(header_of(entries), shorter).ok());
  const std::vector<Entry> odd = run_of({application("SHODO")});
  CHECK(
      codec::decode_batch_content(header_of(odd), codec::encode_batch_content(odd)).error().code ==
      ErrorCode::malformed);
}

TEST_CASE("The content of a batch of a newer version is told apart [F35]", "[codec][batch]") {
  const std::vector<Entry> entries = run_of({application("shodo")});
  Bytes bytes = codec::encode_batch_content(entries);
  bytes[1] = 2;
  CHECK(codec::decode_batch_content(header_of(entries), bytes).error().code ==
        ErrorCode::newer_version);
}
