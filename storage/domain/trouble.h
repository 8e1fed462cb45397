// What may be wrong with a kiosk's machine. A kiosk says it in each ask, so that the office hears
// of a full disk too, on which no entry can be written any more; at the kiosk staff read the same.
//
// A newer kiosk may name what this program does not know: such bits are kept and counted as one.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace tsudoi {

/// The bit in Troubles. Order is part of the format: append only.
enum class Trouble : std::uint8_t {
  disk_low,        // still works; see to it
  disk_full,       // no sign-ups until there is room (F05)
  disk_read_only,  // no sign-ups until it is mended (F09)
  disk_failed,     // a write failed since the program was started (F08)
  was_damaged,     // a damaged store is kept there (F04)
  clock_wrong,     // F32, F33
};
inline constexpr std::size_t kTroubles = 6;
std::string_view name_of(Trouble trouble);

/// Room on the disk below which staff are told, though everything still works.
inline constexpr std::uint64_t kRoomBytesLow = 256 * 1024 * 1024;

struct Troubles {
  std::uint32_t bits = 0;

  static constexpr std::uint32_t bit_of(Trouble trouble) {
    return std::uint32_t(1) << static_cast<std::uint8_t>(trouble);
  }
  void add(Trouble trouble) { bits |= bit_of(trouble); }
  bool has(Trouble trouble) const { return (bits & bit_of(trouble)) != 0; }
  bool any() const { return bits != 0; }
  bool has_unknown() const { return bits >> kTroubles != 0; }
  bool operator==(const Troubles&) const = default;
};
/// Those that this program knows, in order.
std::vector<Trouble> known_in(const Troubles& troubles);

}  // namespace tsudoi
