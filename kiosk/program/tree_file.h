// The accessibility tree as a JSON file, for assistive programs and for drills that touch the real
// window: [{"id":"home.events","role":"button","label":"催し・講座","x":..,"y":..,"w":..,"h":..}].
// Holds what is on the screen, so it is written only where --tree asked for it.
#pragma once

#include <filesystem>

#include "kiosk/ui/tree.h"
#include "storage/base/result.h"

namespace tsudoi {

/// Written beside, then renamed: a reader sees the old tree or the new one.
Result<void> write_tree(const ui::Tree& tree, const std::filesystem::path& file);

}  // namespace tsudoi
