#include "kiosk/ui/raster.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "kiosk/ui/pictures.h"
#include "storage/base/assert.h"

namespace tsudoi::ui {
namespace {

constexpr int kBandRows = 16;
constexpr std::size_t kVerticesOfQuad = 4;
constexpr unsigned kIndicesOfQuad = 6;

std::uint32_t argb(Colour c) {
  return static_cast<std::uint32_t>(c.a) << 24 | static_cast<std::uint32_t>(c.r) << 16 |
         static_cast<std::uint32_t>(c.g) << 8 | c.b;
}

std::uint32_t argb_of_imgui(ImU32 c) {
  return (c & 0xFF00FF00u) | (c >> 16 & 0xFFu) | (c & 0xFFu) << 16;
}

/// `over` on `under` with `alpha` of 256; two channels at a time.
inline std::uint32_t mixed(std::uint32_t under, std::uint32_t over, std::uint32_t alpha) {
  const std::uint32_t rb = under & 0xFF00FFu;
  const std::uint32_t g = under & 0x00FF00u;
  const std::uint32_t new_rb = rb + (((over & 0xFF00FFu) - rb) * alpha >> 8);
  const std::uint32_t new_g = g + (((over & 0x00FF00u) - g) * alpha >> 8);
  return 0xFF000000u | (new_rb & 0xFF00FFu) | (new_g & 0x00FF00u);
}

/// 0..255 to 0..256, so that full coverage is exact.
inline std::uint32_t of_256(std::uint32_t of_255) {
  return of_255 + (of_255 >> 7);
}

void paint_run(std::uint32_t* row, int count, std::uint32_t colour, std::uint32_t alpha) {
  if (alpha == 0) return;
  if (alpha == 256) {
    std::fill_n(row, count, colour | 0xFF000000u);
    return;
  }
  for (int i = 0; i < count; ++i) row[i] = mixed(row[i], colour, alpha);
}

std::uint64_t stirred(std::uint64_t hash, std::uint64_t value) {
  hash = (hash ^ value) * 0x9E3779B97F4A7C15u;
  return hash ^ hash >> 29;
}

std::uint64_t bits_of(float a, float b) {
  std::uint32_t low = 0;
  std::uint32_t high = 0;
  std::memcpy(&low, &a, sizeof low);
  std::memcpy(&high, &b, sizeof high);
  return static_cast<std::uint64_t>(high) << 32 | low;
}

}  // namespace

/// Whole pixels [x0, x1) x [y0, y1); texel u0 + (i + 0.5) * u_step for column i from `x`.
struct Raster::Quad {
  int x = 0, y = 0;                    // of the unclipped quad
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;  // clipped
  float u0 = 0, v0 = 0, u_step = 0, v_step = 0;
  std::uint32_t colour = 0;
  const Image* image = nullptr;

  std::uint64_t stamp() const {
    std::uint64_t hash = stirred(colour, reinterpret_cast<std::uintptr_t>(image));
    hash = stirred(hash, bits_of(u0, v0));
    hash = stirred(hash, bits_of(u_step, v_step));
    hash = stirred(hash, static_cast<std::uint64_t>(static_cast<std::uint32_t>(x)) << 32 |
                             static_cast<std::uint32_t>(y));
    hash = stirred(hash, static_cast<std::uint64_t>(x0) << 32 | static_cast<std::uint32_t>(x1));
    return stirred(hash, static_cast<std::uint64_t>(y0) << 32 | static_cast<std::uint32_t>(y1));
  }
};

/// The part of a quad that falls into the rows being painted.
struct Raster::Window {
  int x0, y0, x1, y1;
};

Raster::Raster() = default;
Raster::~Raster() = default;

void Raster::resize(PixelSize size) {
  TSUDOI_ASSERT(size.w > 0 && size.h > 0);
  size_ = size;
  pixels_.assign(static_cast<std::size_t>(size.w) * static_cast<std::size_t>(size.h), 0);
  bands_before_.clear();
}

void Raster::forget() {
  std::fill(pixels_.begin(), pixels_.end(), 0xFF000000u);
  bands_before_.clear();
  quads_.clear();
}

std::uint32_t* Raster::at(int x, int y) {
  return pixels_.data() + static_cast<std::ptrdiff_t>(y) * size_.w + x;
}

void Raster::collect(const ImDrawData& data) {
  quads_.clear();
  for (int l = 0; l < data.CmdListsCount; ++l) {
    const ImDrawList& list = *data.CmdLists[l];
    for (const ImDrawCmd& cmd : list.CmdBuffer) {
      TSUDOI_ASSERT(cmd.ElemCount % kIndicesOfQuad == 0);
      const auto clip = [&](float edge, int most) {
        return std::clamp(static_cast<int>(edge), 0, most);
      };
      const int left = clip(cmd.ClipRect.x, size_.w);
      const int top = clip(cmd.ClipRect.y, size_.h);
      const int right = clip(cmd.ClipRect.z, size_.w);
      const int bottom = clip(cmd.ClipRect.w, size_.h);
      for (unsigned i = 0; i < cmd.ElemCount; i += kIndicesOfQuad) {
        const ImDrawVert* v = list.VtxBuffer.Data + cmd.VtxOffset +
                              list.IdxBuffer[static_cast<int>(cmd.IdxOffset + i)];
        const ImDrawVert& a = v[0];
        const ImDrawVert& c = v[kVerticesOfQuad / 2];
        Quad q;
        q.x = static_cast<int>(a.pos.x);
        q.y = static_cast<int>(a.pos.y);
        q.x0 = std::max(q.x, left);
        q.y0 = std::max(q.y, top);
        q.x1 = std::min(static_cast<int>(c.pos.x), right);
        q.y1 = std::min(static_cast<int>(c.pos.y), bottom);
        if (q.x0 >= q.x1 || q.y0 >= q.y1) continue;
        q.u0 = a.uv.x;
        q.v0 = a.uv.y;
        q.u_step = (c.uv.x - a.uv.x) / (c.pos.x - a.pos.x);
        q.v_step = (c.uv.y - a.uv.y) / (c.pos.y - a.pos.y);
        q.colour = argb_of_imgui(a.col);
        q.image = static_cast<const Image*>(cmd.GetTexID());
        quads_.push_back(q);
      }
    }
  }
}

void Raster::stamp_bands(std::uint32_t atlas_generation, Colour ground) {
  const auto count = static_cast<std::size_t>((size_.h + kBandRows - 1) / kBandRows);
  bands_.assign(count, stirred(atlas_generation, argb(ground)));
  for (const Quad& quad : quads_) {
    const std::uint64_t stamp = quad.stamp();
    for (int band = quad.y0 / kBandRows; band <= (quad.y1 - 1) / kBandRows; ++band)
      bands_[static_cast<std::size_t>(band)] =
          stirred(bands_[static_cast<std::size_t>(band)], stamp);
  }
}

FrameResult Raster::draw(const ImDrawData& data, const Atlas& atlas, Colour ground) {
  collect(data);
  stamp_bands(atlas.generation(), ground);
  const bool all = bands_before_.size() != bands_.size();
  FrameResult out;
  for (std::size_t i = 0; i < bands_.size(); ++i) {
    if (!all && bands_[i] == bands_before_[i]) continue;
    const int first = static_cast<int>(i) * kBandRows;
    const int last = std::min(first + kBandRows, size_.h);
    if (!out.changed.empty() && out.changed.back().last == first)
      out.changed.back().last = last;
    else
      out.changed.push_back({first, last});
  }
  for (const RowRange rows : out.changed) {
    const auto area =
        static_cast<std::size_t>(rows.last - rows.first) * static_cast<std::size_t>(size_.w);
    std::fill_n(at(0, rows.first), area, argb(ground));
    out.pixels_drawn += area;
    for (const Quad& quad : quads_)
      if (quad.y0 < rows.last && quad.y1 > rows.first)
        paint(quad, atlas,
              {quad.x0, std::max(quad.y0, rows.first), quad.x1, std::min(quad.y1, rows.last)});
  }
  bands_before_.swap(bands_);
  return out;
}

void Raster::paint(const Quad& quad, const Atlas& atlas, Window window) {
  if (quad.image != nullptr)
    paint_image(quad, window);
  else if (quad.u_step == 0 && quad.v_step == 0)
    paint_solid(quad, window);
  else
    paint_mask(quad, atlas, window);
}

void Raster::paint_solid(const Quad& quad, const Window& window) {
  const std::uint32_t alpha = of_256(quad.colour >> 24);
  for (int y = window.y0; y < window.y1; ++y)
    paint_run(at(window.x0, y), window.x1 - window.x0, quad.colour, alpha);
}

void Raster::paint_mask(const Quad& quad, const Atlas& atlas, const Window& window) {
  const std::uint32_t alpha = of_256(quad.colour >> 24);
  const auto texel = [](float start, float step, int i) {
    return static_cast<int>(std::floor(start + (static_cast<float>(i) + 0.5f) * step));
  };
  const int u_first = texel(quad.u0, quad.u_step, window.x0 - quad.x);
  const int u_step = quad.u_step > 0 ? 1 : -1;
  const int count = window.x1 - window.x0;
  for (int y = window.y0; y < window.y1; ++y) {
    const int v = texel(quad.v0, quad.v_step, y - quad.y);
    const std::uint8_t* cover =
        atlas.texels() + static_cast<std::ptrdiff_t>(v) * kAtlasWidth + u_first;
    std::uint32_t* row = at(window.x0, y);
    if (quad.u_step == 0) {
      paint_run(row, count, quad.colour, of_256(*cover) * alpha >> 8);
      continue;
    }
    for (int i = 0; i < count; ++i, cover += u_step) {
      if (*cover == 0) continue;
      const std::uint32_t amount = of_256(*cover) * alpha >> 8;
      row[i] = amount == 256 ? quad.colour | 0xFF000000u : mixed(row[i], quad.colour, amount);
    }
  }
}

void Raster::paint_image(const Quad& quad, const Window& window) {
  const Image& image = *quad.image;
  const int count = window.x1 - window.x0;
  for (int y = window.y0; y < window.y1; ++y) {
    const std::uint32_t* source = image.pixels.data() +
                                  static_cast<std::ptrdiff_t>(y - quad.y) * image.w +
                                  (window.x0 - quad.x);
    std::uint32_t* row = at(window.x0, y);
    if (image.opaque) {
      std::copy_n(source, count, row);
      continue;
    }
    for (int i = 0; i < count; ++i) row[i] = mixed(row[i], source[i], of_256(source[i] >> 24));
  }
}

}  // namespace tsudoi::ui
