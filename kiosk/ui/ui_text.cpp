// Words and icons: ui.h, "Words".
#include "kiosk/ui/ui_private.h"
#include "kiosk/ui/utf8.h"

namespace tsudoi::ui {
namespace {

float aligned(Align align, float room, float width) {
  switch (align) {
    case Align::start: return 0;
    case Align::centre: return (room - width) / 2;
    case Align::end: return room - width;
  }
  return 0;
}

}  // namespace

Node& UiPrivate::node(std::string_view id, WidgetRole role, std::string_view label,
                      const Rect& where) {
  Node out;
  out.id = id;
  out.role = role;
  out.label = label;
  out.where = px(where);
  out.visible = intersect(out.where, painter.clip());
  out.scrolls = scroll_depth > 0;
  return tree.add(std::move(out));
}

const LaidText& UiPrivate::lay(const TextStyle& style, std::string_view words, float width_max) {
  return layouts.lay(
      {words, font_px(style), style.weight, std::floor(px(width_max)), style.lines_max});
}

TextStyle UiPrivate::on_one_line(TextStyle style, std::string_view words, float width_max) {
  constexpr float kLeast = 0.4f;
  while (style.shrink > kLeast && lay(style, words, 0).width > std::floor(px(width_max)))
    style.shrink -= 0.05f;
  return style;
}

float UiPrivate::draw_text(const Rect& where, const TextStyle& style, std::string_view words) {
  const LaidText& laid = lay(style, words, where.w);
  const Rect room = px(where);
  const float size = font_px(style);
  const float line_height = line_px(style.step);
  const float height = line_height * static_cast<float>(laid.lines.size());
  // One line in a lower room is still whole when its glyphs are: only they must fit.
  const float needed = laid.lines.size() == 1 ? size : height;
  tree.add_text({std::string(words), room, {laid.width, needed}, laid.missing_glyphs, laid.cut});
  float y = std::round(room.y);
  for (const LaidLine& line : laid.lines) {
    const bool seen = y + line_height > painter.clip().y && y < painter.clip().bottom();
    if (seen)
      painter.glyphs(line,
                     {std::round(room.x + aligned(style.align, room.w, line.width)),
                      y + Fonts::baseline(size, line_height)},
                     size, colour(style.ink));
    y += line_height;
  }
  return height / scale;
}

void UiPrivate::draw_text_middle(const Rect& where, const TextStyle& style,
                                 std::string_view words) {
  const auto lines = static_cast<float>(lay(style, words, where.w).lines.size());
  const float height = lines * line_px(style.step) / scale;
  draw_text({where.x, where.y + (where.h - height) / 2, where.w, std::max(height, where.h)}, style,
            words);
}

void UiPrivate::draw_icon(const Rect& where, Icon icon, Ink ink) {
  if (icon == Icon::none) return;
  painter.icon(fonts->icon_glyph(code_point_of(icon)), px(where), colour(ink));
}

float Ui::text(const Rect& where, const TextStyle& style, std::string_view words) {
  const float height = in_.draw_text(where, style, words);
  in_.node({}, WidgetRole::text, words, {where.x, where.y, where.w, height});
  return height;
}

float Ui::heading(const Rect& where, const TextStyle& style, std::string_view words) {
  const float height = in_.draw_text(where, style, words);
  in_.node({}, WidgetRole::heading, words, {where.x, where.y, where.w, height});
  return height;
}

Size Ui::measure(const TextStyle& style, std::string_view words, float width_max) const {
  const LaidText& laid = in_.lay(style, words, width_max);
  const auto lines = static_cast<float>(laid.lines.size());
  return {laid.width / in_.scale, lines * in_.line_px(style.step) / in_.scale};
}

TextStyle Ui::on_one_line(TextStyle style, std::string_view words, float width_max) const {
  return in_.on_one_line(style, words, width_max);
}

float Ui::line_height(TextStep step) const {
  return in_.line_px(step) / in_.scale;
}

void Ui::line(const Rect& where, const TextStyle& style, std::string_view words) {
  TextStyle one = style;
  one.lines_max = 1;
  in_.draw_text_middle(where, one, words);
  in_.node({}, WidgetRole::text, words, where);
}

void Ui::icon(const Rect& where, Icon which, Ink ink) {
  in_.draw_icon(where, which, ink);
}

float Ui::label_indent(TextStep step) const {
  return size_of(step, in_.settings.text_size) * 1.1f + kGrid;
}

float Ui::labelled(const Rect& where, Icon which, const TextStyle& style, std::string_view words) {
  const float line = line_height(style.step);
  const float indent = label_indent(style.step);
  in_.draw_icon({where.x, where.y, indent - kGrid, line}, which, style.ink);
  const float height = text({where.x + indent, where.y, where.w - indent, where.h}, style, words);
  return std::max(height, line);
}

}  // namespace tsudoi::ui
