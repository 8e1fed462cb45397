// C++ text, as far as the tidy checks need to understand it: what is code and what is not, and
// where functions begin and end. Not a parser: it follows braces, and trusts clang-format.
#pragma once

#include <string>
#include <vector>

#include "tests/tidy/tree.h"

namespace tsudoi::tidy {

/// The same lines with comments, and what stands in string and character literals, turned into
/// spaces; columns stay.
std::vector<std::string> code_only(const std::vector<std::string>& lines);

enum class FunctionKind { plain, test_case };

struct FunctionSpan {
  FunctionKind kind = FunctionKind::plain;
  std::size_t first_line = 0;  // of its head, from 1
  std::size_t last_line = 0;   // of its closing brace

  std::size_t lines() const { return last_line - first_line + 1; }
};

/// Function bodies in order; a lambda counts for the function that it stands in.
std::vector<FunctionSpan> functions_in(const std::vector<std::string>& lines);

/// Where `word` begins in `text`, standing alone (no letter, digit or _ on either side), at or
/// after `from`; npos when it does not.
std::size_t find_word(std::string_view text, std::string_view word, std::size_t from = 0);

}  // namespace tsudoi::tidy
