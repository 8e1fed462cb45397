#include <algorithm>
#include <map>

#include "tests/tidy/checks.h"
#include "tests/tidy/cpp_text.h"

namespace tsudoi::tidy {
namespace {

constexpr std::size_t kHeaderLinesMax = 200;
constexpr std::size_t kSourceLinesMax = 400;
constexpr std::size_t kFunctionLinesMax = 70;
constexpr std::size_t kTestCaseLinesMax = 40;
constexpr std::size_t kLineCharactersMax = 100;
constexpr std::size_t kFolderReadmeLinesMax = 40;
constexpr std::size_t kTopReadmeLinesMax = 80;

// Files that were longer than the rule when the rule came, with their length. A row may shrink or
// go; the check on needless allowances asks for that as soon as the file allows it.
const std::map<std::string, std::size_t, std::less<>> kLongFiles = {};

std::size_t lines_max(const SourceFile& file) {
  const auto allowed = kLongFiles.find(file.path);
  if (allowed != kLongFiles.end()) return allowed->second;
  return is_header(file) ? kHeaderLinesMax : kSourceLinesMax;
}

/// What people write and read line by line; the check on formats has no rules for Python.
bool is_code(const SourceFile& file) {
  return is_cpp(file) || file.path.ends_with(".py");
}

std::size_t characters_in(std::string_view line) {
  const auto begins_character = [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  };
  return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), begins_character));
}

std::string too_long(std::string_view what, std::size_t is, std::size_t max) {
  return std::string(what) + " of " + std::to_string(is) + ", at most " + std::to_string(max);
}

}  // namespace

Findings file_sizes(const Tree& tree) {
  Findings found;
  for (const SourceFile& file : tree.files) {
    if (!is_code(file) || file.lines.size() <= lines_max(file)) continue;
    found.push_back({file.path, 0, too_long("lines in file", file.lines.size(), lines_max(file))});
  }
  return found;
}

Findings function_sizes(const Tree& tree) {
  Findings found;
  for (const SourceFile& file : tree.files) {
    if (!is_cpp(file)) continue;
    for (const FunctionSpan& function : functions_in(file.lines)) {
      const bool is_test = function.kind == FunctionKind::test_case;
      const std::size_t max = is_test ? kTestCaseLinesMax : kFunctionLinesMax;
      if (function.lines() <= max) continue;
      const std::string what = is_test ? "lines in test case" : "lines in function";
      found.push_back({file.path, function.first_line, too_long(what, function.lines(), max)});
    }
  }
  return found;
}

Findings line_widths(const Tree& tree) {
  Findings found;
  for (const SourceFile& file : tree.files) {
    if (!is_code(file)) continue;
    for_each_line(file.lines, [&](std::size_t number, const std::string& line) {
      const std::size_t width = characters_in(line);
      if (width > kLineCharactersMax)
        found.push_back({file.path, number, too_long("characters", width, kLineCharactersMax)});
    });
  }
  return found;
}

Findings readme_sizes(const Tree& tree) {
  Findings found;
  for (const SourceFile& file : tree.files) {
    const bool is_top = file.path == "README.md";
    if (!is_top && !file.path.ends_with("/README.md")) continue;
    const std::size_t max = is_top ? kTopReadmeLinesMax : kFolderReadmeLinesMax;
    if (file.lines.size() >= max)
      found.push_back({file.path, 0, too_long("lines", file.lines.size(), max - 1)});
  }
  return found;
}

Findings needless_allowances(const Tree& tree) {
  Findings found;
  for (const auto& [path, allowed] : kLongFiles) {
    const auto is_it = [&, &name = path](const SourceFile& file) { return file.path == name; };
    const auto file = std::find_if(tree.files.begin(), tree.files.end(), is_it);
    const std::size_t lines = file == tree.files.end() ? 0 : file->lines.size();
    if (lines < allowed)
      found.push_back({"tests/tidy/sizes.cpp", 0,
                       "kLongFiles allows " + path + " more than its " + std::to_string(lines)});
  }
  return found;
}

}  // namespace tsudoi::tidy
