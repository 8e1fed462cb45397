#include "tests/journey/child.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <stdexcept>
#include <utility>

namespace tsudoi::test {
namespace {

constexpr std::chrono::minutes kAnswerMax{5};

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

/// All that a new process needs, made before the fork: behind it nothing may be allocated, because
/// another thread may have been doing so. With an environment of its own: nothing of what the tests
/// run under.
class Image {
 public:
  Image(const Program& program, const std::vector<std::string>& words)
      : arguments_{program.file}, settings_(program.settings) {
    arguments_.insert(arguments_.end(), words.begin(), words.end());
    // The graphics driver keeps memory of its own until the end.
    if (!program.display.empty())
      settings_.insert(settings_.end(),
                       {"DISPLAY=" + program.display, "ASAN_OPTIONS=detect_leaks=0"});
    words_ = pointers_to(arguments_);
    environment_ = pointers_to(settings_);
  }
  Image(const Image&) = delete;
  Image& operator=(const Image&) = delete;

  [[noreturn]] void become() {
    ::execve(words_.front(), words_.data(), environment_.data());
    ::_exit(127);
  }

 private:
  std::vector<std::string> arguments_, settings_;
  std::vector<char*> words_, environment_;
};

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

Program kiosk_program(const std::string& display) {
  return {TSUDOI_KIOSK_PROGRAM, display};
}

Ran run_kiosk(const std::vector<std::string>& words, const std::string& display) {
  return run_program(kiosk_program(display), words);
}

Ran run_program(const Program& program, const std::vector<std::string>& words) {
  const Pipe out;
  const Pipe err;
  Image image(program, words);
  const int process = ::fork();
  if (process == 0) {
    ::dup2(::open("/dev/null", O_RDONLY), STDIN_FILENO);
    ::dup2(out.write_end, STDOUT_FILENO);
    ::dup2(err.write_end, STDERR_FILENO);
    image.become();
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

Child::Child(const Program& program, const std::vector<std::string>& words) {
  const Pipe in;
  const Pipe out;
  Image image(program, words);
  process_ = ::fork();
  if (process_ == 0) {
    ::dup2(in.read_end, STDIN_FILENO);
    ::dup2(out.write_end, STDOUT_FILENO);
    image.become();
  }
  ::close(in.read_end);
  ::close(out.write_end);
  to_ = in.write_end;
  from_ = out.read_end;
}

Child::~Child() {
  close_input();
  if (from_ >= 0) ::close(from_);
  if (process_ > 0) code_of(process_);
}

std::string Child::ask(const std::string& line) {
  say(line);
  return hear_within(kAnswerMax).value_or("");
}

void Child::say(const std::string& line) {
  const std::string words = line + "\n";
  for (std::size_t sent = 0; sent < words.size();) {
    pollfd room{to_, POLLOUT, 0};  // where nobody reads any more, writing would be a signal
    const bool is_gone = ::poll(&room, 1, -1) != 1 || (room.revents & POLLERR) != 0;
    const ssize_t done = is_gone ? -1 : ::write(to_, words.data() + sent, words.size() - sent);
    if (done <= 0) throw std::runtime_error("the program does not listen");
    sent += static_cast<std::size_t>(done);
  }
}

std::optional<std::string> Child::hear_within(std::chrono::microseconds wait_max) {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(wait_max);
  const timespec wait{seconds.count(), std::chrono::nanoseconds(wait_max - seconds).count()};
  while (heard_.find('\n') == heard_.npos) {
    pollfd waiting{from_, POLLIN, 0};
    if (::ppoll(&waiting, 1, &wait, nullptr) <= 0) return std::nullopt;
    char piece[4096];
    const ssize_t got = ::read(from_, piece, sizeof piece);
    if (got <= 0) return std::nullopt;
    heard_.append(piece, static_cast<std::size_t>(got));
  }
  const std::size_t end = heard_.find('\n');
  const std::string line = heard_.substr(0, end);
  heard_.erase(0, end + 1);
  return line;
}

int Child::finish() {
  close_input();
  return code_of(std::exchange(process_, -1));
}

std::string Child::end() {
  ::kill(process_, SIGTERM);
  std::string words = heard_ + read_all(std::exchange(from_, -1));
  code_of(std::exchange(process_, -1));
  return words;
}

int Child::kill_now() {
  ::kill(process_, SIGKILL);
  return code_of(std::exchange(process_, -1));
}

void Child::close_input() {
  if (to_ >= 0) ::close(std::exchange(to_, -1));
}

}  // namespace tsudoi::test
