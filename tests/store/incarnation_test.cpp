// A disk that was set back, or copied to another machine.
#include "storage/base/files.h"
#include "sync/office/stick.h"
#include "tests/store/scene.h"

using namespace tsudoi;
using namespace tsudoi::test;
namespace fs = std::filesystem;

namespace {

constexpr auto kOver = fs::copy_options::recursive | fs::copy_options::overwrite_existing;

KioskStore kiosk_on_a_machine(World& world) {
  world.move_to(MachineId{{1}});
  return world.new_kiosk("kiosk", {"tama"});
}

struct Lobby {
  Lobby() {
    world.publish({shodo()});
    sync();
  }
  SavedEntry sign_up() { return must(kiosk->sign_up(sign_up_for(shodo(), hanako()))); }
  SyncReport sync() { return must(sync_once(*kiosk, world.line(), world.seams())); }
  void sign_up_and_sync() {
    sign_up();
    sync();
  }
  void close() { kiosk.reset(); }
  void reopen() {
    close();
    kiosk.emplace(world.open_kiosk("kiosk"));
  }
  void image() const { fs::copy(folder(), world.folder() / "image", kOver); }
  /// The store alone; what is beside it stays as it is.
  void set_back() {
    close();
    fs::copy(world.folder() / "image" / "data.mdb", folder() / "data.mdb", kOver);
    reopen();
  }
  void move_to_another_machine() {
    close();
    world.move_to(MachineId{{2}});
    reopen();
  }
  fs::path folder() const { return world.folder() / "kiosk"; }
  KioskRecord at_office() { return must(world.office().kiosks()).front(); }

  World world;
  std::optional<KioskStore> kiosk = kiosk_on_a_machine(world);
};

}  // namespace

TEST_CASE("A store that was set back is noticed once, counted and told to the office [F22]",
          "[store][incarnation]") {
  Lobby here;
  here.sign_up_and_sync();
  here.image();
  here.sign_up_and_sync();
  here.set_back();
  CHECK(here.kiosk->is_in_doubt());
  here.reopen();
  CHECK(must(here.kiosk->sync_record()).times_rolled_back == 1);
  here.sign_up();
  here.sync();
  CHECK_FALSE(here.kiosk->is_in_doubt());
  here.sync();
  CHECK(must(here.kiosk->sync_record()).times_rolled_back == 1);
  CHECK(here.at_office().times_rolled_back == 1);
  CHECK_FALSE(here.at_office().forked);
  CHECK(must(here.world.office().status()).applications == 3);
}

TEST_CASE("A store that was set back without a line asks before it freezes anything [F22]",
          "[store][incarnation][stick]") {
  Lobby here;
  const fs::path stick = here.world.folder() / "stick";
  here.image();
  here.sign_up_and_sync();
  here.set_back();
  here.sign_up();
  const auto asked = must(export_to_stick(*here.kiosk, stick, here.world.seams()));
  CHECK(asked.entries == 0);
  CHECK(asked.held_back == 1);
  CHECK(must(here.kiosk->waiting()).batches == 0);
  must(import_stick(here.world.office(), stick));
  must(export_replies(here.world.office(), stick));
  must(import_from_stick(*here.kiosk, stick));
  CHECK(must(export_to_stick(*here.kiosk, stick, here.world.seams())).entries == 1);
  must(import_stick(here.world.office(), stick));
  CHECK(must(here.world.office().status()).applications == 2);
  CHECK_FALSE(here.at_office().forked);
}

TEST_CASE("An answer to what was asked before the disk was set back does not end the doubt [F22]",
          "[store][incarnation][stick]") {
  Lobby here;
  const fs::path stick = here.world.folder() / "stick";
  must(export_to_stick(*here.kiosk, stick, here.world.seams()));
  must(import_stick(here.world.office(), stick));
  must(export_replies(here.world.office(), stick));
  here.image();
  here.sign_up_and_sync();
  here.set_back();
  CHECK(must(import_from_stick(*here.kiosk, stick)).refused.size() == 1);
  CHECK(here.kiosk->is_in_doubt());
}

TEST_CASE("On another machine a kiosk saves, gives no seat and sends nothing [F23]",
          "[store][incarnation]") {
  Lobby here;
  REQUIRE(must(here.kiosk->seats_left(shodo().id, {"participant"})).seats > 0);
  here.move_to_another_machine();
  CHECK(here.kiosk->disk() == DiskIs::copied);
  CHECK(here.sign_up().promise == Promise::received);
  CHECK(here.sync().waiting == 1);
  CHECK(must(here.kiosk->waiting()).batches == 0);
  CHECK(here.at_office().is_copy);
  CHECK(must(here.world.office().status()).entries == 0);
  here.world.move_to(MachineId{{1}});
  here.reopen();
  CHECK(here.sync().waiting == 0);
  CHECK(here.at_office().is_copy);  // until a person has seen to it
  CHECK(must(here.world.office().status()).entries == 1);
}

TEST_CASE("A folder whose file beside the store is gone or changed is a copy [F23]",
          "[store][incarnation]") {
  Lobby here;
  const fs::path file = here.folder() / "incarnation";
  Bytes bytes = must(read_file(file, 1000));
  bytes.back() ^= 1;
  must(write_file(file, bytes, FileAccess::owner_only));
  here.reopen();
  CHECK(here.kiosk->disk() == DiskIs::copied);
  fs::remove(file);
  here.reopen();
  CHECK(here.kiosk->disk() == DiskIs::copied);
  here.sign_up();
  CHECK_FALSE(fs::exists(file));
}

TEST_CASE("A system that does not name its machine is not checked, and forgets no machine",
          "[store][incarnation]") {
  Lobby here;
  here.close();
  here.world.move_to(std::nullopt);
  here.reopen();
  CHECK(here.kiosk->disk() == DiskIs::own);
  here.sign_up_and_sync();
  here.move_to_another_machine();
  CHECK(here.kiosk->disk() == DiskIs::copied);
}

TEST_CASE("A machine is named by the first word of a file, if that is long enough",
          "[store][incarnation]") {
  const TempDir folder;
  const auto named = [&](std::string_view text) {
    must(write_file(folder / "machine-id", view_of(text), FileAccess::everyone_may_read));
    return machine_in(folder / "machine-id");
  };
  CHECK(named("0123456789abcdef\n") == named("0123456789abcdef"));
  CHECK(named("0123456789abcdef") != named("0123456789abcdee"));
  CHECK_FALSE(named("").has_value());
  CHECK_FALSE(named("uninitialized\n").has_value());
  CHECK_FALSE(machine_in(folder / "nothing").has_value());
}
