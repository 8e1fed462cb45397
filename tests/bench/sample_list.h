// The kiosk's list of what is on, with the town of assets/sample: its listings and pictures, the
// view of each frame, the program's own screens. So what is measured is what residents scroll.
#pragma once

#include <map>

#include "kiosk/flow/step.h"
#include "kiosk/screens/draw.h"
#include "kiosk/ui/stage.h"
#include "tests/bench/sample_town.h"

namespace tsudoi {

class SampleList {
 public:
  /// Ends the program with a sentence when the sample cannot be read.
  explicit SampleList(ui::Stage& stage);

  /// The list moves on a little; after so many frames it turns round.
  static constexpr int kFramesEachWay = 30;
  ui::FrameResult frame();

 private:
  flow::View view() const;

  ui::Stage& stage_;
  texts::TextBook book_;
  SampleTown town_;
  std::map<ByteArray<32>, Bytes> pictures_;
  flow::Catalogue catalogue_;
  flow::SeatsLeft seats_left_;
  input::KanaConverter converter_;
  flow::State state_;
  SteadyMs now_{1000};
  int frames_ = 0;
};

}  // namespace tsudoi
