// The tokens of the look: colours by role, the four type sizes, and the sizes of things. Screens
// name roles; only the painter knows colours.
//
// Units: u (see geometry.h). Limits: text at least 7:1 on its ground in both themes; a test holds
// it.
#pragma once

#include <cstdint>

namespace tsudoi::ui {

enum class Contrast : std::uint8_t { light, high };
enum class TextSize : std::uint8_t { normal, large, largest };  // x1, x1.25, x1.5
float factor_of(TextSize size);

/// 56 / 40 / 32 / 26 u at normal text size. `caption` is the smallest there is.
enum class TextStep : std::uint8_t { display, title, body, caption };
float size_of(TextStep step, TextSize size);
inline constexpr float kLineHeight = 1.5f;

enum class Weight : std::uint8_t { regular, bold };
enum class Align : std::uint8_t { start, centre, end };

/// What text and icons are drawn with.
enum class Ink : std::uint8_t {
  ink,        // text
  soft,       // second line
  accent,     // action, dates
  warm,       // needs attention
  on_accent,  // on an accent surface
  sun,        // words on the tag grounds of the same name
  sky,
  plum,
  leaf,
  accent_deep,  // action on tinted grounds
  warm_deep,
  faint,  // chevrons and placeholders: never the only carrier of meaning
};

/// What surfaces are filled with.
enum class Tint : std::uint8_t {
  ground,
  surface,
  foot,
  keys,  // the keyboard's ground
  accent,
  accent_soft,
  warm_soft,
  sun,
  sky,
  plum,
  leaf,
};

struct Colour {
  std::uint8_t r = 0;
  std::uint8_t g = 0;
  std::uint8_t b = 0;
  std::uint8_t a = 255;
  bool operator==(const Colour&) const = default;
};

Colour colour_of(Ink ink, Contrast contrast);
Colour colour_of(Tint tint, Contrast contrast);
Colour line_colour(Contrast contrast);
Colour shadow_colour(Contrast contrast);  // alpha 0: none
float border_of(Contrast contrast);       // 2 u, or 3 in high contrast
/// The ink for words on a tag of this tint.
Ink ink_on(Tint tint);
/// WCAG 2 contrast ratio, 1..21.
double contrast_ratio(Colour a, Colour b);

inline constexpr float kRadius = 28;
inline constexpr float kRadiusSmall = 16;  // tags, keys, small icon grounds
inline constexpr float kButtonHeight = 112;
inline constexpr float kFootButtonHeight = 88;
inline constexpr float kChipHeight = 80;
inline constexpr float kKeyHeight = 104;
inline constexpr float kMargin = 48;     // page edge
inline constexpr float kGap = 24;        // between cards
inline constexpr float kTargetMin = 64;  // no smaller target anywhere
inline constexpr float kFootHeight = 120;

}  // namespace tsudoi::ui
