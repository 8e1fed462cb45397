#include <algorithm>
#include <cctype>

#include "tests/tidy/checks.h"
#include "tests/tidy/cpp_text.h"

namespace tsudoi::tidy {
namespace {

struct Word {
  std::string_view word;
  std::vector<std::string_view> places;  // where it means something else
};

// "placeholder" is also the grey example inside an empty field, a {name} in a text, and what towns
// write into a cell that must not be empty.
const std::vector<Word> kForbidden = {
    {"TODO", {}},
    {"FIXME", {}},
    {"XXX", {}},
    {"HACK", {}},
    {"stub", {}},
    {"for now", {}},
    {"stubs", {}},
    {"not implemented", {}},
    {"placeholder",
     {"kiosk/ui/", "kiosk/screens/", "kiosk/texts/", "assets/", "tests/ui/", "tests/screens/",
      "sync/office/import/", "sync/office/web/", "assets/web/"}},
};

const std::vector<std::string_view> kMachinePaths = {"/work/", "/home/", "/tmp/", "/farm/"};

// The tables above are the only place where these may stand.
bool is_this_check(const SourceFile& file) {
  return file.path.starts_with("tests/tidy/");
}

bool is_ours_to_read(const SourceFile& file) {
  return !is_this_check(file) && file.path != "LICENSE" && !file.path.ends_with(".csv");
}

// "work(1);" but not "says why (and how);".
bool ends_in_call(std::string_view comment) {
  const std::size_t open = comment.rfind('(');
  const bool is_call = open != std::string_view::npos && open > 0 &&
                       std::isalnum(static_cast<unsigned char>(comment[open - 1])) != 0;
  return is_call && (comment.ends_with(");") || comment.ends_with(") {"));
}

bool looks_like_code(std::string_view comment) {
  return ends_in_call(comment) || comment.ends_with("};") || comment.starts_with("#include") ||
         (comment.starts_with("return ") && comment.ends_with(";"));
}

// "bool name" after "(" or ", " and before "," or ")" or "=": a parameter, not a member.
bool has_boolean_parameter(std::string_view code) {
  for (std::size_t at = find_word(code, "bool"); at != std::string_view::npos;
       at = find_word(code, "bool", at + 1)) {
    const std::string_view before = code.substr(0, at);
    const std::size_t opens = before.find_last_not_of(' ');
    const bool begins =
        opens != std::string_view::npos && (before[opens] == '(' || before[opens] == ',');
    std::size_t end = at + 5;
    while (end < code.size() &&
           (std::isalnum(static_cast<unsigned char>(code[end])) != 0 || code[end] == '_'))
      ++end;
    const bool has_name = end > at + 5;
    const std::size_t next = code.find_first_not_of(' ', end);
    const bool ends = next == std::string_view::npos ||
                      std::string_view(",)=").find(code[next]) != std::string_view::npos;
    if (begins && has_name && ends) return true;
  }
  return false;
}

std::string_view trimmed(std::string_view line) {
  return line.substr(std::min(line.size(), line.find_first_not_of(' ')));
}

}  // namespace

Findings forbidden_words(const Tree& tree) {
  Findings found;
  for (const SourceFile& file : tree.files) {
    if (!is_ours_to_read(file)) continue;
    for_each_line(file.lines, [&](std::size_t number, const std::string& line) {
      for (const Word& word : kForbidden)
        if (!starts_with_any(file.path, word.places) &&
            find_word(line, word.word) != std::string::npos)
          found.push_back({file.path, number, "unfinished: \"" + std::string(word.word) + "\""});
    });
  }
  return found;
}

Findings machine_paths(const Tree& tree) {
  Findings found;
  for (const SourceFile& file : tree.files) {
    if (!is_ours_to_read(file) || file.path.starts_with("tests/")) continue;
    for_each_line(file.lines, [&](std::size_t number, const std::string& line) {
      for (const std::string_view path : kMachinePaths)
        if (line.find(path) != std::string::npos)
          found.push_back({file.path, number, "a path of one machine: " + std::string(path)});
    });
  }
  return found;
}

Findings header_openings(const Tree& tree) {
  Findings found;
  for (const SourceFile& file : tree.files) {
    if (!is_header(file)) continue;
    if (file.lines.empty() || !file.lines.front().starts_with("// "))
      found.push_back({file.path, 1, "a header begins with what it is for"});
    const auto once = std::count(file.lines.begin(), file.lines.end(), "#pragma once");
    if (once != 1) found.push_back({file.path, 0, "a header has one #pragma once"});
    for_each_line(file.lines, [&](std::size_t number, const std::string& line) {
      const bool is_guard = line.starts_with("#ifndef ") && line.ends_with("_H_");
      if (is_guard) found.push_back({file.path, number, "#pragma once is guard enough"});
    });
  }
  return found;
}

Findings commented_out_code(const Tree& tree) {
  Findings found;
  for (const SourceFile& file : tree.files) {
    if (!is_cpp(file)) continue;
    for_each_line(file.lines, [&](std::size_t number, const std::string& line) {
      const std::size_t first = line.find_first_not_of(' ');
      // Documentation (///) and the opening of a header may show how to call.
      if (first == std::string::npos || line.compare(first, 3, "// ") != 0) return;
      const bool in_opening = first == 0 && is_header(file) && number < 40;
      if (!in_opening && looks_like_code(std::string_view(line).substr(first + 3)))
        found.push_back({file.path, number, "commented-out code"});
    });
  }
  return found;
}

Findings boolean_parameters(const Tree& tree) {
  Findings found;
  for (const SourceFile& file : tree.files) {
    if (!is_header(file)) continue;
    for_each_line(code_only(file.lines), [&](std::size_t number, const std::string& code) {
      if (has_boolean_parameter(code))
        found.push_back({file.path, number, "a boolean parameter: make it an enum"});
    });
  }
  return found;
}

Findings test_names(const Tree& tree) {
  Findings found;
  for (const SourceFile& file : tree.files) {
    if (!is_cpp(file)) continue;
    for_each_line(file.lines, [&](std::size_t number, const std::string& line) {
      if (!line.starts_with("TEST_CASE(\"")) return;
      const std::string name = line.substr(11, line.find('"', 11) - 11);
      const bool is_sentence = name.find(' ') != std::string::npos && !name.starts_with('[');
      if (!is_sentence) found.push_back({file.path, number, "a test's name is a sentence"});
      const std::string next = number < file.lines.size() ? file.lines[number] : "";
      const bool has_tags = (line + next).find("\"[") != std::string::npos;
      if (!has_tags) found.push_back({file.path, number, "a test has tags"});
    });
  }
  return found;
}

Findings silent_skips(const Tree& tree) {
  Findings found;
  for (const SourceFile& file : tree.files) {
    if (!is_cpp(file)) continue;
    for (std::size_t at = 0; at < file.lines.size(); ++at) {
      if (!trimmed(file.lines[at]).starts_with("WARN(")) continue;
      std::size_t end = at;
      std::string said = file.lines[at];
      while (!said.ends_with(");") && ++end < file.lines.size()) said += file.lines[end];
      const bool turns_back =
          end + 1 < file.lines.size() && trimmed(file.lines[end + 1]).starts_with("return");
      if (turns_back)
        found.push_back({file.path, at + 1, "a test that turns back says so with say_skipped"});
    }
  }
  return found;
}

}  // namespace tsudoi::tidy
