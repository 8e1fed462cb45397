#include "kiosk/program/tree_file.h"

#include <nlohmann/json.hpp>

#include "storage/base/files.h"

namespace tsudoi {

Result<void> write_tree(const ui::Tree& tree, const std::filesystem::path& file) {
  nlohmann::json nodes = nlohmann::json::array();
  for (const ui::Node& node : tree.nodes())
    nodes.push_back({{"id", node.id},
                     {"role", ui::name_of(node.role)},
                     {"label", node.label},
                     {"value", node.value},
                     {"touchable", node.touchable()},
                     {"x", node.visible.x},
                     {"y", node.visible.y},
                     {"w", node.visible.w},
                     {"h", node.visible.h}});
  const std::string text = nodes.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  return write_file(file, view_of(text), FileAccess::owner_only);
}

}  // namespace tsudoi
