// Text into lines of placed glyphs, remembered while it stays on the screen.
//
// Units: pixels. Limits: kLayoutsMax remembered; everything is forgotten at once when there are
// more, and in forget(). Thread: the logic thread.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "kiosk/ui/fonts.h"
#include "kiosk/ui/line_break.h"

namespace tsudoi::ui {

inline constexpr std::size_t kLayoutsMax = 2048;

struct PlacedGlyph {
  GlyphId glyph;
  float x = 0;             // from the start of its line
  std::uint32_t byte = 0;  // where its character begins in the text
};

struct LaidLine {
  std::vector<PlacedGlyph> glyphs;
  float width = 0;  // without blanks at the end
};

struct LaidText {
  std::vector<LaidLine> lines;
  float width = 0;  // of the widest line
  std::size_t missing_glyphs = 0;
  bool cut = false;  // lines_max was not enough
};

struct LayoutAsk {
  std::string_view text;
  float size = 0;
  Weight weight = Weight::regular;
  float width_max = 0;  // 0: never wraps except at \n
  int lines_max = 0;    // 0: unbounded
};

class Layouts {
 public:
  explicit Layouts(Fonts& fonts) : fonts_(fonts) {}

  /// Valid until trim() or forget().
  const LaidText& lay(const LayoutAsk& ask);
  void set_language(std::string language);
  void warm_up() { breaker_.warm_up(language_); }
  /// Between frames: keeps the memory bounded.
  void trim();
  /// Wipes every text and every sequence of glyphs.
  void forget();

 private:
  struct Piece;
  void make_key(const LayoutAsk& ask);
  LaidText lay_fresh(const LayoutAsk& ask);
  void lay_paragraph(const LayoutAsk& ask, Piece paragraph, LaidText& out);
  void place(const LayoutAsk& ask, Piece piece, BreakLevel level, LaidText& out);
  void append(const LayoutAsk& ask, Piece piece, LaidText& out);
  bool leaves_gap(const LayoutAsk& ask, Piece piece, BreakLevel level, const LaidLine& line);
  float width_of(const LayoutAsk& ask, Piece piece, const LaidLine& line);
  void end_with_ellipsis(const LayoutAsk& ask, LaidText& out);

  Fonts& fonts_;
  LineBreaker breaker_;
  std::string language_ = "ja";
  std::unordered_map<std::string, LaidText> known_;
  std::string key_;  // of the last ask; kept so that no copy of typed text is freed unwiped
};

}  // namespace tsudoi::ui
