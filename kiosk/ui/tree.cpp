#include "kiosk/ui/tree.h"

#include <array>

#include "storage/base/crypto.h"

namespace tsudoi::ui {

std::string_view name_of(WidgetRole role) {
  constexpr std::array<std::string_view, 12> kNames{"button",  "choice",    "field",   "key",
                                                    "heading", "text",      "picture", "list",
                                                    "steps",   "countdown", "code",    "sheet"};
  return kNames[static_cast<std::size_t>(role)];
}

bool Node::touchable() const {
  switch (role) {
    case WidgetRole::button:
    case WidgetRole::choice:
    case WidgetRole::field:
    case WidgetRole::key: return enabled && !covered && !visible.empty();
    default: return false;
  }
}

const Node* Tree::by_id(std::string_view id) const {
  for (const Node& node : nodes_)
    if (node.id == id) return &node;
  return nullptr;
}

const Node* Tree::find(WidgetRole role, std::string_view label) const {
  for (const Node& node : nodes_)
    if (node.role == role && node.label == label) return &node;
  return nullptr;
}

bool Tree::says(std::string_view words) const {
  for (const DrawnText& text : texts_)
    if (text.text.find(words) != std::string::npos) return true;
  for (const Node& node : nodes_) {
    if (node.label.find(words) != std::string::npos) return true;
    if (node.value.find(words) != std::string::npos) return true;
  }
  return false;
}

void Tree::clear(Size screen, float scale) {
  for (Node& node : nodes_) {
    crypto::wipe(node.label);
    crypto::wipe(node.value);
  }
  for (DrawnText& text : texts_) crypto::wipe(text.text);
  nodes_.clear();
  texts_.clear();
  screen_ = screen;
  scale_ = scale;
}

Node& Tree::add(Node node) {
  nodes_.push_back(std::move(node));
  return nodes_.back();
}

void Tree::add_text(DrawnText text) {
  texts_.push_back(std::move(text));
}

void Tree::cover_all() {
  for (Node& node : nodes_) node.covered = true;
}

}  // namespace tsudoi::ui
