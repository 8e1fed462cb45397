// The office's sealing key is replaced (F37), and what its folder shows without the key (F52).
#include "storage/base/files.h"
#include "sync/office/key_rotation.h"
#include "sync/office/purge.h"
#include "sync/office/stick.h"
#include "tests/support/catch.h"
#include "tests/sync/world.h"

using namespace tsudoi;
using namespace tsudoi::test;
namespace fs = std::filesystem;

namespace {

constexpr std::int64_t kDay = 24 * 3600;
constexpr std::size_t kFileBytesMax = 1 << 28;

struct Scene {
  Scene() {
    world.publish({shodo()});
    sync();
  }
  void sync() { REQUIRE(sync_once(kiosk, world.line(), world.seams()).ok()); }
  SavedEntry sign_up() { return *kiosk.sign_up(sign_up_for(shodo(), hanako())); }
  fs::path office() const { return world.folder() / "office"; }
  Result<void> try_rotate() {
    return KeyRotation::rotate(world.office(), office(), office() / "office.root", world.unlock());
  }
  void rotate() {
    const auto done = try_rotate();
    INFO((done.ok() ? std::string() : sentence_for(done.error())));
    REQUIRE(done.ok());
  }
  crypto::SealPublic sealing() { return world.office().card().card.sealing; }
  crypto::SealPublic held() { return kiosk.sync_record()->office.card.sealing; }
  bool is_readable(const PublicId& id) {
    const auto application = *world.office().application(id);
    return application && world.office().answers_of(*application).value() == hanako();
  }

  World world;
  KioskStore kiosk = world.new_kiosk("kiosk", {"tama"});
};

/// Everything that the office keeps secret, by name.
std::vector<std::pair<std::string, Bytes>> secrets_of(const fs::path& folder,
                                                      const OfficeUnlock& unlock) {
  std::vector<std::pair<std::string, Bytes>> secrets;
  const Keyring keyring = *Keyring::open(folder, unlock);
  const auto add = [&](const char* name, ByteView secret) {
    secrets.emplace_back(name, copy_of(secret));
  };
  add("signing", keyring.signing().seed().view());
  add("data", keyring.data_key().view());
  add("records", keyring.record_key().view());
  add("root", Keyring::open_root(folder / "office.root", unlock)->seed().view());
  const auto* sealing = keyring.sealing_key(key_id_of(keyring.newest_sealing()), UnixSeconds{});
  add("sealing", sealing->secret.view());
  return secrets;
}

bool holds(ByteView bytes, ByteView secret) {
  return text_of(bytes).find(text_of(secret)) != std::string_view::npos;
}

}  // namespace

TEST_CASE("A kiosk that was away for a year is opened, and learns the new key [F37]",
          "[sync][rotation]") {
  Scene here;
  const PublicId before = here.sign_up().id;
  here.rotate();
  CHECK(here.sealing() != here.held());
  here.world.clock().advance_seconds(399 * kDay);
  const PublicId later = here.sign_up().id;
  here.world.reopen_office();
  here.sync();
  CHECK(here.is_readable(before));
  CHECK(here.is_readable(later));
  CHECK(here.held() == here.sealing());
  const PublicId after = here.sign_up().id;
  here.sync();
  CHECK(here.is_readable(after));
  CHECK(here.world.office().verify().ok());
}

TEST_CASE("What was sealed to a key that is long gone is set aside with its reason [F37]",
          "[sync][rotation]") {
  Scene here;
  here.sign_up();
  here.rotate();
  CHECK(KeyRotation::old_keys(here.world.office()) == 1);
  here.world.clock().advance_seconds(401 * kDay);
  CHECK(KeyRotation::old_keys(here.world.office()) == 0);
  here.sync();
  CHECK(here.kiosk.waiting()->entries == 0);
  CHECK(here.world.office().status()->applications == 0);
  const auto aside = *here.world.office().quarantine();
  REQUIRE(aside.size() == 1);
  CHECK(aside.front().second.detail.find("sealing key") != std::string::npos);
  const auto kept_on_disk = [&] {
    here.world.reopen_office();
    return Keyring::open(here.office(), here.world.unlock())->old_sealing_keys(UnixSeconds{});
  };
  CHECK(kept_on_disk() == 1);  // until somebody says that the clock is right
  const Date today = tokyo_time(here.world.clock().now()).date;
  REQUIRE(OfficePurge::run(here.world.office(), today, "hanako").ok());
  CHECK(kept_on_disk() == 0);
}

TEST_CASE("A clock that jumped ahead at a start wipes no key [F32, F37]", "[sync][rotation]") {
  Scene here;
  const PublicId before = here.sign_up().id;
  here.rotate();
  const std::int64_t years = 12 * 365 * kDay;
  here.world.clock().advance_seconds(years);
  here.world.reopen_office();
  here.world.clock().advance_seconds(-years);
  here.world.reopen_office();
  here.sync();
  CHECK(here.is_readable(before));
  here.rotate();
  CHECK(KeyRotation::old_keys(here.world.office()) == 2);
}

TEST_CASE("Several keys are kept, each for its own time [F37]", "[sync][rotation]") {
  Scene here;
  std::vector<PublicId> sealed;
  for (int i = 0; i < 3; ++i) {
    here.sync();
    sealed.push_back(here.sign_up().id);
    here.world.clock().advance_seconds(100 * kDay);
    here.rotate();
  }
  CHECK(KeyRotation::old_keys(here.world.office()) == 3);
  here.sync();
  for (const PublicId& id : sealed) CHECK(here.is_readable(id));
  here.world.clock().advance_seconds(250 * kDay);
  here.world.reopen_office();
  CHECK(KeyRotation::old_keys(here.world.office()) == 2);
}

TEST_CASE("A kiosk without a line learns the new key from a stick, and an older stick changes none",
          "[sync][rotation][stick]") {
  Scene here;
  const auto carry = [&](const std::string& name) {
    const fs::path stick = here.world.folder() / name;
    REQUIRE(export_to_stick(here.kiosk, stick, here.world.seams()).ok());
    REQUIRE(import_stick(here.world.office(), stick).ok());
    REQUIRE(export_replies(here.world.office(), stick).ok());
    return stick;
  };
  const fs::path older = carry("older");
  here.world.clock().advance_seconds(kDay);
  here.rotate();
  const fs::path newer = carry("newer");
  REQUIRE(import_from_stick(here.kiosk, newer)->replies > 0);
  CHECK(here.held() == here.sealing());
  REQUIRE(import_from_stick(here.kiosk, older)->replies > 0);
  CHECK(here.held() == here.sealing());
}

TEST_CASE("An office from a backup of before the change is sealed to as it is now [F21, F37]",
          "[sync][rotation][history]") {
  Scene here;
  here.world.back_up("monday");
  here.world.clock().advance_seconds(kDay);
  here.rotate();
  here.sync();
  here.world.restore("monday");
  here.sync();
  const PublicId after = here.sign_up().id;
  here.sync();
  CHECK(here.is_readable(after));
}

TEST_CASE("Only the office's own root makes a new key, and no clock that is behind",
          "[sync][rotation]") {
  Scene here;
  World other(7);
  const auto theirs = [&](const OfficeUnlock& unlock) {
    return KeyRotation::rotate(here.world.office(), here.office(),
                               other.folder() / "office" / "office.root", unlock);
  };
  CHECK(theirs(here.world.unlock()).error().code == ErrorCode::wrong_key);
  CHECK(theirs(other.unlock()).error().code == ErrorCode::wrong_key);
  here.world.clock().advance_seconds(-kDay);
  CHECK(here.try_rotate().error().code == ErrorCode::refused);
  CHECK(KeyRotation::old_keys(here.world.office()) == 0);
}

TEST_CASE("A change of keys that a power cut ended has changed nothing [F37]", "[sync][rotation]") {
  Scene here;
  const Bytes keys = *read_file(here.office() / "office.keys", kFileBytesMax);
  here.rotate();
  const Bytes changed = *read_file(here.office() / "office.keys", kFileBytesMax);
  here.world.close_office();
  REQUIRE(write_file(here.office() / "office.keys", keys, FileAccess::owner_only).ok());
  const auto older =
      Office::open(here.office(), here.world.unlock(), OpenTo::work, here.world.seams());
  CHECK(older.error().code == ErrorCode::damaged);  // the card is newer than the keys
  World cut;
  cut.close_office();
  const auto made = Keyring::open(cut.folder() / "office", cut.unlock());
  const auto next = made->with_new_sealing_key(cut.clock().now(), cut.seams().random);
  REQUIRE(next->write(cut.folder() / "office", cut.unlock(), cut.seams().random).ok());
  cut.clock().advance_seconds(500 * kDay);
  cut.reopen_office();
  cut.publish({shodo()});
  KioskStore kiosk = cut.new_kiosk("kiosk", {"tama"});
  REQUIRE(kiosk.sign_up(sign_up_for(shodo(), hanako())).ok());
  REQUIRE(sync_once(kiosk, cut.line(), cut.seams()).ok());
  CHECK(cut.office().status()->applications == 1);
  CHECK(KeyRotation::old_keys(cut.office()) == 0);
}

TEST_CASE("An office's folder without its key opens nothing and holds no key in clear [F52]",
          "[sync][rotation]") {
  Scene here;
  here.sign_up();
  here.rotate();
  here.sync();
  const auto secrets = secrets_of(here.office(), here.world.unlock());
  here.world.close_office();
  const OfficeUnlock guess = OfficeUnlock::from_passphrase("sakura");
  CHECK(Office::open(here.office(), guess, OpenTo::look, here.world.seams()).error().code ==
        ErrorCode::wrong_key);
  std::size_t files = 0;
  for (const auto& file : fs::recursive_directory_iterator(here.office())) {
    if (!file.is_regular_file()) continue;
    const Bytes bytes = *read_file(file.path(), kFileBytesMax);
    ++files;
    for (const auto& [name, secret] : secrets) {
      INFO(name << " in " << file.path().filename().string());
      REQUIRE(secret.size() == 32);
      CHECK_FALSE(holds(bytes, secret));
    }
    const auto name = std::get<PersonName>(hanako().at({"name"}));
    CHECK_FALSE(holds(bytes, view_of(name.written)));
  }
  CHECK(files >= 3);
  CHECK(holds(secrets.front().second, secrets.front().second));  // the search finds what is there
}
