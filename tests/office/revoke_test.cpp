// revoke on the command line; what it means is in tests/sync.
#include "storage/base/files.h"
#include "sync/frames.h"
#include "tests/office/program.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::test;

TEST_CASE("A kiosk is revoked by the beginning of its number, once [F24]", "[office]") {
  Town town;
  town.init();
  town.import_sample();
  const auto bundle = town.folder() / "bundle";
  town.json_of({"enrol", "--centre", "sakura-shimin", "--out", bundle.string()});
  const auto opened = open_bundle(read_file(bundle, kBundleBytesMax).value());
  const std::string kiosk = to_hex(opened->kiosk.view());
  CHECK(town.run({"revoke", kiosk.substr(0, 7)}).code == 2);
  CHECK(town.run({"revoke", "0123456789abcdef"}).code == 1);
  CHECK(town.json_of({"revoke", kiosk.substr(0, 8)}) ==
        R"({"revoked":")" + kiosk + R"(","centre":"sakura-shimin"})");
  CHECK(town.json_of({"status"}).find(R"("state":"revoked")") != std::string::npos);
  const Ran again = town.run({"revoke", kiosk});
  CHECK(again.code == 1);
  CHECK(again.err.find("revoked already") != std::string::npos);
}
