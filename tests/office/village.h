// A town and a kiosk of it, as enrolled from a bundle that the program wrote.
#pragma once

#include "storage/base/files.h"
#include "sync/stick.h"
#include "tests/office/program.h"
#include "tests/support/catch.h"
#include "tests/support/shodo.h"

namespace tsudoi::test {

struct Village {
  Village() {
    town.init();
    town.import_sample();
    const auto bundle = town.folder() / "bundle";
    town.json_of({"enrol", "--centre", "sakura-shimin", "--out", bundle.string()});
    const auto opened = open_bundle(read_file(bundle, kBundleBytesMax).value());
    REQUIRE(KioskStore::provision(town.folder() / "kiosk", opened.value(), seams).ok());
    kiosk.emplace(KioskStore::open(town.folder() / "kiosk", OpenTo::work, seams).value());
  }
  std::string stick() const { return (town.folder() / "stick").string(); }

  Town town;
  StillClock clock;
  std::unique_ptr<Random> random = make_seeded_random(3);
  Seams seams{clock, *random};
  std::optional<KioskStore> kiosk;
};

}  // namespace tsudoi::test
