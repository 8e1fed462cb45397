// Everything that can be pressed: ui.h, "Targets".
#include "kiosk/ui/ui_private.h"

namespace tsudoi::ui {
namespace {

struct ButtonLook {
  Tint fill = Tint::surface;
  bool filled = true;
  Colour border{0, 0, 0, 0};
  float border_width = 0;
  Ink ink = Ink::ink;
  TextStep step = TextStep::body;
  Weight weight = Weight::bold;
  float radius = kRadius;
  bool shadow = false;
};

void look_of_kind(const Button& b, const UiPrivate& in, ButtonLook& look) {
  const Colour line = in.line();
  const Colour accent = in.colour(Ink::accent);
  switch (b.kind) {
    case ButtonKind::primary: look = {Tint::accent, true, accent, 0, Ink::on_accent}; break;
    case ButtonKind::secondary: look = {Tint::surface, true, accent, 3, Ink::accent}; break;
    case ButtonKind::plain: look = {Tint::surface, true, line, 3, Ink::ink}; break;
    case ButtonKind::quiet:
      look = {Tint::surface, in.high_contrast(), line, in.high_contrast() ? 3.0f : 0.0f,
              Ink::accent_deep};
      break;
    case ButtonKind::chip:
      look = {Tint::surface, true, line, 2, Ink::ink, TextStep::caption};
      look.radius = b.where.h / 2;
      break;
    case ButtonKind::tile:
      look = {Tint::surface, true,           line, in.high_contrast() ? 3.0f : 0.0f,
              Ink::ink,      TextStep::title};
      look.shadow = true;
      break;
    case ButtonKind::key:
      look = {Tint::surface,
              true,
              line,
              in.high_contrast() ? 3.0f : 0.0f,
              Ink::ink,
              TextStep::title,
              Weight::regular,
              kRadiusSmall,
              true};
      break;
    case ButtonKind::choice: look = {Tint::surface, true, line, 3, Ink::ink}; break;
    case ButtonKind::danger:
      look = {Tint::warm_soft, true, in.colour(Ink::warm), 3, Ink::warm_deep};
      break;
  }
}

ButtonLook look_of(const Button& b, const UiPrivate& in) {
  ButtonLook look;
  look_of_kind(b, in, look);
  if (b.state == ButtonState::selected && b.kind == ButtonKind::choice) {
    look.fill = Tint::accent_soft;
    look.border = in.colour(Ink::accent);
    look.border_width = 4;
  } else if (b.state == ButtonState::selected) {
    look.fill = Tint::accent;
    look.filled = true;
    look.border = in.colour(Ink::accent);
    look.ink = Ink::on_accent;
    if (b.kind == ButtonKind::key) look.weight = Weight::bold;
  } else if (b.state == ButtonState::disabled) {
    look.fill = Tint::foot;
    look.border = in.line();
    look.ink = in.high_contrast() ? Ink::faint : Ink::soft;  // there, soft is white too
    look.shadow = false;
    look.border_width = std::max(look.border_width, 3.0f);  // still a button, on its own ground too
  }
  if (b.step) look.step = *b.step;
  return look;
}

void draw_surface(UiPrivate& in, const Button& b, const ButtonLook& look) {
  const bool key = b.kind == ButtonKind::key;
  if (look.shadow && key && !in.high_contrast())
    in.painter.fill_round(in.px(moved(b.where, {0, 3})), {in.px(look.radius), Corners::all},
                          Colour{0xC9, 0xBD, 0xA8, 255});
  if (look.shadow && !key) in.shadow(b.where, look.radius);
  if (look.border_width > 0) {
    const float width = in.high_contrast() ? std::max(3.0f, look.border_width) : look.border_width;
    in.painter.fill_round(in.px(b.where), {in.px(look.radius), Corners::all}, look.border);
    const float line = std::max(1.0f, std::round(in.px(width))) / in.scale;
    if (look.filled) in.fill_round(inset(b.where, line), look.radius - line, look.fill);
  } else if (look.filled) {
    in.fill_round(b.where, look.radius, look.fill);
  }
}

constexpr float kIconGap = 16;

float icon_side(const UiPrivate& in, TextStep step) {
  return size_of(step, in.settings.text_size) * 1.2f;
}

float side_padding(const Button& b) {
  if (b.kind == ButtonKind::key) return 4;
  return b.kind == ButtonKind::quiet ? 8.0f : 28.0f;
}

/// A key's word is one line, and smaller where the key is.
TextStyle style_of(UiPrivate& in, const Button& b, const ButtonLook& look, float room) {
  TextStyle style{look.step, look.weight, look.ink, Align::start, 0};
  if (b.kind != ButtonKind::key) return style;
  style.lines_max = 1;
  return in.on_one_line(style, b.label, room);
}

/// Icon, words and icon after, centred together.
void draw_middle(UiPrivate& in, const Button& b, const ButtonLook& look) {
  const float icon = icon_side(in, look.step);
  if (b.icon_only) return in.draw_icon(centred(b.where, {icon, icon}), b.icon, look.ink);
  const float before = b.icon == Icon::none ? 0 : icon + kIconGap;
  const float after = b.icon_after == Icon::none ? 0 : icon + kIconGap;
  const float room = b.where.w - 2 * side_padding(b) - before - after;
  const TextStyle style = style_of(in, b, look, room);
  const float width =
      std::min(room, in.lay(style, b.label, room).width / in.scale + 2);  // room for rounding
  Rect at{b.where.x + (b.where.w - width - before - after) / 2, b.where.y, width, b.where.h};
  if (before > 0) {
    in.draw_icon({at.x, at.y, icon, at.h}, b.icon, look.ink);
    at.x += before;
  }
  TextStyle centred_style = style;
  centred_style.align = Align::centre;
  in.draw_text_middle(at, centred_style, b.label);
  if (after > 0) in.draw_icon({at.right() + kIconGap, at.y, icon, at.h}, b.icon_after, look.ink);
}

/// Label with a note under it, both starting left; the block is centred in the height.
void draw_label_and_note(UiPrivate& in, const Button& b, const ButtonLook& look, Rect room) {
  const TextStyle label{look.step, look.weight, look.ink, Align::start, 0};
  const TextStyle note{TextStep::caption, Weight::regular,
                       look.ink == Ink::ink ? Ink::soft : look.ink, Align::start, 0};
  const auto height = [&](const TextStyle& style, std::string_view words) {
    if (words.empty()) return 0.0f;
    return static_cast<float>(in.lay(style, words, room.w).lines.size()) * in.line_px(style.step) /
           in.scale;
  };
  const float label_height = height(label, b.label);
  const float all = label_height + height(note, b.note);
  room.y += (room.h - all) / 2;
  room.h = all;
  in.draw_text({room.x, room.y, room.w, label_height}, label, b.label);
  if (b.note.empty()) return;
  in.draw_text({room.x, room.y + label_height, room.w, all - label_height}, note, b.note);
}

void draw_tile(UiPrivate& in, const Button& b, const ButtonLook& look) {
  Rect room = inset(b.where, {kGap + kGrid, kGrid});
  const float side = std::min(128.0f, room.h);
  const Rect ground = centred(cut_left(room, side), {side, side});
  in.fill_round(ground, 36, b.tint);
  in.draw_icon(inset(ground, side * 0.22f), b.icon, Ink::accent);
  cut_left(room, kGap);
  draw_label_and_note(in, b, look, room);
}

void draw_choice(UiPrivate& in, const Button& b, const ButtonLook& look) {
  const bool on = b.state == ButtonState::selected;
  const bool any = b.mark == Mark::any_of;
  const Icon mark =
      any ? (on ? Icon::checkbox : Icon::checkbox_blank) : (on ? Icon::radio : Icon::radio_blank);
  Rect room = inset(b.where, {kGap, kGrid});
  const float side = icon_side(in, look.step) * 1.15f;
  in.draw_icon(cut_left(room, side), mark, on ? Ink::accent : Ink::soft);
  cut_left(room, kIconGap);
  draw_label_and_note(in, b, look, room);
}

WidgetRole role_of(ButtonKind kind) {
  if (kind == ButtonKind::key) return WidgetRole::key;
  return kind == ButtonKind::choice ? WidgetRole::choice : WidgetRole::button;
}

}  // namespace

bool Ui::button(const Button& b) {
  Node& node = in_.node(b.id, role_of(b.kind), b.label, b.where);
  node.value = b.note;
  node.enabled = b.state != ButtonState::disabled;
  node.selected = b.state == ButtonState::selected;
  if (!node.visible.empty()) {
    const ButtonLook look = look_of(b, in_);
    draw_surface(in_, b, look);
    if (b.kind == ButtonKind::tile)
      draw_tile(in_, b, look);
    else if (b.kind == ButtonKind::choice)
      draw_choice(in_, b, look);
    else
      draw_middle(in_, b, look);
    if (in_.presses(b.id)) in_.press_shade(b.where, look.radius);
  }
  return in_.fires(b.id) && b.state != ButtonState::disabled;
}

Size Ui::button_size(const Button& b) const {
  const ButtonLook look = look_of(b, in_);
  const float icon = icon_side(in_, look.step);
  if (b.icon_only) return {std::max(kTargetMin, icon + 40), std::max(kTargetMin, icon + 32)};
  const TextStyle style{look.step, look.weight, look.ink};
  const Size words = measure(style, b.label, 0);
  float width = words.w + 2 * side_padding(b) + 2;
  if (b.icon != Icon::none) width += icon + kIconGap;
  if (b.icon_after != Icon::none) width += icon + kIconGap;
  const float least = b.kind == ButtonKind::chip ? kChipHeight : kFootButtonHeight;
  return {std::max(kTargetMin, width), std::max(least, words.h + 24)};
}

bool Ui::pressable(const Pressable& card) {
  Node& node = in_.node(card.id, WidgetRole::button, card.label, card.where);
  node.enabled = card.enabled;
  if (!node.visible.empty()) {
    this->card(card.where, card.tint);
    if (in_.presses(card.id)) in_.press_shade(card.where, kRadius);
  }
  return in_.fires(card.id) && card.enabled;
}

}  // namespace tsudoi::ui
