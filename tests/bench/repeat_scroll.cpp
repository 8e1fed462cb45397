// Scrolls a list of cards by so many frames, and nothing else: for count_instructions, which takes
// the difference between two such runs.
//   tsudoi_repeat_scroll FRAMES
#include <cstdlib>

#include "tests/ui/gallery.h"

using namespace tsudoi;

int main(int argc, char** argv) {
  const int frames = argc == 2 ? std::atoi(argv[1]) : 0;
  auto stage = ui::Stage::create({1080, 1920});
  if (frames < 1 || !stage) return 2;
  ui::ScrolledList list;
  for (int i = 0; i < frames; ++i) list.frame(**stage);
  return 0;
}
