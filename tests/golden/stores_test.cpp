// Whole stores as a program of that schema left them: an office, and a kiosk with three entries
// there and one that waits; newer ones have a relay, too. They are opened, raised and gone on with,
// for ever.
#include <map>
#include <set>

#include "storage/base/files.h"
#include "storage/store/kiosk_keys.h"
#include "sync/client.h"
#include "sync/office/office_keys.h"
#include "sync/office/relay.h"
#include "sync/proof.h"
#include "sync/relay/relay.h"
#include "sync/relay/relay_keys.h"
#include "tests/golden/golden_file.h"
#include "tests/support/catch.h"
#include "tests/sync/relay_line.h"
#include "tests/sync/world.h"

using namespace tsudoi;
using namespace tsudoi::golden;
using namespace tsudoi::test;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> names_of_stores() {
  std::vector<std::string> names;
  for (const auto& folder : fs::directory_iterator(golden_folder() / "stores"))
    names.push_back(folder.path().filename().string());
  return names;
}

bool has_relay(const std::string& name) {
  return fs::exists(golden_folder() / "stores" / name / "relay");
}

/// A copy to work on; what git does not keep of files, owner only, is put right.
struct OldStores {
  explicit OldStores(const std::string& name) {
    fs::copy(golden_folder() / "stores" / name, folder.path(), fs::copy_options::recursive);
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
  /// As the store itself says; 0: it is not there.
  std::uint32_t schema(const char* store, const Bytes& key) const {
    if (!fs::exists(folder / store)) return 0;
    const auto environment = lmdb::Environment::open(folder / store, {});
    REQUIRE(environment.ok());
    return read_be32(ByteView(**environment->read()->get(key)).first(4));
  }

  TempDir folder;
  HandClock clock;
  std::unique_ptr<Random> random = make_seeded_random(5);
};

}  // namespace

TEST_CASE("The newest schema of each store has a store of it here", "[golden][stores]") {
  std::set<std::uint32_t> kiosks, offices, relays;
  for (const std::string& name : names_of_stores()) {
    CAPTURE(name);
    const OldStores old(name);
    kiosks.insert(old.schema("kiosk", kiosk_keys::schema()));
    offices.insert(old.schema("office/store", office_keys::schema()));
    relays.insert(old.schema("relay/relay", relay_keys::schema()));
  }
  INFO("make one with tsudoi_make_golden (README.md)");
  CHECK(kiosks.contains(kKioskSchema));
  CHECK(offices.contains(kOfficeSchema));
  CHECK(relays.contains(kRelaySchema));
}

TEST_CASE("A store of any schema is looked at and stays as it is [F36, F38]", "[golden][stores]") {
  const std::string name = GENERATE(from_range(names_of_stores()));
  CAPTURE(name);
  OldStores old(name);
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

TEST_CASE("A kiosk and an office of any schema are raised and go on together [F36, F38]",
          "[golden][stores]") {
  const std::string name = GENERATE(from_range(names_of_stores()));
  CAPTURE(name);
  OldStores old(name);
  auto office = old.office(OpenTo::work);
  REQUIRE(office.ok());
  DirectLine line(*office);
  for (int starts = 0; starts < 2; ++starts) {  // from the old schema, then from its own
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
  std::set<std::string> names;
  const auto applications = *office->applications();
  for (const auto& application : applications) {
    const Answers answers = *office->answers_of(application);
    names.insert(std::get<PersonName>(answers.at({"name"})).written);
  }
  CHECK(names.size() == 3);
  CHECK(names.contains("山﨑 さくら"));
}

TEST_CASE("What was decided stays decided when a store is raised [F36, F38]", "[golden][stores]") {
  const std::string name = GENERATE(from_range(names_of_stores()));
  CAPTURE(name);
  OldStores old(name);
  const auto decisions_in = [&](OpenTo purpose) {
    std::map<PublicId, std::optional<Decision>> decisions;
    const auto office = old.office(purpose);
    REQUIRE(office.ok());
    const auto all = *office->applications();
    CHECK(office->status()->applications == all.size());
    for (const auto& [id, application, arrival] : all) {
      decisions[id] = application.has_decision ? std::optional(application.decision) : std::nullopt;
      CHECK((*office->application(id))->application == application);
    }
    return decisions;
  };
  const auto before = decisions_in(OpenTo::look);
  CHECK(before.size() >= 2);
  for (const auto& [id, decision] : before) CHECK(decision);
  CHECK(decisions_in(OpenTo::work) == before);
  CHECK(decisions_in(OpenTo::look) == before);
}

TEST_CASE("A relay of any schema still gives what it has kept [F36, F38]", "[golden][stores]") {
  const std::string name = GENERATE(filter(has_relay, from_range(names_of_stores())));
  CAPTURE(name);
  OldStores old(name);
  auto office = old.office(OpenTo::work);
  REQUIRE(office.ok());
  auto relay = Relay::open(old.folder / "relay", OpenTo::work, old.seams());
  REQUIRE(relay.ok());
  CHECK(relay->status()->asks == 1);
  CHECK(relay->status()->kiosks.at(0).replies > 0);
  const auto picture = [&](const ContentHash& hash) { return relay->picture(hash); };
  RelayLine to_relay([&](ByteView ask) { return relay->handle(ask); }, picture);
  RelayLine from_inner([&](ByteView asked) { return relay->handle_pull(asked); }, picture);
  auto kiosk = old.kiosk(OpenTo::work);
  REQUIRE(kiosk.ok());
  OfficeRelay inner(*office, from_inner, [](const auto& work) { work(); });
  for (int rounds = 0; rounds < 3; ++rounds) {
    REQUIRE(sync_once(*kiosk, to_relay, old.seams()).ok());
    REQUIRE(inner.pull().ok());
  }
  CHECK(kiosk->waiting()->entries == 0);
  CHECK(office->verify()->entries == 4);
}
