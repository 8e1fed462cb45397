// Which arrival has which public id, while the newest are in memory only.
#include "sync/office/entry_index.h"

#include "storage/lmdb/environment.h"
#include "sync/office/office_keys.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

EntryId entry(std::uint64_t number) {
  return {{}, {}, {number}};
}
PublicId id_of(std::uint64_t number) {
  return public_id_of(entry(number));
}

/// As an office does: the arrivals are durable, the index follows.
struct Arrivals {
  Result<std::optional<std::uint64_t>> find(std::uint64_t number) {
    return index.find(seal, *environment.read(), id_of(number), meta);
  }
  bool is_in_table(std::uint64_t number) {
    return seal.get_bytes(*environment.read(), office_keys::entry_index(id_of(number)))
        ->has_value();
  }
  /// In one transaction, which fails when it should.
  void add(std::uint64_t count, bool fails = false) {
    OfficeMeta changed;
    const auto done = environment.update([&](lmdb::WriteTxn& txn) -> Result<void> {
      changed = meta;
      for (std::uint64_t i = 0; i < count; ++i) {
        ArrivalRecord record;
        record.id = entry(++changed.arrivals + (fails ? 1'000'000 : 0));
        index.add(public_id_of(record.id), changed.arrivals);
        TRY(seal.put(txn, office_keys::arrival(changed.arrivals), record));
      }
      TRY(index.write_out(seal, txn, changed));
      return fails ? Result<void>(fail(ErrorCode::disk_full, "for the test")) : Result<void>();
    });
    REQUIRE(done.ok() != fails);
    if (fails) return;
    meta = changed;
    index.committed(meta);
  }

  TempDir folder;
  lmdb::Environment environment = lmdb::Environment::open(folder / "store", {}).value();
  RecordSeal seal{crypto::Secret<32>(crypto::hash(view_of("any")))};
  OfficeMeta meta;
  EntryIndex index;
};

}  // namespace

TEST_CASE("A new entry is found before its public id is in the table", "[sync][index]") {
  Arrivals arrivals;
  arrivals.add(3);
  CHECK(*arrivals.find(2) == 2);
  CHECK_FALSE(arrivals.is_in_table(2));
  CHECK(*arrivals.find(4) == std::nullopt);
}

TEST_CASE("What a failed commit has added is forgotten, and its numbers are given again [F08]",
          "[sync][index]") {
  Arrivals arrivals;
  arrivals.add(3);
  arrivals.add(5, true);
  CHECK(*arrivals.find(1'000'004) == std::nullopt);
  arrivals.add(1);
  CHECK(*arrivals.find(4) == 4);
  CHECK(*arrivals.find(1'000'004) == std::nullopt);
  CHECK(*arrivals.find(1'000'005) == std::nullopt);
}

TEST_CASE("Many new entries go into the table in one commit, and stay found", "[sync][index]") {
  Arrivals arrivals;
  arrivals.add(kEntriesUnwrittenMax - 1);
  CHECK(arrivals.meta.indexed == 0);
  CHECK_FALSE(arrivals.is_in_table(1));
  arrivals.add(2, true);
  CHECK_FALSE(arrivals.is_in_table(1));
  CHECK(*arrivals.find(1) == 1);
  arrivals.add(2);
  CHECK(arrivals.meta.indexed == kEntriesUnwrittenMax + 1);
  CHECK(arrivals.is_in_table(1));
  CHECK(arrivals.is_in_table(kEntriesUnwrittenMax + 1));
  CHECK(*arrivals.find(1) == 1);
  arrivals.add(1);
  CHECK(*arrivals.find(kEntriesUnwrittenMax + 2) == kEntriesUnwrittenMax + 2);
}

TEST_CASE("After a start the index knows what the table lacks", "[sync][index]") {
  Arrivals arrivals;
  arrivals.add(kEntriesUnwrittenMax);
  arrivals.add(3);
  EntryIndex again;
  REQUIRE(again.read(arrivals.seal, *arrivals.environment.read(), arrivals.meta).ok());
  const auto txn = arrivals.environment.read();
  for (const std::uint64_t number : {std::uint64_t{1}, kEntriesUnwrittenMax + 3})
    CHECK(*again.find(arrivals.seal, *txn, id_of(number), arrivals.meta) == number);
  OfficeMeta older = arrivals.meta;
  older.arrivals -= 1;  // somebody looks while the office takes in more
  REQUIRE(again.read(arrivals.seal, *txn, older).ok());
  CHECK(*again.find(arrivals.seal, *txn, id_of(kEntriesUnwrittenMax + 3), older) == std::nullopt);
  arrivals.meta.arrivals += 1;  // one that is not there
  CHECK(again.read(arrivals.seal, *txn, arrivals.meta).error().code == ErrorCode::damaged);
}
