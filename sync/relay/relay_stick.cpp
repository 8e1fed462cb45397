#include "sync/relay/relay_stick.h"

#include <map>

#include "storage/base/files.h"
#include "sync/relay/relay_keys.h"

namespace tsudoi {
namespace {

constexpr std::size_t kPageBytes = 4 * kAskBytesMax;

/// What an earlier export of ours wrote: what still waits is written again.
void take_off(const StickPlaces& places, const RelayId& relay) {
  const auto asks = files_on_stick(places.asks, ".ask");
  if (!asks.ok()) return;  // a new stick
  for (const auto& file : *asks) {
    std::error_code stays;  // harmless: the office knows it
    if (file.filename().string().starts_with(to_hex(relay.view())))
      std::filesystem::remove(file, stays);
  }
}

/// A file's fault leaves it where it is; our own store's ends the import.
Result<void> judge(Result<void> done, const std::filesystem::path& file, RelayImport& import) {
  if (done.ok()) return {};
  if (answer_for(done.error()).status >= kOwnTroubleStatus) return std::move(done).error();
  import.refused.push_back({file.filename().string(), std::move(done).error()});
  return {};
}

/// A list that is older than ours trusts who is revoked by now.
Result<void> take_list(Relay& relay, const std::filesystem::path& file) {
  const auto bytes = read_file(file, kListBytesMax);
  if (!bytes.ok()) return {};  // an office that knows of no relay
  TRY_ASSIGN(const KioskList list, open_kiosk_list(*bytes, relay.card().card.office));
  TRY_ASSIGN(const UnixSeconds held, relay.list_made_at());
  if (list.made_at < held) return fail(ErrorCode::expired, "a newer list of kiosks is here");
  return relay.keep_list(*bytes);
}

Result<void> take_reply(Relay& relay, const std::filesystem::path& file,
                        std::map<KioskId, std::uint32_t>& parts) {
  TRY_ASSIGN(const Bytes bytes, read_file(file, kReplyBytesMax));
  TRY_ASSIGN(const ReplyFrame frame, read_reply(bytes));
  TRY(relay.keep_reply(parts[frame.kiosk], bytes));
  ++parts[frame.kiosk];
  return relay.drop_answered(bytes);
}

Result<void> take_picture(Relay& relay, const std::filesystem::path& file) {
  TRY_ASSIGN(const Bytes bytes, read_file(file, kPictureBytesMax));
  const ContentHash hash{crypto::hash(bytes)};
  if (picture_name(hash) != file.filename().string())
    return fail(ErrorCode::not_authentic, "not the picture that it is called after");
  TRY_ASSIGN(const auto known, relay.picture(hash));
  return known ? Result<void>() : relay.keep_picture(bytes);
}

}  // namespace

Result<std::size_t> export_to_stick(const Relay& relay, const std::filesystem::path& stick) {
  const StickPlaces places(stick);
  take_off(places, relay.id());
  std::size_t written = 0;
  for (std::uint64_t after = 0;;) {
    TRY_ASSIGN(const auto asks, relay.asks_after(after, kPageBytes));
    if (asks.empty()) return written;
    for (const FetchedAsk& one : asks)
      TRY(put_on_stick(places.asks, relay_ask_name(relay.id(), one.number), one.ask));
    written += asks.size();
    after = asks.back().number;
  }
}

Result<RelayImport> import_from_stick(Relay& relay, const std::filesystem::path& stick) {
  const StickPlaces places(stick);
  RelayImport import;
  TRY_ASSIGN(const auto replies, files_on_stick(places.replies, ".reply"));
  TRY(judge(take_list(relay, places.list), places.list, import));
  std::map<KioskId, std::uint32_t> parts;
  for (const auto& file : replies) {
    const std::size_t refused = import.refused.size();
    TRY(judge(take_reply(relay, file, parts), file, import));
    if (import.refused.size() == refused) ++import.replies;
  }
  const auto pictures = files_on_stick(places.pictures, "");
  if (pictures.ok()) {
    for (const auto& file : *pictures) {
      const std::size_t refused = import.refused.size();
      TRY(judge(take_picture(relay, file), file, import));
      if (import.refused.size() == refused) ++import.pictures;
    }
  }
  TRY_ASSIGN(const RelayStatus status, relay.status());
  import.asks_left = status.asks;
  return import;
}

/// One commit: the ask that it answers, and every batch that it has a receipt for.
Result<void> Relay::drop_answered(ByteView bytes) {
  TRY_ASSIGN(const ReplyFrame frame, read_reply(bytes));
  TRY_ASSIGN(const OpenedReply opened,
             open_reply(bytes, card_.card.office, frame.kiosk, frame.ask));
  return environment_.update_for_cleanup([&](lmdb::WriteTxn& txn) -> Result<void> {
    std::vector<Slot> answered;
    for (const std::uint8_t table : {relay_keys::kSlot, relay_keys::kStrangerSlot}) {
      TRY(seal_.each<Bytes>(txn, relay_keys::slots_of(table, frame.kiosk),
                            [&](ByteView batch, const Bytes& stored) -> Result<void> {
                              TRY_ASSIGN(const Slot slot, slot_in(stored));
                              bool is_over = slot.hash == frame.ask;
                              for (const Receipt& receipt : opened.reply.receipts)
                                is_over = is_over || crypto::equal(batch, receipt.hash.view());
                              if (is_over) answered.push_back(slot);
                              return {};
                            }));
    }
    for (const Slot& slot : answered) TRY(drop_one(txn, slot.number, slot.hash));
    return {};
  });
}

}  // namespace tsudoi
