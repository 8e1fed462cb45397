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

[[noreturn]] void become(const std::vector<std::string>& words) {
  std::vector<char*> arguments;
  std::string program = TSUDOI_KIOSK_PROGRAM;
  arguments.push_back(program.data());
  std::vector<std::string> copy = words;
  for (std::string& word : copy) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  ::execv(program.c_str(), arguments.data());
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

Ran run_kiosk(const std::vector<std::string>& words) {
  const Pipe out;
  const Pipe err;
  const int process = ::fork();
  if (process == 0) {
    ::dup2(::open("/dev/null", O_RDONLY), STDIN_FILENO);
    ::dup2(out.write_end, STDOUT_FILENO);
    ::dup2(err.write_end, STDERR_FILENO);
    become(words);
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

Child::Child(const std::vector<std::string>& words) {
  const Pipe in;
  const Pipe out;
  process_ = ::fork();
  if (process_ == 0) {
    ::dup2(in.read_end, STDIN_FILENO);
    ::dup2(out.write_end, STDOUT_FILENO);
    become(words);
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
  if (::write(to_, words.data(), words.size()) != static_cast<ssize_t>(words.size()))
    throw std::runtime_error("the program does not listen");
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
