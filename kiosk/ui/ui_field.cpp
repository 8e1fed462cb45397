// The box that shows what is being typed; typing itself is kiosk/input's business.
#include "kiosk/ui/ui_private.h"

namespace tsudoi::ui {
namespace {

constexpr float kFieldPadding = 32;

/// Where byte `at` of the value stands in its only line, in pixels.
float pen_at(const UiPrivate& in, const LaidText& laid, float size, std::size_t at) {
  const LaidLine& line = laid.lines.front();
  for (const PlacedGlyph& glyph : line.glyphs)
    if (glyph.byte >= at) return glyph.x;
  if (line.glyphs.empty()) return 0;
  return in.fonts->advance(line.glyphs.back().glyph, size) + line.glyphs.back().x;
}

Colour border_colour(const UiPrivate& in, FieldState state) {
  switch (state) {
    case FieldState::plain:
    case FieldState::disabled: return in.line();
    case FieldState::focused: return in.colour(Ink::accent);
    case FieldState::error: return in.colour(Ink::warm);
  }
  return in.line();
}

/// One line that follows the caret when it is longer than the box.
void draw_value(UiPrivate& in, const FieldBox& field, const Rect& room) {
  const TextStyle style{TextStep::title, Weight::regular, Ink::ink};
  const LaidText& laid = in.lay(style, field.value, 0);
  const Rect r = in.px(room);
  const float size = in.font_px(style.step);
  const bool focused = field.state == FieldState::focused;
  const bool has_caret = focused && field.caret <= field.value.size();
  const float caret = has_caret ? pen_at(in, laid, size, field.caret) : 0;
  const float slack = in.px(16);
  const float shift = std::max(0.0f, (has_caret ? caret : 0) + slack - r.w);
  const float top = std::round(r.centre().y - size / 2);
  in.painter.push_clip({r.x - 2, r.y, r.w + 4, r.h});
  if (field.composing_to > field.composing_from && focused) {
    const float from = r.x - shift + pen_at(in, laid, size, field.composing_from);
    const float to = r.x - shift + pen_at(in, laid, size, field.composing_to);
    const float ends = in.px(8);
    in.painter.fill({from, top - ends, to - from, size + 2 * ends}, in.colour(Tint::accent_soft));
    in.painter.fill({from, top + size + ends, to - from, in.px(4)}, in.colour(Ink::accent));
  }
  const float baseline = r.y + Fonts::baseline(size, r.h);
  in.painter.glyphs(laid.lines.front(), {r.x - shift, baseline}, size, in.colour(style.ink));
  if (has_caret)
    in.painter.fill(
        {r.x - shift + caret, top - in.px(6), std::max(2.0f, in.px(4)), size + in.px(12)},
        in.colour(Ink::accent));
  in.painter.pop_clip();
  in.tree.add_text({std::string(field.value), r, {0, size}, laid.missing_glyphs, false});
}

}  // namespace

bool Ui::field(const FieldBox& field) {
  Node& node = in_.node(field.id, WidgetRole::field, field.label, field.where);
  node.value = field.value;
  node.enabled = field.state != FieldState::disabled;
  node.focused = field.state == FieldState::focused;
  if (node.visible.empty()) return in_.fires(field.id);
  const bool strong = field.state == FieldState::focused || field.state == FieldState::error;
  in_.painter.fill_round(in_.px(field.where), {in_.px(kRadius), Corners::all},
                         border_colour(in_, field.state));
  const float line = std::max(2.0f, std::round(in_.px(strong ? 5 : 3))) / in_.scale;
  in_.fill_round(inset(field.where, line), kRadius - line,
                 field.state == FieldState::disabled ? Tint::foot : Tint::surface);
  Rect room = inset(field.where, {kFieldPadding, line});
  if (field.icon != Icon::none) {
    in_.draw_icon(centred(cut_left(room, 44), {44, 44}), field.icon, Ink::soft);
    cut_left(room, 20);
  }
  if (!field.value.empty() || field.state == FieldState::focused) draw_value(in_, field, room);
  if (field.value.empty() && !field.placeholder.empty())
    in_.draw_text_middle(room, {TextStep::body, Weight::regular, Ink::soft, Align::start, 1},
                         field.placeholder);
  if (in_.presses(field.id)) in_.press_shade(field.where, kRadius);
  return in_.fires(field.id) && field.state != FieldState::disabled;
}

}  // namespace tsudoi::ui
