// The only widget vocabulary of the kiosk. Each call draws one thing and records it in the tree.
// Immediate mode: a screen calls these in reading order, once a frame, and keeps nothing.
//
// Order: what is drawn later lies on top. Ids are unique in a frame, stable from frame to frame,
//   and never hold a resident's data ("browse.card.3").
// Touch: a press acts on release inside the same widget; a drag inside a scroll area cancels it; a
//   second finger is ignored.
// Units: u (geometry.h). Thread: the logic thread.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "kiosk/ui/geometry.h"
#include "kiosk/ui/icons.h"
#include "kiosk/ui/theme.h"
#include "kiosk/ui/tree.h"
#include "storage/base/bytes.h"

namespace tsudoi::ui {

struct QrCode;    // qr.h
class UiPrivate;  // ui_private.h

/// What the resident chose for seeing and reading.
struct Settings {
  Contrast contrast = Contrast::light;
  TextSize text_size = TextSize::normal;
  std::string language = "ja";  // BCP 47: chooses line breaking and glyph shapes

  bool operator==(const Settings&) const = default;
};

struct TextStyle {
  TextStep step = TextStep::body;
  Weight weight = Weight::regular;
  Ink ink = Ink::ink;
  Align align = Align::start;
  int lines_max = 0;  // 0: as many as needed; else the last line ends in … and the tree says "cut"
  float shrink = 1;   // part of the step's size
};

/// primary: the one action. secondary: accent border. plain: neutral border (foot). quiet: words
/// only. chip: pill. tile: large card with icon ground, label and note. choice: wide
/// answer with a radio mark, or a check mark (see Mark).
enum class ButtonKind : std::uint8_t {
  primary,
  secondary,
  plain,
  quiet,
  chip,
  tile,
  key,
  choice,
  danger
};
enum class ButtonState : std::uint8_t { ready, selected, disabled };
enum class Mark : std::uint8_t { one_of, any_of };

struct Button {
  std::string_view id;
  Rect where = {};
  std::string_view label;  // with an icon and `icon_only`, the name that is spoken
  Icon icon = Icon::none;
  ButtonKind kind = ButtonKind::secondary;
  ButtonState state = ButtonState::ready;
  std::string_view note = {};         // second line, tiles and choices
  Tint tint = Tint::accent_soft;      // tiles: ground of the icon
  Icon icon_after = Icon::none;       // after the label
  Mark mark = Mark::one_of;           // choices
  std::optional<TextStep> step = {};  // else by kind
  bool icon_only = false;
};

/// A card that acts as one target; the screen draws its inside afterwards.
struct Pressable {
  std::string_view id;
  Rect where;
  std::string_view label;  // all that a listener needs, in one line
  Tint tint = Tint::surface;
  bool enabled = true;
};

enum class FieldState : std::uint8_t { plain, error, disabled };
/// one: follows the caret. grows: as many as the words need. many: smaller letters, and room.
enum class Lines : std::uint8_t { one, grows, many };
struct FieldBox {
  std::string_view id;
  Rect where;
  std::string_view label;  // the name; drawn by the screen, spoken from here
  std::string_view value;
  std::string_view placeholder = {};
  FieldState state = FieldState::plain;
  bool focused = false;                        // is typed into; an error still shows
  std::size_t caret = std::string_view::npos;  // byte offset in value; shown when focused
  std::size_t composing_from = 0;              // byte range still being typed
  std::size_t composing_to = 0;
  Icon icon = Icon::none;
  Lines lines = Lines::one;
};

enum class Axis : std::uint8_t { vertical, horizontal };
struct ScrollArea {
  std::string_view id;
  Rect where;
  Axis axis = Axis::vertical;
  std::string_view label = {};
};

struct Picture {
  Rect where;
  std::optional<ByteArray<32>> hash;  // none, unknown or broken: the icon on its tint
  Icon fallback = Icon::photo;
  Tint tint = Tint::sun;
  std::string_view label = {};  // empty: decoration, not spoken
  bool round_top_only = false;  // inside the top of a card
};

struct Countdown {
  Rect where;
  int seconds_left = 0;
  int seconds_total = 0;
  std::string_view label;
};

class Ui {
 public:
  explicit Ui(UiPrivate& inside) : in_(inside) {}
  Ui(const Ui&) = delete;
  Ui& operator=(const Ui&) = delete;

  // ---- The page
  Rect screen() const;  // all of it
  const Settings& settings() const;
  bool landscape() const { return screen().w > screen().h; }

  // ---- Words. `where.h` 0: as much as needed; otherwise the words must fit, and the tree tells.
  float text(const Rect& where, const TextStyle& style, std::string_view words);  // -> height
  float heading(const Rect& where, const TextStyle& style, std::string_view words);
  Size measure(const TextStyle& style, std::string_view words, float width_max) const;
  float line_height(TextStep step) const;
  /// `style`, so small that the words fit into one line.
  TextStyle on_one_line(TextStyle style, std::string_view words, float width_max) const;
  /// One line, vertically centred in `where`.
  void line(const Rect& where, const TextStyle& style, std::string_view words);
  void icon(const Rect& where, Icon which, Ink ink = Ink::ink);  // centred, as large as fits
  /// Icon and words on one line, as "place" lines are. -> height
  float labelled(const Rect& where, Icon which, const TextStyle& style, std::string_view words);
  float label_indent(TextStep step) const;  // where the words of `labelled` begin

  // ---- Targets: true on the frame in which it was pressed.
  bool button(const Button& button);
  Size button_size(const Button& button) const;  // what it needs; `where` is not looked at
  bool pressable(const Pressable& card);
  bool field(const FieldBox& field);
  /// As tall as its words; a box of many lines, with room for more. Looks at `where.w` only.
  float field_height(const FieldBox& field) const;
  /// The line of such a box that the caret is in, as wide as the box.
  Rect caret_line(const FieldBox& field) const;

  // ---- Surfaces and signs
  void card(const Rect& where, Tint tint = Tint::surface);  // with the one soft shadow
  void panel(const Rect& where, Tint tint);                 // square, without shadow
  void rounded(const Rect& where, Tint tint, float radius = kRadius);
  void rule(const Rect& where);  // a thin line in the line colour
  /// At `at`, as wide as its words. -> its size
  Size tag(Point at, std::string_view label, Tint tint);
  Size tag_size(std::string_view label) const;
  void picture(const Picture& picture);
  void qr(const Rect& where, const QrCode& code, std::string_view label);
  void progress_steps(const Rect& where, std::span<const std::string> names, std::size_t current);
  void countdown(const Countdown& countdown);
  void disc(const Rect& where, Tint tint);  // a full circle

  // ---- Areas
  /// `inside` draws from the top of the rectangle that it is given (already moved by the scroll,
  /// height unbounded) and returns the length that it used. Finger drags scroll; kinetic.
  void scroll(const ScrollArea& area, const std::function<float(const Rect&)>& inside);
  /// Back to the start of a scroll area, e.g. after a new search.
  void scroll_to_start(std::string_view id);
  /// So far that `where`, as drawn in this frame, is in sight (a field above the keyboard), and
  /// what stands `above` it where there is room. Once for each place: a finger may scroll away.
  void scroll_into_view(std::string_view id, const Rect& where, float above = 0);
  void scroll_to(std::string_view id, float top);  // so far that it stands first, each time anew
  /// False: wholly outside the scroll area; skip drawing it (long lists).
  bool in_sight(const Rect& where) const;
  /// Dims the page, makes all before it untouchable, and draws `inside` on a card. -> true when
  /// the resident pressed beside it.
  bool sheet(std::string_view id, const Rect& where, std::string_view label,
             const std::function<void(const Rect&)>& inside);

 private:
  UiPrivate& in_;
};

}  // namespace tsudoi::ui
