// The real tsudoi-kiosk, or another program, as a child process.
//
// Thread: one; others may run meanwhile.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "tests/support/ran.h"

namespace tsudoi::test {

/// A program and what it runs under: an environment of its own, nothing of the tests'.
struct Program {
  std::string file;
  std::string display = {};                // ":1"; empty: none
  std::vector<std::string> settings = {};  // "NAME=value"
};
Program kiosk_program(const std::string& display = {});

/// Waits for its end; no standard input.
Ran run_kiosk(const std::vector<std::string>& words, const std::string& display = {});
Ran run_program(const Program& program, const std::vector<std::string>& words);
std::string last_line(const std::string& text);

/// One that stays and answers lines.
class Child {
 public:
  explicit Child(const std::vector<std::string>& words, const std::string& display = {})
      : Child(kiosk_program(display), words) {}
  Child(const Program& program, const std::vector<std::string>& words);
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child();

  /// Writes one line, and reads the one that comes back; empty when the program is gone.
  std::string ask(const std::string& line);
  void say(const std::string& line);
  /// The next line that it said; empty: it has not said a whole one by then, or never will.
  std::optional<std::string> hear_within(std::chrono::microseconds wait_max);

  /// The end of its input; the exit code.
  int finish();
  /// Ends it as the system does (SIGTERM). -> all that it still says
  std::string end();
  /// SIGKILL; the exit code: another than 128 + SIGKILL when it was dead before. What it had said
  /// can still be heard.
  int kill_now();

 private:
  void close_input();

  int process_ = -1;
  int to_ = -1;
  int from_ = -1;
  std::string heard_;  // and not given out yet
};

}  // namespace tsudoi::test
