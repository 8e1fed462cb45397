// The checkout keeps its own rules. Each test lists every finding at once, as plain lines that an
// editor can jump to (Catch2 would wrap them).
#include <iostream>

#include "tests/support/catch.h"
#include "tests/tidy/checks.h"

#ifndef TSUDOI_SOURCE_DIR
#error "the build says where the sources are"
#endif

namespace tsudoi::tidy {
namespace {

void keeps(Findings (*check)(const Tree&)) {
  static const Tree checkout = load_tree(TSUDOI_SOURCE_DIR);
  REQUIRE(checkout.files.size() > 50);  // else the walk looked in the wrong place
  const Findings findings = check(checkout);
  if (!findings.empty()) std::cerr << report(findings) << '\n';
  CHECK(findings.size() == 0);
}

}  // namespace

TEST_CASE("Arrows between layers point down", "[tidy]") {
  keeps(layer_arrows);
}

TEST_CASE("Each outside library is included in its one place", "[tidy]") {
  keeps(outside_headers);
}

TEST_CASE("Time, chance and settings enter through their seams only", "[tidy]") {
  keeps(banned_calls);
}

TEST_CASE("No read transaction outlives its function [F07]", "[tidy]") {
  keeps(kept_reads);
}

TEST_CASE("Headers and sources stay within their size", "[tidy]") {
  keeps(file_sizes);
}

TEST_CASE("Functions and test cases stay within their size", "[tidy]") {
  keeps(function_sizes);
}

TEST_CASE("Lines have at most a hundred characters", "[tidy]") {
  keeps(line_widths);
}

TEST_CASE("A folder's README is a page", "[tidy]") {
  keeps(readme_sizes);
}

TEST_CASE("No exception from the size rules is larger than it must be", "[tidy]") {
  keeps(needless_allowances);
}

TEST_CASE("Nothing says that it is unfinished", "[tidy]") {
  keeps(forbidden_words);
}

TEST_CASE("Nothing names a path of one machine", "[tidy]") {
  keeps(machine_paths);
}

TEST_CASE("Headers say what they are for and are guarded once", "[tidy]") {
  keeps(header_openings);
}

TEST_CASE("No code is kept in comments", "[tidy]") {
  keeps(commented_out_code);
}

TEST_CASE("No function takes a bare yes or no", "[tidy]") {
  keeps(boolean_parameters);
}

TEST_CASE("Tests have sentences for names, and tags", "[tidy]") {
  keeps(test_names);
}

TEST_CASE("A test that cannot be made says so to ctest", "[tidy]") {
  keeps(silent_skips);
}

TEST_CASE("Every source is built and every header is included", "[tidy]") {
  keeps(dead_files);
}

TEST_CASE("Outside libraries are linked privately", "[tidy]") {
  keeps(public_libraries);
}

}  // namespace tsudoi::tidy
