#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <functional>
#include <future>
#include <thread>
#include <utility>

#include "storage/base/files.h"
#include "storage/lmdb/file_system.h"
#include "tests/lmdb/store.h"
#include "tests/support/nth_fault.h"

namespace tsudoi::test {
namespace {

bool any_file_holds(const std::filesystem::path& folder, std::string_view text) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    const Bytes bytes = must(read_file(entry.path(), 64 * lmdb::kMiB));
    if (text_of(bytes).find(text) != std::string_view::npos) return true;
  }
  return false;
}

constexpr std::string_view kCanary = "canary 0451";

/// Another process that has the store open to read, from open() to end(), if it is asked to.
class OtherReader {
 public:
  explicit OtherReader(const std::filesystem::path& folder) {
    REQUIRE(::pipe(orders_.data()) == 0);
    REQUIRE(::pipe(answers_.data()) == 0);
    child_ = ::fork();
    REQUIRE(child_ >= 0);
    if (child_ == 0) ::_exit(read_in_child(folder));
  }
  OtherReader(const OtherReader&) = delete;
  OtherReader& operator=(const OtherReader&) = delete;
  ~OtherReader() {
    for (const int end : orders_) ::close(end);
    for (const int end : answers_) ::close(end);
  }

  void open() {
    char answer = 0;
    REQUIRE(::write(orders_[1], "o", 1) == 1);
    REQUIRE(::read(answers_[0], &answer, 1) == 1);
    REQUIRE(answer == 'k');
  }
  /// 0: it has found the record "k0".
  int end() {
    REQUIRE(::write(orders_[1], "e", 1) == 1);
    int status = 0;
    REQUIRE(::waitpid(child_, &status, 0) == child_);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 100;
  }

 private:
  int read_in_child(const std::filesystem::path& folder) {
    char order = 0;
    if (::read(orders_[0], &order, 1) != 1) return 1;
    lmdb::Options options;
    options.access = lmdb::Access::read_only_beside_writer;
    const auto store = lmdb::Environment::open(folder, options);
    if (::write(answers_[1], store.ok() ? "k" : "x", 1) != 1 || !store.ok()) return 2;
    if (::read(orders_[0], &order, 1) != 1) return 3;
    const auto txn = store->read();
    if (!txn.ok()) return 4;
    return txn->get(view_of("k0")).ok() && txn->get(view_of("k0"))->has_value() ? 0 : 5;
  }

  std::array<int, 2> orders_{}, answers_{};
  pid_t child_ = -1;
};

/// Many records with the canary in them and some without, of which only the latter stay.
void fill_and_delete(lmdb::Environment& store) {
  for (int i = 0; i < 200; ++i) {
    const bool stays = i % 3 == 0;
    put_text(store, "k" + std::to_string(i),
             (stays ? "" : std::string(kCanary)) + std::string(i, 'v'));
  }
  for (int i = 0; i < 200; ++i) {
    if (i % 3 == 0) continue;
    must(store.update([&](lmdb::WriteTxn& txn) -> Result<void> {
      TRY(txn.erase(view_of("k" + std::to_string(i))));
      return {};
    }));
  }
}

}  // namespace

TEST_CASE("What was deleted is in no file of a store that was compacted, and the rest is whole",
          "[lmdb][F13]") {
  const TempDir dir;
  lmdb::Environment store = open_store(dir / "s");
  fill_and_delete(store);
  REQUIRE(any_file_holds(dir / "s", kCanary));
  must(store.compact());
  CHECK_FALSE(any_file_holds(dir / "s", kCanary));
  CHECK(all_keys(store).size() == 67);
  CHECK(text_at(store, "k99") == std::string(99, 'v'));
  CHECK_FALSE(std::filesystem::exists(dir / "s" / lmdb::kCopyFolder));
}

TEST_CASE("A compacted store goes on: it takes changes, and opens again with them", "[lmdb][F13]") {
  const TempDir dir;
  {
    lmdb::Environment store = open_store(dir / "s");
    fill_and_delete(store);
    for (int round = 0; round < 3; ++round) {
      must(store.compact());
      put_text(store, "later" + std::to_string(round), "1");
      CHECK(text_at(store, "later" + std::to_string(round)) == "1");
    }
  }
  CHECK(all_keys(open_store(dir / "s")).size() == 70);
}

TEST_CASE("Others read a store while it is compacted, and meet the old or the new one",
          "[lmdb][threads][F13]") {
  const TempDir dir;
  lmdb::Environment store = open_store(dir / "s");
  fill_and_delete(store);
  std::atomic<bool> is_over = false;
  std::atomic<int> reads = 0, bad = 0;
  const auto read = [&] {
    while (!is_over) {
      const auto txn = store.read();
      const auto value =
          txn.ok() ? txn->get(view_of("k99")) : Result<std::optional<Bytes>>(txn.error());
      const bool is_good = value.ok() && *value && (*value)->size() == 99;
      bad += is_good ? 0 : 1;
      ++reads;
    }
  };
  auto one = std::async(std::launch::async, read), two = std::async(std::launch::async, read);
  for (int round = 0; round < 10; ++round) must(store.compact());
  while (reads < 100) std::this_thread::yield();
  is_over = true;
  one.get();
  two.get();
  CHECK(bad == 0);
}

TEST_CASE("A change that comes while a store is compacted is not lost: it stays as it was",
          "[lmdb][F13]") {
  struct Meanwhile final : lmdb::FaultGate {
    std::optional<ErrorCode> before(lmdb::Operation operation) override {
      if (operation == lmdb::Operation::copy && act) std::exchange(act, nullptr)();
      return std::nullopt;
    }
    std::function<void()> act;
  } gate;
  const TempDir dir;
  auto store = must(lmdb::Environment::open(dir / "s", {.gate = &gate}));
  fill_and_delete(store);
  gate.act = [&] { put_text(store, "meanwhile", "1"); };
  CHECK(failure_of(store.compact()) == ErrorCode::busy);
  CHECK(text_at(store, "meanwhile") == "1");
  must(store.compact());
  CHECK(text_at(store, "meanwhile") == "1");
}

TEST_CASE("Whatever fails while a store is compacted, it is whole when it is opened again",
          "[lmdb][fail-nth][F13]") {
  bool came = true;
  for (int nth = 1; came; ++nth) {
    const TempDir dir;
    NthFault gate;
    {
      lmdb::Environment store = open_store(dir / "s", small_options(&gate));
      fill_and_delete(store);
      gate.arm({ErrorCode::disk_full, Lasting::once}, nth);
      const auto done = store.compact();
      came = gate.disarm();
      CAPTURE(nth);
      CHECK(done.ok() == !came);
    }
    CHECK(all_keys(open_store(dir / "s")).size() == 67);
    CHECK_FALSE(std::filesystem::exists(dir / "s" / lmdb::kCopyFolder));
    REQUIRE(nth < 20);
  }
}

TEST_CASE("A copy that does not fit on the disk leaves the store in use", "[lmdb][F13]") {
  const TempDir dir;
  NthFault gate;
  lmdb::Environment store = open_store(dir / "s", small_options(&gate));
  fill_and_delete(store);
  gate.arm({ErrorCode::disk_full, Lasting::once}, 2);  // the copy
  CHECK(failure_of(store.compact()) == ErrorCode::disk_full);
  put_text(store, "later", "1");
  CHECK(all_keys(store).size() == 68);
}

TEST_CASE("A store that another process reads is left alone, and compacted when it is gone",
          "[lmdb][F13]") {
  const TempDir dir;
  { const lmdb::Environment made = open_store(dir / "s"); }
  OtherReader reader(dir / "s");  // before we have it open: no store is used across a fork
  lmdb::Environment store = open_store(dir / "s");
  fill_and_delete(store);
  reader.open();
  CHECK(failure_of(store.compact()) == ErrorCode::busy);
  put_text(store, "later", "1");
  CHECK(any_file_holds(dir / "s", kCanary));
  CHECK(reader.end() == 0);
  must(store.compact());
  CHECK_FALSE(any_file_holds(dir / "s", kCanary));
  CHECK(all_keys(store).size() == 68);
}

TEST_CASE("A reader that comes after a compaction sees what is written then", "[lmdb][F13]") {
  const TempDir dir;
  { const lmdb::Environment made = open_store(dir / "s"); }
  OtherReader reader(dir / "s");
  lmdb::Environment store = open_store(dir / "s");
  fill_and_delete(store);
  must(store.compact());
  put_text(store, "later", "1");
  reader.open();
  put_text(store, "later", "2");
  CHECK(reader.end() == 0);
  must(store.compact());
}

}  // namespace tsudoi::test
