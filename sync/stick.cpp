#include "sync/stick.h"

#include "storage/base/files.h"

namespace tsudoi {
namespace {

/// Our own asks of batches that have their receipt: the stick need not carry them any more.
void take_off(const StickPlaces& places, const KioskId& kiosk, std::uint64_t batches_stored) {
  const auto asks = files_on_stick(places.asks, ".ask");
  if (!asks.ok()) return;  // a new stick
  const std::string first = ask_name(kiosk, 0);
  const std::string last = ask_name(kiosk, batches_stored);
  for (const auto& file : *asks) {
    const std::string name = file.filename().string();
    std::error_code stays;  // harmless: the office knows the batch
    if (name >= first && name <= last) std::filesystem::remove(file, stays);
  }
}

Error our_own(const Error& error) {
  return fail(error.code, "on this terminal, not on the stick; nothing of the stick is lost");
}

Result<void> take_from_stick(KioskStore& store, ByteView bytes, StickImport& into) {
  TRY_ASSIGN(const ReplyFrame frame, read_reply(bytes));
  const EnrolmentBundle& bundle = store.identity().bundle;
  if (frame.office == bundle.office.card.office && frame.kiosk != bundle.kiosk) {
    ++into.others;
    return {};
  }
  TRY_ASSIGN(const Learned learned, take_late_reply(store, frame, bytes, Meeting::now));
  ++into.replies;
  into.receipts += learned.receipts;
  into.decisions += learned.decisions;
  into.items += learned.items;
  return {};
}

Result<void> take_pictures(KioskStore& store, const StickPlaces& places, StickImport& into) {
  TRY_ASSIGN(const auto missing, store.missing_pictures());
  for (const ContentHash& hash : missing) {
    const auto bytes = read_file(places.pictures / picture_name(hash), kPictureBytesMax);
    if (!bytes.ok()) continue;  // not on this stick: the screen shows an icon instead
    const auto kept = store.keep_picture(hash, *bytes);
    if (kept.ok()) {
      ++into.pictures;
      continue;
    }
    if (is_our_own(kept.error().code)) return our_own(kept.error());
    into.refused.push_back({picture_name(hash), kept.error()});
  }
  return {};
}

}  // namespace

Result<StickExport> export_to_stick(KioskStore& store, const std::filesystem::path& stick,
                                    const Seams& seams) {
  const StickPlaces places(stick);
  if (!store.is_in_doubt()) TRY(freeze_all(store));
  TRY_ASSIGN(const std::vector<Asking> asks, every_ask(store, seams));
  std::vector<ContentHash> hashes;
  for (const Asking& ask : asks) hashes.push_back(ask.hash);
  TRY(store.note_stick_asks(hashes));
  const KioskId& kiosk = store.identity().bundle.kiosk;
  TRY_ASSIGN(const SyncRecord record, store.sync_record());
  take_off(places, kiosk, record.batches_stored);
  for (const Asking& ask : asks)
    TRY(put_on_stick(places.asks, ask_name(kiosk, ask.batch), ask.bytes));
  TRY_ASSIGN(const auto waiting, store.waiting());
  if (store.is_in_doubt()) return StickExport{asks.size(), 0, waiting.entries};
  return StickExport{asks.size(), waiting.entries, 0};
}

Result<StickImport> import_from_stick(KioskStore& store, const std::filesystem::path& stick) {
  const StickPlaces places(stick);
  TRY_ASSIGN(const auto files, files_on_stick(places.replies, ".reply"));
  StickImport import;
  for (const auto& file : files) {
    const auto bytes = read_file(file, kReplyBytesMax);
    const auto taken =
        bytes.ok() ? take_from_stick(store, *bytes, import) : Result<void>(bytes.error());
    if (taken.ok()) continue;
    if (bytes.ok() && is_our_own(taken.error().code)) return our_own(taken.error());
    import.refused.push_back({file.filename().string(), taken.error()});
  }
  TRY(take_pictures(store, places, import));
  TRY_ASSIGN(const auto waiting, store.waiting());
  import.waiting = waiting.entries;
  return import;
}

}  // namespace tsudoi
