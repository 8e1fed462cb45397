// Surfaces and signs: ui.h.
#include "kiosk/ui/qr.h"
#include "kiosk/ui/ui_private.h"

namespace tsudoi::ui {
namespace {

constexpr float kShadowBlur = 16;
constexpr float kShadowDrop = 4;
constexpr float kTagPadding = 20;

}  // namespace

void UiPrivate::fill_round(const Rect& where, float radius, Tint tint) {
  painter.fill_round(px(where), {px(radius), Corners::all}, colour(tint));
}

void UiPrivate::border(const Rect& where, float radius, float thickness, Colour with) {
  painter.stroke_round(px(where), {px(radius), px(thickness)}, with);
}

void UiPrivate::shadow(const Rect& where, float radius) {
  if (high_contrast()) return;
  painter.shadow(px(moved(where, {0, kShadowDrop})), {px(radius), px(kShadowBlur)},
                 shadow_colour(settings.contrast));
}

void UiPrivate::press_shade(const Rect& where, float radius) {
  constexpr Colour kDark{0x1D, 0x27, 0x30, 0x26};
  constexpr Colour kBright{0xFF, 0xE4, 0x5C, 0x60};
  painter.fill_round(px(where), {px(radius), Corners::all}, high_contrast() ? kBright : kDark);
}

void Ui::card(const Rect& where, Tint tint) {
  in_.shadow(where, kRadius);
  in_.fill_round(where, kRadius, tint);
  if (in_.high_contrast()) in_.border(where, kRadius, 3, in_.line());
}

void Ui::panel(const Rect& where, Tint tint) {
  in_.painter.fill(in_.px(where), in_.colour(tint));
  if (in_.high_contrast()) rule({where.x, where.y, where.w, 3});
}

void Ui::rounded(const Rect& where, Tint tint, float radius) {
  in_.fill_round(where, radius, tint);
  if (in_.high_contrast() && tint != Tint::accent) in_.border(where, radius, 3, in_.line());
}

void Ui::rule(const Rect& where) {
  in_.painter.fill(in_.px(where), in_.line());
}

void Ui::disc(const Rect& where, Tint tint) {
  const float side = std::min(where.w, where.h);
  const Rect circle = centred(where, {side, side});
  in_.fill_round(circle, side / 2, tint);
  if (in_.high_contrast() && tint != Tint::accent) in_.border(circle, side / 2, 3, in_.line());
}

Size Ui::tag_size(std::string_view label) const {
  const TextStyle style{TextStep::caption, Weight::bold};
  const Size words = measure(style, label, 0);
  return {words.w + 2 * kTagPadding, words.h + kGrid};
}

Size Ui::tag(Point at, std::string_view label, Tint tint) {
  const Size size = tag_size(label);
  const Rect where{at.x, at.y, size.w, size.h};
  rounded(where, tint, kRadiusSmall);
  in_.draw_text_middle(where, {TextStep::caption, Weight::bold, ink_on(tint), Align::centre, 1},
                       label);
  in_.node({}, WidgetRole::text, label, where);
  return size;
}

void Ui::picture(const Picture& picture) {
  const Rect where = in_.px(picture.where);
  const Corners corners = picture.round_top_only ? Corners::top : Corners::all;
  const float radius = in_.px(kRadius);
  const ImageAsk ask{static_cast<int>(std::round(where.right()) - std::round(where.x)),
                     static_cast<int>(std::round(where.bottom()) - std::round(where.y)),
                     static_cast<int>(std::round(radius)),
                     picture.round_top_only ? ImageShape::rounded_top : ImageShape::rounded};
  const Image* image = picture.hash ? in_.pictures.get(*picture.hash, ask) : nullptr;
  if (image != nullptr) {
    in_.painter.image(*image, {where.x, where.y});
  } else {
    in_.painter.fill_round(where, {radius, corners}, in_.colour(picture.tint));
    const float side = std::min({picture.where.w * 0.5f, picture.where.h * 0.5f, 96.0f});
    in_.draw_icon(centred(picture.where, {side, side}), picture.fallback, Ink::accent);
  }
  if (!picture.label.empty()) in_.node({}, WidgetRole::picture, picture.label, picture.where);
}

void Ui::qr(const Rect& where, const QrCode& code, std::string_view label) {
  in_.node({}, WidgetRole::code, label, where);
  if (code.side == 0) return;
  constexpr float kQuiet = 4;
  constexpr Colour kWhite{255, 255, 255, 255};
  constexpr Colour kBlack{17, 17, 17, 255};
  const Rect r = in_.px(where);
  const auto side = static_cast<float>(code.side);
  const float module = std::floor(std::min(r.w, r.h) / (side + 2 * kQuiet));
  if (module < 1) return;
  const float whole = module * (side + 2 * kQuiet);
  const Rect ground = centred(r, {whole, whole});
  in_.painter.fill(ground, kWhite);
  const Point start{std::round(ground.x) + kQuiet * module, std::round(ground.y) + kQuiet * module};
  for (std::size_t y = 0; y < code.side; ++y) {
    for (std::size_t x = 0; x < code.side;) {
      std::size_t run = 0;
      while (x + run < code.side && code.at(x + run, y)) ++run;
      in_.painter.fill(
          {start.x + module * static_cast<float>(x), start.y + module * static_cast<float>(y),
           module * static_cast<float>(run), module},
          kBlack);
      x += run + 1;
    }
  }
}

void Ui::progress_steps(const Rect& where, std::span<const std::string> names,
                        std::size_t current) {
  constexpr float kBar = 8;
  if (names.empty()) return;
  Node& node =
      in_.node("steps", WidgetRole::steps, names[std::min(current, names.size() - 1)], where);
  node.value = std::to_string(current + 1) + "/" + std::to_string(names.size());
  const std::vector<Rect> parts = columns(where, {names.size(), 12});
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool reached = i <= current;
    Rect part = parts[i];
    const Rect bar = cut_bottom(part, kBar);
    const Colour colour = reached ? in_.colour(Tint::accent) : in_.line();
    in_.painter.fill(in_.px(reached || !in_.high_contrast() ? bar : inset(bar, {0, 3})), colour);
    const TextStyle style{TextStep::caption, Weight::bold, reached ? Ink::accent : Ink::soft,
                          Align::centre, 1};
    in_.draw_text_middle(part, style, names[i]);
  }
}

void Ui::countdown(const Countdown& countdown) {
  in_.node("countdown", WidgetRole::countdown, countdown.label, countdown.where).value =
      std::to_string(countdown.seconds_left);
  const float side = std::min(countdown.where.h, 48.0f);
  Rect rest = countdown.where;
  in_.draw_icon(centred(cut_left(rest, side), {side * 0.8f, side * 0.8f}), Icon::timer, Ink::soft);
  cut_left(rest, kGrid * 2);
  in_.draw_text_middle(rest, {TextStep::caption, Weight::regular, Ink::ink, Align::start, 2},
                       countdown.label);
  if (countdown.seconds_total <= 0) return;
  Rect bar{rest.x, countdown.where.bottom() - 6, rest.w, 6};
  in_.painter.fill(in_.px(bar), in_.line());
  bar.w *= static_cast<float>(std::clamp(countdown.seconds_left, 0, countdown.seconds_total)) /
           static_cast<float>(countdown.seconds_total);
  in_.painter.fill(in_.px(bar), in_.colour(Tint::accent));
}

}  // namespace tsudoi::ui
