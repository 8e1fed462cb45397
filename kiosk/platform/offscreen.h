// Draws screens into memory without a display, for `tour` and tests, and writes PNG files.
// Uses the same stage as the window: the same pixels.
#pragma once

#include <filesystem>

#include "kiosk/ui/stage.h"

namespace tsudoi::platform {

/// Runs frames until nothing moves, then writes a PNG. Errors: those of write_file.
Result<void> draw_to_png(ui::Stage& stage, const std::function<void(ui::Ui&)>& draw,
                         const std::filesystem::path& file);

}  // namespace tsudoi::platform
