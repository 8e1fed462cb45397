// Typefaces and their glyphs, baked when they are first drawn. BIZ UDPGothic for words, Material
// Icons for signs, Noto Sans CJK for what BIZ does not have (𠮷, Chinese, Korean, Vietnamese).
//
// Owns: memory-mapped font files; glyphs baked into the atlas. The only file that knows FreeType is
//   fonts.cpp. Units: pixels. Thread: the logic thread.
// Errors: not_found when the text or icon font is not installed; a missing fallback font only shows
//   in `missing`.
#pragma once

#include <memory>
#include <string_view>

#include "kiosk/ui/atlas.h"
#include "kiosk/ui/theme.h"
#include "storage/base/result.h"

namespace tsudoi::ui {

enum class Face : std::uint8_t {
  regular,
  bold,
  icons,
  noto_regular,
  noto_bold,
  korean_regular,
  korean_bold,
  chinese_regular,
  chinese_bold,
};
inline constexpr std::size_t kFaces = 9;

/// A glyph of one face; index 0 is "this face does not have it".
struct GlyphId {
  Face face = Face::regular;
  std::uint32_t index = 0;
  bool missing() const { return index == 0; }
};

/// Where the pen stands within a pixel.
enum class Phase : std::uint8_t { whole, half };

struct BakedGlyph {
  AtlasPlace place;  // empty for blanks
  int left = 0;      // from the pen to the first column
  int top = 0;       // from the baseline up to the first row
};

class Fonts {
 public:
  static Result<std::unique_ptr<Fonts>> create();
  ~Fonts();
  Fonts(const Fonts&) = delete;
  Fonts& operator=(const Fonts&) = delete;

  static const char* file_of(Face face);

  /// BCP 47. Chinese and Korean take their own shapes of the shared characters, and Vietnamese one
  /// face for all its letters; everything else is BIZ UDPGothic first.
  void set_language(std::string_view language);
  GlyphId glyph_of(char32_t code_point, Weight weight);
  GlyphId icon_glyph(char32_t code_point);
  /// Not rounded.
  float advance(GlyphId glyph, float size) const;
  /// Baseline below the top of a line of this height, so that kanji sit in its middle.
  static float baseline(float size, float line_height);
  /// Only valid in this atlas generation. nullptr when the atlas is full.
  const BakedGlyph* bake(GlyphId glyph, float size, Phase phase, Atlas& atlas);
  void forget_baked();
  /// Gives back the parts of the font files that were read: a day of names would keep them all.
  void let_files_go() const;

 private:
  struct Inside;
  explicit Fonts(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> in_;
};

}  // namespace tsudoi::ui
