#include "sync/office/web/html.h"

#include "tests/support/catch.h"

using namespace tsudoi::web;

TEST_CASE("Text and attribute values cannot leave their place [F54]", "[web][html]") {
  Html html;
  html.element("p", {{"title", "\"><script>"}}, "<b>&'");
  REQUIRE(html.take() == "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;&amp;&#39;</p>");
}

TEST_CASE("A link that is not a web address becomes no link [F54]", "[web][html]") {
  REQUIRE(safe_link("javascript:alert(1)") == "#");
  REQUIRE(safe_link("JAVASCRIPT:alert(1)") == "#");
  REQUIRE(safe_link("data:text/html,x") == "#");
  REQUIRE(safe_link("//elsewhere.example") == "#");
  REQUIRE(safe_link("/\\elsewhere.example") == "#");
  REQUIRE(safe_link("/kiosks?page=2") == "/kiosks?page=2");
  REQUIRE(safe_link("https://city.example/a") == "https://city.example/a");
  Html html;
  html.element("a", {{"href", "javascript:alert(1)"}}, "x");
  REQUIRE(html.take() == "<a href=\"#\">x</a>");
}

TEST_CASE("Malformed UTF-8 becomes a replacement mark and swallows nothing after it [F41]",
          "[web][html]") {
  REQUIRE(escaped("\xE3\x81<b>") == "\xEF\xBF\xBD\xEF\xBF\xBD&lt;b&gt;");
  REQUIRE(escaped("\xC0\xBCx") == "\xEF\xBF\xBD\xEF\xBF\xBDx");                // overlong '<'
  REQUIRE(escaped("\xED\xA0\x80") == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");  // surrogate
  REQUIRE(escaped("𠮷田 髙") == "𠮷田 髙");
}

TEST_CASE("Control characters and bidi overrides are left out [F41]", "[web][html]") {
  REQUIRE(escaped(std::string_view("a\0b\x1b[2J\x7f", 8)) == "ab[2J");
  REQUIRE(escaped("abc\u202Edcba\u2066x\u200F") == "abcdcbax");
  REQUIRE(escaped("two\nlines\tand") == "two\nlines\tand");
}
