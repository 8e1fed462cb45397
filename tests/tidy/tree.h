// The checkout as values: what the tidy checks look at. A test can also make a tree of its own,
// to show that a check finds what it is for.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace tsudoi::tidy {

/// One text file. `path` is relative to the checkout, with forward slashes.
struct SourceFile {
  std::string path;
  std::vector<std::string> lines;
};

struct Tree {
  std::vector<SourceFile> files;  // in order of path
};

struct Finding {
  std::string path;
  std::size_t line = 0;  // from 1; 0 when the whole file is meant
  std::string what;

  friend bool operator==(const Finding&, const Finding&) = default;
};

using Findings = std::vector<Finding>;

/// All text files that are part of the product: no build/, no out/, no hidden folders except .ci.
Tree load_tree(const std::filesystem::path& root);

/// A file from one text, for trees made by tests.
SourceFile file_of(std::string path, std::string_view text);

/// "path:line: what", one a line.
std::string report(const Findings& findings);

bool starts_with_any(std::string_view text, const std::vector<std::string_view>& prefixes);
bool is_header(const SourceFile& file);
bool is_cpp(const SourceFile& file);  // a header or a source

/// Calls `look(line number from 1, line)` for each line.
void for_each_line(const std::vector<std::string>& lines,
                   const std::function<void(std::size_t, const std::string&)>& look);

}  // namespace tsudoi::tidy
