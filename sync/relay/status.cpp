// How things stand at a relay, for people and for the stick.
#include <map>

#include "sync/relay/relay.h"
#include "sync/relay/relay_keys.h"

namespace tsudoi {
namespace {

constexpr std::size_t kKioskBytes = sizeof(KioskId);

KioskId kiosk_in(ByteView rest_of_key) {
  return {array_of<kKioskBytes>(rest_of_key.first(kKioskBytes))};
}

void note_oldest(UnixSeconds& oldest, UnixSeconds at) {
  if (oldest.value == 0 || at < oldest) oldest = at;
}

}  // namespace

Result<RelayStatus> Relay::status() const {
  std::map<KioskId, RelayStatus::Waiting> kiosks;
  RelayStatus status;
  TRY_ASSIGN(const auto txn, environment_.read());
  TRY(seal_.each<Bytes>(txn, relay_keys::table(relay_keys::kKiosk),
                        [&](ByteView key, const Bytes& value) -> Result<void> {
                          RelayStatus::Waiting& one = kiosks[kiosk_in(key)];
                          one.standing = static_cast<Standing>(value.back());
                          one.is_listed = true;
                          return {};
                        }));
  const auto add_slot = [&](ByteView key, const Bytes& value) -> Result<void> {
    TRY_ASSIGN(const Slot slot, slot_in(value));
    RelayStatus::Waiting& one = kiosks[kiosk_in(key)];
    ++one.asks;
    one.bytes += slot.size;
    note_oldest(one.oldest, slot.at);
    return {};
  };
  TRY(seal_.each<Bytes>(txn, relay_keys::table(relay_keys::kSlot), add_slot));
  TRY(seal_.each<Bytes>(txn, relay_keys::table(relay_keys::kStrangerSlot), add_slot));
  TRY(seal_.each<Bytes>(txn, relay_keys::table(relay_keys::kReplies),
                        [&](ByteView key, const Bytes& hashes) -> Result<void> {
                          kiosks[kiosk_in(key)].replies = hashes.size() / sizeof(ContentHash);
                          return {};
                        }));
  for (auto& [kiosk, one] : kiosks) {
    one.kiosk = kiosk;
    status.asks += one.asks;
    status.bytes += one.bytes;
    status.replies += one.replies;
    if (one.asks > 0) note_oldest(status.oldest, one.oldest);
    status.kiosks.push_back(one);
  }
  TRY_ASSIGN(const auto pictures, pictures_here());
  status.pictures = pictures.size();
  TRY_ASSIGN(status.heard_at, heard_at());
  TRY_ASSIGN(const auto stats, environment_.stats());
  status.store_bytes = stats.file_bytes;
  return status;
}

Result<UnixSeconds> Relay::heard_at() const {
  TRY_ASSIGN(const auto txn, environment_.read());
  TRY_ASSIGN(const auto bytes, seal_.get_bytes(txn, relay_keys::heard()));
  return UnixSeconds{bytes ? static_cast<std::int64_t>(read_be64(*bytes)) : 0};
}

std::uint64_t Relay::commits() const {
  const auto stats = environment_.stats();
  return stats.ok() ? stats->commits : 0;
}

}  // namespace tsudoi
