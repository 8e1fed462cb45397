// Whole stores as a program of that schema left them: an office, and a kiosk with three entries
// there and one that waits. They are opened, raised and gone on with, for ever.
#include "storage/base/files.h"
#include "sync/client.h"
#include "sync/office/office.h"
#include "sync/proof.h"
#include "tests/golden/golden_file.h"
#include "tests/support/catch.h"
#include "tests/sync/world.h"

using namespace tsudoi;
using namespace tsudoi::golden;
using namespace tsudoi::test;
namespace fs = std::filesystem;

namespace {

/// A copy to work on; what git does not keep of files, owner only, is put right.
struct OldStores {
  OldStores() {
    fs::copy(golden_folder() / "stores/schema_1", folder.path(), fs::copy_options::recursive);
    for (const auto& entry : fs::recursive_directory_iterator(folder.path()))
      fs::permissions(entry.path(), entry.is_directory()
                                        ? fs::perms::owner_all
                                        : fs::perms::owner_read | fs::perms::owner_write);
  }
  Seams seams() { return {clock, *random}; }
  Result<KioskStore> kiosk(OpenTo purpose) {
    return KioskStore::open(folder / "kiosk", purpose, seams());
  }
  Result<Office> office(OpenTo purpose) {
    const auto unlock = OfficeUnlock::from_key_file(folder / "office.key");
    REQUIRE(unlock.ok());
    return Office::open(folder / "office", *unlock, purpose, seams());
  }

  TempDir folder;
  HandClock clock;
  std::unique_ptr<Random> random = make_seeded_random(5);
};

}  // namespace

TEST_CASE("A store of schema 1 is looked at and stays as it is [F36, F38]", "[golden][stores]") {
  OldStores old;
  const Bytes before = *read_file(old.folder / "kiosk/data.mdb", 1 << 20);
  {
    const auto kiosk = old.kiosk(OpenTo::look);
    REQUIRE(kiosk.ok());
    CHECK(kiosk->waiting()->saved == 4);
    CHECK(kiosk->waiting()->entries == 1);
    CHECK(kiosk->disk() == DiskIs::own);
    CHECK(kiosk->verify().ok());
    const auto office = old.office(OpenTo::look);
    REQUIRE(office.ok());
    CHECK(office->verify()->entries == 3);
  }
  CHECK(*read_file(old.folder / "kiosk/data.mdb", 1 << 20) == before);
}

TEST_CASE("A kiosk and an office of schema 1 are raised and go on together [F36, F38]",
          "[golden][stores]") {
  OldStores old;
  auto office = old.office(OpenTo::work);
  REQUIRE(office.ok());
  DirectLine line(*office);
  for (int starts = 0; starts < 2; ++starts) {  // from schema 1, then from its own
    auto kiosk = old.kiosk(OpenTo::work);
    REQUIRE(kiosk.ok());
    REQUIRE(kiosk->count_heads({{"shodo-hajimete"}, 0, {{AgeBand::teens, 1}}}).ok());
    REQUIRE(sync_once(*kiosk, line, old.seams()).ok());
    CHECK(kiosk->waiting()->entries == 0);
    CHECK(kiosk->verify().ok());
    CHECK(verify_chain(*kiosk).ok());
  }
  CHECK(office->verify()->entries == 6);
  CHECK(office->status()->quarantined == 0);
  const auto applications = *office->applications();
  REQUIRE(applications.size() == 3);
  const Answers answers = *office->answers_of(applications.front());
  CHECK(std::get<PersonName>(answers.at({"name"})).written == "山﨑 さくら");
}
