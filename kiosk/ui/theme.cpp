#include "kiosk/ui/theme.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "storage/base/assert.h"

namespace tsudoi::ui {
namespace {

constexpr Colour hex(std::uint32_t rgb) {
  return {static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>(rgb >> 8),
          static_cast<std::uint8_t>(rgb), 255};
}

constexpr Colour kWhite = hex(0xFFFFFF);
constexpr Colour kBlack = hex(0x000000);
constexpr Colour kGrey = hex(0x9C9C9C);  // 7.6 to 1 on black
constexpr Colour kYellow = hex(0xFFE45C);

// In the order of Ink.
constexpr std::array<Colour, 12> kLightInks{
    hex(0x1D2730), hex(0x3F4A55), hex(0x0A5C5A), hex(0x9A3A0E), hex(0xFFFFFF), hex(0x5A4200),
    hex(0x1F467A), hex(0x6B1F63), hex(0x3B4D10), hex(0x08504E), hex(0x86310A), hex(0x9A8A73)};
constexpr std::array<Colour, 12> kHighInks{kWhite, kWhite, kYellow, kYellow, kBlack,  kWhite,
                                           kWhite, kWhite, kWhite,  kYellow, kYellow, kGrey};
// In the order of Tint.
constexpr std::array<Colour, 11> kLightTints{
    hex(0xF7F3EC), hex(0xFFFFFF), hex(0xEEE8DC), hex(0xE6DECF), hex(0x0A5C5A), hex(0xDFEEEB),
    hex(0xFBE7DA), hex(0xFFF1CC), hex(0xE2ECF7), hex(0xF1E4EF), hex(0xEAF0DC)};

double linear(std::uint8_t channel) {
  const double value = channel / 255.0;
  return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Colour c) {
  return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

}  // namespace

float factor_of(TextSize size) {
  switch (size) {
    case TextSize::normal: return 1;
    case TextSize::large: return 1.25f;
    case TextSize::largest: return 1.5f;
  }
  TSUDOI_ASSERT(false);
}

float size_of(TextStep step, TextSize size) {
  constexpr std::array<float, 4> kSizes{56, 40, 32, 26};
  return kSizes[static_cast<std::size_t>(step)] * factor_of(size);
}

Colour colour_of(Ink ink, Contrast contrast) {
  const auto& inks = contrast == Contrast::high ? kHighInks : kLightInks;
  return inks[static_cast<std::size_t>(ink)];
}

Colour colour_of(Tint tint, Contrast contrast) {
  if (contrast == Contrast::high) return tint == Tint::accent ? kYellow : kBlack;
  return kLightTints[static_cast<std::size_t>(tint)];
}

Colour line_colour(Contrast contrast) {
  return contrast == Contrast::high ? kWhite : hex(0xDDD5C8);
}

Colour shadow_colour(Contrast contrast) {
  if (contrast == Contrast::high) return {0, 0, 0, 0};
  return {0x6E, 0x58, 0x30, 0x24};
}

float border_of(Contrast contrast) {
  return contrast == Contrast::high ? 3.0f : 2.0f;
}

Ink ink_on(Tint tint) {
  switch (tint) {
    case Tint::ground:
    case Tint::surface:
    case Tint::foot:
    case Tint::keys: return Ink::ink;
    case Tint::accent: return Ink::on_accent;
    case Tint::accent_soft: return Ink::accent_deep;
    case Tint::warm_soft: return Ink::warm_deep;
    case Tint::sun: return Ink::sun;
    case Tint::sky: return Ink::sky;
    case Tint::plum: return Ink::plum;
    case Tint::leaf: return Ink::leaf;
  }
  TSUDOI_ASSERT(false);
}

double contrast_ratio(Colour a, Colour b) {
  const double high = std::max(luminance(a), luminance(b));
  const double low = std::min(luminance(a), luminance(b));
  return (high + 0.05) / (low + 0.05);
}

}  // namespace tsudoi::ui
