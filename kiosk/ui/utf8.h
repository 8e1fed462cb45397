// Code points out of UTF-8 of any quality: what is malformed becomes U+FFFD, one byte at a time.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tsudoi::ui {

struct CodePoint {
  char32_t value = 0;
  std::size_t bytes = 1;
};

/// Precondition: at < text.size().
CodePoint code_point_at(std::string_view text, std::size_t at);
/// Draws nothing and takes no room: joiners, variation selectors, controls, bidi marks.
bool is_invisible(char32_t value);

}  // namespace tsudoi::ui
