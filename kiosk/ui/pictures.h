// Photographs and drawings of listings, decoded once and scaled to the size at which they are
// shown. The only file that knows stb_image is pictures.cpp.
//
// Limits: kPictureBytesMax encoded, kPictureSideMax per side decoded, kPicturesBytesMax
//   kept, or what one frame shows where that is more.
// Errors: none shown: what cannot be decoded is "no picture", and the icon is drawn instead.
// Thread: the logic thread.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "kiosk/ui/geometry.h"
#include "storage/base/bytes.h"

namespace tsudoi::ui {

inline constexpr std::size_t kPictureBytesMax = 4u << 20;
inline constexpr int kPictureSideMax = 4096;
inline constexpr std::size_t kPicturesBytesMax = 6u << 20;  // a listing and a list

/// Pixels 0xAARRGGBB, rows from the top.
struct Image {
  int w = 0;
  int h = 0;
  bool opaque = true;
  std::vector<std::uint32_t> pixels;
};

enum class ImageShape : std::uint8_t { square, rounded, rounded_top };
struct ImageAsk {
  int w = 0;
  int h = 0;
  int radius = 0;
  ImageShape shape = ImageShape::square;
  auto operator<=>(const ImageAsk&) const = default;
};

/// Fills w x h, cropping what is too much. None: not a picture that we can read, or too large.
std::optional<Image> decode_picture(ByteView bytes, const ImageAsk& ask);

class Pictures {
 public:
  using Source = std::function<std::optional<Bytes>(const ByteArray<32>&)>;

  void set_source(Source source);
  /// nullptr: not here, or not readable. Valid until trim().
  const Image* get(const ByteArray<32>& hash, const ImageAsk& ask);
  /// Between frames: when over the limit, drops what the last frame did not show.
  void trim();
  std::size_t bytes() const { return bytes_; }

 private:
  struct Known {
    std::optional<Image> image;
    bool shown = true;  // since the last trim()
  };

  Source source_;
  std::map<std::pair<ByteArray<32>, ImageAsk>, Known> known_;
  std::size_t bytes_ = 0;
};

}  // namespace tsudoi::ui
