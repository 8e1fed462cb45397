#include "kiosk/ui/png.h"

#include "storage/base/assert.h"
#include "storage/base/files.h"

#define STB_IMAGE_WRITE_STATIC
#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STBI_WRITE_NO_STDIO
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb/stb_image_write.h>
#pragma GCC diagnostic pop

namespace tsudoi::ui {
namespace {

constexpr int kChannels = 3;

Bytes rgb_of(std::span<const std::uint32_t> pixels) {
  Bytes out;
  out.reserve(pixels.size() * kChannels);
  for (const std::uint32_t pixel : pixels) {
    out.push_back(static_cast<std::uint8_t>(pixel >> 16));
    out.push_back(static_cast<std::uint8_t>(pixel >> 8));
    out.push_back(static_cast<std::uint8_t>(pixel));
  }
  return out;
}

void append_chunk(void* to, void* data, int size) {
  append(*static_cast<Bytes*>(to),
         {static_cast<const std::uint8_t*>(data), static_cast<std::size_t>(size)});
}

}  // namespace

Result<void> write_png(std::span<const std::uint32_t> pixels, PixelSize size,
                       const std::filesystem::path& file) {
  TSUDOI_ASSERT(pixels.size() ==
                static_cast<std::size_t>(size.w) * static_cast<std::size_t>(size.h));
  const Bytes rgb = rgb_of(pixels);
  Bytes png;
  if (stbi_write_png_to_func(&append_chunk, &png, size.w, size.h, kChannels, rgb.data(),
                             size.w * kChannels) == 0)
    return fail(ErrorCode::out_of_memory, "PNG");
  return write_file(file, png, FileAccess::everyone_may_read);
}

}  // namespace tsudoi::ui
