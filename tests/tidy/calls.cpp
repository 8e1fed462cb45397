#include <cctype>

#include "tests/tidy/checks.h"
#include "tests/tidy/cpp_text.h"

namespace tsudoi::tidy {
namespace {

// A call that takes its answer from the world. The world enters through four seams only, so that
// everything else runs the same twice from one seed.
struct Call {
  std::vector<std::string_view> words;  // followed by "(" or "{" or a name, standing alone
  std::vector<std::string_view> places;
  std::string_view why;
};

const std::vector<Call> kCalls = {
    {{"system_clock::now", "steady_clock::now", "high_resolution_clock::now", "time",
      "gettimeofday", "clock_gettime", "localtime", "localtime_r", "mktime", "glfwGetTime"},
     {"storage/base/clock.cpp", "tests/bench/", "tests/ui/ui_bench.cpp"},
     "time comes from Clock"},
    {{"rand", "srand", "drand48", "random_device", "arc4random", "getrandom", "getentropy",
      "randombytes_buf", "randombytes_uniform"},
     {"storage/base/crypto"},
     "chance comes from Random"},
    {{"sleep", "usleep", "nanosleep", "sleep_for", "sleep_until"},
     {},
     "nothing sleeps: wait for an event, or ask Clock"},
    {{"getenv", "secure_getenv", "setenv", "putenv"},
     {"kiosk/program/", "sync/office/program/", "tests/support/", "tests/powercut/preload.cpp"},
     "settings come from the command line, read in main"},
    {{"system", "popen"}, {"tests/"}, "no shell"},
    {{"strcpy", "strcat", "sprintf", "vsprintf", "gets", "atoi", "atol", "atof", "strtok"},
     {"tests/"},
     "it cannot say that it failed, or knows no bound"},
    {{"setlocale"}, {}, "the language is a value of the session, not of the process"},
};

std::string_view next_token(std::string_view code, std::size_t at) {
  const std::size_t begin = code.find_first_not_of(' ', at);
  return begin == std::string_view::npos ? std::string_view() : code.substr(begin, 1);
}

// Our own members and functions may have such a name: `row.time(`, `Clock::time(`, `Minute time(`.
bool is_ours(std::string_view code, std::size_t at) {
  const std::size_t last = at == 0 ? std::string_view::npos : code.find_last_not_of(' ', at - 1);
  if (last == std::string_view::npos) return false;
  const std::string_view before = code.substr(0, last + 1);
  if (before.ends_with("::")) {
    const std::string_view scope = before.substr(0, before.size() - 2);
    const bool is_global =
        scope.empty() || !(std::isalnum(static_cast<unsigned char>(scope.back())));
    const bool is_std =
        scope.ends_with("std") || scope.ends_with("this_thread") || scope.ends_with("chrono");
    return !is_global && !is_std;
  }
  const bool is_member = before.ends_with(".") || before.ends_with("->");
  const char c = before.back();
  const bool follows_type = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' ||
                            c == '>' || c == '&' || c == '*';
  return is_member || (follows_type && !before.ends_with("return"));
}

bool calls(std::string_view code, std::string_view word) {
  for (std::size_t at = find_word(code, word); at != std::string_view::npos;
       at = find_word(code, word, at + 1)) {
    const std::string_view next = next_token(code, at + word.size());
    const bool is_type = word == "random_device";
    if ((is_type || next == "(") && !is_ours(code, at)) return true;
  }
  return false;
}

bool is_kept(std::string_view code, std::size_t at) {
  constexpr std::string_view kName = "ReadTxn";
  const std::size_t name = code.find_first_not_of(' ', at + kName.size());
  if (name == std::string_view::npos) return false;
  if (code[name] == '>') return true;  // optional, unique_ptr, vector ...
  const std::size_t end = code.find_first_of(";({= ,)", name);
  const std::string_view word = code.substr(name, end - name);
  return code[name] != '&' && (word.ends_with('_') || find_word(code, "static") < at);
}

}  // namespace

Findings kept_reads(const Tree& tree) {
  Findings found;
  for (const SourceFile& file : tree.files) {
    if (!is_cpp(file) || file.path.starts_with("storage/lmdb/")) continue;
    for_each_line(code_only(file.lines), [&](std::size_t number, const std::string& code) {
      const std::size_t at = find_word(code, "ReadTxn");
      if (at != std::string_view::npos && is_kept(code, at))
        found.push_back({file.path, number, "a read transaction that outlives its function"});
    });
  }
  return found;
}

Findings banned_calls(const Tree& tree) {
  Findings found;
  for (const SourceFile& file : tree.files) {
    if (!is_cpp(file)) continue;
    for_each_line(code_only(file.lines), [&](std::size_t number, const std::string& code) {
      for (const Call& call : kCalls) {
        if (starts_with_any(file.path, call.places)) continue;
        for (const std::string_view word : call.words)
          if (calls(code, word))
            found.push_back({file.path, number, std::string(word) + ": " + std::string(call.why)});
      }
    });
  }
  return found;
}

}  // namespace tsudoi::tidy
