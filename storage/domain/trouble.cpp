#include "storage/domain/trouble.h"

#include <array>

namespace tsudoi {
namespace {

constexpr std::array<std::string_view, kTroubles> kNames{
    "disk_low", "disk_full", "disk_read_only", "disk_failed", "was_damaged", "clock_wrong"};

}  // namespace

std::string_view name_of(Trouble trouble) {
  return kNames.at(static_cast<std::size_t>(trouble));
}

std::vector<Trouble> known_in(const Troubles& troubles) {
  std::vector<Trouble> known;
  for (std::uint8_t i = 0; i < kTroubles; ++i)
    if (troubles.has(static_cast<Trouble>(i))) known.push_back(static_cast<Trouble>(i));
  return known;
}

}  // namespace tsudoi
