#include "kiosk/ui/atlas.h"

#include <algorithm>

#include "storage/base/crypto.h"

namespace tsudoi::ui {
namespace {
constexpr int kShelfStep = 8;  // shelves of like heights are shared
constexpr std::size_t row_bytes(int rows) {
  return static_cast<std::size_t>(rows) * kAtlasWidth;
}
}  // namespace

Atlas::Atlas() {
  renew();
}

void Atlas::renew() {
  crypto::wipe(std::span<std::uint8_t>(texels_));
  texels_.assign(row_bytes(256), 0);
  shelf_x_ = 0;
  shelf_y_ = 0;
  shelf_height_ = 0;
  ++generation_;
  begin_shelf(kShelfStep);
  texels_[0] = 255;
  shelf_x_ = 1;
}

void Atlas::begin_shelf(int height) {
  shelf_y_ += shelf_height_;
  shelf_x_ = 0;
  shelf_height_ = height;
  while (texels_.size() < row_bytes(shelf_y_ + height)) texels_.resize(texels_.size() * 2, 0);
}

std::optional<AtlasPlace> Atlas::add(int w, int h) {
  if (w > kAtlasWidth || w <= 0 || h <= 0) return std::nullopt;
  if (shelf_x_ + w > kAtlasWidth || h > shelf_height_) {
    const int height = (h + kShelfStep - 1) / kShelfStep * kShelfStep;
    if (shelf_y_ + shelf_height_ + height > kAtlasHeightMax) return std::nullopt;
    begin_shelf(height);
  }
  const AtlasPlace place{shelf_x_, shelf_y_, w, h};
  shelf_x_ += w;
  return place;
}

std::span<std::uint8_t> Atlas::row(const AtlasPlace& place, int y) {
  const std::size_t start = row_bytes(place.y + y) + static_cast<std::size_t>(place.x);
  return std::span(texels_).subspan(start, static_cast<std::size_t>(place.w));
}

}  // namespace tsudoi::ui
