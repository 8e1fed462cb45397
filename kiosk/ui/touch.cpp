#include "kiosk/ui/touch.h"

#include <cmath>

#include "kiosk/ui/theme.h"

namespace tsudoi::ui {
namespace {

constexpr std::size_t kFiredMax = 8;  // taps that wait for a frame; more are a child drumming
constexpr float kWheelStep = 96;      // u

float along(Point p, Axis axis) {
  return axis == Axis::vertical ? p.y : p.x;
}

/// The innermost scroll area under the point; with an axis, the innermost of that axis.
ScrollPlaces::iterator scroll_at(ScrollPlaces& scrolls, Point at, std::optional<Axis> axis) {
  auto best = scrolls.end();
  for (auto i = scrolls.begin(); i != scrolls.end(); ++i) {
    const ScrollPlace& place = i->second;
    if (!place.touchable || !place.visible.contains(at)) continue;
    if (axis && place.axis != *axis) continue;
    if (best == scrolls.end() || place.order > best->second.order) best = i;
  }
  return best;
}

}  // namespace

const std::string Touch::kNone;

std::string target_at(const Tree& tree, Point at) {
  const auto& nodes = tree.nodes();
  for (auto node = nodes.rbegin(); node != nodes.rend(); ++node) {
    if (node->role == WidgetRole::sheet)
      return node->visible.contains(at) ? std::string() : node->id + ".beside";
    if (node->touchable() && node->visible.contains(at)) return node->id;
  }
  return {};
}

void Touch::handle(const PointerEvent& event, TouchScene scene, std::int64_t now_ms) {
  switch (event.kind) {
    case PointerEvent::Kind::press: return press(event.at, scene, now_ms);
    case PointerEvent::Kind::move: return move(event.at, scene, now_ms);
    case PointerEvent::Kind::release: return release(event.at, scene, now_ms);
    case PointerEvent::Kind::wheel: return wheel(event, scene);
  }
}

void Touch::press(Point at, TouchScene scene, std::int64_t now_ms) {
  if (down_) return;  // a second finger
  down_ = true;
  start_ = at;
  last_ = at;
  dragging_.clear();
  trace_.clear();
  const auto scroll = scroll_at(scene.scrolls, at, std::nullopt);
  const bool stops_a_glide = scroll != scene.scrolls.end() && scroll->second.motion.moving();
  if (scroll != scene.scrolls.end()) {
    scroll->second.motion.velocity_per_ms = 0;
    trace_.add({along(at, scroll->second.axis), now_ms});
  }
  active_ = stops_a_glide ? std::string() : target_at(scene.tree, at);
  inside_ = !active_.empty();
}

void Touch::begin_drag(Point at, TouchScene scene) {
  const float slop = kDragSlop * scene.tree.scale();
  const float dx = std::abs(at.x - start_.x);
  const float dy = std::abs(at.y - start_.y);
  if (std::max(dx, dy) < slop) return;
  const auto scroll =
      scroll_at(scene.scrolls, start_, dy >= dx ? Axis::vertical : Axis::horizontal);
  if (scroll == scene.scrolls.end() || scroll->second.span.offset_max() <= 0) return;
  dragging_ = scroll->first;
  active_.clear();
  inside_ = false;
  trace_.clear();
}

void Touch::move(Point at, TouchScene scene, std::int64_t now_ms) {
  if (!down_) return;
  if (dragging_.empty()) {
    begin_drag(at, scene);
    inside_ = !active_.empty() && target_at(scene.tree, at) == active_;
  }
  const auto scroll = scene.scrolls.find(dragging_);
  if (scroll != scene.scrolls.end()) {
    ScrollPlace& place = scroll->second;
    place.motion.offset += along(last_, place.axis) - along(at, place.axis);
    place.motion = kept_inside(place.motion, place.span);
    if (at != last_) trace_.add({along(at, place.axis), now_ms});
  }
  last_ = at;
}

void Touch::release(Point at, TouchScene scene, std::int64_t now_ms) {
  if (!down_) return;
  move(at, scene, now_ms);
  down_ = false;
  const auto scroll = scene.scrolls.find(dragging_);
  if (scroll != scene.scrolls.end())
    scroll->second.motion.velocity_per_ms = trace_.velocity_per_ms(now_ms);
  if (inside_ && fired_.size() < kFiredMax) fired_.push_back(active_);
  active_.clear();
  dragging_.clear();
  inside_ = false;
}

void Touch::wheel(const PointerEvent& event, TouchScene scene) {
  const auto scroll = scroll_at(scene.scrolls, event.at, Axis::vertical);
  if (scroll == scene.scrolls.end()) return;
  ScrollMotion& motion = scroll->second.motion;
  motion.velocity_per_ms = 0;
  motion.offset -= event.wheel_steps * kWheelStep * scene.tree.scale();
  motion = kept_inside(motion, scroll->second.span);
}

std::string Touch::take_fired() {
  if (fired_.empty()) return {};
  std::string id = std::move(fired_.front());
  fired_.pop_front();
  return id;
}

void Touch::forget() {
  *this = Touch();
}

}  // namespace tsudoi::ui
