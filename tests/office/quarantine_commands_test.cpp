// quarantine on the command line.
#include "sync/office/backend/account_records.h"
#include "tests/office/village.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

/// A resident signed up for what this office does not have; it came by stick.
struct Aside : Village {
  Aside() {
    REQUIRE(kiosk->sign_up(sign_up_for(shodo(), hanako())).ok());
    REQUIRE(export_to_stick(*kiosk, stick(), seams).ok());
    town.json_of({"import", stick()});
  }
  Ran run(Arguments words) const {
    words.insert(words.begin(), "quarantine");
    return town.run(words);
  }
  std::string json(Arguments words) const {
    words.insert(words.begin(), "quarantine");
    return town.json_of(std::move(words));
  }
};

bool has(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("What is set aside is listed with its reason in plain words, and no name [F25]",
          "[office][quarantine]") {
  const Aside here;
  const Ran list = here.run({"list"});
  REQUIRE(list.code == 0);
  CHECK(has(list.out, "1: applied for shodo, "));
  CHECK(has(list.out, " at sakura-shimin. The office does not have this listing."));
  const Ran shown = here.run({"show", "1"});
  CHECK(shown.code == 0);
  CHECK_FALSE(has(list.out + shown.out, "渡邉"));
  CHECK(has(here.json({"list"}), R"("items":[{"number":1,)"));
  CHECK(here.run({"show", "2"}).code == 1);
}

TEST_CASE("Names are shown on the command line only with a line in the audit log",
          "[office][quarantine]") {
  const Aside here;
  const Ran shown = here.run({"show", "1", "--names"});
  CHECK(shown.code == 0);
  CHECK(has(shown.out, "渡邉 花子"));
  Office office =
      Office::open(here.town.data(), here.town.unlock(), OpenTo::look, here.seams).value();
  const auto lines = *office.audit_lines();
  REQUIRE(lines.size() == 1);
  CHECK(lines.front().act == static_cast<std::uint8_t>(web::AuditAct::looked_at_aside));
  CHECK(lines.front().about == "item 1");
}

TEST_CASE("Items are retried, repaired and refused by number on the command line",
          "[office][quarantine]") {
  const Aside here;
  CHECK(has(here.json({"retry", "--all"}), R"("taken_in":false)"));
  CHECK(here.run({"retry"}).code == 2);
  CHECK(here.run({"retry", "1", "--all"}).code == 2);
  CHECK(here.run({"repair", "1", "--listing", "nowhere"}).code == 1);
  CHECK(here.run({"repair", "1", "--listing", "Not an id"}).code == 2);
  CHECK(here.run({"refuse", "1"}).code == 2);
  CHECK(here.run({"refuse", "1", "--reason", " "}).code == 1);
  CHECK(here.json({"refuse", "1", "--reason", "二重の申込"}) == R"({"refused":1})");
  const Ran list = here.run({"list"});
  CHECK(has(list.out, "0 things set aside."));
  CHECK(has(list.out, "1: 1 entry, refused by command-line on "));
  CHECK(has(list.out, ": 二重の申込"));
  CHECK(here.run({"retry", "1"}).code == 1);
  CHECK(has(here.town.json_of({"verify"}), R"("waiting":0,"refused":1)"));
}
