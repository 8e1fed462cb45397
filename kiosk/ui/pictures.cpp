#include "kiosk/ui/pictures.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <utility>

#define STB_IMAGE_STATIC
#define STB_IMAGE_IMPLEMENTATION
#define STBI_NO_STDIO
#define STBI_ONLY_JPEG
#define STBI_ONLY_PNG
#define STBI_MAX_DIMENSIONS 4096
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb/stb_image.h>
#pragma GCC diagnostic pop

namespace tsudoi::ui {
namespace {

constexpr int kChannels = 4;

struct Decoded {
  std::unique_ptr<stbi_uc, decltype(&stbi_image_free)> rgba{nullptr, &stbi_image_free};
  int w = 0;
  int h = 0;
};

constexpr std::size_t kCodesMax = 256;  // of one Huffman table
constexpr std::size_t kLengths = 16;    // a table says first how many codes each length has

/// Whether one of the tables in this segment of a JPEG has more codes than there can be.
bool has_too_many_codes(ByteView tables) {
  while (tables.size() > 1) {
    const ByteView lengths = tables.subspan(1, std::min(tables.size() - 1, kLengths));
    const std::size_t codes = std::accumulate(lengths.begin(), lengths.end(), std::size_t(0));
    if (codes > kCodesMax) return true;
    tables = tables.subspan(std::min(tables.size(), 1 + kLengths + codes));
  }
  return false;
}

/// stb_image before 2.29 takes such tables and writes past its own.
bool is_hostile_jpeg(ByteView bytes) {
  constexpr std::uint8_t kTables = 0xc4, kFirstAlone = 0xd0, kLastAlone = 0xd9;
  if (bytes.empty() || bytes.front() != 0xff) return false;
  for (std::size_t at = 0; at + 4 <= bytes.size();) {
    const std::uint8_t marker = bytes[at + 1];
    const bool is_marker = bytes[at] == 0xff && marker != 0 && marker != 0xff;
    const bool is_alone = marker >= kFirstAlone && marker <= kLastAlone;
    const std::size_t length = std::size_t(bytes[at + 2]) << 8 | bytes[at + 3];
    const ByteView segment = bytes.subspan(at + 4);
    if (is_marker && marker == kTables &&
        has_too_many_codes(segment.first(std::min(segment.size(), length + kLengths))))
      return true;
    at += !is_marker ? 1 : is_alone ? 2 : 2 + length;
  }
  return false;
}

/// stb_image makes room for a piece of a PNG, up to 2 GiB, before it looks whether it is there.
bool is_cut_png(ByteView bytes) {
  constexpr std::size_t kSignature = 8, kBefore = 8, kChecksum = 4;
  if (!text_of(bytes).starts_with("\x89PNG")) return false;
  for (std::size_t at = kSignature; at + kBefore <= bytes.size();) {
    const std::size_t length = read_be32(bytes.subspan(at, 4));
    if (text_of(bytes.subspan(at + 4, 4)) == "IEND") return false;
    if (length > bytes.size() - at - kBefore) return true;
    at += kBefore + length + kChecksum;
  }
  return false;
}

Decoded decode(ByteView bytes) {
  Decoded out;
  if (is_hostile_jpeg(bytes) || is_cut_png(bytes)) return {};
  const int size = static_cast<int>(bytes.size());
  int channels = 0;
  if (stbi_info_from_memory(bytes.data(), size, &out.w, &out.h, &channels) == 0) return {};
  if (out.w <= 0 || out.h <= 0 || out.w > kPictureSideMax || out.h > kPictureSideMax) return {};
  out.rgba.reset(stbi_load_from_memory(bytes.data(), size, &out.w, &out.h, &channels, kChannels));
  return out;
}

/// The mean of the source pixels under one target pixel, over white where transparent.
std::uint32_t mean(const Decoded& from, const Rect& area) {
  const int x0 = std::clamp(static_cast<int>(area.x), 0, from.w - 1);
  const int y0 = std::clamp(static_cast<int>(area.y), 0, from.h - 1);
  const int x1 = std::clamp(static_cast<int>(std::ceil(area.right())), x0 + 1, from.w);
  const int y1 = std::clamp(static_cast<int>(std::ceil(area.bottom())), y0 + 1, from.h);
  std::uint64_t sum[3] = {};
  for (int y = y0; y < y1; ++y) {
    for (int x = x0; x < x1; ++x) {
      const stbi_uc* p =
          from.rgba.get() + (static_cast<std::ptrdiff_t>(y) * from.w + x) * kChannels;
      for (int c = 0; c < 3; ++c)
        sum[c] += (static_cast<unsigned>(p[c]) * p[3] + 255u * (255u - p[3])) / 255u;
    }
  }
  const auto count = static_cast<std::uint64_t>(x1 - x0) * static_cast<std::uint64_t>(y1 - y0);
  const auto channel = [&](int c) { return static_cast<std::uint32_t>(sum[c] / count); };
  return 0xFF000000u | channel(0) << 16 | channel(1) << 8 | channel(2);
}

Image scaled(const Decoded& from, const ImageAsk& ask) {
  Image out{ask.w, ask.h, true, {}};
  out.pixels.resize(static_cast<std::size_t>(ask.w) * static_cast<std::size_t>(ask.h));
  const float step = std::min(static_cast<float>(from.w) / static_cast<float>(ask.w),
                              static_cast<float>(from.h) / static_cast<float>(ask.h));
  const float left = (static_cast<float>(from.w) - step * static_cast<float>(ask.w)) / 2;
  const float top = (static_cast<float>(from.h) - step * static_cast<float>(ask.h)) / 2;
  std::size_t i = 0;
  for (int y = 0; y < ask.h; ++y)
    for (int x = 0; x < ask.w; ++x)
      out.pixels[i++] = mean(from, {left + step * static_cast<float>(x),
                                    top + step * static_cast<float>(y), step, step});
  return out;
}

void round_corners(Image& image, const ImageAsk& ask) {
  const auto radius = static_cast<float>(ask.radius);
  image.opaque = false;
  for (int y = 0; y < image.h; ++y) {
    const int from_end = ask.shape == ImageShape::rounded ? std::min(y, image.h - 1 - y) : y;
    if (from_end >= ask.radius) continue;
    for (int x = 0; x < image.w; ++x) {
      const int from_side = std::min(x, image.w - 1 - x);
      if (from_side >= ask.radius) continue;
      const float dx = radius - static_cast<float>(from_side) - 0.5f;
      const float dy = radius - static_cast<float>(from_end) - 0.5f;
      const float inside = std::clamp(radius - std::sqrt(dx * dx + dy * dy) + 0.5f, 0.0f, 1.0f);
      std::uint32_t& pixel = image.pixels[static_cast<std::size_t>(y * image.w + x)];
      pixel = (pixel & 0xFFFFFFu) | static_cast<std::uint32_t>(std::lround(inside * 255)) << 24;
    }
  }
}

std::size_t bytes_of(const std::optional<Image>& image) {
  return image ? image->pixels.size() * sizeof(std::uint32_t) : 0;
}

}  // namespace

std::optional<Image> decode_picture(ByteView bytes, const ImageAsk& ask) {
  if (bytes.empty() || bytes.size() > kPictureBytesMax) return std::nullopt;
  if (ask.w <= 0 || ask.h <= 0 || ask.w > kPictureSideMax || ask.h > kPictureSideMax)
    return std::nullopt;
  const Decoded decoded = decode(bytes);
  if (!decoded.rgba) return std::nullopt;
  Image out = scaled(decoded, ask);
  if (ask.shape != ImageShape::square && ask.radius > 0) round_corners(out, ask);
  return out;
}

void Pictures::set_source(Source source) {
  source_ = std::move(source);
  known_.clear();
  bytes_ = 0;
}

const Image* Pictures::get(const ByteArray<32>& hash, const ImageAsk& ask) {
  auto found = known_.find({hash, ask});
  if (found == known_.end()) {
    if (!source_) return nullptr;
    const std::optional<Bytes> bytes = source_(hash);
    if (!bytes) return nullptr;  // asked again when it may have come
    found = known_.try_emplace({hash, ask}, Known{decode_picture(*bytes, ask)}).first;
    bytes_ += bytes_of(found->second.image);
  }
  found->second.shown = true;
  return found->second.image ? &*found->second.image : nullptr;
}

void Pictures::trim() {
  const bool is_over = bytes_ > kPicturesBytesMax;
  for (auto at = known_.begin(); at != known_.end();) {
    const bool was_shown = std::exchange(at->second.shown, false);
    if (!is_over || was_shown) {
      ++at;
      continue;
    }
    bytes_ -= bytes_of(at->second.image);
    at = known_.erase(at);
  }
}

}  // namespace tsudoi::ui
