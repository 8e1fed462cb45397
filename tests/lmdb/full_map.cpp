#include "tests/lmdb/store.h"

namespace tsudoi::test {
namespace {

Bytes key_of(std::uint32_t number) {
  Bytes key{'k'};
  append_be32(key, number);
  return key;
}

constexpr std::uint32_t kPerChange = 20;

Result<void> put_some(lmdb::WriteTxn& txn, std::uint32_t first) {
  const Bytes value(2000, 'v');
  for (std::uint32_t i = first; i < first + kPerChange; ++i) TRY(txn.put(key_of(i), value));
  return {};
}

/// Puts records of 2 KB until the store takes no more; how many it took.
std::uint32_t fill(lmdb::Environment& store, std::uint32_t first = 0) {
  std::uint32_t number = first;
  while (true) {
    const auto done = store.update([&](lmdb::WriteTxn& txn) { return put_some(txn, number); });
    if (!done) {
      CHECK(done.error().code == ErrorCode::disk_full);
      return number - first;
    }
    number += kPerChange;
  }
}

}  // namespace

TEST_CASE("A full store still reads, and says it is full as often as asked", "[lmdb][F06]") {
  const TempDir dir;
  lmdb::Environment store = open_store(dir / "s");
  const std::uint32_t count = fill(store);
  CHECK(count > 2000);
  CHECK(must(store.stats()).records == count);
  CHECK(fill(store, count) == 0);
  CHECK(fill(store, count) == 0);
  CHECK(must(must(store.read()).get(key_of(count - 1))).has_value());
}

TEST_CASE("Every delete works in a full store, one commit each", "[lmdb][F06]") {
  const TempDir dir;
  lmdb::Environment store = open_store(dir / "s");
  const std::uint32_t count = fill(store);
  for (std::uint32_t i = 0; i < count; i += 40) {
    must(store.update_for_cleanup([i](lmdb::WriteTxn& txn) -> Result<void> {
      TRY_ASSIGN(const lmdb::Presence was, txn.erase(key_of(i)));
      CHECK(was == lmdb::Presence::present);
      return {};
    }));
  }
  put_text(store, "room again", "1");
  CHECK(text_at(store, "room again") == "1");
}

TEST_CASE("A full store can be emptied in one change", "[lmdb][F06]") {
  const TempDir dir;
  lmdb::Environment store = open_store(dir / "s");
  const std::uint32_t count = fill(store);
  lmdb::WriteTxn txn = must(store.write_for_cleanup());
  CHECK(must(txn.erase_range({}, {})) == count);
  must(std::move(txn).commit());
  CHECK(all_keys(store).empty());
  CHECK(fill(store) > count / 2);
}

TEST_CASE("A full store that was emptied takes writes after a restart too", "[lmdb][F06]") {
  const TempDir dir;
  {
    lmdb::Environment store = open_store(dir / "s");
    fill(store);
    lmdb::WriteTxn txn = must(store.write_for_cleanup());
    must(txn.erase_range({}, {}));
    must(std::move(txn).commit());
  }
  lmdb::Environment store = open_store(dir / "s");
  CHECK(fill(store) > 1000);
}

TEST_CASE("Ordinary writes never take the headroom, clean-up may", "[lmdb][F06]") {
  const TempDir dir;
  lmdb::Environment store = open_store(dir / "s");
  fill(store);
  const lmdb::Stats full = must(store.stats());
  CHECK(full.file_bytes <= full.map_bytes_limit);
  CHECK(full.map_bytes_limit + lmdb::headroom_bytes(16 * lmdb::kMiB) == 16 * lmdb::kMiB);
  const Bytes large(1 * lmdb::kMiB, 'v');
  must(store.update_for_cleanup(
      [&](lmdb::WriteTxn& txn) { return txn.put(key_of(1000000), large); }));
  const auto ordinary =
      store.update([&](lmdb::WriteTxn& txn) { return txn.put(key_of(1000001), large); });
  CHECK(failure_of(ordinary) == ErrorCode::disk_full);
}

TEST_CASE("The headroom is a tenth, and eight mebibytes at least", "[lmdb][F06]") {
  CHECK(lmdb::headroom_bytes(16 * lmdb::kMiB) == 8 * lmdb::kMiB);
  CHECK(lmdb::headroom_bytes(4000 * lmdb::kMiB) == 400 * lmdb::kMiB);
}

}  // namespace tsudoi::test
