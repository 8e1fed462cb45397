// A centre without a line: everything goes by stick, both ways.
#include "sync/stick.h"

#include "storage/base/files.h"
#include "sync/office/stick.h"
#include "tests/support/catch.h"
#include "tests/sync/world.h"

using namespace tsudoi;
using namespace tsudoi::test;
namespace fs = std::filesystem;

namespace {

/// One way there and back.
StickImport carry(World& world, KioskStore& kiosk, const fs::path& stick) {
  REQUIRE(export_to_stick(kiosk, stick, world.seams()).ok());
  REQUIRE(import_stick(world.office(), stick)->refused.empty());
  REQUIRE(export_replies(world.office(), stick).ok());
  const auto import = import_from_stick(kiosk, stick);
  REQUIRE(import.ok());
  return *import;
}

std::vector<fs::path> asks_on(const fs::path& stick) {
  return *files_on_stick(StickPlaces(stick).asks, ".ask");
}
std::vector<fs::path> replies_on(const fs::path& stick) {
  return *files_on_stick(StickPlaces(stick).replies, ".reply");
}

Result<void> put(const fs::path& file, ByteView bytes) {
  return write_file(file, bytes, FileAccess::as_mounted);
}

constexpr std::size_t kFileBytesMax = 4 * 1024 * 1024;

/// An office with a listing, and a kiosk that has never had a line.
struct Village {
  Village() {
    world.publish({shodo()});
    kiosk.emplace(world.new_kiosk("kiosk", {"tama"}));
  }
  SavedEntry sign_up() { return *kiosk->sign_up(sign_up_for(shodo(), hanako())); }
  fs::path stick() const { return world.folder() / "stick"; }

  World world;
  std::optional<KioskStore> kiosk;
};

}  // namespace

TEST_CASE("A kiosk that only ever meets a stick has what a wired one has [F30]", "[sync][stick]") {
  Village here;
  StickImport import = carry(here.world, *here.kiosk, here.stick());
  for (const CatalogueKind kind : {CatalogueKind::listing, CatalogueKind::form})
    CHECK(here.kiosk->catalogue(kind)->size() == 1);
  CHECK(here.kiosk->catalogue(CatalogueKind::centre)->size() == 2);
  REQUIRE(here.kiosk->seats_left({"shodo"}, {"participant"})->seats == 4);

  const SavedEntry saved = here.sign_up();
  CHECK(saved.promise == Promise::confirmed);
  import = carry(here.world, *here.kiosk, here.stick());
  CHECK(import.receipts == 1);
  CHECK(import.waiting == 0);
  const auto application = *here.world.office().application(saved.id);
  REQUIRE(application.has_value());
  CHECK(*here.world.office().answers_of(*application) == hanako());
  CHECK(here.world.office().verify().ok());
  CHECK(here.kiosk->verify().ok());
}

TEST_CASE("The same stick twice changes nothing more [F31]", "[sync][stick]") {
  Village here;
  here.sign_up();
  carry(here.world, *here.kiosk, here.stick());
  const auto before = *here.world.office().status();
  const auto held = *here.kiosk->sync_record();
  CHECK(import_stick(here.world.office(), here.stick())->asks == 1);
  CHECK(import_from_stick(*here.kiosk, here.stick()).ok());
  const auto after = *here.world.office().status();
  CHECK(after.entries == before.entries);
  CHECK(after.quarantined == before.quarantined);
  SyncRecord again = *here.kiosk->sync_record();
  again.last_contact = held.last_contact;
  CHECK(again == held);
}

TEST_CASE("A kiosk on an older image of its disk takes what a new stick brings [F22]",
          "[sync][stick]") {
  Village here;
  carry(here.world, *here.kiosk, here.stick());
  const fs::path disk = here.world.folder() / "kiosk";
  const fs::path image = here.world.folder() / "image";
  here.kiosk.reset();
  fs::copy(disk, image, fs::copy_options::recursive);
  here.kiosk.emplace(here.world.open_kiosk("kiosk"));
  here.sign_up();
  carry(here.world, *here.kiosk, here.stick());

  here.kiosk.reset();
  fs::remove_all(disk);
  fs::rename(image, disk);
  here.kiosk.emplace(here.world.open_kiosk("kiosk"));
  Listing ikebana = shodo();
  ikebana.id = {"ikebana"};
  here.world.publish({ikebana});
  const StickImport import = carry(here.world, *here.kiosk, here.world.folder() / "new stick");
  CHECK(import.refused.empty());
  CHECK(import.waiting == 0);
  CHECK(here.kiosk->catalogue(CatalogueKind::listing)->size() == 2);
}

TEST_CASE("Months without a line go on one stick, and its receipts come back", "[sync][stick]") {
  constexpr std::size_t kEntries = 2 * kBatchEntriesMax + 1;
  Village here;
  for (std::size_t i = 0; i < kEntries; ++i) here.sign_up();
  const StickExport out = *export_to_stick(*here.kiosk, here.stick(), here.world.seams());
  CHECK(out.files == 3);
  CHECK(out.entries == kEntries);
  const StickImport import = carry(here.world, *here.kiosk, here.stick());
  CHECK(import.receipts == 3);
  CHECK(import.waiting == 0);
  CHECK(here.world.office().status()->entries == kEntries);
  here.sign_up();
  REQUIRE(export_to_stick(*here.kiosk, here.stick(), here.world.seams()).ok());
  CHECK(asks_on(here.stick()).size() == 1);  // what has its receipt was taken off
}

TEST_CASE("What has come by stick waits no more, and what was lost on the way still does",
          "[sync][stick]") {
  Village here;
  for (int batch = 0; batch < 3; ++batch) {
    here.sign_up();
    REQUIRE(freeze_all(*here.kiosk).ok());
  }
  const UnixSeconds oldest = here.kiosk->waiting()->oldest;
  REQUIRE(export_to_stick(*here.kiosk, here.stick(), here.world.seams()).ok());
  const fs::path lost = asks_on(here.stick()).back();
  const Bytes bytes = *read_file(lost, kFileBytesMax);
  fs::remove(lost);
  REQUIRE(import_stick(here.world.office(), here.stick())->asks == 2);
  KioskRecord known = here.world.office().kiosks()->front();
  CHECK(known.waiting == 1);
  CHECK(known.oldest_waiting == oldest);

  REQUIRE(put(lost, bytes).ok());
  REQUIRE(import_stick(here.world.office(), here.stick())->asks == 3);
  known = here.world.office().kiosks()->front();
  CHECK(known.waiting == 0);
  CHECK(known.oldest_waiting == UnixSeconds{});
}

TEST_CASE("A catalogue of many parts comes whole on one stick", "[sync][stick]") {
  constexpr int kListings = 300;
  World world;
  std::vector<Listing> listings;
  for (int i = 0; i < kListings; ++i) {
    Listing listing = shodo();
    listing.id = {"listing-" + std::to_string(i)};
    listing.summary.ja = std::string(6000, 'a');
    listings.push_back(listing);
  }
  world.publish(listings);
  KioskStore kiosk = world.new_kiosk("kiosk", {"tama"});
  const StickImport import = carry(world, kiosk, world.folder() / "stick");
  CHECK(import.replies >= 3);
  CHECK(kiosk.catalogue(CatalogueKind::listing)->size() == kListings);
}

TEST_CASE("A reply that was overtaken takes nothing back", "[sync][stick]") {
  Village here;
  carry(here.world, *here.kiosk, here.stick());
  for (int seat = 0; seat < 4; ++seat) here.sign_up();
  const SavedEntry saved = here.sign_up();  // one too many: put on the waiting list
  carry(here.world, *here.kiosk, here.stick());
  const auto old_reply = *read_file(replies_on(here.stick()).front(), kFileBytesMax);
  REQUIRE(here.world.office().decide(saved.id, Verdict::declined, VerdictReason::by_staff).ok());
  Listing renamed = shodo();
  renamed.title.ja = "書道をはじめよう";
  here.world.publish({renamed});
  carry(here.world, *here.kiosk, here.stick());

  REQUIRE(put(replies_on(here.stick()).front(), old_reply).ok());
  REQUIRE(import_from_stick(*here.kiosk, here.stick()).ok());
  CHECK((*here.kiosk->decision(saved.id))->verdict == Verdict::declined);
  const Bytes kept = **here.kiosk->catalogue_item(CatalogueKind::listing, "shodo");
  CHECK(codec::decode<Listing>(kept)->title.ja == "書道をはじめよう");
}

TEST_CASE("A part of the catalogue whose forerunner is missing is left on the stick [F30]",
          "[sync][stick]") {
  constexpr int kListings = 300;
  World world;
  std::vector<Listing> listings;
  for (int i = 0; i < kListings; ++i) {
    listings.push_back(shodo());
    listings.back().id = {"listing-" + std::to_string(i)};
    listings.back().summary.ja = std::string(6000, 'a');
  }
  world.publish(listings);
  KioskStore kiosk = world.new_kiosk("kiosk", {"tama"});
  const fs::path stick = world.folder() / "stick";
  REQUIRE(export_to_stick(kiosk, stick, world.seams()).ok());
  REQUIRE(import_stick(world.office(), stick).ok());
  REQUIRE(export_replies(world.office(), stick).ok());
  const auto first = replies_on(stick).front();
  const Bytes bytes = *read_file(first, kFileBytesMax);
  fs::remove(first);
  CHECK_FALSE(import_from_stick(kiosk, stick)->refused.empty());
  CHECK(kiosk.catalogue(CatalogueKind::listing)->empty());
  REQUIRE(put(first, bytes).ok());
  CHECK(import_from_stick(kiosk, stick)->refused.empty());
  CHECK(kiosk.catalogue(CatalogueKind::listing)->size() == kListings);
}

TEST_CASE("A stick at another office is not opened, and it says whose it is [F31]",
          "[sync][stick]") {
  Village here;
  here.sign_up();
  REQUIRE(export_to_stick(*here.kiosk, here.stick(), here.world.seams()).ok());
  World other(7);
  const StickTaken taken = *import_stick(other.office(), here.stick());
  CHECK(taken.asks == 0);
  REQUIRE(taken.refused.size() == 1);
  CHECK(taken.refused.front().why.code == ErrorCode::wrong_office);
  CHECK(other.office().status()->entries == 0);
}

TEST_CASE("Replies to another kiosk are left for it", "[sync][stick]") {
  Village here;
  KioskStore neighbour = here.world.new_kiosk("neighbour", {"ikuta"});
  carry(here.world, *here.kiosk, here.stick());
  REQUIRE(export_to_stick(neighbour, here.stick(), here.world.seams()).ok());
  const StickImport import = *import_from_stick(neighbour, here.stick());
  CHECK(import.others == 1);
  CHECK(import.replies == 0);
  CHECK(neighbour.catalogue(CatalogueKind::listing)->empty());
}

TEST_CASE("A reply to a question that never left here is refused [F20]", "[sync][stick]") {
  Village here;
  REQUIRE(export_to_stick(*here.kiosk, here.stick(), here.world.seams()).ok());
  const auto asking = *next_ask(*here.kiosk, here.world.seams());  // by wire
  REQUIRE(here.world.office().handle(asking.bytes).status == 200);
  REQUIRE(here.world.office().keep_stick_ask(asking.bytes).ok());
  REQUIRE(export_replies(here.world.office(), here.stick()).ok());
  const StickImport import = *import_from_stick(*here.kiosk, here.stick());
  CHECK(import.replies == 0);
  REQUIRE(import.refused.size() == 1);
  CHECK(import.refused.front().why.code == ErrorCode::expired);
}

TEST_CASE("A stick that was pulled, bent or filled with rubbish takes nothing with it [F30, F39]",
          "[sync][stick]") {
  Village here;
  here.sign_up();
  REQUIRE(export_to_stick(*here.kiosk, here.stick(), here.world.seams()).ok());
  const auto ask = asks_on(here.stick()).front();
  const Bytes whole = *read_file(ask, kFileBytesMax);
  const fs::path asks = StickPlaces(here.stick()).asks;
  REQUIRE(put(asks / "0-half.ask", ByteView(whole).first(whole.size() / 2)).ok());
  Bytes bent = whole;
  bent[bent.size() / 2] ^= 1;
  REQUIRE(put(asks / "1-bent.ask", bent).ok());
  REQUIRE(put(asks / "2-empty.ask", {}).ok());
  REQUIRE(put(asks / "3-long.ask", Bytes(kAskBytesMax + 1)).ok());
  REQUIRE(put(asks / "readme.txt", view_of("not ours")).ok());
  fs::create_directory(asks / "4-folder.ask");
  fs::create_symlink("/dev/zero", asks / "5-link.ask");
  const StickTaken taken = *import_stick(here.world.office(), here.stick());
  CHECK(taken.asks == 1);
  CHECK(taken.refused.size() == 4);
  CHECK(taken.entries_after == taken.entries_before + 1);
}

TEST_CASE("A failure of the kiosk's own disk is not laid on the stick [F30]", "[sync][stick]") {
  Village here;
  here.sign_up();
  REQUIRE(export_to_stick(*here.kiosk, here.stick(), here.world.seams()).ok());
  REQUIRE(import_stick(here.world.office(), here.stick()).ok());
  REQUIRE(export_replies(here.world.office(), here.stick()).ok());
  int failures = 0;
  while (true) {
    here.world.gate().arm({ErrorCode::disk_failed, Lasting::once}, failures + 1);
    const auto import = import_from_stick(*here.kiosk, here.stick());
    if (!here.world.gate().disarm()) {
      CHECK(import->refused.empty());
      break;
    }
    ++failures;
    INFO("operation " << failures);
    REQUIRE_FALSE(import.ok());
    CHECK(import.error().code == ErrorCode::disk_failed);
    here.kiosk.reset();
    here.kiosk.emplace(here.world.open_kiosk("kiosk"));
  }
  CHECK(failures > 10);
  CHECK(here.kiosk->waiting()->entries == 0);
}

TEST_CASE("Every cut and every flipped bit of a reply leaves the kiosk as it was [F30]",
          "[sync][stick]") {
  Village here;
  here.sign_up();
  REQUIRE(export_to_stick(*here.kiosk, here.stick(), here.world.seams()).ok());
  REQUIRE(import_stick(here.world.office(), here.stick()).ok());
  REQUIRE(export_replies(here.world.office(), here.stick()).ok());
  const auto reply = replies_on(here.stick()).front();
  const Bytes whole = *read_file(reply, kFileBytesMax);
  const SyncRecord before = *here.kiosk->sync_record();
  for (std::size_t size = 0; size < whole.size(); size += 41) {
    REQUIRE(put(reply, ByteView(whole).first(size)).ok());
    REQUIRE(import_from_stick(*here.kiosk, here.stick())->replies == 0);
    Bytes bent = whole;
    bent[size] ^= static_cast<std::uint8_t>(1u << (size % 8));
    REQUIRE(put(reply, bent).ok());
    REQUIRE(import_from_stick(*here.kiosk, here.stick())->replies == 0);
  }
  CHECK(*here.kiosk->sync_record() == before);
  REQUIRE(put(reply, whole).ok());
  CHECK(import_from_stick(*here.kiosk, here.stick())->replies == 1);
}
