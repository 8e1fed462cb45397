// The promises of design.md's "Touch" and style.md's first habit, proved on one frame.
#include <array>
#include <cmath>
#include <set>

#include "kiosk/ui/theme.h"
#include "kiosk/ui/tree.h"

namespace tsudoi::ui {
namespace {

using Kind = TreeProblem::Kind;
constexpr float kSlackPx = 1.5f;  // edges snap to whole pixels

bool is_target(WidgetRole role) {
  return role == WidgetRole::button || role == WidgetRole::choice || role == WidgetRole::field ||
         role == WidgetRole::key;
}

std::string numbers(const Rect& r) {
  const auto whole = [](float v) { return std::to_string(static_cast<int>(std::lround(v))); };
  return whole(r.w) + "x" + whole(r.h) + " at " + whole(r.x) + "," + whole(r.y);
}

void check_names(const Tree& tree, std::vector<TreeProblem>& out) {
  std::set<std::string_view> ids;
  for (const Node& node : tree.nodes()) {
    if (is_target(node.role) && node.label.empty()) out.push_back({Kind::unnamed, node.id});
    if (is_target(node.role) && node.id.empty()) out.push_back({Kind::unnamed, node.label});
    if (!node.id.empty() && !ids.insert(node.id).second)
      out.push_back({Kind::duplicate_id, node.id});
  }
}

void check_size_and_place(const Tree& tree, std::vector<TreeProblem>& out) {
  const Rect screen{0, 0, tree.screen().w, tree.screen().h};
  const float least = kTargetMin * tree.scale() - kSlackPx;
  for (const Node& node : tree.nodes()) {
    if (!is_target(node.role) || node.covered) continue;
    const std::string about = node.id + " " + numbers(node.where);
    if (node.where.w < least || node.where.h < least) out.push_back({Kind::small_target, about});
    // What a list has scrolled away is reached by scrolling; what no list holds must be in sight.
    const Rect seen = intersect(node.where, screen);
    const bool whole = seen.w > node.where.w - kSlackPx && seen.h > node.where.h - kSlackPx;
    if (!node.scrolls && !whole) out.push_back({Kind::off_screen, about});
  }
}

void check_overlap(const Tree& tree, std::vector<TreeProblem>& out) {
  std::vector<const Node*> targets;
  for (const Node& node : tree.nodes())
    if (is_target(node.role) && !node.covered && !node.visible.empty()) targets.push_back(&node);
  for (std::size_t i = 0; i < targets.size(); ++i) {
    for (std::size_t j = i + 1; j < targets.size(); ++j) {
      const Rect both = intersect(targets[i]->visible, targets[j]->visible);
      if (both.w > kSlackPx && both.h > kSlackPx)
        out.push_back({Kind::overlapping_targets, targets[i]->id + " and " + targets[j]->id});
    }
  }
}

void check_texts(const Tree& tree, std::vector<TreeProblem>& out) {
  for (const DrawnText& text : tree.texts()) {
    if (text.missing_glyphs > 0) out.push_back({Kind::missing_glyph, text.text});
    const bool wide = text.needed.w > text.room.w + kSlackPx;
    const bool tall = text.room.h > 0 && text.needed.h > text.room.h + kSlackPx;
    if (text.cut || wide || tall)
      out.push_back({Kind::clipped_text, text.text + " in " + numbers(text.room) + " needs " +
                                             numbers({0, 0, text.needed.w, text.needed.h})});
  }
}

}  // namespace

std::vector<TreeProblem> problems_of(const Tree& tree) {
  std::vector<TreeProblem> out;
  check_names(tree, out);
  check_size_and_place(tree, out);
  check_overlap(tree, out);
  check_texts(tree, out);
  return out;
}

std::string words_of(const TreeProblem& problem) {
  constexpr std::array<std::string_view, 7> kWords{
      "has no name",       "is the id of two things", "is too small to touch",
      "is off the screen", "are over each other",     "does not fit",
      "has no glyph"};
  return problem.about + ": " + std::string(kWords[static_cast<std::size_t>(problem.kind)]);
}

}  // namespace tsudoi::ui
