#include "kiosk/ui/layout.h"

#include <algorithm>
#include <cmath>

#include "kiosk/ui/utf8.h"
#include "storage/base/crypto.h"

namespace tsudoi::ui {
namespace {

constexpr std::string_view kEllipsis = "…";

bool is_blank(char32_t value) {
  return value == ' ' || value == 0x3000;
}

}  // namespace

/// Bytes [from, to) of the text asked for.
struct Layouts::Piece {
  std::size_t from = 0;
  std::size_t to = 0;
};

void Layouts::set_language(std::string language) {
  if (language == language_) return;
  forget();
  language_ = std::move(language);
  fonts_.set_language(language_);
}

void Layouts::trim() {
  if (known_.size() > kLayoutsMax) forget();
}

void Layouts::forget() {
  while (!known_.empty()) {
    auto laid = known_.extract(known_.begin());
    crypto::wipe(laid.key());
    for (LaidLine& line : laid.mapped().lines)
      std::fill(line.glyphs.begin(), line.glyphs.end(), PlacedGlyph{});
  }
  crypto::wipe(key_);
  key_.clear();
}

void Layouts::make_key(const LayoutAsk& ask) {
  const auto add = [&](const auto& value) {
    key_.append(reinterpret_cast<const char*>(&value), sizeof value);
  };
  key_.clear();
  add(ask.size);
  add(ask.width_max);
  add(ask.weight);
  add(ask.lines_max);
  key_ += ask.text;
}

const LaidText& Layouts::lay(const LayoutAsk& ask) {
  make_key(ask);
  auto [place, fresh] = known_.try_emplace(key_);
  if (fresh) place->second = lay_fresh(ask);
  return place->second;
}

LaidText Layouts::lay_fresh(const LayoutAsk& ask) {
  LaidText out;
  std::size_t from = 0;
  while (from <= ask.text.size()) {
    const std::size_t to = std::min(ask.text.find('\n', from), ask.text.size());
    lay_paragraph(ask, {from, to}, out);
    from = to + 1;
  }
  const auto lines_max = static_cast<std::size_t>(ask.lines_max);
  if (lines_max > 0 && out.lines.size() > lines_max) {
    out.lines.resize(lines_max);
    out.cut = true;
    end_with_ellipsis(ask, out);
  }
  for (const LaidLine& line : out.lines) out.width = std::max(out.width, line.width);
  return out;
}

void Layouts::lay_paragraph(const LayoutAsk& ask, Piece paragraph, LaidText& out) {
  out.lines.emplace_back();
  const bool fits =
      ask.width_max <= 0 || width_of(ask, paragraph, out.lines.back()) <= ask.width_max;
  if (fits)
    append(ask, paragraph, out);
  else
    place(ask, paragraph, BreakLevel::space, out);
}

/// Coarse pieces first; a piece that no line can hold is broken finer, going on in the same line.
void Layouts::place(const LayoutAsk& ask, Piece piece, BreakLevel level, LaidText& out) {
  const std::string_view words = ask.text.substr(piece.from, piece.to - piece.from);
  std::size_t from = piece.from;
  for (const std::size_t end : breaker_.breaks(words, language_, level)) {
    const Piece part{from, piece.from + end};
    from = part.to;
    const bool fits_here = width_of(ask, part, out.lines.back()) <= ask.width_max;
    const bool fits_alone = width_of(ask, part, LaidLine{}) <= ask.width_max;
    const bool finer =
        !fits_here && (!fits_alone || leaves_gap(ask, part, level, out.lines.back()));
    if (!fits_here && !finer && !out.lines.back().glyphs.empty()) out.lines.emplace_back();
    if (!finer || level == BreakLevel::cluster)
      append(ask, part, out);
    else
      place(ask, part, static_cast<BreakLevel>(static_cast<int>(level) + 1), out);
  }
}

/// A long sentence after a short word: better begun in the line of the word than in one of its own.
bool Layouts::leaves_gap(const LayoutAsk& ask, Piece piece, BreakLevel level,
                         const LaidLine& line) {
  constexpr float kShort = 0.3f;
  constexpr float kLong = 0.6f;
  return level == BreakLevel::space && line.width < kShort * ask.width_max &&
         width_of(ask, piece, {}) > kLong * ask.width_max;
}

/// How wide `line` would be with the piece, blanks at its end not counted.
float Layouts::width_of(const LayoutAsk& ask, Piece piece, const LaidLine& line) {
  float pen = 0;
  if (!line.glyphs.empty()) {
    const PlacedGlyph& last = line.glyphs.back();
    pen = last.x + fonts_.advance(last.glyph, ask.size);
  }
  float width = pen;
  for (std::size_t at = piece.from; at < piece.to;) {
    const CodePoint c = code_point_at(ask.text, at);
    at += c.bytes;
    if (is_invisible(c.value)) continue;
    pen += fonts_.advance(fonts_.glyph_of(c.value, ask.weight), ask.size);
    if (!is_blank(c.value)) width = pen;
  }
  return width;
}

void Layouts::append(const LayoutAsk& ask, Piece piece, LaidText& out) {
  LaidLine& line = out.lines.back();
  float pen = 0;
  if (!line.glyphs.empty()) {
    const PlacedGlyph& last = line.glyphs.back();
    pen = last.x + fonts_.advance(last.glyph, ask.size);
  }
  for (std::size_t at = piece.from; at < piece.to;) {
    const CodePoint c = code_point_at(ask.text, at);
    const auto byte = static_cast<std::uint32_t>(at);
    at += c.bytes;
    if (is_invisible(c.value)) continue;
    const GlyphId glyph = fonts_.glyph_of(c.value, ask.weight);
    if (glyph.missing()) ++out.missing_glyphs;
    line.glyphs.push_back({glyph, pen, byte});
    pen += fonts_.advance(glyph, ask.size);
    if (!is_blank(c.value)) line.width = pen;
  }
}

void Layouts::end_with_ellipsis(const LayoutAsk& ask, LaidText& out) {
  LaidLine& line = out.lines.back();
  const GlyphId dots = fonts_.glyph_of(code_point_at(kEllipsis, 0).value, ask.weight);
  const float dots_width = fonts_.advance(dots, ask.size);
  float pen = line.width;
  while (!line.glyphs.empty() && pen + dots_width > ask.width_max) {
    pen = line.glyphs.back().x;
    line.glyphs.pop_back();
  }
  line.glyphs.push_back({dots, pen, static_cast<std::uint32_t>(ask.text.size())});
  line.width = pen + dots_width;
}

}  // namespace tsudoi::ui
