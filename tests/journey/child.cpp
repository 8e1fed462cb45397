#include "tests/journey/child.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <stdexcept>

namespace tsudoi::test {
namespace {

struct Pipe {
  int read_end = -1;
  int write_end = -1;
  Pipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    read_end = ends[0];
    write_end = ends[1];
  }
};

std::vector<char*> pointers_to(std::vector<std::string>& words) {
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  return pointers;
}

/// With an environment of its own: nothing of what the tests run under.
[[noreturn]] void become(const std::string& program, const std::vector<std::string>& words,
                         const std::string& display) {
  std::vector<std::string> arguments{program};
  arguments.insert(arguments.end(), words.begin(), words.end());
  std::vector<std::string> settings;
  // The graphics driver keeps memory of its own until the end.
  if (!display.empty()) settings = {"DISPLAY=" + display, "ASAN_OPTIONS=detect_leaks=0"};
  ::execve(program.c_str(), pointers_to(arguments).data(), pointers_to(settings).data());
  ::_exit(127);
}

std::string read_all(int from) {
  std::string text;
  char piece[4096];
  while (true) {
    const ssize_t got = ::read(from, piece, sizeof piece);
    if (got <= 0) break;
    text.append(piece, static_cast<std::size_t>(got));
  }
  ::close(from);
  return text;
}

int code_of(int process) {
  int status = 0;
  ::waitpid(process, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

Ran run_kiosk(const std::vector<std::string>& words, const std::string& display) {
  return run_program(TSUDOI_KIOSK_PROGRAM, words, display);
}

Ran run_program(const std::string& program, const std::vector<std::string>& words,
                const std::string& display) {
  const Pipe out;
  const Pipe err;
  const int process = ::fork();
  if (process == 0) {
    ::dup2(::open("/dev/null", O_RDONLY), STDIN_FILENO);
    ::dup2(out.write_end, STDOUT_FILENO);
    ::dup2(err.write_end, STDERR_FILENO);
    become(program, words, display);
  }
  ::close(out.write_end);
  ::close(err.write_end);
  Ran ran;
  ran.out = read_all(out.read_end);
  ran.err = read_all(err.read_end);
  ran.code = code_of(process);
  return ran;
}

std::string last_line(const std::string& text) {
  const auto end = text.find_last_not_of('\n');
  const auto begin = text.rfind('\n', end);
  return text.substr(begin + 1, end - begin);
}

Child::Child(const std::vector<std::string>& words, const std::string& display) {
  const Pipe in;
  const Pipe out;
  process_ = ::fork();
  if (process_ == 0) {
    ::dup2(in.read_end, STDIN_FILENO);
    ::dup2(out.write_end, STDOUT_FILENO);
    become(TSUDOI_KIOSK_PROGRAM, words, display);
  }
  ::close(in.read_end);
  ::close(out.write_end);
  to_ = in.write_end;
  from_ = out.read_end;
}

Child::~Child() {
  ::close(to_);
  ::close(from_);
  if (process_ > 0) code_of(process_);
}

std::string Child::ask(const std::string& line) {
  const std::string words = line + "\n";
  for (std::size_t sent = 0; sent < words.size();) {
    const ssize_t done = ::write(to_, words.data() + sent, words.size() - sent);
    if (done <= 0) throw std::runtime_error("the program does not listen");
    sent += static_cast<std::size_t>(done);
  }
  std::string answer;
  for (char one = 0; ::read(from_, &one, 1) == 1 && one != '\n';) answer += one;
  return answer;
}

void Child::kill_now() {
  ::kill(process_, SIGKILL);
  code_of(process_);
  process_ = -1;
}

}  // namespace tsudoi::test
