#include "tests/failnth/child.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/personality.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <new>
#include <stdexcept>

#include "storage/base/files.h"

namespace tsudoi::failnth {
namespace {

constexpr int kWaitMsMax = 60'000;
constexpr int kLookMs = 2;
constexpr int kMomentMs = 400;
constexpr std::size_t kOutputBytesMax = 4 * 1024 * 1024;

std::vector<char*> pointers_to(std::vector<std::string>& words) {
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  return pointers;
}

std::string text_in(const std::filesystem::path& file) {
  const auto bytes = read_file(file, kOutputBytesMax);
  return bytes.ok() ? std::string(text_of(*bytes)) : std::string();
}

/// A sanitizer's allocator gives nothing where there is nothing, as the C library does, and does
/// not mind that our library comes first.
std::vector<std::string> settings_for(Watch watch) {
  std::vector<std::string> settings{
      "ASAN_OPTIONS=verify_asan_link_order=0:alloc_dealloc_mismatch=0:"
      "allocator_may_return_null=1:detect_leaks=0"};
  if (watch == Watch::calls) settings.emplace_back("LD_PRELOAD=" TSUDOI_WATCH_CALLS);
  if (watch == Watch::memory) settings.emplace_back("LD_PRELOAD=" TSUDOI_WATCH_MEMORY);
  return settings;
}

/// Code and stacks lie at the same addresses in each process, so that they can be told apart.
void keep_addresses() {
  ::personality(static_cast<unsigned long>(::personality(0xffffffff)) | ADDR_NO_RANDOMIZE);
}

class FileActions {
 public:
  explicit FileActions(const std::filesystem::path& folder) {
    posix_spawn_file_actions_init(&actions_);
    open(STDIN_FILENO, folder / "in", O_RDONLY);
    open(STDOUT_FILENO, folder / "out", O_WRONLY | O_CREAT | O_TRUNC);
    open(STDERR_FILENO, folder / "err", O_WRONLY | O_CREAT | O_TRUNC);
  }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;
  ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }
  posix_spawn_file_actions_t* get() { return &actions_; }

 private:
  void open(int descriptor, const std::filesystem::path& file, int flags) {
    posix_spawn_file_actions_addopen(&actions_, descriptor, file.c_str(), flags, 0600);
  }
  posix_spawn_file_actions_t actions_{};
};

}  // namespace

Shared::Shared() {
  const int made = ::memfd_create("failnth", 0);
  descriptor_ = ::dup2(made, kControlDescriptor);
  ::close(made);
  if (descriptor_ < 0 || ::ftruncate(descriptor_, sizeof(Control)) != 0)
    throw std::runtime_error("no shared memory");
  void* const at =
      ::mmap(nullptr, sizeof(Control), PROT_READ | PROT_WRITE, MAP_SHARED, descriptor_, 0);
  if (at == MAP_FAILED) throw std::runtime_error("no shared memory");
  control_ = static_cast<Control*>(at);
  keep_addresses();
}

Shared::~Shared() {
  ::munmap(control_, sizeof(Control));
  ::close(descriptor_);
}

void Shared::clear() {
  // Its pages are given back: they read as nothing again, at no cost for what was not used.
  if (::ftruncate(descriptor_, 0) != 0 || ::ftruncate(descriptor_, sizeof(Control)) != 0)
    throw std::runtime_error("no shared memory");
}

Child::Child(const Command& command, Watch watch, const Shared&,
             const std::filesystem::path& folder)
    : folder_(folder) {
  std::filesystem::create_directories(folder);
  const auto put = write_file(folder / "in", view_of(command.input), FileAccess::owner_only);
  if (!put.ok()) throw std::runtime_error("no input");
  const bool is_kiosk = command.program == Program::kiosk;
  std::vector<std::string> words{is_kiosk ? TSUDOI_KIOSK_PROGRAM : TSUDOI_OFFICE_PROGRAM};
  words.insert(words.end(), command.words.begin(), command.words.end());
  std::vector<std::string> settings = settings_for(watch);
  FileActions actions(folder);
  if (::posix_spawn(&process_, words.front().c_str(), actions.get(), nullptr,
                    pointers_to(words).data(), pointers_to(settings).data()) != 0)
    throw std::runtime_error("no child");
  ended_ = static_cast<int>(::syscall(SYS_pidfd_open, process_, 0));
}

Child::~Child() {
  if (process_ > 0) {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
  }
  ::close(ended_);
}

Ended Child::wait() {
  Ended ended;
  pollfd end{ended_, POLLIN, 0};
  ended.is_late = ::poll(&end, 1, kWaitMsMax) == 0;
  if (ended.is_late) ::kill(process_, SIGKILL);
  int status = 0;
  ::waitpid(std::exchange(process_, -1), &status, 0);
  ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  ended.out = text_in(folder_ / "out");
  ended.err = text_in(folder_ / "err");
  return ended;
}

Ended Child::stop() {
  ::kill(process_, SIGTERM);
  return wait();
}

bool Child::is_ending() const {
  pollfd end{ended_, POLLIN, 0};
  return ::poll(&end, 1, kMomentMs) != 0;
}

std::string Child::first_line() {
  for (int waited = 0; waited < kWaitMsMax; waited += kLookMs) {
    pollfd end{ended_, POLLIN, 0};
    const bool is_over = ::poll(&end, 1, kLookMs) != 0;
    const std::string said = text_in(folder_ / "out");
    if (const auto at = said.find('\n'); at != said.npos) return said.substr(0, at);
    if (is_over) break;
  }
  return {};
}

}  // namespace tsudoi::failnth
