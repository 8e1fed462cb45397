#include "kiosk/input/scan_guard.h"

#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::input;

namespace {

/// Presses with a gap between them; what came out, in order.
struct Typist {
  ScanGuard guard;
  std::int64_t at = 1000;
  std::string typed;
  std::vector<std::string> scans;

  void take(ScanGuard::Out out) {
    for (const KeyPress& key : out.typed) typed += key.role == KeyRole::enter ? "\n" : key.text;
    if (out.scan) scans.push_back(*out.scan);
  }
  void press(KeyPress key, std::int64_t gap_ms) {
    at += gap_ms;
    take(guard.press(key, {at}));
  }
  void press_all(const std::string& text, std::int64_t gap_ms) {
    for (const char c : text) press({KeyRole::character, std::string(1, c)}, gap_ms);
  }
  void rest() {
    at += 1000;
    take(guard.wait_until({at}));
  }
};

const KeyPress kEnter{KeyRole::enter, {}};

}  // namespace

TEST_CASE("A burst that ends with Enter is a scan and never a text [F45]", "[input]") {
  Typist reader;
  reader.press_all("TS1:4K7-29F-QX0", 3);
  CHECK(reader.typed.empty());
  reader.press(kEnter, 3);
  reader.rest();
  CHECK(reader.scans == std::vector<std::string>{"TS1:4K7-29F-QX0"});
  CHECK(reader.typed.empty());
}

TEST_CASE("What is typed is never taken for a scan", "[input]") {
  Typist person;
  person.press_all("hanako1234", 51);
  person.press(kEnter, 51);
  CHECK(person.typed == "hanako1234\n");
  CHECK(person.scans.empty());
}

TEST_CASE("A few quick characters are typing", "[input]") {
  Typist person;
  person.press_all("abcdefg", 10);
  person.press(kEnter, 10);
  CHECK(person.typed == "abcdefg\n");
  CHECK(person.scans.empty());
}

TEST_CASE("A key held down is typing, not a scan", "[input]") {
  Typist person;
  person.press_all(std::string(30, 'a'), 33);
  person.press(kEnter, 33);
  CHECK(person.typed == std::string(30, 'a') + "\n");
  CHECK(person.scans.empty());
}

TEST_CASE("A scan that lost its Enter reaches nothing", "[input]") {
  Typist reader;
  reader.press_all("TS1:4K7-29F-QX0", 3);
  reader.rest();
  CHECK(reader.typed.empty());
  CHECK(reader.scans.empty());
  reader.press_all("ok", 200);
  reader.rest();
  CHECK(reader.typed == "ok");
}

TEST_CASE("A burst with what no ticket has is dropped whole [F45]", "[input]") {
  Typist reader;
  reader.press_all("TS1:<script>abc", 3);
  reader.press(kEnter, 3);
  CHECK(reader.scans.empty());
  CHECK(reader.typed.empty());
  reader.press_all(std::string(600, 'x') + "abcdef", 1);
  reader.press(kEnter, 1);
  CHECK(reader.scans.empty());
  CHECK(reader.typed.empty());
}

TEST_CASE("Typed keys keep their order and are due soon", "[input]") {
  Typist person;
  person.press_all("ab", 20);
  REQUIRE(person.guard.due() == SteadyMs{person.at + kScanGapMsMax + 1});
  person.press({KeyRole::erase, {}}, 20);
  CHECK(person.typed == "ab");
  CHECK_FALSE(person.guard.due().has_value());
}
