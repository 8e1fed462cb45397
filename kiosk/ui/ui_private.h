// What stands behind Ui during one frame, and from frame to frame. Only for kiosk/ui's own files.
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "kiosk/ui/painter.h"
#include "kiosk/ui/pictures.h"
#include "kiosk/ui/touch.h"
#include "kiosk/ui/ui.h"

namespace tsudoi::ui {

class UiPrivate {
 public:
  explicit UiPrivate(std::unique_ptr<Fonts> typefaces)
      : fonts(std::move(typefaces)), painter(*fonts, atlas), layouts(*fonts) {}

  Settings settings;
  float scale = 1;  // screen pixels per u
  Size screen;      // pixels
  std::unique_ptr<Fonts> fonts;
  Atlas atlas;
  Painter painter;
  Layouts layouts;
  Pictures pictures;
  Tree tree;
  Touch touch;
  ScrollPlaces scrolls;
  std::string fired;     // acts in this frame
  int scroll_depth = 0;  // inside so many scroll areas
  std::uint64_t scrolls_drawn = 0;
  bool again = false;  // something moved: draw another frame

  // ---- Units
  float px(float u) const { return u * scale; }
  Rect px(const Rect& u) const { return {px(u.x), px(u.y), px(u.w), px(u.h)}; }
  Rect from_px(const Rect& r) const { return {r.x / scale, r.y / scale, r.w / scale, r.h / scale}; }
  float font_px(TextStep step) const {
    return std::round(size_of(step, settings.text_size) * scale);
  }
  float font_px(const TextStyle& style) const {
    return std::round(font_px(style.step) * style.shrink);
  }
  float line_px(TextStep step) const { return std::round(font_px(step) * kLineHeight); }

  // ---- Colours of the theme
  Colour colour(Ink ink) const { return colour_of(ink, settings.contrast); }
  Colour colour(Tint tint) const { return colour_of(tint, settings.contrast); }
  Colour line() const { return line_colour(settings.contrast); }
  bool high_contrast() const { return settings.contrast == Contrast::high; }

  // ---- Recording
  Node& node(std::string_view id, WidgetRole role, std::string_view label, const Rect& where);
  bool fires(std::string_view id) const { return !id.empty() && fired == id; }
  bool presses(std::string_view id) const { return !id.empty() && touch.pressed() == id; }

  // ---- Drawing, in u
  const LaidText& lay(const TextStyle& style, std::string_view words, float width_max);
  TextStyle on_one_line(TextStyle style, std::string_view words, float width_max);
  /// Top line at the top of `where`. Records the text. -> height
  float draw_text(const Rect& where, const TextStyle& style, std::string_view words);
  /// The block of lines centred in the height of `where`.
  void draw_text_middle(const Rect& where, const TextStyle& style, std::string_view words);
  void draw_icon(const Rect& where, Icon icon, Ink ink);
  void fill_round(const Rect& where, float radius, Tint tint);
  void border(const Rect& where, float radius, float thickness, Colour colour);
  void shadow(const Rect& where, float radius);
  /// Darkens what a finger is on.
  void press_shade(const Rect& where, float radius);
};

}  // namespace tsudoi::ui
