// A page of coverage (one byte a pixel) that glyphs and corner masks are baked into on demand.
//
// Limits: kAtlasWidth x kAtlasHeightMax bytes. When it is nearly full the next frame starts with an
//   empty page; `generation` tells everyone who remembers a place in it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tsudoi::ui {

inline constexpr int kAtlasWidth = 1024;
inline constexpr int kAtlasHeightMax = 4096;  // 4 MiB: about 3,000 glyphs at the largest step

/// Texels, top left and size.
struct AtlasPlace {
  int x = 0;
  int y = 0;
  int w = 0;
  int h = 0;
};

class Atlas {
 public:
  Atlas();

  /// Room for w x h texels, zeroed; none when the page is full until the next `renew`.
  std::optional<AtlasPlace> add(int w, int h);
  std::span<std::uint8_t> row(const AtlasPlace& place, int y);
  const std::uint8_t* texels() const { return texels_.data(); }
  std::size_t bytes() const { return texels_.size(); }

  /// One opaque texel, for solid quads.
  static constexpr AtlasPlace kSolid{0, 0, 1, 1};

  bool nearly_full() const { return shelf_y_ > kAtlasHeightMax * 3 / 4; }
  /// Forgets and wipes everything.
  void renew();
  std::uint32_t generation() const { return generation_; }

 private:
  void begin_shelf(int height);

  std::vector<std::uint8_t> texels_;
  int shelf_x_ = 0;
  int shelf_y_ = 0;
  int shelf_height_ = 0;
  std::uint32_t generation_ = 0;
};

}  // namespace tsudoi::ui
