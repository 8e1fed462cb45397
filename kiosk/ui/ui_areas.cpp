// Areas that scroll and sheets that lie on top: ui.h, "Areas".
#include "kiosk/ui/ui_private.h"

namespace tsudoi::ui {
namespace {

constexpr Colour kDimLight{0x1D, 0x27, 0x30, 0x80};
constexpr Colour kDimHigh{0, 0, 0, 0xC0};
constexpr float kThumbWidth = 8;

/// How far there is to go; drawn only when there is something to scroll.
void draw_thumb(UiPrivate& in, const ScrollPlace& place) {
  const float most = place.span.offset_max();
  if (most <= 0 || place.axis == Axis::horizontal) return;
  const Rect& r = place.visible;
  const float length = std::max(in.px(48), r.h * place.span.window / place.span.content);
  const float way = (r.h - length) * place.motion.offset / most;
  const float width = in.px(kThumbWidth);
  in.painter.fill_round({r.right() - width, r.y + way, width, length}, {width / 2, Corners::all},
                        in.line());
}

/// The area as it stands now: its way kept inside what there is to scroll.
void settle_place(UiPrivate& in, ScrollPlace& place, float content) {
  place.span.content = content;
  const ScrollMotion kept = kept_inside(place.motion, place.span);
  if (kept != place.motion) in.again = true;
  place.motion = kept;
}

}  // namespace

Rect Ui::screen() const {
  return in_.from_px({0, 0, in_.screen.w, in_.screen.h});
}

const Settings& Ui::settings() const {
  return in_.settings;
}

void Ui::scroll(const ScrollArea& area, const std::function<float(const Rect&)>& inside) {
  in_.node(area.id, WidgetRole::list, area.label, area.where);
  ScrollPlace& place = in_.scrolls[std::string(area.id)];
  const Rect window = in_.px(area.where);
  const bool vertical = area.axis == Axis::vertical;
  place.axis = area.axis;
  place.visible = intersect(window, in_.painter.clip());
  place.order = ++in_.scrolls_drawn;
  place.touchable = true;
  place.span.window = vertical ? window.h : window.w;
  const float offset = std::round(place.motion.offset) / in_.scale;
  in_.painter.push_clip(window);
  ++in_.scroll_depth;
  const Rect content = vertical ? moved(area.where, {0, -offset}) : moved(area.where, {-offset, 0});
  const float used = inside(content);
  --in_.scroll_depth;
  in_.painter.pop_clip();
  settle_place(in_, in_.scrolls[std::string(area.id)], in_.px(used));
  draw_thumb(in_, in_.scrolls[std::string(area.id)]);
}

void Ui::scroll_to_start(std::string_view id) {
  const auto place = in_.scrolls.find(id);
  if (place == in_.scrolls.end()) return;
  place->second.brought = {};
  if (place->second.motion.offset == 0) return;
  place->second.motion = {};
  in_.again = true;
}

void Ui::scroll_into_view(std::string_view id, const Rect& where, float above) {
  const auto found = in_.scrolls.find(id);
  if (found == in_.scrolls.end() || in_.touch.finger_down()) return;
  ScrollPlace& place = found->second;
  if (place.motion.moving() || place.axis == Axis::horizontal) return;
  const Rect r = in_.px(where);
  const Rect& window = place.visible;
  const Rect content{r.x, std::round(r.y + place.motion.offset), r.w, window.h};
  if (content == place.brought) return;
  place.brought = content;
  const float to_end = r.bottom() - window.bottom();
  const float to_start = r.y - window.y;
  const float to_above = to_start - in_.px(above);
  float by = std::max(to_end, 0.f);
  if (to_above < by) by = std::max(to_above, std::min(to_end, to_start));
  if (std::abs(by) < 1) return;
  place.motion.offset += by;
  in_.again = true;
}

void Ui::scroll_to(std::string_view id, float top) {
  const auto found = in_.scrolls.find(id);
  if (found == in_.scrolls.end()) return;
  ScrollPlace& place = found->second;
  place.motion = {.offset = place.motion.offset + in_.px(top) - place.visible.y};
  in_.again = true;
}

bool Ui::in_sight(const Rect& where) const {
  return overlap(in_.px(where), in_.painter.clip());
}

bool Ui::sheet(std::string_view id, const Rect& where, std::string_view label,
               const std::function<void(const Rect&)>& inside) {
  in_.tree.cover_all();
  for (auto& [name, place] : in_.scrolls) place.touchable = false;
  in_.painter.fill({0, 0, in_.screen.w, in_.screen.h}, in_.high_contrast() ? kDimHigh : kDimLight);
  in_.node(id, WidgetRole::sheet, label, where);
  card(where);
  inside(where);
  return in_.fired == std::string(id) + ".beside";
}

}  // namespace tsudoi::ui
