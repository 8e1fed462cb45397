#include "sync/office/web/http.h"

#include "tests/support/catch.h"

using namespace tsudoi::web;

TEST_CASE("A form is read as browsers send it", "[web][http]") {
  const Pairs expected{{"name", "山 & 田"}, {"empty", ""}, {"alone", ""}};
  REQUIRE(form_fields_from("name=%E5%B1%B1+%26+%E7%94%B0&empty=&alone") == expected);
}

TEST_CASE("A form with a broken escape or too many fields is refused whole", "[web][http]") {
  REQUIRE(!form_fields_from("a=%4"));
  REQUIRE(!form_fields_from("a=%zz"));
  std::string many;
  for (int i = 0; i < 201; ++i) many += "a=1&";
  REQUIRE(!form_fields_from(many));
}

TEST_CASE("What is percent-encoded reads back the same", "[web][http]") {
  const std::string text = "a b&c=d+e/音楽%";
  const auto fields = form_fields_from("q=" + percent_encoded(text));
  REQUIRE(value_or(fields.value(), "q", "") == text);
}
