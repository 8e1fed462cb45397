// What is on the screen, as people who cannot see it would have it told: every widget with its
// role, name, value and place. Tests tap through it, speech reads it, and problems_of() proves the
// promises of touch and text on it.
//
// Units: screen pixels. Thread: belongs to the logic thread, valid until the next frame.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/geometry.h"

namespace tsudoi::ui {

enum class WidgetRole : std::uint8_t {
  button,
  choice,  // one of several; selected says whether
  field,   // text entry
  key,     // of the on-screen keyboard
  heading,
  text,
  picture,
  list,   // scrolls
  steps,  // progress
  countdown,
  code,   // QR
  sheet,  // on top of everything before it
};
std::string_view name_of(WidgetRole role);

struct Node {
  std::string id;  // empty for plain text
  WidgetRole role = WidgetRole::text;
  std::string label;
  std::string value;
  bool enabled = true;
  bool selected = false;
  bool focused = false;
  bool wrong = false;    // a field whose answer has to be mended
  bool scrolls = false;  // inside a scroll area
  bool covered = false;  // behind a sheet: seen, not touchable
  Rect where;            // all of it
  Rect visible;          // what the scroll area or screen leaves of it; may be empty

  bool touchable() const;
};

/// One run of text as drawn: what it was given and what it needed.
struct DrawnText {
  std::string text;
  Rect room;
  Size needed;
  std::size_t missing_glyphs = 0;
  bool cut = false;  // lines_max or the room was too small
};

class Tree {
 public:
  const std::vector<Node>& nodes() const { return nodes_; }
  const std::vector<DrawnText>& texts() const { return texts_; }
  Size screen() const { return screen_; }
  float scale() const { return scale_; }  // screen pixels per u

  const Node* by_id(std::string_view id) const;
  const Node* find(WidgetRole role, std::string_view label) const;
  /// Whether any drawn text or node value contains `words`.
  bool says(std::string_view words) const;

  // For the Ui only.
  void clear(Size screen, float scale);  // wipes what was recorded: it may be a resident's
  Node& add(Node node);
  void add_text(DrawnText text);
  void cover_all();

 private:
  std::vector<Node> nodes_;
  std::vector<DrawnText> texts_;
  Size screen_;
  float scale_ = 1;
};

struct TreeProblem {
  enum class Kind : std::uint8_t {
    unnamed,
    duplicate_id,
    small_target,
    off_screen,
    overlapping_targets,
    clipped_text,
    missing_glyph,
  };
  Kind kind;
  std::string about;  // id or text, with numbers
};
/// Empty when every promise holds. One line per problem with words_of().
std::vector<TreeProblem> problems_of(const Tree& tree);
std::string words_of(const TreeProblem& problem);

}  // namespace tsudoi::ui
