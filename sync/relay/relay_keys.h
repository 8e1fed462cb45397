// The keys of a relay's store: one byte names the table, the rest is the key within it
// (storage/SCHEMA.md).
#pragma once

#include "storage/domain/messages.h"

namespace tsudoi::relay_keys {

inline constexpr std::uint8_t kMeta = 'm', kKiosk = 'k', kAsk = 'q', kSlot = 's',
                              kStrangerSlot = 'u', kReplies = 'R', kReply = 'r', kPicture = 'p';

Bytes table(std::uint8_t name);
Bytes schema();
Bytes identity();
Bytes list();
Bytes last_ask();
Bytes heard();
Bytes kiosk(const KioskId& id);
Bytes ask(std::uint64_t number);
Bytes slots_of(std::uint8_t table, const KioskId& kiosk);
/// `batch`: its hash; zero for an ask without one.
Bytes slot(std::uint8_t table, const KioskId& kiosk, const ContentHash& batch);
Bytes replies(const KioskId& kiosk);
Bytes replies_of(const KioskId& kiosk);
Bytes reply(const KioskId& kiosk, std::uint32_t part);
Bytes picture(const ContentHash& hash);

}  // namespace tsudoi::relay_keys
