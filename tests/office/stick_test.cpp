// The stick at the office's command line; the kiosk's half is in tests/sync and tests/journey.
#include "tests/office/village.h"

using namespace tsudoi;
using namespace tsudoi::test;

TEST_CASE("A stick goes to the office and back by two commands [F30]", "[office][stick]") {
  Village here;
  REQUIRE(export_to_stick(*here.kiosk, here.stick(), here.seams).ok());
  CHECK(here.town.json_of({"import", here.stick()}) ==
        R"({"asks":1,"entries":0,"quarantined":0,"refused":[]})");
  const std::string given = here.town.json_of({"export-replies", here.stick()});
  CHECK(given.starts_with(R"({"kiosks":1,"replies":)"));
  const StickImport import = import_from_stick(*here.kiosk, here.stick()).value();
  CHECK(import.refused.empty());
  CHECK(import.pictures > 0);
  CHECK(here.kiosk->catalogue(CatalogueKind::listing)->size() > 40);
}

TEST_CASE("The status says of what a stick brought that it waits no more", "[office][stick]") {
  Village here;
  REQUIRE(here.kiosk->sign_up(sign_up_for(shodo(), hanako())).ok());
  REQUIRE(export_to_stick(*here.kiosk, here.stick(), here.seams).ok());
  here.town.json_of({"import", here.stick()});
  const std::string status = here.town.json_of({"status"});
  CHECK(status.find(R"("waiting":0,"oldest_waiting":0)") != std::string::npos);
  CHECK(here.town.run({"status"}).out.find("waiting there") == std::string::npos);
}

TEST_CASE("The status tells what is wrong with a kiosk's machine, by stick too [F04]",
          "[office][stick]") {
  Village here;
  const auto bring = [&] {
    REQUIRE(export_to_stick(*here.kiosk, here.stick(), here.seams).ok());
    here.town.json_of({"import", here.stick()});
    return here.town.json_of({"status"});
  };
  CHECK(bring().find("was_damaged") == std::string::npos);
  std::filesystem::create_directory(here.town.folder() / "kiosk" / "damaged-20261121-1");
  CHECK(bring().find("was_damaged") != std::string::npos);
  CHECK(here.town.run({"status"}).out.find("its data was damaged once and is kept there") !=
        std::string::npos);
}

TEST_CASE("A stick that holds nothing for this office is said in one sentence [F31]",
          "[office][stick]") {
  Town town;
  town.init();
  const std::string stick = (town.folder() / "stick").string();
  Ran ran = town.run({"import", stick});
  CHECK(ran.code == 1);
  CHECK(ran.err.find("the folder") != std::string::npos);
  std::filesystem::create_directory(stick);
  ran = town.run({"import", stick});
  CHECK(ran.code == 1);
  CHECK(ran.err.find("anything from a kiosk") != std::string::npos);
  ran = town.run({"export-replies", stick});
  CHECK(ran.code == 1);
  CHECK(ran.err.find("take one in") != std::string::npos);

  Village other;
  REQUIRE(export_to_stick(*other.kiosk, stick, other.seams).ok());
  ran = town.run({"import", stick});
  CHECK(ran.code == 1);
  CHECK(ran.err == "This belongs to another office: the kiosk that asks was enrolled there.\n");
}
