// tsudoi-kiosk: the command line. Each command is a function of options.h.
#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <functional>
#include <map>
#include <new>

#include "kiosk/program/options.h"
#include "storage/base/clock_file.h"
#include "storage/base/command_words.h"
#include "storage/base/last_words.h"

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

/// Pictures and pages of glyphs go back to the system when they are freed; otherwise the C library
/// learns from the first one to keep them.
void give_memory_back() {
  constexpr int kLargeBytes = 128 * 1024;
  ::mallopt(M_MMAP_THRESHOLD, kLargeBytes);
}

struct Program {
  CommonOptions common;
  EnrolOptions enrol;
  StickOptions stick;
  RunOptions run;
  TourOptions tour;
  std::function<Result<void>()> chosen;
};

CLI::App* command(CLI::App& app, Program& program, const char* name, const char* words) {
  CLI::App* sub = app.add_subcommand(name, words);
  sub->add_flag("--json", program.common.json, "last line: one JSON object");
  sub->add_option("--clock-file", program.common.clock_file, "read the time from this file")
      ->check(CLI::ExistingFile);
  sub->add_option("--machine-id", program.common.machine_file,
                  "what names this machine, for drills")
      ->check(CLI::ExistingFile);
  sub->add_option("--seed", program.common.seed, "repeatable chance, for drills");
  auto* data = sub->add_option("--data", program.common.data, "this kiosk's folder");
  if (std::string_view(name) != "tour") data->required();
  return sub;
}

void add_run(CLI::App& app, Program& program) {
  CLI::App* run = command(app, program, "run", "the kiosk itself, in a window");
  run->add_option("--windowed", program.run.windowed, "WxH instead of the full screen");
  run->add_option("--tree", program.run.tree_file, "write the accessibility tree here");
  run->add_option("--measure", program.run.measure_seconds, "idle this long, print figures, leave");
  const std::map<std::string, platform::Surface> surfaces{{"opengl", platform::Surface::opengl},
                                                          {"memory", platform::Surface::memory}};
  run->add_option("--surface", program.run.surface, "opengl or memory; else by the machine")
      ->transform(CLI::CheckedTransformer(surfaces));
  run->callback([&program] {
    program.run.common = program.common;
    program.chosen = [&program] { return run_window(program.run); };
  });
}

void add_tour(CLI::App& app, Program& program) {
  CLI::App* tour = command(app, program, "tour",
                           "draw every screen to PNG: with --data what this kiosk shows, without "
                           "it a small town that asks every kind of question");
  tour->add_option("--out", program.tour.out, "folder for the pictures")->required();
  const auto each = [&](const char* name, std::vector<std::string>& values, const char* words) {
    tour->add_option(name, values, words)->delimiter(',');
  };
  each("--size", program.tour.sizes, "WxH; this and what follows: one or more, as in A,B");
  each("--lang", program.tour.languages, "ja, en ...");
  each("--text", program.tour.text_sizes, "normal, large or largest");
  each("--theme", program.tour.themes, "light or contrast");
  tour->callback([&program] {
    program.tour.common = program.common;
    program.chosen = [&program] { return draw_tour(program.tour); };
  });
}

void add_upkeep(CLI::App& app, Program& program) {
  CLI::App* enrolling = command(app, program, "enrol", "make this machine a kiosk of an office");
  enrolling->add_option("bundle", program.enrol.bundle, "the file that the office made")
      ->required();
  enrolling->callback([&program] {
    program.enrol.common = program.common;
    program.chosen = [&program] { return enrol(program.enrol); };
  });
  const auto add = [&](const char* name, const char* words,
                       Result<void> (*then)(const CommonOptions&)) {
    CLI::App* sub = command(app, program, name, words);
    sub->callback(
        [&program, then] { program.chosen = [&program, then] { return then(program.common); }; });
    return sub;
  };
  add("sync", "talk to the office now", &sync_once_now)
      ->add_flag("--once")
      ->description("until nothing waits, then leave: what it always does");
  add("status", "what is saved, waiting, at the office", &show_status);
  add("verify", "read and prove everything", &verify_store);
  add("salvage", "a damaged store gives way to a fresh one, with all that can be read",
      &salvage_by_hand);
  add("headless", "JSON lines in, JSON lines out", &talk_headless);
}

void add_stick(CLI::App& app, Program& program) {
  const auto add = [&](const char* name, const char* words,
                       Result<void> (*then)(const StickOptions&)) {
    CLI::App* sub = command(app, program, name, words);
    sub->add_option("DIR", program.stick.stick, "the stick")->required();
    sub->callback([&program, then] {
      program.stick.common = program.common;
      program.chosen = [&program, then] { return then(program.stick); };
    });
  };
  add("export", "write what waits on a stick for the office", &export_to);
  add("import", "take in what the office wrote on a stick", &import_from);
}

Result<void> run(const Program& program) {
  if (!program.common.clock_file.empty()) TRY(check_clock_file(program.common.clock_file));
  return program.chosen();
}

int do_chosen(const Program& program) {
  try {
    const Result<void> done = run(program);
    return done.ok() ? 0 : refuse(done.error(), program.common);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& problem) {
    return refuse(fail(ErrorCode::refused, problem.what()), program.common);
  }
}

int run_program(int count, char** words) {
  Program program;
  CLI::App app("Tsudoi: the kiosk in the lobby", "tsudoi-kiosk");
  app.set_version_flag("--version", "tsudoi-kiosk 0.1.0");
  app.require_subcommand(1);
  add_run(app, program);
  add_tour(app, program);
  add_upkeep(app, program);
  add_stick(app, program);
  try {
    app.parse(count, words);
  } catch (const CLI::Success& asked) {
    return app.exit(asked);
  } catch (const CLI::ParseError& problem) {
    const std::string why = why_wrong_use(app, count, words, problem.what());
    return refuse(fail(ErrorCode::wrong_use, why), program.common);
  }
  if (!crypto::start())
    return refuse(fail(ErrorCode::refused, "this machine gives no random numbers"), program.common);
  return do_chosen(program);
}

}  // namespace

int main(int count, char** words) {
  prepare_last_words();
  close_the_shutters();
  give_memory_back();
  try {
    return run_program(count, words);
  } catch (const std::bad_alloc&) {  // nothing that is said here may need memory (F12)
    return say_no_memory();
  }
}
