#include "storage/lmdb/file_system.h"
#include "tests/lmdb/store.h"

namespace tsudoi::test {
namespace {

/// Fails the Nth operation and no other; counts them all.
class FailNth final : public lmdb::FaultGate {
 public:
  FailNth(int nth, ErrorCode code) : nth_(nth), code_(code) {}
  std::optional<ErrorCode> before(lmdb::Operation) override {
    if (++seen_ != nth_) return std::nullopt;
    return code_;
  }
  bool fired() const { return seen_ >= nth_; }

 private:
  int nth_;
  int seen_ = 0;
  ErrorCode code_;
};

/// Fails every operation of one kind.
class FailKind final : public lmdb::FaultGate {
 public:
  FailKind(lmdb::Operation kind, ErrorCode code) : kind_(kind), code_(code) {}
  std::optional<ErrorCode> before(lmdb::Operation operation) override {
    if (operation != kind_ || healed) return std::nullopt;
    return code_;
  }
  bool healed = false;

 private:
  lmdb::Operation kind_;
  ErrorCode code_;
};

/// Moves one unit from "a" to "b", in one change; "c" counts the moves.
Result<void> move_one(lmdb::WriteTxn& txn) {
  for (const auto& [key, by] : {std::pair{"a", -1}, {"b", 1}, {"c", 1}}) {
    TRY_ASSIGN(const std::optional<Bytes> now, txn.get(view_of(key)));
    const int number = now ? std::stoi(std::string(text_of(*now))) : 0;
    TRY(txn.put(view_of(key), view_of(std::to_string(number + by))));
  }
  return {};
}

Result<void> use_store(const std::filesystem::path& folder, lmdb::FaultGate& gate) {
  TRY_ASSIGN(lmdb::Environment store, lmdb::Environment::open(folder, small_options(&gate)));
  TRY(store.update(move_one));
  return store.update(move_one);
}

int number_at(const lmdb::Environment& store, const std::string& key) {
  return std::stoi(text_at(store, key).value_or("0"));
}

}  // namespace

TEST_CASE("Whichever operation fails, a change is whole or not there", "[lmdb][fail-nth][F01]") {
  const ErrorCode code =
      GENERATE(ErrorCode::disk_full, ErrorCode::disk_failed, ErrorCode::out_of_memory);
  int nth = 0;
  bool fired = true;
  while (fired) {
    const TempDir dir;
    FailNth gate(++nth, code);
    const auto used = use_store(dir / "s", gate);
    fired = gate.fired();
    INFO("operation " << nth);
    CHECK(used.ok() == !fired);
    if (!used) CHECK(used.error().code == code);
    const lmdb::Environment store = open_store(dir / "s");
    const int moves = number_at(store, "c");
    CHECK(number_at(store, "a") == -moves);
    CHECK(number_at(store, "b") == moves);
    CHECK(moves <= 2);
  }
  CHECK(nth > 20);
}

TEST_CASE("A failed commit leaves nothing to abort", "[lmdb][F05]") {
  const TempDir dir;
  FailKind gate(lmdb::Operation::commit, ErrorCode::disk_full);
  lmdb::Environment store = open_store(dir / "s", small_options(&gate));
  {
    lmdb::WriteTxn txn = must(store.write());
    must(txn.put(view_of("a"), view_of("1")));
    CHECK(failure_of(std::move(txn).commit()) == ErrorCode::disk_full);
  }
  CHECK(text_at(store, "a") == std::nullopt);
  gate.healed = true;
  put_text(store, "a", "2");
  CHECK(text_at(store, "a") == "2");
}

TEST_CASE("After a failed flush nothing is written until the store is reopened", "[lmdb][F08]") {
  const TempDir dir;
  FailKind gate(lmdb::Operation::committed, ErrorCode::disk_failed);
  {
    lmdb::Environment store = open_store(dir / "s", small_options(&gate));
    lmdb::WriteTxn txn = must(store.write());
    must(txn.put(view_of("a"), view_of("1")));
    CHECK(failure_of(std::move(txn).commit()) == ErrorCode::disk_failed);
    gate.healed = true;
    CHECK(failure_of(store.write()) == ErrorCode::disk_failed);
    CHECK(store.read().ok());
  }
  lmdb::Environment again = open_store(dir / "s");
  CHECK(text_at(again, "a") == "1");  // the outcome was unknown; this time it had been saved
  put_text(again, "b", "2");
  CHECK(text_at(again, "b") == "2");
}

TEST_CASE("A store says what trouble its disk is, until a change goes well again",
          "[lmdb][F05][F09]") {
  const TempDir dir;
  for (const ErrorCode code : {ErrorCode::disk_full, ErrorCode::disk_read_only}) {
    FailKind gate(lmdb::Operation::commit, code);
    lmdb::Environment store = open_store(dir / std::string(name_of(code)), small_options(&gate));
    const auto change = [](lmdb::WriteTxn& txn) { return txn.put(view_of("a"), view_of("1")); };
    CHECK(store.trouble() == std::nullopt);
    CHECK(failure_of(store.update(change)) == code);
    CHECK(store.trouble() == code);
    gate.healed = true;
    must(store.update(change));
    CHECK(store.trouble() == std::nullopt);
  }
}

TEST_CASE("Room is looked for on the disk before it is needed", "[lmdb][F05][F09]") {
  const TempDir dir;
  FailKind gate(lmdb::Operation::room, ErrorCode::disk_read_only);
  const lmdb::Environment store = open_store(dir / "s", small_options(&gate));
  CHECK(failure_of(store.room()) == ErrorCode::disk_read_only);
  gate.healed = true;
  CHECK(must(store.room()) >= lmdb::kRoomBytesMin);
  CHECK(failure_of(lmdb::room_in(dir.path(), UINT64_MAX)) == ErrorCode::disk_full);
}

TEST_CASE("A failure inside a change that goes on regardless is still a failure", "[lmdb]") {
  const TempDir dir;
  FailKind gate(lmdb::Operation::put, ErrorCode::disk_full);
  lmdb::Environment store = open_store(dir / "s", small_options(&gate));
  const auto done = store.update([](lmdb::WriteTxn& txn) -> Result<void> {
    txn.put(view_of("a"), view_of("1")).ignore();
    return {};
  });
  CHECK(failure_of(done) == ErrorCode::disk_full);
}

}  // namespace tsudoi::test
