// Finished pixels as a PNG file. The only file that knows stb_image_write is png.cpp.
#pragma once

#include <filesystem>

#include "kiosk/ui/stage.h"

namespace tsudoi::ui {

/// Precondition: pixels are size.w x size.h. Errors: those of write_file.
Result<void> write_png(std::span<const std::uint32_t> pixels, PixelSize size,
                       const std::filesystem::path& file);

}  // namespace tsudoi::ui
