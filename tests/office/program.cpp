#include "tests/office/program.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "storage/base/files.h"
#include "tests/support/must.h"

extern char** environ;

namespace tsudoi::test {
namespace {

void must_be(bool so, const char* what) {
  if (!so) throw std::runtime_error(what);
}

constexpr std::size_t kOutputBytesMax = 4 * 1024 * 1024;

std::string text_in(const std::filesystem::path& file) {
  return std::string(text_of(must(read_file(file, kOutputBytesMax))));
}

/// As C wants them: the end is a null.
std::vector<char*> pointers_to(Arguments& words) {
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  return pointers;
}

class FileActions {
 public:
  FileActions() {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;
  ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }

  void to_file(int descriptor, const std::filesystem::path& file) {
    posix_spawn_file_actions_addopen(&actions_, descriptor, file.c_str(),
                                     O_WRONLY | O_CREAT | O_TRUNC, 0600);
  }
  void to_pipe(int descriptor, int pipe) {
    posix_spawn_file_actions_adddup2(&actions_, pipe, descriptor);
  }
  int spawn(const Arguments& arguments, Arguments settings = {}) const {
    Arguments words{TSUDOI_OFFICE_PROGRAM};
    words.insert(words.end(), arguments.begin(), arguments.end());
    for (char** known = environ; *known != nullptr; ++known) settings.emplace_back(*known);
    pid_t process = -1;
    must_be(posix_spawn(&process, words.front().c_str(), &actions_, nullptr,
                        pointers_to(words).data(), pointers_to(settings).data()) == 0,
            "tsudoi-office does not start");
    return process;
  }

 private:
  posix_spawn_file_actions_t actions_{};
};

int exit_code_of(int process) {
  int status = 0;
  while (::waitpid(process, &status, 0) < 0) must_be(errno == EINTR, "the office is not our child");
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

Ran run_office(const Arguments& arguments, const Arguments& settings) {
  const TempDir folder;
  FileActions actions;
  actions.to_file(STDOUT_FILENO, folder / "out");
  actions.to_file(STDERR_FILENO, folder / "err");
  const int code = exit_code_of(actions.spawn(arguments, settings));
  return {code, text_in(folder / "out"), text_in(folder / "err")};
}

std::filesystem::path sample(const std::string& name) {
  return std::filesystem::path(TSUDOI_SAMPLE_FOLDER) / name;
}

Town::Town() {
  const std::string now = std::to_string(kSampleNow);
  must(write_file(folder_ / "clock", view_of(now), FileAccess::everyone_may_read));
  const std::string key(64, 'k');
  must(write_file(folder_ / "key", view_of(key), FileAccess::owner_only));
  const std::string phrase = "correct horse battery\n";
  must(write_file(folder_ / "phrase", view_of(phrase), FileAccess::owner_only));
}

Arguments Town::with_office(Arguments command) const {
  for (const std::string& word :
       {std::string("--data"), data().string(), std::string("--key-file"),
        (folder_ / "key").string(), std::string("--clock-file"), (folder_ / "clock").string()})
    command.push_back(word);
  return command;
}

std::string Town::json_of(Arguments command) const {
  command.emplace_back("--json");
  const Ran ran = run(command);
  must_be(ran.code == 0, (command.front() + ": " + ran.err).c_str());
  const std::size_t end = ran.out.find_last_not_of('\n') + 1;
  const std::size_t before = ran.out.rfind('\n', end - 1);
  const std::size_t begin = before == ran.out.npos ? 0 : before + 1;
  return ran.out.substr(begin, end - begin);
}

void Town::init() const {
  json_of(
      {"init", "--name", "さくら川市", "--admin-passphrase-file", (folder_ / "phrase").string()});
}

void Town::import_sample() const {
  json_of({"import-facilities", sample("facilities.csv").string(), sample("town.toml").string()});
  json_of({"import-forms", sample("forms.toml").string()});
  json_of({"import-events", sample("events.csv").string()});
}

OfficeUnlock Town::unlock() const {
  return must(OfficeUnlock::from_key_file(folder_ / "key"));
}

Served::Served(const Town& town, const Arguments& more, std::uint16_t port)
    : Served(town.with_office(more), port) {}

Served::Served(const Arguments& how, std::uint16_t port) {
  int ends[2] = {-1, -1};
  must_be(::pipe2(ends, O_CLOEXEC) == 0, "there is no pipe to be had");
  FileActions actions;
  actions.to_pipe(STDOUT_FILENO, ends[1]);
  Arguments command{"serve", "--listen", "127.0.0.1:" + std::to_string(port)};
  command.insert(command.end(), how.begin(), how.end());
  process_ = actions.spawn(command);
  ::close(ends[1]);
  output_ = ends[0];
  char c = 0;
  while (::read(output_, &c, 1) == 1 && c != '\n') first_line_ += c;
}

Served::~Served() {
  if (process_ > 0) stop();
  if (output_ >= 0) ::close(output_);
}

std::string Served::url() const {
  const std::size_t at = first_line_.find("http://");
  return at == first_line_.npos ? "" : first_line_.substr(at);
}

std::uint16_t Served::port() const {
  const std::string address = url();
  return static_cast<std::uint16_t>(std::stoul(address.substr(address.rfind(':') + 1)));
}

bool Served::is_up() const {
  return process_ > 0 && ::kill(process_, 0) == 0 && ::waitpid(process_, nullptr, WNOHANG) == 0;
}

int Served::stop() {
  return end_by(SIGTERM);
}

int Served::kill_now() {
  return end_by(SIGKILL);
}

int Served::end_by(int signal) {
  ::kill(process_, signal);
  return exit_code_of(std::exchange(process_, -1));
}

}  // namespace tsudoi::test
