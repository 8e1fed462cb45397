// The real tsudoi-kiosk as a child process.
#pragma once

#include <string>
#include <vector>

namespace tsudoi::test {

struct Ran {
  int code = -1;  // 128 + signal when it was ended by one
  std::string out, err;
};
/// Waits for its end; no standard input. `display`: ":1"; empty: none.
Ran run_kiosk(const std::vector<std::string>& words, const std::string& display = {});
Ran run_program(const std::string& program, const std::vector<std::string>& words,
                const std::string& display);
std::string last_line(const std::string& text);

/// One that stays and answers lines.
class Child {
 public:
  explicit Child(const std::vector<std::string>& words, const std::string& display = {});
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child();

  /// Writes one line, and reads the one that comes back.
  std::string ask(const std::string& line);
  void kill_now();  // SIGKILL

 private:
  int process_ = -1;
  int to_ = -1;
  int from_ = -1;
};

}  // namespace tsudoi::test
