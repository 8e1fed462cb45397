#include "kiosk/input/year.h"

#include "tests/support/catch.h"

using namespace tsudoi::input;

TEST_CASE("A year is read as western or of its era, from the era's first year to its last",
          "[input]") {
  CHECK(year_from("1950") == 1950);
  CHECK(year_from("昭和25") == 1950);
  CHECK(year_from("大正1") == 1912);
  CHECK(year_from("大正15") == 1926);
  CHECK(year_from("昭和1") == 1926);
  CHECK(year_from("昭和64") == 1989);
  CHECK(year_from("平成1") == 1989);
  CHECK(year_from("平成31") == 2019);
  CHECK(year_from("令和1") == 2019);
  CHECK(year_from("令和8") == 2026);
  for (const char* text : {"", "大正16", "昭和65", "平成32", "昭和0", "昭和-1", "昭和", "25昭和",
                           "19-58", "1950年", "昭和九"}) {
    INFO(text);
    CHECK_FALSE(year_from(text).has_value());
  }
}
