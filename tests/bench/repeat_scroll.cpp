// Scrolls the kiosk's list of the sample town by so many frames, and nothing else: for
// count_instructions, which takes the difference between two such runs.
//   tsudoi_repeat_scroll FRAMES
#include <cstdlib>

#include "storage/base/crypto.h"
#include "tests/bench/sample_list.h"

using namespace tsudoi;

int main(int argc, char** argv) {
  const int frames = argc == 2 ? std::atoi(argv[1]) : 0;
  auto stage = ui::Stage::create({1080, 1920});
  if (frames < 1 || !stage || !crypto::start()) return 2;
  SampleList list(**stage);
  for (int i = 0; i < frames; ++i) list.frame();
  return 0;
}
