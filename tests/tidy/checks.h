// The rules of this project that a program can check. Each check is a function from a tree to what
// it found; the tables beside each say where a rule has its place and why.
#pragma once

#include "tests/tidy/tree.h"

namespace tsudoi::tidy {

// Who may include whom (includes.cpp).
Findings layer_arrows(const Tree& tree);     // quoted includes go down, never up
Findings outside_headers(const Tree& tree);  // each outside library in its one place

// What only one place may call (calls.cpp).
Findings banned_calls(const Tree& tree);
// A forgotten read makes the store grow without bound (F07): a read is a local of one function.
Findings kept_reads(const Tree& tree);

// How long things are (sizes.cpp).
Findings file_sizes(const Tree& tree);
Findings function_sizes(const Tree& tree);
Findings line_widths(const Tree& tree);
Findings readme_sizes(const Tree& tree);
Findings needless_allowances(const Tree& tree);  // the ratchet: an exception may only shrink

// What stands in the text (words.cpp).
Findings forbidden_words(const Tree& tree);
Findings machine_paths(const Tree& tree);
Findings header_openings(const Tree& tree);  // says what it is for; #pragma once
Findings commented_out_code(const Tree& tree);
Findings boolean_parameters(const Tree& tree);  // in headers
Findings test_names(const Tree& tree);          // sentences, with tags
Findings silent_skips(const Tree& tree);        // a test that turns back says "Skipped:" to ctest

// What the build knows (build_files.cpp).
Findings dead_files(const Tree& tree);  // sources no CMakeLists names, headers nobody includes
Findings public_libraries(const Tree& tree);  // outside libraries are linked PRIVATE

}  // namespace tsudoi::tidy
