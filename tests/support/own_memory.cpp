#include "tests/support/own_memory.h"

#include <charconv>
#include <fstream>

namespace tsudoi::test {
namespace {

constexpr std::uintptr_t kRegionBytesMax = std::uintptr_t{1} << 30;  // larger: a sanitizer's shadow

struct Region {
  std::uintptr_t begin = 0, end = 0;
};

/// Lines of /proc/self/maps: "begin-end rw-p …".
std::vector<Region> writable_regions() {
  std::vector<Region> regions;
  std::ifstream maps("/proc/self/maps");
  for (std::string line; std::getline(maps, line);) {
    Region region;
    const char* const last = line.data() + line.size();
    const auto dash = std::from_chars(line.data(), last, region.begin, 16);
    const auto blank = std::from_chars(dash.ptr + 1, last, region.end, 16);
    const std::string_view rest(blank.ptr, static_cast<std::size_t>(last - blank.ptr));
    const bool is_plain = rest.starts_with(" rw") && !rest.ends_with(']');
    if (!is_plain && !rest.ends_with("[heap]")) continue;
    if (region.end - region.begin <= kRegionBytesMax) regions.push_back(region);
  }
  return regions;
}

/// Reads memory that belongs to nobody any more: no sanitizer may object.
__attribute__((no_sanitize("address", "thread"))) std::size_t times_in(Region region,
                                                                       ByteView hidden_text) {
  const auto* const first = hidden_text.data();
  const std::size_t size = hidden_text.size();
  std::size_t times = 0;
  const auto* at = reinterpret_cast<const volatile std::uint8_t*>(region.begin);
  const auto* const end = reinterpret_cast<const volatile std::uint8_t*>(region.end) - size;
  for (; at <= end; ++at) {
    std::size_t same = 0;
    while (same < size && (at[same] ^ kMask) == first[same]) ++same;
    if (same == size) ++times;
  }
  return times;
}

}  // namespace

std::size_t times_in_memory(ByteView hidden_text) {
  std::size_t times = 0;
  for (const Region& region : writable_regions()) times += times_in(region, hidden_text);
  return times;
}

}  // namespace tsudoi::test
