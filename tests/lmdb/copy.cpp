#include "storage/base/files.h"
#include "storage/lmdb/file_system.h"
#include "tests/lmdb/store.h"

namespace tsudoi::test {
namespace {

bool file_holds(const std::filesystem::path& file, std::string_view text) {
  const Bytes bytes = must(read_file(file, 64 * lmdb::kMiB));
  return text_of(bytes).find(text) != std::string_view::npos;
}

}  // namespace

TEST_CASE("A copy opens and holds the same", "[lmdb][F10]") {
  const TempDir dir;
  lmdb::Environment store = open_store(dir / "s");
  for (int i = 0; i < 50; ++i) put_text(store, "k" + std::to_string(i), std::string(i * 10, 'v'));
  must(store.copy_to(dir / "deep" / "copy"));
  put_text(store, "later", "1");
  const lmdb::Environment copy = open_store(dir / "deep" / "copy");
  CHECK(all_keys(copy).size() == 50);
  CHECK(text_at(copy, "k33") == text_at(store, "k33"));
  CHECK_FALSE(std::filesystem::exists(dir / "deep" / "copy" / lmdb::kCopyFolder));
}

TEST_CASE("A copy does not go over a store", "[lmdb][F10]") {
  const TempDir dir;
  lmdb::Environment store = open_store(dir / "s");
  must(store.copy_to(dir / "copy"));
  put_text(store, "a", "1");
  CHECK(failure_of(store.copy_to(dir / "copy")) == ErrorCode::already_there);
  CHECK(all_keys(open_store(dir / "copy")).empty());
}

TEST_CASE("A copy taken during a write holds none of it", "[lmdb][F10]") {
  const TempDir dir;
  lmdb::Environment store = open_store(dir / "s");
  lmdb::WriteTxn txn = must(store.write());
  must(txn.put(view_of("a"), view_of("1")));
  must(store.copy_to(dir / "copy"));
  must(std::move(txn).commit());
  CHECK(all_keys(open_store(dir / "copy")).empty());
}

TEST_CASE("What was deleted lingers in the file and not in a copy", "[lmdb][F13]") {
  const TempDir dir;
  lmdb::Environment store = open_store(dir / "s");
  put_text(store, "a", "canary 0451");
  must(store.update([](lmdb::WriteTxn& txn) -> Result<void> {
    TRY(txn.erase(view_of("a")));
    return {};
  }));
  must(store.copy_to(dir / "copy"));
  CHECK(file_holds(dir / "s" / lmdb::kDataFile, "canary 0451"));
  CHECK_FALSE(file_holds(dir / "copy" / lmdb::kDataFile, "canary 0451"));
}

}  // namespace tsudoi::test
