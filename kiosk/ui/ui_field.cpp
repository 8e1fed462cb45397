// The box that shows what is being typed; typing itself is kiosk/input's business.
#include "kiosk/ui/ui_private.h"

namespace tsudoi::ui {
namespace {

constexpr float kFieldPadding = 32;
constexpr float kLinesPadding = 20;  // above and below, where there are many lines
constexpr float kGrownPadding = 8;   // the same, where one line has become several
constexpr std::size_t kLinesLeast = 4;

/// Large letters; smaller ones where there are many lines, so that a long address is seen whole.
TextStyle style_of(UiPrivate& in, const FieldBox& field) {
  constexpr std::size_t kLargeLinesMax = 3;
  const TextStyle large{TextStep::title, Weight::regular, Ink::ink};
  if (field.lines == Lines::one) return large;
  const float width = field.where.w - 2 * kFieldPadding;
  const bool is_long = in.lay(large, field.value, width).lines.size() > kLargeLinesMax;
  const bool many = field.lines == Lines::many || is_long;
  return {many ? TextStep::body : TextStep::title, Weight::regular, Ink::ink};
}

const LaidText& lay_value(UiPrivate& in, const FieldBox& field) {
  const float width = field.where.w - 2 * kFieldPadding;
  return in.lay(style_of(in, field), field.value, field.lines == Lines::one ? 0 : width);
}

/// Where a byte of the value stands.
struct Pen {
  std::size_t line = 0;
  float x = 0;  // pixels
};
Pen pen_at(const UiPrivate& in, const LaidText& laid, float size, std::size_t at) {
  for (std::size_t line = 0; line < laid.lines.size(); ++line)
    for (const PlacedGlyph& glyph : laid.lines[line].glyphs)
      if (glyph.byte >= at) return {line, glyph.x};
  const std::size_t last = laid.lines.size() - 1;
  const auto& glyphs = laid.lines[last].glyphs;
  if (glyphs.empty()) return {last, 0};
  return {last, in.fonts->advance(glyphs.back().glyph, size) + glyphs.back().x};
}

Colour border_colour(const UiPrivate& in, const FieldBox& field) {
  if (field.state == FieldState::error) return in.colour(Ink::warm);
  return field.focused ? in.colour(Ink::accent) : in.line();
}

/// The value in its box: how its lines stand, and how far a single one has moved to the left.
struct Placed {
  const LaidText& laid;
  float size = 0;
  float line_height = 0;
  Point origin;  // of the first line, pixels
};

/// The ground and the line under what is still being typed.
void draw_composing(UiPrivate& in, const FieldBox& field, const Placed& placed) {
  if (field.composing_to <= field.composing_from) return;
  const Pen from = pen_at(in, placed.laid, placed.size, field.composing_from);
  const Pen to = pen_at(in, placed.laid, placed.size, field.composing_to);
  const float ends = in.px(8);
  for (std::size_t line = from.line; line <= to.line; ++line) {
    const float begin = line == from.line ? from.x : 0;
    const float end = line == to.line ? to.x : placed.laid.lines[line].width;
    const float middle = placed.origin.y + (float(line) + 0.5f) * placed.line_height;
    const float top = std::round(middle - placed.size / 2);
    const float x = placed.origin.x + begin;
    in.painter.fill({x, top - ends, end - begin, placed.size + 2 * ends},
                    in.colour(Tint::accent_soft));
    in.painter.fill({x, top + placed.size + ends, end - begin, in.px(4)}, in.colour(Ink::accent));
  }
}

void draw_caret(UiPrivate& in, const Pen& caret, const Placed& placed) {
  const float middle = placed.origin.y + (float(caret.line) + 0.5f) * placed.line_height;
  const float height = placed.size + in.px(12);
  in.painter.fill({placed.origin.x + caret.x, std::round(middle - height / 2),
                   std::max(2.0f, in.px(4)), height},
                  in.colour(Ink::accent));
}

/// In the middle of the box; where there are many lines, the first is at the top.
Placed placed_in(UiPrivate& in, const FieldBox& field, const Rect& room) {
  const LaidText& laid = lay_value(in, field);
  const TextStep step = style_of(in, field).step;
  const float line = in.line_px(step);
  const float above = (room.h - float(laid.lines.size()) * line) / 2;
  const float top = field.lines == Lines::many ? in.px(kLinesPadding) : std::round(above);
  return {laid, in.font_px(step), line, {room.x, room.y + top}};
}

/// One line that is longer than the box follows the caret, and shows its end when there is none.
void draw_value(UiPrivate& in, const FieldBox& field, const Rect& room) {
  const Rect r = in.px(room);
  Placed placed = placed_in(in, field, r);
  const bool has_caret = field.focused && field.caret <= field.value.size();
  const std::size_t shown = has_caret ? field.caret : field.value.size();
  const Pen caret = pen_at(in, placed.laid, placed.size, shown);
  if (field.lines == Lines::one) placed.origin.x -= std::max(0.0f, caret.x + in.px(16) - r.w);
  in.painter.push_clip({r.x - 2, r.y, r.w + in.px(8), r.h});  // the caret, too
  if (field.focused) draw_composing(in, field, placed);
  float y = placed.origin.y;
  for (const LaidLine& line : placed.laid.lines) {
    in.painter.glyphs(line, {placed.origin.x, y + Fonts::baseline(placed.size, placed.line_height)},
                      placed.size, in.colour(Ink::ink));
    y += placed.line_height;
  }
  if (has_caret) draw_caret(in, caret, placed);
  in.painter.pop_clip();
  const bool single = placed.laid.lines.size() == 1;  // then only its glyphs have to fit
  const float height = single ? placed.size : float(placed.laid.lines.size()) * placed.line_height;
  const bool moves = field.lines == Lines::one;
  const Rect drawn{placed.origin.x, r.y, std::max(r.w, placed.laid.width), r.h};
  in.tree.add_text({std::string(field.value),
                    moves ? drawn : r,
                    {placed.laid.width, height},
                    placed.laid.missing_glyphs,
                    false});
}

}  // namespace

float Ui::field_height(const FieldBox& field) const {
  if (field.lines == Lines::grows)
    return float(lay_value(in_, field).lines.size()) * line_height(style_of(in_, field).step) +
           2 * kGrownPadding;
  const std::size_t lines = std::max(lay_value(in_, field).lines.size() + 1, kLinesLeast);
  return float(lines) * line_height(style_of(in_, field).step) + 2 * kLinesPadding;
}

Rect Ui::caret_line(const FieldBox& field) const {
  const TextStep step = style_of(in_, field).step;
  const Pen caret = pen_at(in_, lay_value(in_, field), in_.font_px(step), field.caret);
  const float line = line_height(step);
  const float top = field.where.y + float(caret.line) * line;
  return {field.where.x, top, field.where.w, line + 2 * kLinesPadding};
}

bool Ui::field(const FieldBox& field) {
  Node& node = in_.node(field.id, WidgetRole::field, field.label, field.where);
  node.value = field.value;
  node.enabled = field.state != FieldState::disabled;
  node.focused = field.focused;
  node.wrong = field.state == FieldState::error;
  if (node.visible.empty()) return in_.fires(field.id);
  const bool strong = field.focused || field.state == FieldState::error;
  in_.painter.fill_round(in_.px(field.where), {in_.px(kRadius), Corners::all},
                         border_colour(in_, field));
  const float line = std::max(2.0f, std::round(in_.px(strong ? 5 : 3))) / in_.scale;
  in_.fill_round(inset(field.where, line), kRadius - line,
                 field.state == FieldState::disabled ? Tint::foot : Tint::surface);
  Rect room = inset(field.where, {kFieldPadding, line});
  if (field.icon != Icon::none) {
    in_.draw_icon(centred(cut_left(room, 44), {44, 44}), field.icon, Ink::soft);
    cut_left(room, 20);
  }
  if (!field.value.empty() || field.focused) draw_value(in_, field, room);
  if (field.value.empty() && !field.placeholder.empty())
    in_.draw_text_middle(room, {TextStep::body, Weight::regular, Ink::soft, Align::start, 1},
                         field.placeholder);
  if (in_.presses(field.id)) in_.press_shade(field.where, kRadius);
  return in_.fires(field.id) && field.state != FieldState::disabled;
}

}  // namespace tsudoi::ui
