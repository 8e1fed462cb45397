#include <algorithm>
#include <set>

#include "tests/tidy/checks.h"
#include "tests/tidy/cpp_text.h"

namespace tsudoi::tidy {
namespace {

bool is_build_file(const SourceFile& file) {
  return file.path.ends_with("CMakeLists.txt");
}

std::string folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? "" : std::string(path.substr(0, slash + 1));
}

bool is_path_char(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '/' || c == '.' ||
         c == '-';
}

// Whether `path` stands in the line as a whole word.
bool names(std::string_view line, std::string_view path) {
  for (std::size_t at = line.find(path); at != std::string_view::npos;
       at = line.find(path, at + 1)) {
    const std::size_t end = at + path.size();
    const bool whole = (at == 0 || !is_path_char(line[at - 1])) &&
                       (end == line.size() || !is_path_char(line[end]));
    if (whole) return true;
  }
  return false;
}

bool build_names(const Tree& tree, const SourceFile& source) {
  return std::any_of(tree.files.begin(), tree.files.end(), [&](const SourceFile& file) {
    const std::string folder = folder_of(file.path);
    if (!is_build_file(file) || !source.path.starts_with(folder)) return false;
    const std::string relative = source.path.substr(folder.size());
    return std::any_of(file.lines.begin(), file.lines.end(),
                       [&](const std::string& line) { return names(line, relative); });
  });
}

std::set<std::string> all_included(const Tree& tree) {
  std::set<std::string> included;
  for (const SourceFile& file : tree.files)
    for (const std::string& line : file.lines)
      if (line.starts_with("#include \""))
        included.insert(line.substr(10, line.find('"', 10) - 10));
  return included;
}

// Walks through a build file's words and remembers what part of which command they stand in.
class LinkReader {
 public:
  Findings read(const SourceFile& file) {
    for_each_line(file.lines, [&](std::size_t number, const std::string& line) {
      if (line.find("target_link_libraries(") != std::string::npos) part_ = "PUBLIC";
      std::string word;
      for (const char c : line + " ") {
        if (is_path_char(c) || c == ':') {
          word += c;
        } else {
          take(file, number, word);
          word.clear();
          if (c == ')') part_.clear();
        }
      }
    });
    return std::move(found_);
  }

 private:
  void take(const SourceFile& file, std::size_t number, const std::string& word) {
    const bool is_part = word == "PUBLIC" || word == "PRIVATE" || word == "INTERFACE" ||
                         word == "USES" || word == "PRIVATELY" || word == "SOURCES";
    if (is_part) part_ = word;
    const bool is_open = part_ == "PUBLIC" || part_ == "INTERFACE" || part_ == "USES";
    if (is_open && word.starts_with("PkgConfig::") && !file.path.starts_with("tests/"))
      found_.push_back({file.path, number, word + " is linked for all to see: PRIVATE"});
  }

  std::string part_;
  Findings found_;
};

}  // namespace

Findings dead_files(const Tree& tree) {
  Findings found;
  const std::set<std::string> included = all_included(tree);
  for (const SourceFile& file : tree.files) {
    if (file.path.ends_with(".cpp") && !build_names(tree, file))
      found.push_back({file.path, 0, "no CMakeLists.txt names it"});
    if (is_header(file) && !included.contains(file.path))
      found.push_back({file.path, 0, "nobody includes it"});
  }
  return found;
}

Findings public_libraries(const Tree& tree) {
  Findings found;
  for (const SourceFile& file : tree.files) {
    if (!is_build_file(file)) continue;
    const Findings here = LinkReader().read(file);
    found.insert(found.end(), here.begin(), here.end());
  }
  return found;
}

}  // namespace tsudoi::tidy
