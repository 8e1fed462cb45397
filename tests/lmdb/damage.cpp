#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <random>

#include "storage/lmdb/check.h"
#include "storage/lmdb/error_map.h"
#include "storage/lmdb/file_system.h"
#include "tests/lmdb/store.h"

namespace tsudoi::test {
namespace {

std::filesystem::path make_filled(const TempDir& dir) {
  lmdb::Environment store = open_store(dir / "s");
  for (int change = 0; change < 3; ++change) {
    must(store.update([change](lmdb::WriteTxn& txn) -> Result<void> {
      for (int i = change; i < 300; i += 3) {
        TRY(txn.put(view_of("k" + std::to_string(i)), view_of(std::string(400, 'v'))));
      }
      return {};
    }));
  }
  return dir / "s" / lmdb::kDataFile;
}

void flip_byte(const std::filesystem::path& file, std::uint64_t at, int by) {
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekg(static_cast<std::streamoff>(at));
  const int old = stream.get();
  stream.seekp(static_cast<std::streamoff>(at));
  stream.put(static_cast<char>(old ^ by));
}

constexpr int kMany = 20'000;

Result<void> put_one(lmdb::WriteTxn& txn, std::mt19937& random) {
  const std::string name = "k" + std::to_string(random() % kMany);
  return txn.put(view_of(name), view_of(std::string(random() % 900, 'v')));
}

/// A process that changes records here and there until it is ended.
class Writer {
 public:
  explicit Writer(const std::filesystem::path& folder) : child_(::fork()) {
    REQUIRE(child_ >= 0);
    if (child_ == 0) write_for_ever(folder);
  }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() {
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
  }

 private:
  [[noreturn]] static void write_for_ever(const std::filesystem::path& folder) {
    lmdb::Environment store = open_store(folder, {});
    std::mt19937 random(7);
    const auto change = [&random](lmdb::WriteTxn& txn) -> Result<void> {
      for (int i = 0; i < 200; ++i) TRY(put_one(txn, random));
      return {};
    };
    while (store.update(change).ok()) {
    }
    ::_exit(1);
  }

  pid_t child_;
};

void fill_with_many(const std::filesystem::path& folder) {
  std::mt19937 random(7);
  must(open_store(folder, {}).update([&random](lmdb::WriteTxn& txn) -> Result<void> {
    for (int i = 0; i < kMany; ++i) TRY(put_one(txn, random));
    return {};
  }));
}

/// As a test has it that opens thousands of sound stores.
struct ReadHere final : lmdb::FaultGate, lmdb::ReadsHere {
  std::optional<ErrorCode> before(lmdb::Operation) override { return std::nullopt; }
};

}  // namespace

TEST_CASE("Only a gate that says so has a store read through here, with the same answers",
          "[lmdb][F04]") {
  const TempDir dir;
  const std::filesystem::path file = make_filled(dir);
  const ReadHere here;
  const lmdb::Environment store = open_store(dir / "s");  // may be open meanwhile
  CHECK(lmdb::check_through(dir / "s", nullptr).ok());
  CHECK(lmdb::check_through(dir / "s", &here).ok());
  constexpr std::uint64_t kRootAt = 16 + 24 + 48 + 40;  // of the records, in the header
  flip_byte(file, kRootAt, 0x40);
  flip_byte(file, 4096 + kRootAt, 0x40);
  CHECK(failure_of(lmdb::check_through(dir / "s", nullptr)) == ErrorCode::damaged);
  CHECK(failure_of(lmdb::check_through(dir / "s", &here)) == ErrorCode::damaged);
}

TEST_CASE("A file cut off anywhere is damaged, not a crash", "[lmdb][F04]") {
  const TempDir dir;
  const std::filesystem::path file = make_filled(dir);
  std::uint64_t bytes = std::filesystem::file_size(file);
  while (bytes > 0) {
    bytes /= 2;
    std::filesystem::resize_file(file, bytes);
    INFO(bytes << " bytes left");
    CHECK(why_not_open(dir / "s") == ErrorCode::damaged);
    CHECK(failure_of(lmdb::check_in_child(dir / "s")) == ErrorCode::damaged);
  }
}

TEST_CASE("A cut-off file is left as it is", "[lmdb][F04]") {
  const TempDir dir;
  const std::filesystem::path file = make_filled(dir);
  std::filesystem::resize_file(file, 0);
  CHECK(why_not_open(dir / "s") == ErrorCode::damaged);
  CHECK(std::filesystem::file_size(file) == 0);
}

TEST_CASE("A file shorter than its header says, with all that is used, is whole", "[lmdb][F04]") {
  const TempDir dir;
  const std::filesystem::path file = make_filled(dir);
  constexpr std::uint64_t kLastPageAt = 16 + 24 + 2 * 48;  // the header's last page in use
  flip_byte(file, kLastPageAt + 1, 0x04);                  // 1024 pages more than there are
  flip_byte(file, 4096 + kLastPageAt + 1, 0x04);
  const lmdb::Environment store = open_store(dir / "s");
  CHECK(must(store.stats()).file_bytes > std::filesystem::file_size(file));
  CHECK(all_keys(store).size() == 300);
}

TEST_CASE("A file of something else is damaged", "[lmdb][F04]") {
  const TempDir dir;
  std::filesystem::create_directories(dir / "s");
  std::ofstream(dir / "s" / lmdb::kDataFile) << std::string(100000, 'x');
  CHECK(why_not_open(dir / "s") == ErrorCode::damaged);
}

TEST_CASE("A file of a newer LMDB is newer, and left alone", "[lmdb][F38]") {
  const TempDir dir;
  const std::filesystem::path file = make_filled(dir);
  constexpr std::uint64_t kVersionAt = 16 + 4;  // after the page header and the magic
  flip_byte(file, kVersionAt, 0x40);
  flip_byte(file, 4096 + kVersionAt, 0x40);
  CHECK(why_not_open(dir / "s") == ErrorCode::newer_version);
}

TEST_CASE("Whatever byte is flipped, the check in a child comes back", "[lmdb][F04]") {
  const TempDir dir;
  const std::filesystem::path file = make_filled(dir);
  CHECK(lmdb::check_in_child(dir / "s").ok());
  std::mt19937 random(7);
  const std::uint64_t bytes = std::filesystem::file_size(file);
  int damaged = 0;
  for (int i = 0; i < 150; ++i) {
    const std::uint64_t page = random() % (bytes / 4096);
    const std::uint64_t at = page * 4096 + random() % 48;  // where pages keep their structure
    flip_byte(file, at, 0xFF);
    if (!lmdb::check_in_child(dir / "s")) ++damaged;
    flip_byte(file, at, 0xFF);
  }
  CHECK(damaged > 10);
  CHECK(lmdb::check_in_child(dir / "s").ok());
}

TEST_CASE("Beside somebody who writes, the check in a child finds the store whole", "[lmdb][F04]") {
  const TempDir dir;
  fill_with_many(dir / "s");
  const Writer writer(dir / "s");
  for (int i = 0; i < 50; ++i) REQUIRE(lmdb::check_in_child(dir / "s").ok());
}

TEST_CASE("Each answer of LMDB and the system has its own word", "[lmdb]") {
  CHECK(lmdb::code_of(ENOSPC) == ErrorCode::disk_full);
  CHECK(lmdb::code_of(EDQUOT) == ErrorCode::disk_full);
  CHECK(lmdb::code_of(EIO) == ErrorCode::disk_failed);
  CHECK(lmdb::code_of(EROFS) == ErrorCode::disk_read_only);
  CHECK(lmdb::code_of(EACCES) == ErrorCode::disk_read_only);
  CHECK(lmdb::code_of(ENOMEM) == ErrorCode::out_of_memory);
  CHECK(lmdb::code_of(-30796) == ErrorCode::damaged);        // MDB_CORRUPTED
  CHECK(lmdb::code_of(-30797) == ErrorCode::damaged);        // MDB_PAGE_NOTFOUND
  CHECK(lmdb::code_of(-30793) == ErrorCode::damaged);        // MDB_INVALID
  CHECK(lmdb::code_of(-30795) == ErrorCode::disk_failed);    // MDB_PANIC
  CHECK(lmdb::code_of(-30794) == ErrorCode::newer_version);  // MDB_VERSION_MISMATCH
  CHECK(lmdb::code_of(-30792) == ErrorCode::disk_full);      // MDB_MAP_FULL
  CHECK(lmdb::code_of(12345) == ErrorCode::disk_failed);     // unknown is not saved
}

}  // namespace tsudoi::test
