#include "kiosk/platform/graphics_card.h"

#include <algorithm>
#include <array>

namespace tsudoi::platform {

bool is_software(std::string_view renderer) {
  constexpr std::array kSoftware{"llvmpipe", "softpipe", "SWR", "swrast", "Software Rasterizer"};
  return std::ranges::any_of(
      kSoftware, [&](const char* name) { return renderer.find(name) != renderer.npos; });
}

}  // namespace tsudoi::platform
