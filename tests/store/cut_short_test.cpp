// A store that was cut short, and one whose making was.
#include "storage/base/files.h"
#include "tests/support/catch.h"
#include "tests/sync/world.h"

using namespace tsudoi;
using namespace tsudoi::test;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kStoreBytesMax = 1 << 26;

EnrolmentBundle bundle_of(World& world) {
  return open_bundle(world.office().enrol({"tama"}, "").value().bundle).value();
}

}  // namespace

TEST_CASE("A store that was cut off is damaged, and enrolling again does not write over it [F04]",
          "[store]") {
  World world;
  const fs::path folder = world.folder() / "kiosk";
  const EnrolmentBundle bundle = bundle_of(world);
  REQUIRE(KioskStore::provision(folder, bundle, world.seams()).ok());
  for (const std::size_t bytes : {12'000u, 9'000u, 8'192u, 5'000u, 1u}) {
    fs::resize_file(folder / "data.mdb", bytes);
    const Bytes before = read_file(folder / "data.mdb", kStoreBytesMax).value();
    INFO(bytes << " bytes");
    CHECK(KioskStore::open(folder, OpenTo::work, world.seams()).error().code == ErrorCode::damaged);
    CHECK(KioskStore::provision(folder, bundle, world.seams()).error().code == ErrorCode::damaged);
    CHECK(read_file(folder / "data.mdb", kStoreBytesMax).value() == before);
  }
}

TEST_CASE("An enrolment that a power cut ended is finished by the next one [F02]", "[store]") {
  World world;
  const fs::path folder = world.folder() / "kiosk";
  const EnrolmentBundle bundle = bundle_of(world);
  { REQUIRE(lmdb::Environment::open(folder, {}).ok()); }  // the store is there, and empty
  REQUIRE(write_file(folder / "kiosk.key", Bytes(32, 7), FileAccess::owner_only).ok());
  CHECK(KioskStore::open(folder, OpenTo::work, world.seams()).error().code == ErrorCode::not_found);
  REQUIRE(KioskStore::provision(folder, bundle, world.seams()).ok());
  CHECK(KioskStore::open(folder, OpenTo::work, world.seams()).ok());
}

TEST_CASE("An init that a power cut ended is said to be so, and finished by the next one [F02]",
          "[store]") {
  World world;
  const fs::path folder = world.folder() / "another";
  const auto open = [&] {
    return Office::open(folder, world.unlock(), OpenTo::work, world.seams());
  };
  { REQUIRE(lmdb::Environment::open(folder / "store", {}).ok()); }  // there, and empty
  REQUIRE(Keyring::make(folder, world.unlock(), "市", {1}, *make_seeded_random(3)).ok());
  CHECK(open().error().code == ErrorCode::not_found);
  CHECK(open().error().detail.find("do init again") != std::string::npos);
  REQUIRE(Office::init(folder, world.unlock(), "市", world.seams()).ok());
  CHECK(open().ok());
}

TEST_CASE("An office whose store is missing gets no new one, and keeps its keys [F04]", "[store]") {
  World world;
  world.close_office();
  const fs::path folder = world.folder() / "office";
  const Bytes keys = read_file(folder / kOfficeKeyFile, kStoreBytesMax).value();
  fs::rename(folder / "store", folder / "elsewhere");
  const auto opened = Office::open(folder, world.unlock(), OpenTo::work, world.seams());
  CHECK(opened.error().code == ErrorCode::not_found);
  CHECK_FALSE(fs::exists(folder / "store"));
  CHECK(Office::is_there(folder).value());
  CHECK(read_file(folder / kOfficeKeyFile, kStoreBytesMax).value() == keys);
  fs::rename(folder / "elsewhere", folder / "store");
  CHECK(Office::open(folder, world.unlock(), OpenTo::work, world.seams()).ok());
}
