#include "sync/relay/relay_keys.h"

namespace tsudoi::relay_keys {
namespace {

Bytes with(std::uint8_t name, ByteView rest) {
  Bytes key = table(name);
  append(key, rest);
  return key;
}

}  // namespace

Bytes table(std::uint8_t name) {
  return {name};
}
Bytes schema() {
  return with(kMeta, view_of("schema"));
}
Bytes identity() {
  return with(kMeta, view_of("identity"));
}
Bytes list() {
  return with(kMeta, view_of("list"));
}
Bytes last_ask() {
  return with(kMeta, view_of("last ask"));
}
Bytes heard() {
  return with(kMeta, view_of("heard"));
}
Bytes kiosk(const KioskId& id) {
  return with(kKiosk, id.view());
}
Bytes ask(std::uint64_t number) {
  Bytes key = table(kAsk);
  append_be64(key, number);
  return key;
}
Bytes slots_of(std::uint8_t name, const KioskId& kiosk) {
  return with(name, kiosk.view());
}
Bytes slot(std::uint8_t name, const KioskId& kiosk, const ContentHash& batch) {
  Bytes key = slots_of(name, kiosk);
  append(key, batch.view());
  return key;
}
Bytes replies(const KioskId& kiosk) {
  return with(kReplies, kiosk.view());
}
Bytes replies_of(const KioskId& kiosk) {
  return with(kReply, kiosk.view());
}
Bytes reply(const KioskId& kiosk, std::uint32_t part) {
  Bytes key = replies_of(kiosk);
  append_be32(key, part);
  return key;
}
Bytes picture(const ContentHash& hash) {
  return with(kPicture, hash.view());
}

}  // namespace tsudoi::relay_keys
