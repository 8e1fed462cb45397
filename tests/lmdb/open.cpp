#include <fstream>

#include "storage/lmdb/error_map.h"
#include "storage/lmdb/file_system.h"
#include "tests/lmdb/store.h"

namespace tsudoi::test {

TEST_CASE("A new store is empty and a reopened one remembers", "[lmdb]") {
  const TempDir dir;
  {
    lmdb::Environment store = open_store(dir / "deep" / "store");
    CHECK(all_keys(store).empty());
    put_text(store, "a", "1");
  }
  CHECK(text_at(open_store(dir / "deep" / "store"), "a") == "1");
}

TEST_CASE("Reading only what is not there says so and makes nothing", "[lmdb]") {
  const TempDir dir;
  lmdb::Options options = small_options();
  options.access = lmdb::Access::read_only_beside_writer;
  CHECK(why_not_open(dir / "none", options) == ErrorCode::not_found);
  CHECK_FALSE(std::filesystem::exists(dir / "none"));
}

TEST_CASE("A store that is open in this process is busy, and free once closed", "[lmdb][F11]") {
  const TempDir dir;
  lmdb::Options reading = small_options();
  reading.access = lmdb::Access::read_only_beside_writer;
  {
    const lmdb::Environment store = open_store(dir / "s");
    CHECK(why_not_open(dir / "s") == ErrorCode::busy);
    CHECK(why_not_open(dir / "s", reading) == ErrorCode::busy);
  }
  CHECK(why_not_open(dir / "s") == std::nullopt);
}

TEST_CASE("An interrupted first creation is made anew", "[lmdb][F02]") {
  const TempDir dir;
  const auto leftover = dir / "s" / lmdb::kCreationFolder;
  std::filesystem::create_directories(leftover);
  std::ofstream(leftover / lmdb::kDataFile) << "half a header";
  lmdb::Environment store = open_store(dir / "s");
  put_text(store, "a", "1");
  CHECK(text_at(store, "a") == "1");
  CHECK_FALSE(std::filesystem::exists(leftover));
}

TEST_CASE("Only the owner may read a store's file", "[lmdb]") {
  const TempDir dir;
  const lmdb::Environment store = open_store(dir / "s");
  using std::filesystem::perms;
  const perms others = perms::group_all | perms::others_all;
  const perms found = std::filesystem::status(dir / "s" / lmdb::kDataFile).permissions();
  CHECK((found & others) == perms::none);
}

TEST_CASE("Remote and FAT file systems are named and local ones pass", "[lmdb][F11]") {
  CHECK(lmdb::unfit_file_system(0x6969) == "NFS");
  CHECK(lmdb::unfit_file_system(0x4D44) == "FAT");
  CHECK(lmdb::unfit_file_system(0x2011BAB0) == "exFAT");
  CHECK(lmdb::unfit_file_system(0x01021997) == "9p");
  CHECK(lmdb::unfit_file_system(0x65735546) == "FUSE");
  CHECK(lmdb::unfit_file_system(0xEF53).empty());      // ext4
  CHECK(lmdb::unfit_file_system(0x58465342).empty());  // XFS
  const TempDir dir;
  CHECK(lmdb::check_file_system(dir.path()).ok());
}

TEST_CASE("Who makes a store in memory or on an overlay is told that it may be gone",
          "[lmdb][F11]") {
  CHECK(lmdb::unfit_file_system(0x01021994).empty());  // tests and live systems use it
  CHECK_FALSE(lmdb::fleeting_file_system(0x01021994).empty());
  CHECK_FALSE(lmdb::fleeting_file_system(0x858458F6).empty());
  CHECK_FALSE(lmdb::fleeting_file_system(0x794C7630).empty());
  CHECK(lmdb::fleeting_file_system(0xEF53).empty());
  const std::string said = must(lmdb::warning_about("/dev/shm"));  // memory wherever it is mounted
  CHECK((said.empty() || said.find("switched off") != std::string::npos));
  CHECK(failure_of(lmdb::warning_about("/no/such/folder")) == ErrorCode::not_found);
}

TEST_CASE("A folder that is a file is a failure in words", "[lmdb]") {
  const TempDir dir;
  std::ofstream(dir / "file") << "x";
  CHECK(why_not_open(dir / "file") == ErrorCode::not_found);
}

TEST_CASE("A store opened for reading takes no writes", "[lmdb]") {
  const TempDir dir;
  { const lmdb::Environment made = open_store(dir / "s"); }
  lmdb::Options options = small_options();
  options.access = lmdb::Access::read_only_beside_writer;
  lmdb::Environment store = open_store(dir / "s", options);
  CHECK(failure_of(store.write()) == ErrorCode::refused);
}

}  // namespace tsudoi::test
