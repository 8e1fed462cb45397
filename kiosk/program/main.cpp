// tsudoi-kiosk: the command line. Each command is a function of options.h.
#include <sys/prctl.h>
#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <new>

#include "kiosk/program/options.h"

namespace {

using namespace tsudoi;

/// No core file and no peeking by other processes: what residents type is in this memory (F53).
void close_the_shutters() {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  ::prctl(PR_SET_DUMPABLE, 0);
#endif
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
}

struct Program {
  CommonOptions common;
  EnrolOptions enrol;
  RunOptions run;
  TourOptions tour;
  bool once = false;  // sync has no other way; the word is kept for scripts
  int exit_code = 0;
};

CLI::App* command(CLI::App& app, Program& program, const char* name, const char* words) {
  CLI::App* sub = app.add_subcommand(name, words);
  sub->add_flag("--json", program.common.json, "last line: one JSON object");
  sub->add_option("--clock-file", program.common.clock_file, "read the time from this file");
  sub->add_option("--seed", program.common.seed, "repeatable chance, for drills");
  auto* data = sub->add_option("--data", program.common.data, "this kiosk's folder");
  if (std::string_view(name) != "tour") data->required();
  return sub;
}

void add_work(CLI::App& app, Program& program) {
  CLI::App* run = command(app, program, "run", "the kiosk itself, in a window");
  run->add_option("--windowed", program.run.windowed, "WxH instead of the full screen");
  run->add_option("--tree", program.run.tree_file, "write the accessibility tree here");
  run->add_option("--measure", program.run.measure_seconds, "idle this long, print figures, leave");
  run->callback([&program] {
    program.run.common = program.common;
    program.exit_code = run_window(program.run);
  });
  CLI::App* tour = command(app, program, "tour", "draw every screen to PNG");
  tour->add_option("--out", program.tour.out, "folder for the pictures")->required();
  tour->add_option("--size", program.tour.size, "WxH");
  tour->add_option("--lang", program.tour.language, "ja, en ...");
  tour->callback([&program] {
    program.tour.common = program.common;
    program.exit_code = draw_tour(program.tour);
  });
}

void add_upkeep(CLI::App& app, Program& program) {
  CLI::App* enrolling = command(app, program, "enrol", "make this machine a kiosk of an office");
  enrolling->add_option("bundle", program.enrol.bundle, "the file that the office made")
      ->required();
  enrolling->callback([&program] {
    program.enrol.common = program.common;
    program.exit_code = enrol(program.enrol);
  });
  CLI::App* sync = command(app, program, "sync", "talk to the office now");
  sync->add_flag("--once", program.once, "until nothing waits, then leave (this is what it does)");
  sync->callback([&program] { program.exit_code = sync_once_now(program.common); });
  command(app, program, "status", "what is saved, waiting, at the office")->callback([&program] {
    program.exit_code = show_status(program.common);
  });
  command(app, program, "verify", "read and prove everything")->callback([&program] {
    program.exit_code = verify_store(program.common);
  });
  command(app, program, "headless", "JSON lines in, JSON lines out")->callback([&program] {
    program.exit_code = talk_headless(program.common);
  });
}

int run_program(int count, char** words) {
  Program program;
  CLI::App app("Tsudoi kiosk");
  app.require_subcommand(1);
  add_work(app, program);
  add_upkeep(app, program);
  try {
    app.parse(count, words);
  } catch (const CLI::ParseError& problem) {
    const int code = app.exit(problem);
    return code == 0 ? 0 : static_cast<int>(ExitCode::wrong_use);
  }
  return program.exit_code;
}

}  // namespace

int main(int count, char** words) {
  close_the_shutters();
  if (!crypto::start()) {
    std::fputs("This machine gives no random numbers.\n", stderr);
    return static_cast<int>(ExitCode::refused);
  }
  try {
    return run_program(count, words);
  } catch (const std::bad_alloc&) {
    return refuse(fail(ErrorCode::out_of_memory, ""));
  } catch (const std::exception& problem) {
    return refuse(fail(ErrorCode::refused, problem.what()));
  }
}
