// One record out of ten thousand, copied out, in a transaction of its own.
#include "storage/lmdb/environment.h"
#include "tests/bench/bare_lmdb.h"
#include "tests/bench/bench.h"
#include "tests/bench/sqlite_store.h"

namespace tsudoi::bench {
namespace {

constexpr std::uint64_t kRecords = 10000;
constexpr std::uint64_t kStride = 7919;  // prime: every key, in no order

Bytes key_of(std::uint64_t number) {
  Bytes key{'e'};
  append_be64(key, number % kRecords);
  return key;
}

std::filesystem::path make_store(const std::filesystem::path& parent) {
  const std::filesystem::path folder = new_folder(parent);
  lmdb::Environment store = must(lmdb::Environment::open(folder, {}));
  const Bytes value(600, 'v');
  must(store.update([&](lmdb::WriteTxn& txn) -> Result<void> {
    for (std::uint64_t i = 0; i < kRecords; ++i) TRY(txn.append(key_of(i), value));
    return {};
  }));
  return folder;
}

void read_bare(State& state, const std::filesystem::path& folder) {
  BareLmdb store(folder);
  std::uint64_t at = 0;
  for (auto _ : state) benchmark::DoNotOptimize(store.get(key_of(at += kStride)));
}

void read_with_us(State& state, const std::filesystem::path& folder) {
  lmdb::Environment store = must(lmdb::Environment::open(folder, {}));
  std::uint64_t at = 0;
  for (auto _ : state) {
    const lmdb::ReadTxn txn = must(store.read());
    benchmark::DoNotOptimize(must(txn.get(key_of(at += kStride))));
  }
}

void scan_with_us(State& state, const std::filesystem::path& folder) {
  lmdb::Environment store = must(lmdb::Environment::open(folder, {}));
  for (auto _ : state) {
    std::size_t bytes = 0;
    must(must(store.read()).scan({}, {}, [&bytes](ByteView, ByteView value) {
      bytes += value.size();
      return lmdb::Walk::go_on;
    }));
    benchmark::DoNotOptimize(bytes);
  }
  state.counters["records"] = kRecords;
}

void read_sqlite(State& state, const std::filesystem::path& folder) {
  SqliteStore store(folder / "sqlite.db");
  store.begin();
  for (std::uint64_t i = 0; i < kRecords; ++i) store.put_durably(key_of(i), Bytes(600, 'v'));
  store.commit();
  std::uint64_t at = 0;
  for (auto _ : state) benchmark::DoNotOptimize(store.get(key_of(at += kStride)));
}

}  // namespace

void add_store_reads(const std::filesystem::path& folder) {
  const std::string group = "read one of 10,000";
  add(group, "bare LMDB", [=](State& state) { read_bare(state, make_store(folder)); });
  add(group, "tsudoi storage/lmdb", [=](State& state) { read_with_us(state, make_store(folder)); });
  add(group, "SQLite", [=](State& state) { read_sqlite(state, new_folder(folder)); });
  add("read all 10,000", "tsudoi storage/lmdb",
      [=](State& state) { scan_with_us(state, make_store(folder)); });
}

}  // namespace tsudoi::bench
