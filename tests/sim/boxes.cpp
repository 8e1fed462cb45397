// What a thief finds in a kiosk, on a stick, in a relay (I6); and that none of them grows without
// bound (I8).
#include <algorithm>

#include "storage/base/files.h"
#include "tests/sim/promises.h"
#include "tests/sim/residents.h"

namespace tsudoi::sim {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kFileBytesMax = 1 << 30;
constexpr std::uint64_t kRoomBytes = 8 * lmdb::kMiB;   // file ≤ 2 × live data + this
constexpr std::uint64_t kBesideBytesMax = lmdb::kMiB;  // keys, locks, the file beside the store
constexpr std::uint64_t kRelayBytesMax = 64 * lmdb::kMiB;

/// Reads all of a folder; how many bytes lie there beside the store.
std::uint64_t bytes_beside_store(const fs::path& folder, const std::string& whose) {
  std::uint64_t beside = 0;
  if (!fs::exists(folder)) return 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    const Bytes bytes = must(read_file(entry.path(), kFileBytesMax), "a file");
    for (const std::string_view typed : kTypedByAll)
      if (text_of(bytes).find(typed) != std::string_view::npos)
        broken("I6: what somebody typed is in " + entry.path().filename().string() + whose);
    if (entry.path().filename() != "data.mdb") beside += bytes.size();
  }
  return beside;
}

}  // namespace

void check_boxes(World& world) {
  for (const auto& machine : world.machines) {
    const std::uint64_t beside = bytes_beside_store(machine->folder, of(*machine));
    const auto stats = must(machine->store->stats(), "stats");
    if (beside > kBesideBytesMax || stats.file_bytes > 2 * stats.used_bytes() + kRoomBytes)
      broken("I8: the disk fills up" + of(*machine));
    const HeldByRelay& held = machine->store->relay();
    if (held.asked.size() > kRelayAsksKept) broken("I8: memory fills up" + of(*machine));
  }
  bytes_beside_store(world.stick(), " of a stick");
  bytes_beside_store(world.relay_folder(), " of the relay");
  const RelayStatus relay = must(world.relay().status(), "status of the relay");
  if (relay.store_bytes > kRelayBytesMax) broken("I8: the relay fills up");
  for (const auto& waiting : relay.kiosks)
    if (waiting.asks > RelayLimits{}.kiosk_asks_max + 1) broken("I8: a kiosk fills the relay");
}

}  // namespace tsudoi::sim
