// Without a key file, the office asks for its passphrase at the terminal.
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/office/program.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

/// The program at a terminal of its own, with a person who answers.
class AtTerminal {
 public:
  explicit AtTerminal(Arguments words) {
    words.insert(words.begin(), TSUDOI_OFFICE_PROGRAM);
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    process_ = ::forkpty(&terminal_, nullptr, nullptr, nullptr);
    REQUIRE(process_ >= 0);
    if (process_ == 0) {
      ::execv(pointers.front(), pointers.data());
      ::_exit(127);
    }
  }
  AtTerminal(const AtTerminal&) = delete;
  AtTerminal& operator=(const AtTerminal&) = delete;
  ~AtTerminal() { ::close(terminal_); }

  void answer(const std::string& question, const std::string& words) {
    while (seen_.find(question, answered_) == seen_.npos) REQUIRE(read_more());
    answered_ = seen_.size();
    const std::string line = words + "\n";
    REQUIRE(::write(terminal_, line.data(), line.size()) == ssize_t(line.size()));
  }
  int end() {
    while (read_more()) continue;
    int status = 0;
    ::waitpid(process_, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }
  const std::string& seen() const { return seen_; }

 private:
  bool read_more() {
    char some[512];
    const ssize_t got = ::read(terminal_, some, sizeof some);
    if (got > 0) seen_.append(some, std::size_t(got));
    return got > 0;
  }

  int terminal_ = -1;
  int process_ = -1;
  std::string seen_;
  std::size_t answered_ = 0;
};

constexpr const char* kQuestion = "Passphrase of the office: ";
constexpr const char* kAgain = "Once more: ";
constexpr const char* kPhrase = "sakura no hana ga saku koro";

Arguments init_in(const Town& town) {
  return {"init",
          "--data",
          town.data().string(),
          "--name",
          "市",
          "--admin-passphrase-file",
          (town.folder() / "phrase").string()};
}

}  // namespace

TEST_CASE("An office is opened with its passphrase at the terminal, and with no other",
          "[office][terminal]") {
  const Town town;
  AtTerminal init(init_in(town));
  init.answer(kQuestion, kPhrase);
  init.answer(kAgain, kPhrase);
  REQUIRE(init.end() == 0);
  CHECK(init.seen().find(kPhrase) == std::string::npos);  // nobody reads it over a shoulder
  AtTerminal right({"status", "--data", town.data().string()});
  right.answer(kQuestion, kPhrase);
  CHECK(right.end() == 0);
  AtTerminal wrong({"status", "--data", town.data().string()});
  wrong.answer(kQuestion, "sakura no hana");
  CHECK(wrong.end() == 1);
  CHECK(wrong.seen().find("key") != std::string::npos);
}

TEST_CASE("Two passphrases that differ make no office", "[office][terminal]") {
  const Town town;
  AtTerminal init(init_in(town));
  init.answer(kQuestion, kPhrase);
  init.answer(kAgain, "sakura no hana");
  CHECK(init.end() == 1);
  CHECK_FALSE(std::filesystem::exists(town.data()));
}
