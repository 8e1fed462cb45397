// A relay that no line reaches: its inner office gets a stick, in the layout of the kiosks'.
#include "sync/relay/relay_stick.h"

#include "storage/base/files.h"
#include "sync/office/stick.h"
#include "tests/support/catch.h"
#include "tests/sync/relay_world.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

struct Island {
  std::filesystem::path stick() { return city.world().folder() / "stick"; }
  /// Relay to office and back.
  RelayImport carry() {
    REQUIRE(export_to_stick(city.relay(), stick()).ok());
    REQUIRE(import_stick(city.office(), stick()).ok());
    REQUIRE(export_replies(city.office(), stick()).ok());
    const auto import = import_from_stick(city.relay(), stick());
    REQUIRE(import.ok());
    return *import;
  }

  RelayWorld city;
  KioskStore kiosk = city.world().new_kiosk("kiosk", {"tama"});
};

}  // namespace

TEST_CASE("A stick between relay and office does what a line does [F30]", "[sync][relay][stick]") {
  Island here;
  here.city.talk(here.kiosk);
  RelayImport import = here.carry();
  CHECK(import.refused.empty());
  CHECK(import.asks_left == 0);
  here.city.talk(here.kiosk);
  CHECK(here.kiosk.catalogue(CatalogueKind::listing)->size() == 1);
  REQUIRE(here.kiosk.sign_up(sign_up_for(shodo(), hanako())).ok());
  here.city.talk(here.kiosk);
  import = here.carry();
  CHECK(import.asks_left == 0);
  here.city.talk(here.kiosk);
  CHECK(here.kiosk.waiting()->entries == 0);
  CHECK(here.city.office().status()->entries == 1);
  CHECK(here.city.office().verify().ok());
}

TEST_CASE("The same stick twice at a relay, and an older list of kiosks, change nothing [F31]",
          "[sync][relay][stick]") {
  Island here;
  here.city.talk(here.kiosk);
  here.carry();
  const auto list = StickPlaces(here.stick()).list;
  const Bytes old_list = *read_file(list, kListBytesMax);
  const std::uint64_t replies = here.city.relay().status()->replies;
  CHECK(import_from_stick(here.city.relay(), here.stick())->refused.empty());
  CHECK(here.city.relay().status()->replies == replies);

  here.city.world().clock().advance_seconds(60);
  REQUIRE(here.city.office().revoke(here.kiosk.identity().bundle.kiosk).ok());
  here.city.pull();
  REQUIRE(write_file(list, old_list, FileAccess::as_mounted).ok());
  const RelayImport import = *import_from_stick(here.city.relay(), here.stick());
  REQUIRE(import.refused.size() == 1);
  CHECK(import.refused.front().why.code == ErrorCode::expired);
  CHECK(here.city.relay().status()->kiosks.at(0).standing == Standing::revoked);
}

TEST_CASE("What is not signed by the office is left on the stick", "[sync][relay][stick]") {
  Island here;
  here.city.talk(here.kiosk);
  here.carry();
  const StickPlaces places(here.stick());
  const auto reply = files_on_stick(places.replies, ".reply")->front();
  Bytes bent = *read_file(reply, kReplyBytesMax);
  bent[bent.size() / 2] ^= 1;
  REQUIRE(write_file(reply, bent, FileAccess::as_mounted).ok());
  Bytes list = *read_file(places.list, kListBytesMax);
  list.back() ^= 1;
  REQUIRE(write_file(places.list, list, FileAccess::as_mounted).ok());
  REQUIRE(put_on_stick(places.pictures, picture_name({}), view_of("no picture")).ok());
  const RelayImport import = *import_from_stick(here.city.relay(), here.stick());
  CHECK(import.replies == 0);
  CHECK(import.pictures == 0);
  CHECK(import.refused.size() == 3);
}
