// tsudoi-office: the central office on the command line. Exit codes: 0 done, 1 refused, 2 wrong
// use, 3 damaged or newer data.
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <exception>
#include <new>

#include "storage/base/clock_file.h"
#include "storage/base/last_words.h"
#include "sync/office/program/commands.h"

namespace tsudoi::office_program {
namespace {

constexpr std::string_view kBrokenPages =
    "The data is damaged: a page of the store cannot be read. Keep its folder under another name, "
    "and bring the office back from a whole backup: tsudoi-office restore BACKUP.\n";
constexpr std::string_view kBringBack =
    " Keep its folder under another name, and bring the office back from a whole backup: "
    "tsudoi-office restore BACKUP.";

/// A page that is broken or cut off kills whoever reads it through the map. What is left is to say
/// so.
void on_broken_page(int) {
  if (::write(STDERR_FILENO, kBrokenPages.data(), kBrokenPages.size()) < 0)
    ::_exit(static_cast<int>(ExitCode::damaged_or_newer));
  ::_exit(static_cast<int>(ExitCode::damaged_or_newer));
}

/// Personal data never lands in a core file [F53].
void harden() {
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
  std::signal(SIGBUS, on_broken_page);  // a mapped page that the disk cannot give
}

/// One line for people, and under --json one for programs.
void say_refusal(ErrorCode code, const std::string& words, Output output) {
  std::fflush(stdout);
  std::fprintf(stderr, "%s\n", words.c_str());
  if (output == Output::words) return;
  JsonLine line;
  line.text("error", name_of(code)).text("words", words);
  std::printf("%s\n", line.line().c_str());
}

int end_with(const Error& error, const Common& common) {
  std::string words = sentence_for(error);
  if (error.code == ErrorCode::damaged) words += kBringBack;
  say_refusal(error.code, words, common.output);
  return static_cast<int>(exit_code_for(error.code));
}

int end_with(const Advice& advice) {
  if (advice.code == ExitCode::done)
    std::printf("%s", advice.text.c_str());
  else
    say_refusal(ErrorCode::wrong_use, advice.text, advice.output);
  return static_cast<int>(advice.code);
}

Result<void> run(const Invocation& invocation) {
  const Common& common = invocation.common;
  if (!common.clock_file.empty()) TRY(check_clock_file(common.clock_file));
  Session session(common);
  return std::visit([&](const auto& command) { return run(command, session); }, invocation.command);
}

int run_program(int argc, char** argv) {
  const auto asked = parse(argc, argv);
  if (const auto* advice = std::get_if<Advice>(&asked)) return end_with(*advice);
  const auto& invocation = std::get<Invocation>(asked);
  if (!crypto::start())
    return end_with(fail(ErrorCode::refused, "this machine has no source of chance"),
                    invocation.common);
  const auto done = run(invocation);
  return done.ok() ? 0 : end_with(done.error(), invocation.common);
}

}  // namespace
}  // namespace tsudoi::office_program

int main(int argc, char** argv) {
  using namespace tsudoi;
  prepare_last_words();
  office_program::harden();
  try {
    return office_program::run_program(argc, argv);
  } catch (const std::bad_alloc&) {
    return say_no_memory();
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "Not done: %s.\n", problem.what());
  }
  return static_cast<int>(ExitCode::refused);
}
