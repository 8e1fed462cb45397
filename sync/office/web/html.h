// Builds HTML that cannot be broken out of: every text and attribute value is escaped on its way
// in, and names of tags and attributes are compile-time literals. There is no way to add markup
// from a string that came from outside (F54).
//
// Order: open and close nest; take() asserts that all is closed.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace tsudoi::web {

/// A string that stands in this program's source, so that nobody outside can have written it.
class Literal {
 public:
  consteval Literal(const char* text) : text_(text) {}
  std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

struct Attribute {
  Literal name;
  std::string_view value;  // must outlive the call only
};
using Attributes = std::initializer_list<Attribute>;

/// Safe between tags and inside double quotes. Malformed UTF-8 becomes U+FFFD; control characters
/// and bidi overrides, which could turn a page's meaning round, are left out (F41).
std::string escaped(std::string_view text);

/// A link target that a browser only follows: "/...", "https://...", "http://..."; anything else
/// (javascript:, data:, //host) becomes "#".
std::string_view safe_link(std::string_view target);

class Html {
 public:
  Html& open(Literal tag, Attributes attributes = {});
  Html& close();                                        // the innermost open tag
  Html& leaf(Literal tag, Attributes attributes = {});  // <input ...>: has no end tag
  Html& text(std::string_view text);
  Html& element(Literal tag, std::string_view text);  // open, text, close
  Html& element(Literal tag, Attributes attributes, std::string_view text);
  Html& markup(Literal trusted);  // as it stands: doctype, icons
  Html& add(Html&& finished);     // another builder's whole output
  std::string take();

 private:
  void start_of(Literal tag, Attributes attributes);

  std::string out_;
  std::vector<std::string_view> open_;
};

}  // namespace tsudoi::web
