#include "tests/journey/display.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "storage/base/files.h"

namespace tsudoi::test {
namespace {

[[noreturn]] void become_xvfb(int number_to, const std::string& memory,
                              const std::vector<std::string>& without) {
  const std::string number = std::to_string(::dup(number_to));  // without close-on-exec
  const int nowhere = ::open("/dev/null", O_WRONLY);
  ::dup2(nowhere, STDERR_FILENO);
  std::vector<std::string> words{"Xvfb",         "-displayfd", number, "-screen", "0",
                                 "1080x1920x24", "-nolisten",  "tcp",  "-fbdir",  memory};
  for (const std::string& extension : without) {
    words.push_back("-extension");
    words.push_back(extension);
  }
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  ::execvp("Xvfb", pointers.data());
  ::_exit(127);
}

}  // namespace

Display::Display(const std::vector<std::string>& without) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return;
  process_ = ::fork();
  if (process_ == 0) become_xvfb(ends[1], memory_.path().string(), without);
  ::close(ends[1]);
  std::string number;
  for (char one = 0; ::read(ends[0], &one, 1) == 1 && one != '\n';) number += one;
  ::close(ends[0]);
  if (!number.empty()) name_ = ":" + number;
}

Bytes Display::seen() const {
  constexpr std::size_t kPictureBytesMax = 16 << 20;
  return *read_file(memory_ / "Xvfb_screen0", kPictureBytesMax);
}

Display::~Display() {
  if (process_ <= 0) return;
  ::kill(process_, SIGTERM);
  ::waitpid(process_, nullptr, 0);
}

}  // namespace tsudoi::test
