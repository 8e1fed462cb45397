#include "kiosk/ui/harness.h"

#include <cmath>

#include "kiosk/ui/png.h"
#include "kiosk/ui/stage.h"
#include "storage/base/assert.h"

namespace tsudoi::ui {
namespace {
constexpr int kSettleFramesMax = 600;
constexpr std::int64_t kFrameMs = 16;
}  // namespace

struct Harness::Inside {
  std::unique_ptr<Stage> stage;
  Draw draw = [](Ui&) {};
  SteadyMs now;
  Point finger;
  bool quiet = false;

  void frame(std::span<const PointerEvent> events) {
    now.value += kFrameMs;
    quiet = !stage->frame_unpainted(events, now, draw).wake_at;
  }
  void send(PointerEvent event) {
    finger = event.at;
    frame({&event, 1});
  }
};

Harness::Harness(HarnessOptions options) : in_(std::make_unique<Inside>()) {
  auto stage = Stage::create({static_cast<int>(options.size.w), static_cast<int>(options.size.h)});
  TSUDOI_ASSERT(stage.ok());
  in_->stage = std::move(stage).value();
  in_->stage->set(options.settings);
}
Harness::~Harness() = default;

void Harness::show(Draw draw) {
  in_->draw = std::move(draw);
  frame();
  settle();
}

void Harness::set(Settings settings) {
  in_->stage->set(std::move(settings));
  frame();
  settle();
}

void Harness::frame() {
  in_->frame({});
}

void Harness::settle() {
  for (int i = 0; !in_->quiet; ++i) {
    TSUDOI_ASSERT(i < kSettleFramesMax);
    frame();
  }
}

bool Harness::tap(std::string_view id) {
  const Node* node = tree().by_id(id);
  if (node == nullptr || !node->touchable()) return false;
  const Point at = node->visible.centre();
  press(at);
  release();
  settle();
  return true;
}

void Harness::press(Point at) {
  in_->send({PointerEvent::Kind::press, at, 0});
}
void Harness::drag_to(Point at) {
  in_->send({PointerEvent::Kind::move, at, 0});
}
void Harness::release() {
  in_->send({PointerEvent::Kind::release, in_->finger, 0});
}

bool Harness::scroll_to(std::string_view list, std::string_view id) {
  constexpr int kPagesMax = 200;
  for (int i = 0; i < kPagesMax; ++i) {
    const Node* node = tree().by_id(id);
    if (node != nullptr && node->visible.h >= node->where.h - 1) return true;
    const Node* area = tree().by_id(list);
    if (area == nullptr) return false;
    const bool above = node != nullptr && node->where.y < area->visible.y;
    const float steps = above ? 1.0f : -1.0f;
    const Rect before = node != nullptr ? node->where : Rect{};
    const bool known = node != nullptr;
    in_->send({PointerEvent::Kind::wheel, area->visible.centre(), steps});
    settle();
    const Node* after = tree().by_id(id);
    if (known && after != nullptr && after->where == before) return !after->visible.empty();
  }
  return false;
}

const Tree& Harness::tree() const {
  return in_->stage->tree();
}

Result<void> Harness::save_png(const std::filesystem::path& file) {
  settle();
  in_->stage->frame({}, in_->now, in_->draw);
  return write_png(in_->stage->pixels(), in_->stage->size(), file);
}

}  // namespace tsudoi::ui
