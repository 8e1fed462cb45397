#include "kiosk/platform/offscreen.h"

#include "kiosk/ui/png.h"
#include "storage/base/assert.h"

namespace tsudoi::platform {
namespace {
constexpr int kFramesMax = 600;  // ten seconds: nothing moves for so long
constexpr std::int64_t kFrameMs = 16;
}  // namespace

Result<void> draw_to_png(ui::Stage& stage, const std::function<void(ui::Ui&)>& draw,
                         const std::filesystem::path& file) {
  SteadyMs now;
  int frames = 0;
  while (stage.frame({}, now, draw).wake_at) {
    now.value += kFrameMs;
    TSUDOI_ASSERT(++frames < kFramesMax);
  }
  return ui::write_png(stage.pixels(), stage.size(), file);
}

}  // namespace tsudoi::platform
