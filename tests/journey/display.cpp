#include "tests/journey/display.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "storage/base/files.h"

namespace tsudoi::test {
namespace {

[[noreturn]] void become_xvfb(int number_to, const std::string& memory) {
  const std::string number = std::to_string(::dup(number_to));  // without close-on-exec
  const int nowhere = ::open("/dev/null", O_WRONLY);
  ::dup2(nowhere, STDERR_FILENO);
  ::execlp("Xvfb", "Xvfb", "-displayfd", number.c_str(), "-screen", "0", "1080x1920x24",
           "-nolisten", "tcp", "-fbdir", memory.c_str(), nullptr);
  ::_exit(127);
}

}  // namespace

Display::Display() {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return;
  process_ = ::fork();
  if (process_ == 0) become_xvfb(ends[1], memory_.path().string());
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
