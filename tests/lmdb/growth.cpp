#include <atomic>
#include <thread>

#include "tests/lmdb/store.h"

namespace tsudoi::test {
namespace {

Bytes key_of(std::uint32_t number) {
  Bytes key{'k'};
  append_be32(key, number);
  return key;
}

}  // namespace

TEST_CASE("The map grows in steps before it is seven tenths full", "[lmdb][F06]") {
  const TempDir dir;
  lmdb::Environment store = open_store(dir / "s");
  const Bytes value(20000, 'v');
  for (std::uint32_t i = 0; i < 200; ++i) {
    lmdb::WriteTxn txn = must(store.write());
    must(txn.put(key_of(i), value));
    must(std::move(txn).commit());
    const lmdb::Stats stats = must(store.stats());
    REQUIRE(stats.file_bytes * 100 <= stats.map_bytes * (lmdb::kGrowPercent + 5));
  }
  CHECK(must(store.stats()).growths >= 4);
  CHECK(must(store.stats()).map_bytes < 8 * lmdb::kMiB);
}

TEST_CASE("A change larger than the map is run again on a larger one", "[lmdb][F06]") {
  const TempDir dir;
  lmdb::Environment store = open_store(dir / "s");
  const Bytes value(3 * lmdb::kMiB, 'v');
  int runs = 0;
  must(store.update([&](lmdb::WriteTxn& txn) {
    ++runs;
    return txn.put(key_of(1), value);
  }));
  CHECK(runs > 1);
  CHECK(must(must(store.read()).get(key_of(1))) == value);
}

TEST_CASE("A change by hand that does not fit says the disk is full", "[lmdb][F06]") {
  const TempDir dir;
  lmdb::Environment store = open_store(dir / "s");
  lmdb::WriteTxn txn = must(store.write());
  const Bytes value(3 * lmdb::kMiB, 'v');
  CHECK(failure_of(txn.put(key_of(1), value)) == ErrorCode::disk_full);
  CHECK(failure_of(std::move(txn).commit()) == ErrorCode::disk_full);
}

TEST_CASE("Growth waits while somebody reads, and happens afterwards", "[lmdb][F07]") {
  const TempDir dir;
  lmdb::Environment store = open_store(dir / "s");
  const Bytes value(800 * 1024, 'v');
  must(store.update([&](lmdb::WriteTxn& txn) { return txn.put(key_of(1), value); }));
  const auto growths = must(store.stats()).growths;
  {
    const lmdb::ReadTxn reading = must(store.read());
    put_text(store, "a", "1");
    CHECK(must(store.stats()).growths == growths);
    CHECK(must(reading.get(key_of(1))) == value);
  }
  put_text(store, "a", "2");
  CHECK(must(store.stats()).growths == growths + 1);
}

TEST_CASE("Threads go on reading while the map grows under them", "[lmdb][threads][F06]") {
  const TempDir dir;
  lmdb::Environment store = open_store(dir / "s");
  put_text(store, "a", "1");
  std::atomic<bool> writing = true;
  std::atomic<int> wrong = 0;
  const auto read_on = [&] {
    while (writing) {
      const auto txn = store.read();
      const auto found = txn ? txn->get(view_of("a")) : Result<std::optional<Bytes>>(txn.error());
      if (!found || *found != copy_of(view_of("1"))) ++wrong;
    }
  };
  std::thread first(read_on);
  std::thread second(read_on);
  const Bytes value(1 * lmdb::kMiB, 'v');
  for (std::uint32_t i = 0; i < 6; ++i) {
    must(store.update([&](lmdb::WriteTxn& txn) { return txn.put(key_of(i), value); }));
  }
  writing = false;
  first.join();
  second.join();
  CHECK(wrong == 0);
  CHECK(must(store.stats()).growths >= 2);
}

TEST_CASE("Freed pages are used again", "[lmdb][F07]") {
  const TempDir dir;
  lmdb::Environment store = open_store(dir / "s");
  const Bytes value(100000, 'v');
  const auto turn_over = [&](std::uint32_t i) {
    must(store.update([&](lmdb::WriteTxn& txn) { return txn.put(key_of(i % 5), value); }));
  };
  for (std::uint32_t i = 0; i < 20; ++i) turn_over(i);
  const std::uint64_t bytes = must(store.stats()).file_bytes;
  for (std::uint32_t i = 0; i < 200; ++i) turn_over(i);
  const lmdb::Stats stats = must(store.stats());
  CHECK(stats.file_bytes == bytes);
  CHECK(stats.file_bytes <= 2 * stats.used_bytes());
  CHECK(stats.records == 5);
}

}  // namespace tsudoi::test
