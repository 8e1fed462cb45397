#include "storage/domain/phone.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace tsudoi {
namespace {

/// How many digits stand before the first hyphen and before the second.
struct NumberShape {
  std::string_view head;
  std::size_t digits, first, second;
};
/// Each is sure: no longer head begins like it (042 may be the head of 0422, 044 is 044) but those
/// before it in the list.
constexpr std::array kNumberShapes{
    NumberShape{"0800", 11, 4, 7}, NumberShape{"050", 11, 3, 7},  NumberShape{"060", 11, 3, 7},
    NumberShape{"070", 11, 3, 7},  NumberShape{"080", 11, 3, 7},  NumberShape{"090", 11, 3, 7},
    NumberShape{"0120", 10, 4, 7}, NumberShape{"0570", 10, 4, 7}, NumberShape{"03", 10, 2, 6},
    NumberShape{"06", 10, 2, 6},   NumberShape{"011", 10, 3, 6},  NumberShape{"044", 10, 3, 6},
    NumberShape{"045", 10, 3, 6},  NumberShape{"052", 10, 3, 6},  NumberShape{"075", 10, 3, 6},
    NumberShape{"078", 10, 3, 6}};

}  // namespace

std::string grouped_phone(const std::string& digits) {
  const auto shape = std::ranges::find_if(kNumberShapes, [&](const NumberShape& one) {
    return digits.size() == one.digits && digits.starts_with(one.head);
  });
  if (shape == kNumberShapes.end()) return digits;
  return digits.substr(0, shape->first) + "-" +
         digits.substr(shape->first, shape->second - shape->first) + "-" +
         digits.substr(shape->second);
}

}  // namespace tsudoi
