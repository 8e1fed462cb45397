#include "tests/tidy/tree.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace tsudoi::tidy {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string_view> kSuffixes = {
    ".h",  ".cpp",  ".md",   ".txt", ".cmake", ".sh",   ".po",      ".css",
    ".js", ".html", ".toml", ".csv", ".ci",    ".json", ".service", ".py"};

bool is_text(const fs::path& path) {
  const std::string name = path.filename().string();
  const bool is_command = path.extension().empty() && !name.starts_with('.');
  return is_command || std::any_of(kSuffixes.begin(), kSuffixes.end(),
                                   [&](std::string_view suffix) { return name.ends_with(suffix); });
}

bool is_left_out(const fs::path& folder) {
  const std::string name = folder.filename().string();
  return name == "build" || name == "out" || (name.starts_with('.') && name != ".ci");
}

std::string text_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

SourceFile file_of(std::string path, std::string_view text) {
  SourceFile file{std::move(path), {}};
  std::istringstream in{std::string(text)};
  for (std::string line; std::getline(in, line);) file.lines.push_back(line);
  return file;
}

Tree load_tree(const fs::path& root) {
  Tree tree;
  for (auto at = fs::recursive_directory_iterator(root); at != fs::end(at); ++at) {
    if (at->is_directory() && is_left_out(at->path())) at.disable_recursion_pending();
    if (!at->is_regular_file() || !is_text(at->path())) continue;
    const std::string path = at->path().lexically_relative(root).generic_string();
    tree.files.push_back(file_of(path, text_of(at->path())));
  }
  std::sort(tree.files.begin(), tree.files.end(),
            [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  return tree;
}

std::string report(const Findings& findings) {
  std::string text;
  for (const Finding& finding : findings) {
    text += "\n" + finding.path;
    if (finding.line != 0) text += ":" + std::to_string(finding.line);
    text += ": " + finding.what;
  }
  return text;
}

bool starts_with_any(std::string_view text, const std::vector<std::string_view>& prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [&](std::string_view prefix) { return text.starts_with(prefix); });
}

bool is_header(const SourceFile& file) {
  return file.path.ends_with(".h");
}

bool is_cpp(const SourceFile& file) {
  return is_header(file) || file.path.ends_with(".cpp");
}

void for_each_line(const std::vector<std::string>& lines,
                   const std::function<void(std::size_t, const std::string&)>& look) {
  for (std::size_t i = 0; i < lines.size(); ++i) look(i + 1, lines[i]);
}

}  // namespace tsudoi::tidy
