// tsudoi_ui_bench [--png DIR]: scrolls the sample town's list in a window of 1080x1920 and prints
// one line of JSON: the processor time of a frame, and of the worst, which meets a picture for the
// first time; or draws the page of all widgets and a list to pictures. Time to the first picture,
// memory and idleness are measured in the kiosk itself: `run --measure`.
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <string>

#include "kiosk/platform/offscreen.h"
#include "kiosk/platform/window.h"
#include "tests/bench/sample_list.h"
#include "tests/ui/gallery.h"

namespace {

using namespace tsudoi;

constexpr int kFrames = 240;

double cpu_ms() {
  rusage use{};
  getrusage(RUSAGE_SELF, &use);
  const auto ms = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_usec) / 1e3;
  };
  return ms(use.ru_utime) + ms(use.ru_stime);
}

int measure_scrolling(ui::Stage& stage) {
  const auto clock = make_system_clock();
  auto window = platform::Window::create({{1080, 1920}, platform::WindowMode::windowed}, *clock);
  if (!window) return std::fprintf(stderr, "%s\n", sentence_for(window.error()).c_str()), 1;
  SampleList list(stage);
  (*window)->present(stage, list.frame());
  stage.warm_up();
  double drawing_ms = 0, worst_ms = 0;
  int rows = 0;
  const double before_ms = cpu_ms();
  for (int i = 0; i < kFrames; ++i) {
    (*window)->poll();
    const double start_ms = cpu_ms();
    const ui::FrameResult frame = list.frame();
    const double spent_ms = cpu_ms() - start_ms;
    drawing_ms += spent_ms;
    for (const ui::RowRange& changed : frame.changed) rows += changed.last - changed.first;
    worst_ms = std::max(worst_ms, spent_ms);
    (*window)->present(stage, frame);
  }
  std::printf(
      "{\"frames\":%d,\"rows_painted\":%d,\"scroll_cpu_ms_per_frame\":%.2f,"
      "\"draw_cpu_ms_per_frame\":%.2f,\"draw_cpu_ms_worst\":%.2f}\n",
      kFrames, rows, (cpu_ms() - before_ms) / kFrames, drawing_ms / kFrames, worst_ms);
  return 0;
}

int draw_pictures(ui::Stage& stage, const std::string& folder) {
  constexpr int kCards = 200;
  ui::GalleryState state;
  std::string pressed;
  for (const bool high : {false, true}) {
    const std::string theme = high ? "high" : "light";
    stage.set({high ? ui::Contrast::high : ui::Contrast::light, ui::TextSize::normal, "ja"});
    for (const bool open : {false, true}) {
      state.sheet_open = open;
      const std::string name = folder + "/gallery-" + theme + (open ? "-sheet" : "") + ".png";
      const auto drawn = platform::draw_to_png(
          stage, [&](ui::Ui& ui) { draw_gallery(ui, state); }, name);
      if (!drawn) return 1;
    }
    const auto list = platform::draw_to_png(
        stage, [&](ui::Ui& ui) { draw_list(ui, kCards, pressed); },
        folder + "/list-" + theme + ".png");
    if (!list) return 1;
  }
  return 0;
}

}  // namespace

int main(int count, char** words) {
  auto stage = ui::Stage::create({1080, 1920});
  if (!stage) return std::fprintf(stderr, "%s\n", sentence_for(stage.error()).c_str()), 1;
  if (count == 3 && std::string(words[1]) == "--png") return draw_pictures(**stage, words[2]);
  return count == 1 ? measure_scrolling(**stage) : 2;
}
