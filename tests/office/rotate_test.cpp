// rotate-keys on the command line; what it means is in tests/sync.
#include "sync/transport.h"
#include "tests/office/village.h"

using namespace tsudoi;
using namespace tsudoi::test;

TEST_CASE("A new key is made with the root that was taken away, and kiosks learn of it [F37]",
          "[office]") {
  Village here;
  const auto root = here.town.folder() / "stick.root";
  std::filesystem::rename(here.town.data() / "office.root", root);
  CHECK(here.town.run({"rotate-keys"}).code == 2);
  CHECK(here.town.run({"rotate-keys", "--root", (here.town.folder() / "none").string()}).code == 1);
  const auto before = here.kiosk->sync_record()->office.card.sealing;
  const std::string done = here.town.json_of({"rotate-keys", "--root", root.string()});
  CHECK(done.find(R"("old_sealing_keys":1)") != std::string::npos);
  const Ran status = here.town.run({"status"});
  CHECK(status.out.find("1 old sealing key kept") != std::string::npos);
  Served served(here.town);
  const auto line = make_http_transport(served.url());
  REQUIRE(sync_once(*here.kiosk, *line, here.seams).ok());
  CHECK(here.kiosk->sync_record()->office.card.sealing != before);
}
