// A kiosk whose store is damaged goes on with a fresh one.
#include "sync/salvage.h"

#include <algorithm>
#include <fstream>

#include "storage/base/files.h"
#include "storage/store/kiosk_keys.h"
#include "sync/proof.h"
#include "sync/renewal.h"
#include "tests/store/scene.h"

using namespace tsudoi;
using namespace tsudoi::test;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kPageBytes = 4096;
constexpr std::size_t kFileBytesMax = 64 * 1024 * 1024;

struct Lobby {
  Lobby() {
    world.move_to(MachineId{{1}});
    world.publish({shodo()});
    kiosk.emplace(world.new_kiosk("kiosk", {"tama"}));
    sync();
    reopen();  // who it is, is beside the store from the first start on
  }
  fs::path folder() const { return world.folder() / "kiosk"; }
  fs::path file() const { return folder() / "data.mdb"; }
  SavedEntry sign_up() { return must(kiosk->sign_up(sign_up_for(shodo(), hanako()))); }
  void sync() { must(sync_once(*kiosk, world.line(), world.seams())); }
  void reopen() {
    kiosk.reset();
    kiosk.emplace(world.open_kiosk("kiosk"));
  }
  Salvaged salvage() {
    kiosk.reset();
    Salvaged salvaged = must(tsudoi::salvage(folder(), world.seams()));
    kiosk.emplace(world.open_kiosk("kiosk"));
    must(kiosk->verify());
    must(verify_chain(*kiosk));
    return salvaged;
  }
  std::uint64_t at_office() { return must(world.office().status()).applications; }
  /// Each byte of these pages becomes 0xA5.
  void damage(std::size_t first_page, std::size_t pages) {
    kiosk.reset();
    std::fstream out(file(), std::ios::in | std::ios::out | std::ios::binary);
    out.seekp(static_cast<std::streamoff>(first_page * kPageBytes));
    out << std::string(pages * kPageBytes, '\xA5');
  }
  /// The record of this key, wherever a page has it.
  void spoil(const Bytes& wanted) {
    kiosk.reset();
    Bytes bytes = must(read_file(file(), kFileBytesMax));
    for (auto at = bytes.begin(); at != bytes.end();) {
      at = std::search(at, bytes.end(), wanted.begin(), wanted.end());
      if (at == bytes.end()) break;
      at += static_cast<std::ptrdiff_t>(wanted.size());
      *at ^= 0x40;
    }
    must(write_file(file(), bytes, FileAccess::owner_only));
  }
  /// Whether a page still has a record of this key, led to or not.
  bool is_on_some_page(const Bytes& wanted) {
    kiosk.reset();
    const auto wreck = must(lmdb::Wreck::open(folder()));
    bool is_there = false;
    wreck.sweep([&](ByteView key, ByteView) { is_there = is_there || crypto::equal(key, wanted); });
    return is_there;
  }
  std::size_t pages() const { return fs::file_size(file()) / kPageBytes; }

  World world;
  std::optional<KioskStore> kiosk;
};

}  // namespace

TEST_CASE("A damaged store gives way to a fresh one that knows all that could be read [F04]",
          "[store][salvage]") {
  Lobby here;
  here.sign_up();
  here.sync();
  const SavedEntry waiting = here.sign_up();
  const Bytes before = [&] {
    here.damage(0, 2);  // both headers: nothing leads anywhere any more
    return must(read_file(here.file(), kFileBytesMax));
  }();
  const Salvaged salvaged = here.salvage();
  CHECK(must(read_file(salvaged.kept / "data.mdb", kFileBytesMax)) == before);
  CHECK(must(here.kiosk->entry(waiting.id)).has_value());
  CHECK(must(here.kiosk->catalogue(CatalogueKind::listing)).size() == 1);
  CHECK(salvaged.lost.empty());
  CHECK(here.kiosk->is_in_doubt());
  CHECK(here.kiosk->disk() == DiskIs::own);
  here.sign_up();
  here.sync();
  CHECK_FALSE(here.kiosk->is_in_doubt());
  CHECK(here.at_office() == 3);
  CHECK(must(here.world.office().status()).quarantined == 0);
  CHECK(must(here.world.office().kiosks()).front().times_rolled_back == 1);
  CHECK_FALSE(must(here.world.office().kiosks()).front().forked);
}

TEST_CASE("Whichever page is damaged, the kiosk goes on and the office has each entry once [F04]",
          "[store][salvage]") {
  std::size_t page = 0;
  for (std::size_t pages = 1; page < pages; ++page) {
    Lobby here;
    for (int i = 0; i < 3; ++i) here.sign_up();
    here.sync();
    for (int i = 0; i < 2; ++i) here.sign_up();
    must(freeze_all(*here.kiosk));
    here.sign_up();
    pages = here.pages();
    INFO("page " << page);
    here.damage(page, 1);
    const Salvaged salvaged = here.salvage();
    here.sign_up();
    here.sync();
    CHECK(must(here.kiosk->waiting()).entries == 0);
    // Of the newest line nothing is left where its fold lay on the same page: then that is said.
    const std::uint64_t known = here.at_office() + salvaged.lost.size();
    CHECK((known == 7 || (known == 6 && salvaged.broken_pages > 0)));
    CHECK(must(here.world.office().status()).quarantined == 0);
    CHECK_FALSE(must(here.world.office().kiosks()).front().forked);
    CHECK(must(here.world.office().verify()).entries == here.at_office());
  }
  CHECK(page > 5);
}

TEST_CASE(
    "A fresh store gives no batch a number before the office has said which it has [F04, F22]",
    "[store][salvage]") {
  Lobby here;
  for (int i = 0; i < 3; ++i) {
    here.sign_up();
    here.sync();
  }
  const auto at_office = [&] { return must(here.world.office().kiosks()).front(); };
  REQUIRE(at_office().last_batch == 3);
  here.damage(0, 2);  // with it went each batch and its number
  here.salvage();
  CHECK(here.kiosk->newest_batch().number == 0);
  CHECK_FALSE(must(next_ask(*here.kiosk, here.world.seams())).batch != 0);
  CHECK(must(every_ask(*here.kiosk, here.world.seams())).size() == 1);  // for the stick: a question
  here.sync();
  CHECK(here.kiosk->newest_batch().number == 4);
  CHECK(at_office().last_batch == 4);
  CHECK(at_office().batches_missing == 0);
  CHECK(here.at_office() == 3);
  must(verify_chain(*here.kiosk));
}

TEST_CASE("What the office had taken back is not found again among what a store let go of [F04]",
          "[store][salvage]") {
  Lobby here;
  here.sign_up();
  here.sync();
  Publication taken_back;
  taken_back.publish.push_back({CatalogueKind::listing, shodo().id.value, true, {}});
  must(here.world.office().publish(taken_back));
  here.sync();
  REQUIRE(here.is_on_some_page(kiosk_keys::catalogue(CatalogueKind::listing, shodo().id.value)));
  here.spoil(kiosk_keys::journal(1));
  here.salvage();
  CHECK(must(here.kiosk->catalogue(CatalogueKind::listing)).empty());
  here.damage(0, 2);  // nothing says any more what was taken back: until the office does
  here.salvage();
  here.sync();
  CHECK(must(here.kiosk->catalogue(CatalogueKind::listing)).empty());
}

TEST_CASE(
    "Seats of which no record is left are promised to nobody before the kiosk is enrolled again "
    "[F04, I5]",
    "[store][salvage]") {
  Lobby here;
  REQUIRE(here.sign_up().promise == Promise::confirmed);
  here.sync();
  here.damage(0, here.pages());
  const Salvaged salvaged = here.salvage();
  CHECK(salvaged.may_lack_more);
  const Bytes words = must(read_file(salvaged.kept / "damage.txt", kFileBytesMax));
  CHECK(text_of(words).find("enrol the\nterminal again") != std::string_view::npos);
  here.sync();
  CHECK(here.sign_up().promise == Promise::received);
  here.sync();
  const auto enrolled = must(here.world.office().enrol({"tama"}, ""));
  must(enrol_again(*here.kiosk, must(open_bundle(enrolled.bundle)), here.world.seams()));
  here.reopen();
  here.sync();
  CHECK(here.sign_up().promise == Promise::confirmed);
}

TEST_CASE("What is lost is counted, and listed by place and slip [F04]", "[store][salvage]") {
  Lobby here;
  const SavedEntry gone = here.sign_up();
  here.sign_up();
  here.spoil(kiosk_keys::journal(1));
  const Salvaged salvaged = here.salvage();
  CHECK(salvaged.broken_records == 1);
  CHECK(salvaged.lost == std::vector<std::uint64_t>{1});
  CHECK(must(here.kiosk->waiting()).entries == 1);
  const Bytes words = must(read_file(salvaged.kept / "damage.txt", kFileBytesMax));
  CHECK(text_of(words).find(slip_code_of(gone.id)) != std::string_view::npos);
}

TEST_CASE("A key file of another kiosk, or an open store, is not salvaged [F04, F11]",
          "[store][salvage]") {
  Lobby here;
  CHECK(salvage(here.folder(), here.world.seams()).error().code == ErrorCode::busy);
  here.damage(0, 2);
  fs::remove(here.folder() / "kiosk.key");
  CHECK(salvage(here.folder(), here.world.seams()).error().code == ErrorCode::not_found);
  must(make_keys(here.folder(), here.world.seams().random));
  CHECK(salvage(here.folder(), here.world.seams()).error().code == ErrorCode::damaged);
  CHECK(kept_after_damage(here.folder()).empty());
}

TEST_CASE("Who the kiosk was before is known when its store forgot it [F04]", "[store][salvage]") {
  Lobby here;
  const SavedEntry before = here.sign_up();
  here.sync();
  const auto enrolled = must(here.world.office().enrol({"tama"}, ""));
  must(enrol_again(*here.kiosk, must(open_bundle(enrolled.bundle)), here.world.seams()));
  here.reopen();
  here.sign_up();
  REQUIRE(here.kiosk->successions().size() == 1);
  here.spoil(kiosk_keys::former(0));
  here.salvage();
  CHECK(here.kiosk->successions().size() == 1);
  CHECK(must(here.kiosk->entry(before.id)).has_value());
  REQUIRE(std::holds_alternative<SavedEntry>(must(here.kiosk->withdraw(before.id))));
  here.sync();
  CHECK(must(here.kiosk->waiting()).entries == 0);
  CHECK(here.at_office() == 2);
  CHECK(must(here.world.office().status()).quarantined == 0);
  const auto withdrawn = must(here.world.office().application(before.id));
  CHECK(withdrawn->application.decision.verdict == Verdict::withdrawn);
}

TEST_CASE("A store that is damaged twice on a day is kept twice [F04]", "[store][salvage]") {
  Lobby here;
  here.sign_up();
  for (std::size_t times = 1; times <= 2; ++times) {
    here.damage(0, 2);
    here.salvage();
    CHECK(kept_after_damage(here.folder()).size() == times);
  }
  here.sync();
  CHECK(here.at_office() == 1);
}
