// Asks that left by stick or lie at a relay: whose answers may come late.
#include "storage/store/kiosk_store.h"

namespace tsudoi {
namespace {

/// Where asks are noted, each under the number of its export or turn, and how many numbers stay.
struct Book {
  std::uint8_t table;
  std::uint64_t kept;

  Bytes key_of(ByteView ask) const {
    Bytes key = kiosk_keys::table(table);
    append(key, ask);
    return key;
  }
};

Result<void> note(const Book& book, const RecordSeal& seal, lmdb::WriteTxn& txn,
                  const std::vector<ContentHash>& asks) {
  std::vector<std::pair<Bytes, std::uint64_t>> noted;  // key, number
  std::uint64_t last = 0;
  TRY(seal.each<Bytes>(txn, kiosk_keys::table(book.table),
                       [&](ByteView ask, Bytes number) -> Result<void> {
                         noted.emplace_back(book.key_of(ask), read_be64(number));
                         last = std::max(last, noted.back().second);
                         return {};
                       }));
  for (const auto& [key, number] : noted)
    if (number + book.kept <= last + 1) TRY(txn.erase(key));
  Bytes number;
  append_be64(number, last + 1);
  for (const ContentHash& ask : asks) TRY(seal.put_bytes(txn, book.key_of(ask.view()), number));
  return {};
}

}  // namespace

Result<void> KioskStore::note_stick_asks(const std::vector<ContentHash>& asks) {
  return environment_.update([&](lmdb::WriteTxn& txn) {
    return note({kiosk_keys::kStickAsk, kStickExportsKept}, seal_, txn, asks);
  });
}

Result<void> KioskStore::note_relay_ask(const ContentHash& ask) {
  TRY_ASSIGN(const bool is_known, is_noted_ask(ask));
  if (is_known) return {};
  return environment_.update([&](lmdb::WriteTxn& txn) {
    return note({kiosk_keys::kRelayAsk, kRelayAsksKept}, seal_, txn, {ask});
  });
}

Result<bool> KioskStore::is_noted_ask(const ContentHash& ask) const {
  TRY_ASSIGN(const auto txn, environment_.read());
  TRY_ASSIGN(const auto by_stick, seal_.get_bytes(txn, kiosk_keys::stick_ask(ask)));
  TRY_ASSIGN(const auto at_relay, seal_.get_bytes(txn, kiosk_keys::relay_ask(ask)));
  return by_stick.has_value() || at_relay.has_value();
}

}  // namespace tsudoi
