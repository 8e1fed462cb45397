// A kiosk on a real disk of a few MiB that becomes full, and read-only. Needs the right to mount
// one.
#include <sys/mount.h>

#include <fstream>

#include "kiosk/app/headless.h"
#include "tests/support/catch.h"
#include "tests/support/skip.h"
#include "tests/sync/world.h"

using namespace tsudoi;
using namespace tsudoi::test;
namespace fs = std::filesystem;

namespace {

constexpr const char* kApply =
    R"({"do":"apply","listing":"shodo","role":"participant","answers":{"name":{"written":"渡邉 花子",)"
    R"("reading":"わたなべ はなこ"},"phone":"09012345678","consent":true}})";

class SmallDisk {
 public:
  explicit SmallDisk(fs::path where) : where_(std::move(where)) {
    fs::create_directory(where_);
    is_there_ = ::mount("tmpfs", where_.c_str(), "tmpfs", 0, "size=8m") == 0;
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  ~SmallDisk() {
    if (is_there_) ::umount2(where_.c_str(), MNT_DETACH);
  }
  bool is_there() const { return is_there_; }
  bool turn(unsigned long read_only) const {
    return ::mount(nullptr, where_.c_str(), nullptr, MS_REMOUNT | read_only, nullptr) == 0;
  }
  void fill() const {
    std::ofstream out(where_ / "filler", std::ios::binary);
    const std::string block(4096, 'x');
    while (out << block << std::flush) {
    }
  }
  void make_room() const { fs::remove(where_ / "filler"); }

 private:
  fs::path where_;
  bool is_there_ = false;
};

struct Lobby {
  Lobby() : disk(world.folder() / "disk") {
    if (!disk.is_there()) say_skipped("no disk can be mounted here, so none became full");
    if (!disk.is_there()) return;
    world.publish({shodo()});
    { const KioskStore enrolled = world.new_kiosk("disk/kiosk", {"tama"}); }
    start();
    REQUIRE(kiosk->sync(world.line()).ok());
  }
  void start() {
    kiosk.reset();
    auto opened = Kiosk::open(world.folder() / "disk/kiosk", world.seams());
    REQUIRE(opened.ok());
    kiosk = std::move(*opened);
  }
  std::string apply() { return Headless(*kiosk, nullptr).answer(kApply); }
  bool is_taken() { return apply().find("\"saved\"") != std::string::npos; }
  void touch_after(std::int64_t seconds) {
    world.clock().advance_seconds(seconds);
    kiosk->act(flow::Touched{});
  }
  Troubles told() { return world.office().conditions()->begin()->second.troubles; }

  World world;
  SmallDisk disk;
  std::unique_ptr<Kiosk> kiosk;
};

}  // namespace

TEST_CASE("A disk that is full takes no sign-ups and loses none, until there is room",
          "[journey][care][F05]") {
  Lobby lobby;
  if (!lobby.kiosk) return;
  REQUIRE(lobby.is_taken());
  lobby.disk.fill();
  CHECK(lobby.apply().find("disk_full") != std::string::npos);
  lobby.touch_after(10);
  CHECK(lobby.kiosk->no_saving() == ErrorCode::disk_full);
  const auto asking = lobby.kiosk->begin_sync();
  REQUIRE(asking.ok());
  REQUIRE(lobby.world.line().exchange(asking->bytes).ok());
  CHECK(lobby.told().has(Trouble::disk_full));
  lobby.disk.make_room();
  CHECK(lobby.is_taken());
  REQUIRE(lobby.kiosk->sync(lobby.world.line()).ok());
  CHECK(lobby.world.office().status()->applications == 2);
  CHECK_FALSE(lobby.told().has(Trouble::disk_full));
  CHECK(lobby.told().has(Trouble::disk_low));  // 8 MiB are few
}

TEST_CASE("A kiosk that starts on a read-only disk shows what is on, and works when it can again",
          "[journey][care][F09]") {
  Lobby lobby;
  if (!lobby.kiosk) return;
  lobby.kiosk.reset();
  REQUIRE(lobby.disk.turn(MS_RDONLY));
  lobby.start();
  CHECK(lobby.kiosk->no_saving() == ErrorCode::disk_read_only);
  CHECK(lobby.kiosk->catalogue().listings().size() == 1);
  CHECK(lobby.apply().find("disk_read_only") != std::string::npos);
  const auto asking = lobby.kiosk->begin_sync();
  REQUIRE(asking.ok());
  REQUIRE(lobby.world.line().exchange(asking->bytes).ok());
  CHECK(lobby.told().has(Trouble::disk_read_only));
  REQUIRE(lobby.disk.turn(0));
  lobby.touch_after(60);
  CHECK(lobby.is_taken());
}
