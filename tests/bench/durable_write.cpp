// One record of the size of a sign-up, on the disk when the call returns.
#include <memory>

#include "storage/lmdb/environment.h"
#include "tests/bench/bare_lmdb.h"
#include "tests/bench/bench.h"
#include "tests/bench/raw_file.h"
#include "tests/bench/sqlite_store.h"

namespace tsudoi::bench {
namespace {

constexpr std::size_t kSignUpBytes = 600;  // an entry with its sealed part, at the large end

constexpr int kCommitsPerTurn = 20;  // then it is the next one's turn
constexpr int kTurns = 24;

/// storage/lmdb with the words of the others.
class OurStore {
 public:
  explicit OurStore(const std::filesystem::path& folder)
      : environment_(must(lmdb::Environment::open(folder, {}))) {}
  void put_durably(ByteView key, ByteView value) {
    must(environment_.update([&](lmdb::WriteTxn& txn) { return txn.append(key, value); }));
  }

 private:
  lmdb::Environment environment_;
};

/// A store that stays open from turn to turn: what is measured is a kiosk in use, not a new one.
template <class Store>
struct Kept {
  explicit Kept(std::filesystem::path at) : path(std::move(at)) {}
  std::filesystem::path path;
  std::unique_ptr<Store> store;
  std::uint64_t counter = 0;
};

/// 'e' and a counter, as a journal has it.
Bytes journal_key(std::uint64_t counter) {
  Bytes key{'e'};
  append_be64(key, counter);
  return key;
}

template <class Store>
void add_store(const std::string& group, const std::string& variant,
               const std::filesystem::path& path, std::size_t bytes) {
  const auto kept = std::make_shared<Kept<Store>>(path);
  add(group, variant,
      [kept, bytes](State& state) {
        if (!kept->store) kept->store = std::make_unique<Store>(kept->path);
        const Bytes value(bytes, 'v');
        for (auto _ : state) kept->store->put_durably(journal_key(++kept->counter), value);
      })
      ->Iterations(at_most(kCommitsPerTurn))
      ->Repetitions(at_most(kTurns));
}

void add_sizes(const std::string& group, const std::filesystem::path& folder, std::size_t bytes) {
  add_store<RawFile>(group, "raw pwrite + fdatasync", new_folder(folder) / "raw", bytes);
  add_store<BareLmdb>(group, "bare LMDB", new_folder(folder), bytes);
  add_store<OurStore>(group, "tsudoi storage/lmdb", new_folder(folder), bytes);
  add_store<SqliteStore>(group, "SQLite WAL FULL", new_folder(folder) / "sqlite.db", bytes);
}

}  // namespace

void add_durable_write(const std::filesystem::path& folder) {
  add_sizes("one durable record, 600 B", folder, kSignUpBytes);
  add_sizes("one durable batch, 60 kB", folder, 100 * kSignUpBytes);
}

}  // namespace tsudoi::bench
