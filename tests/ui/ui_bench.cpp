// tsudoi_ui_bench [--png DIR] [--idle SECONDS]: a window of 1080x1920 with 200 cards. Prints one
// line of JSON: start to first paint, memory, CPU of a scrolled frame, frames and CPU while idle.
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

#include "kiosk/platform/offscreen.h"
#include "kiosk/platform/window.h"
#include "tests/ui/gallery.h"

namespace {

using namespace tsudoi;

double cpu_ms() {
  rusage use{};
  getrusage(RUSAGE_SELF, &use);
  const auto ms = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_usec) / 1e3;
  };
  return ms(use.ru_utime) + ms(use.ru_stime);
}

double boot_ms() {
  timespec now{};
  clock_gettime(CLOCK_BOOTTIME, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// When the kernel started this process, from field 22 of its stat line (10 ms ticks).
double process_start_ms() {
  std::ifstream stat("/proc/self/stat");
  std::string line;
  std::getline(stat, line);
  std::size_t at = line.rfind(')') + 2;
  for (int field = 3; field < 22; ++field) at = line.find(' ', at) + 1;
  return std::atof(line.c_str() + at) * 1e3 / static_cast<double>(sysconf(_SC_CLK_TCK));
}

double pss_mib() {
  std::ifstream rollup("/proc/self/smaps_rollup");
  std::string word;
  while (rollup >> word)
    if (word == "Pss:") {
      double kib = 0;
      rollup >> kib;
      return kib / 1024;
    }
  return 0;
}

struct Measured {
  double first_paint_ms = 0;
  double first_paint_cpu_ms = 0;
  double window_ms = 0;
  double stage_ms = 0;
  double scroll_cpu_ms = 0;
  double draw_cpu_ms = 0;
  int idle_frames = 0;
  double idle_cpu_ms = 0;
};

constexpr int kScrollFrames = 240;
constexpr int kCards = 200;

void measure_scroll(platform::Window& window, ui::Stage& stage, Measured& out) {
  std::string pressed;
  const auto draw = [&](ui::Ui& ui) { draw_list(ui, kCards, pressed); };
  SteadyMs now{1000};
  const double before = cpu_ms();
  double drawing = 0;
  for (int i = 0; i < kScrollFrames; ++i) {
    window.poll();
    now.value += 16;
    const ui::PointerEvent wheel{ui::PointerEvent::Kind::wheel, {500, 900}, -0.15f};
    const double start = cpu_ms();
    const ui::FrameResult frame = stage.frame({&wheel, 1}, now, draw);
    drawing += cpu_ms() - start;
    window.present(stage, frame);
  }
  out.scroll_cpu_ms = (cpu_ms() - before) / kScrollFrames;
  out.draw_cpu_ms = drawing / kScrollFrames;
}

void measure_idle(platform::Window& window, ui::Stage& stage, Clock& clock, int seconds,
                  Measured& out) {
  std::string pressed;
  const SteadyMs end{clock.steady().value + seconds * 1000};
  const double before = cpu_ms();
  std::optional<SteadyMs> due;
  while (clock.steady() < end) {
    const platform::Events events = window.wait(due.value_or(end));
    if (!due && events.pointer.empty() && !events.resized) continue;
    const ui::FrameResult frame = stage.frame(events.pointer, clock.steady(),
                                              [&](ui::Ui& ui) { draw_list(ui, kCards, pressed); });
    window.present(stage, frame);
    due = frame.wake_at;
    out.idle_frames += frame.changed.empty() ? 0 : 1;
  }
  if (!pressed.empty()) std::fprintf(stderr, "pressed %s\n", pressed.c_str());
  out.idle_cpu_ms = cpu_ms() - before;
}

int run(int idle_seconds) {
  const double start = process_start_ms();
  Measured m;
  const double main_ms = boot_ms();
  const auto clock = make_system_clock();
  auto window = platform::Window::create({{1080, 1920}, platform::WindowMode::windowed}, *clock);
  if (!window) return std::fprintf(stderr, "%s\n", sentence_for(window.error()).c_str()), 1;
  m.window_ms = boot_ms() - main_ms;
  const double stage_start = boot_ms();
  auto stage = ui::Stage::create({1080, 1920});
  if (!stage) return std::fprintf(stderr, "%s\n", sentence_for(stage.error()).c_str()), 1;
  std::string pressed;
  const ui::FrameResult first =
      (*stage)->frame({}, clock->steady(), [&](ui::Ui& ui) { draw_list(ui, kCards, pressed); });
  m.stage_ms = boot_ms() - stage_start;
  (*window)->present(**stage, first);
  m.first_paint_ms = boot_ms() - start;
  m.first_paint_cpu_ms = cpu_ms();
  (*stage)->warm_up();
  measure_scroll(**window, **stage, m);
  measure_idle(**window, **stage, *clock, idle_seconds, m);
  std::printf(
      "{\"first_paint_ms\":%.1f,\"first_paint_cpu_ms\":%.1f,\"window_ms\":%.1f,\"stage_ms\":%.1f,"
      "\"scroll_cpu_ms_per_frame\":%.2f,\"draw_cpu_ms_per_frame\":%.2f,\"pss_mib\":%.1f,"
      "\"idle_seconds\":%d,\"idle_frames\":%d,\"idle_cpu_ms\":%.2f}\n",
      m.first_paint_ms, m.first_paint_cpu_ms, m.window_ms, m.stage_ms, m.scroll_cpu_ms,
      m.draw_cpu_ms, pss_mib(), idle_seconds, m.idle_frames, m.idle_cpu_ms);
  return 0;
}

int draw_pictures(const std::string& folder) {
  auto stage = ui::Stage::create({1080, 1920});
  if (!stage) return 1;
  ui::GalleryState state;
  std::string pressed;
  for (const bool high : {false, true}) {
    const std::string theme = high ? "high" : "light";
    (*stage)->set({high ? ui::Contrast::high : ui::Contrast::light, ui::TextSize::normal, "ja"});
    for (const bool open : {false, true}) {
      state.sheet_open = open;
      const std::string name = folder + "/gallery-" + theme + (open ? "-sheet" : "") + ".png";
      const auto drawn = platform::draw_to_png(
          **stage, [&](ui::Ui& ui) { draw_gallery(ui, state); }, name);
      if (!drawn) return 1;
    }
    const auto list = platform::draw_to_png(
        **stage, [&](ui::Ui& ui) { draw_list(ui, kCards, pressed); },
        folder + "/list-" + theme + ".png");
    if (!list) return 1;
  }
  return 0;
}

}  // namespace

int main(int count, char** words) {
  int idle_seconds = 30;
  for (int i = 1; i + 1 < count; i += 2) {
    const std::string option = words[i];
    if (option == "--png") return draw_pictures(words[i + 1]);
    if (option == "--idle") idle_seconds = std::atoi(words[i + 1]);
  }
  return run(idle_seconds);
}
