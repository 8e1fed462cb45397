// A kiosk at work whose store meets trouble: what residents get, and that it is over by itself.
#include <algorithm>
#include <fstream>

#include "kiosk/app/desk.h"
#include "kiosk/app/headless.h"
#include "kiosk/flow/sign_up.h"
#include "storage/base/files.h"
#include "storage/store/kiosk_keys.h"
#include "storage/store/kiosk_salvage.h"
#include "tests/support/catch.h"
#include "tests/sync/world.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

constexpr const char* kApply =
    R"({"do":"apply","listing":"shodo","role":"participant","answers":{"name":{"written":"渡邉 花子",)"
    R"("reading":"わたなべ はなこ"},"phone":"09012345678","consent":true}})";
constexpr const char* kCount =
    R"({"do":"headcount","listing":"shodo","session":0,"heads":{"70s":1}})";

/// A disk that can be read and takes nothing, for as long as a test wants; or fails one operation.
class Disk final : public lmdb::FaultGate {
 public:
  std::optional<ErrorCode> before(lmdb::Operation operation) override {
    const bool writes = operation == lmdb::Operation::put || operation == lmdb::Operation::commit;
    const bool looks =
        operation == lmdb::Operation::room && takes_nothing != ErrorCode::disk_failed;
    if (takes_nothing && (writes || looks)) return takes_nothing;
    return one.before(operation);
  }
  std::optional<ErrorCode> takes_nothing;
  NthFault one;
};

struct Lobby {
  Lobby() {
    world.publish({shodo()});
    { const KioskStore enrolled = world.new_kiosk("kiosk", {"tama"}); }
    open();
    REQUIRE(kiosk->sync(world.line()).ok());
  }
  void open() {
    kiosk.reset();
    Seams seams = world.seams();
    seams.gate = &disk;
    auto opened = Kiosk::open(world.folder() / "kiosk", seams);
    REQUIRE(opened.ok());
    kiosk = std::move(*opened);
    headless.emplace(*kiosk, &world.line());
  }
  std::string say(const char* line) { return headless->answer(line); }
  bool takes(const char* line) { return say(line).find("\"saved\"") != std::string::npos; }
  /// The nth operation from here, once.
  void fails(ErrorCode code, int nth) { disk.one.arm({code, Lasting::once}, nth); }
  /// Somebody touches the screen, and waits so long.
  void touch_after(std::int64_t seconds) {
    world.clock().advance_seconds(seconds);
    kiosk->act(flow::Touched{});
  }
  flow::SignUp offered() const {
    return flow::sign_up_of(kiosk->catalogue().listings().front(), kiosk->world());
  }
  std::uint64_t at_office() { return world.office().status()->entries; }
  std::size_t here() { return kiosk->store().entries()->size(); }
  Troubles told() {
    const auto kiosks = world.office().conditions();
    REQUIRE(kiosks.ok());
    return kiosks->empty() ? Troubles{} : kiosks->begin()->second.troubles;
  }

  World world;
  Disk disk;
  std::unique_ptr<Kiosk> kiosk;
  std::optional<Headless> headless;
};

/// Flips a bit of every journal line's key in the file, wherever a page has it.
void spoil_line(const std::filesystem::path& file, std::uint64_t position) {
  constexpr std::size_t kFileBytesMax = 64 * 1024 * 1024;
  const Bytes wanted = kiosk_keys::journal(position);
  Bytes bytes = read_file(file, kFileBytesMax).value();
  for (auto at = bytes.begin();;) {
    at = std::search(at, bytes.end(), wanted.begin(), wanted.end());
    if (at == bytes.end()) break;
    at += static_cast<std::ptrdiff_t>(wanted.size());
    *at ^= 0x40;
  }
  std::fstream out(file, std::ios::in | std::ios::out | std::ios::binary);
  out << text_of(bytes);
}

}  // namespace

TEST_CASE("While the disk takes nothing people browse and get paper, and it ends by itself",
          "[journey][care][F05][F09]") {
  for (const ErrorCode code : {ErrorCode::disk_full, ErrorCode::disk_read_only}) {
    Lobby lobby;
    lobby.disk.takes_nothing = code;
    lobby.touch_after(10);
    CHECK(lobby.kiosk->no_saving() == code);
    CHECK(lobby.offered() == flow::SignUp::no_saving);
    CHECK_FALSE(flow::can_start(lobby.offered()));
    CHECK(lobby.kiosk->view().frame.standing.no_saving == code);
    CHECK(lobby.say(kApply).find(name_of(code)) != std::string::npos);
    lobby.disk.takes_nothing.reset();
    lobby.touch_after(10);
    CHECK(lobby.offered() == flow::SignUp::seat);
    CHECK(lobby.takes(kApply));
    CHECK(lobby.here() == 1);
  }
}

TEST_CASE("The office hears of a disk that takes nothing, and that it is over",
          "[journey][care][F05][F09]") {
  for (const Trouble trouble : {Trouble::disk_full, Trouble::disk_read_only}) {
    Lobby lobby;
    REQUIRE(lobby.takes(kApply));
    lobby.disk.takes_nothing =
        trouble == Trouble::disk_full ? ErrorCode::disk_full : ErrorCode::disk_read_only;
    const auto asking = lobby.kiosk->begin_sync();  // its batch cannot be frozen
    lobby.disk.takes_nothing.reset();
    REQUIRE(asking.ok());
    CHECK(asking->batch == 0);
    REQUIRE(lobby.world.line().exchange(asking->bytes).ok());
    CHECK(lobby.told().has(trouble));
    CHECK(lobby.say(R"({"do":"sync"})").find("synced") != std::string::npos);
    CHECK_FALSE(lobby.told().has(trouble));
    CHECK(lobby.at_office() == 1);
  }
}

TEST_CASE("A kiosk that is started on a read-only disk shows what is on, in no loop of starts",
          "[journey][care][F09]") {
  Lobby lobby;
  lobby.kiosk.reset();
  lobby.fails(ErrorCode::disk_read_only, 1);  // to open for work; to look goes well
  lobby.open();
  CHECK(lobby.kiosk->no_saving() == ErrorCode::disk_read_only);
  CHECK(lobby.kiosk->catalogue().listings().size() == 1);
  CHECK(lobby.say(kApply).find("disk_read_only") != std::string::npos);
  CHECK(lobby.kiosk->begin_sync().ok());
  lobby.touch_after(60);
  CHECK(lobby.takes(kApply));
}

TEST_CASE("After a failed flush the act is looked for by its id, and done once",
          "[journey][care][F08]") {
  for (const char* line : {kApply, kCount}) {
    int nth = 1;
    bool came = true;
    for (; came; ++nth) {
      Lobby lobby;
      REQUIRE(lobby.takes(kApply));  // another's: never given out for this one
      lobby.fails(ErrorCode::disk_failed, nth);
      const bool was_taken = lobby.takes(line);
      came = lobby.disk.one.disarm();
      CAPTURE(line, nth);
      const std::size_t before = lobby.here();
      CHECK((!was_taken || before == 2));  // said to be saved: there, once
      CHECK(lobby.kiosk->world().sync.waiting == before);
      CHECK(before <= 2);
      lobby.touch_after(60);
      CHECK(lobby.takes(line));
      CHECK(lobby.here() == before + 1);
      CHECK(lobby.kiosk->sync(lobby.world.line()).ok());
      CHECK(lobby.at_office() == before + 1);
    }
    CHECK(nth > 10);
  }
}

TEST_CASE("A disk that goes on failing is believed only after a commit went well",
          "[journey][care][F08]") {
  Lobby lobby;
  lobby.disk.takes_nothing = ErrorCode::disk_failed;
  CHECK_FALSE(lobby.takes(kApply));
  lobby.disk.takes_nothing.reset();
  CHECK(lobby.kiosk->no_saving() == ErrorCode::disk_failed);
  CHECK(lobby.offered() == flow::SignUp::no_saving);
  lobby.touch_after(60);
  CHECK(lobby.kiosk->no_saving() == std::nullopt);
  CHECK(lobby.takes(kApply));
  CHECK(lobby.here() == 1);
  REQUIRE(lobby.kiosk->sync(lobby.world.line()).ok());
  CHECK(lobby.told().has(Trouble::disk_failed));  // it did, and may again: the office hears of it
}

TEST_CASE("Damage that is met at work gives way to a fresh store, and the act is done",
          "[journey][care][F04]") {
  Lobby lobby;
  REQUIRE(lobby.takes(kApply));
  REQUIRE(lobby.takes(kCount));
  spoil_line(lobby.world.folder() / "kiosk" / "data.mdb", 1);
  const auto done = lobby.kiosk->keep([](KioskStore& store) -> Result<SavedOr> {
    TRY(store.own_entry(1));  // the damaged line
    return fail(ErrorCode::refused, "it could be read");
  });
  CHECK(kept_after_damage(lobby.world.folder() / "kiosk").size() == 1);
  CHECK_FALSE(done.ok());
  CHECK(lobby.takes(kApply));
  REQUIRE(lobby.kiosk->sync(lobby.world.line()).ok());
  CHECK(lobby.told().has(Trouble::was_damaged));
  CHECK(lobby.at_office() == 2);  // the count and the second sign-up; the first line is lost
  CHECK(lobby.kiosk->view().frame.standing.troubles.has(Trouble::was_damaged));
}

TEST_CASE("What is called damaged in a store that is whole makes no fresh one",
          "[journey][care][F04]") {
  Lobby lobby;
  const auto done = lobby.kiosk->keep(
      [](KioskStore&) -> Result<SavedOr> { return fail(ErrorCode::damaged, "of something else"); });
  CHECK(done.error().code == ErrorCode::damaged);
  CHECK(kept_after_damage(lobby.world.folder() / "kiosk").empty());
  CHECK(lobby.takes(kApply));
}

TEST_CASE("What waits for months is never given up, and says since when it waits",
          "[journey][care][F26]") {
  Lobby lobby;
  const UnixSeconds saved_at = lobby.world.clock().now();
  REQUIRE(lobby.takes(kApply));
  for (int month = 0; month < 12; ++month) {
    lobby.touch_after(30LL * 24 * 3600);
    lobby.open();
    REQUIRE(lobby.kiosk->begin_sync().ok());  // goes out, and no answer ever comes
    const auto standing = lobby.kiosk->view().frame.standing;
    CHECK(standing.waiting == 1);
    CHECK(standing.at_office == 0);
    CHECK(standing.oldest_waiting == tokyo_time(saved_at));
  }
  REQUIRE(lobby.kiosk->sync(lobby.world.line()).ok());
  const auto standing = lobby.kiosk->view().frame.standing;
  CHECK(standing.waiting == 0);
  CHECK(standing.at_office == 1);
  CHECK_FALSE(standing.oldest_waiting.has_value());
  CHECK(lobby.at_office() == 1);
}

TEST_CASE("When no memory can be had the resident is asked to try again, and nothing is halved",
          "[journey][care][F12]") {
  int nth = 1;
  for (bool came = true; came; ++nth) {
    Lobby lobby;
    lobby.fails(ErrorCode::out_of_memory, nth);
    const std::string answer = lobby.say(kApply);
    came = lobby.disk.one.disarm();
    CAPTURE(nth, answer);
    const bool was_taken = answer.find("\"saved\"") != std::string::npos;
    CHECK((was_taken || answer.find("refused") != std::string::npos));
    const std::size_t before = lobby.here();
    CHECK((!was_taken || before == 1));
    CHECK(lobby.takes(kApply));
    CHECK(lobby.here() == before + 1);
  }
  CHECK(nth > 5);
}
