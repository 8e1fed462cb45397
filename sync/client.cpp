#include "sync/client.h"

#include "sync/relay_frames.h"
#include "sync/relayed.h"

namespace tsudoi {
namespace {

constexpr std::size_t kRoundTripsMax = 10'000;  // a bound, far above any real backlog
constexpr std::size_t kFrameRoom = 1024;

enum class Frozen : std::uint8_t { one, nothing_left };

Result<Frozen> freeze_one(KioskStore& store) {
  TRY_ASSIGN(const auto run, store.unfrozen(kBatchEntriesMax, kBatchBytesMax - kFrameRoom));
  if (!run) return Frozen::nothing_left;
  Bytes bytes = make_batch(run->header, run->entries, store.key());
  const ContentHash hash{crypto::hash(bytes)};
  TRY(store.keep_frozen(*run, hash, std::move(bytes)));
  return Frozen::one;
}

/// What a former identity froze is believed of its successor alone.
bool says_who_it_was(const KioskStore& store, const std::optional<NumberedBatch>& batch) {
  return !store.has_met_office() || (batch && batch->number <= store.inherited());
}

Result<SyncAsk> ask_of(const KioskStore& store, const Seams& seams) {
  TRY_ASSIGN(const SyncRecord record, store.sync_record());
  TRY_ASSIGN(const auto waiting, store.waiting());
  SyncAsk ask;
  ask.nonce = seams.random.array<16>();
  ask.history = record.history;
  ask.catalogue_held = record.catalogue_held;
  ask.decisions_held = record.decisions_held;
  ask.leases_held = record.leases_held;
  ask.batches_stored = record.batches_stored;
  ask.waiting = waiting.entries;
  ask.oldest_waiting = waiting.oldest;
  ask.kiosk_time = seams.clock.now();
  ask.program_version = kProgramVersion;
  ask.times_rolled_back = record.times_rolled_back;
  ask.is_copy = store.disk() == DiskIs::copied;
  TRY_ASSIGN(ask.told, store.told());
  ask.relayed = store.relay().reply;
  const Condition condition = store.condition();
  ask.troubles = condition.troubles;
  ask.room_bytes = condition.room_bytes;
  return ask;
}

Result<Asking> ask_with(const KioskStore& store, const std::optional<NumberedBatch>& batch,
                        const Seams& seams) {
  const EnrolmentBundle& bundle = store.identity().bundle;
  AskParts parts;
  parts.kiosk = bundle.kiosk;
  parts.office = bundle.office.card.office;
  // Always: an office from a backup may be older than our first contact (F21).
  parts.enrolment = prove_enrolment(bundle, store.key().verify);
  TRY_ASSIGN(parts.ask, ask_of(store, seams));
  if (says_who_it_was(store, batch)) parts.ask.successions = store.successions();
  if (batch) parts.batch = batch->record.bytes;
  Asking asking;
  asking.bytes = make_ask(parts, store.key());
  asking.hash = {crypto::hash(asking.bytes)};
  asking.batch = batch ? batch->number : 0;
  return asking;
}

Result<std::size_t> fetch_pictures(KioskStore& store, Transport& transport) {
  TRY_ASSIGN(const auto missing, store.missing_pictures());
  std::size_t fetched = 0;
  for (const ContentHash& hash : missing) {
    auto bytes = transport.picture(hash.view());
    if (!bytes.ok() && bytes.error().code == ErrorCode::line_down) return std::move(bytes).error();
    if (!bytes.ok() || bytes->size() > kPictureBytesMax)
      continue;  // the screen shows an icon instead
    if (store.keep_picture(hash, *bytes).ok()) ++fetched;
  }
  return fetched;
}

}  // namespace

Result<void> freeze_all(KioskStore& store) {
  Frozen frozen = Frozen::one;
  while (frozen == Frozen::one) {
    TRY_ASSIGN(frozen, freeze_one(store));
  }
  return {};
}

Result<std::vector<Asking>> every_ask(const KioskStore& store, const Seams& seams) {
  std::vector<Asking> asks;
  if (store.is_in_doubt()) {
    TRY_ASSIGN(Asking ask, ask_with(store, std::nullopt, seams));
    asks.push_back(std::move(ask));
    return asks;
  }
  for (std::uint64_t after = 0;;) {
    TRY_ASSIGN(const auto batch, store.unsent_batch(after));
    if (!batch && !asks.empty()) return asks;
    TRY_ASSIGN(Asking ask, ask_with(store, batch, seams));
    asks.push_back(std::move(ask));
    if (!batch) return asks;
    after = batch->number;
  }
}

Result<Asking> next_ask(KioskStore& store, const Seams& seams) {
  HeldByRelay& held = store.relay();
  const SteadyMs now = seams.clock.steady();
  if (!held.since) held.since = now;
  const bool has_waited = held.relay && now.value - held.since->value >= kMeetingWaitMs;
  // A relay that does not know us takes no batch, and hears of us by an ask without one.
  const bool was_refused = std::exchange(held.is_unanswered, false) && held.relay.has_value();
  std::optional<NumberedBatch> batch;
  if ((store.has_met_office() || has_waited) && !store.is_in_doubt() && !was_refused) {
    TRY_ASSIGN(batch, store.unsent_batch(held.batches_through));
    if (!batch) {
      // A disk that takes nothing is no reason to be silent: the office is to hear of it (F05).
      const auto frozen = freeze_one(store);
      if (!frozen.ok() && !store.trouble()) return frozen.error();
      TRY_ASSIGN(batch, store.unsent_batch(held.batches_through));
    }
  }
  if (!batch && !held.poll.empty())
    return Asking{held.poll, ContentHash{crypto::hash(held.poll)}, 0};
  TRY_ASSIGN(Asking asking, ask_with(store, batch, seams));
  if (held.asked.size() == kRelayAsksKept) held.asked.clear();
  held.asked.insert(asking.hash);
  held.is_unanswered = batch.has_value();
  return asking;
}

Result<Learned> take_answer(KioskStore& store, const Asking& asking, ByteView answer) {
  if (is_held(answer)) return take_held(store, asking, answer);
  const EnrolmentBundle& bundle = store.identity().bundle;
  TRY_ASSIGN(const OpenedReply opened,
             open_reply(answer, bundle.office.card.office, bundle.kiosk, asking.hash));
  store.relay() = {};
  return take_reply(store, opened);
}

Result<Learned> take_reply(KioskStore& store, const OpenedReply& opened, Meeting meeting) {
  TRY_ASSIGN(const auto before, store.waiting());
  const bool is_first = !store.has_met_office() && meeting == Meeting::now;
  TRY_ASSIGN(const SyncRecord held, store.sync_record());
  TRY(store.apply_reply(opened.reply, opened.office, meeting));
  TRY_ASSIGN(const auto waiting, store.waiting());
  const bool is_moving = waiting.entries != before.entries || is_first;
  // The office waits to hear that we are in step with its new history.
  const bool is_new_history = held.history != HistoryId{} && held.history != opened.reply.history;
  const bool again = opened.reply.catalogue.more || !opened.reply.heard.empty() || is_new_history ||
                     (waiting.entries > 0 && is_moving);
  return Learned{again ? Next::again : Next::done, opened.reply.receipts.size(),
                 opened.reply.decisions.size(), opened.reply.catalogue.items.size(), From::office};
}

Result<SyncReport> sync_once(KioskStore& store, Transport& transport, const Seams& seams) {
  SyncReport report;
  Next next = Next::again;
  while (next == Next::again && report.round_trips < kRoundTripsMax) {
    TRY_ASSIGN(const Asking asking, next_ask(store, seams));
    TRY_ASSIGN(const Bytes answer, transport.exchange(asking.bytes));
    TRY_ASSIGN(const Learned learned, take_answer(store, asking, answer));
    ++report.round_trips;
    report.batches += learned.receipts;
    report.decisions += learned.decisions;
    report.items += learned.items;
    report.from = learned.from;
    next = learned.next;
  }
  TRY_ASSIGN(report.pictures, fetch_pictures(store, transport));
  TRY_ASSIGN(const auto waiting, store.waiting());
  report.waiting = waiting.entries;
  return report;
}

std::int64_t backoff_ms(std::uint32_t failures, Random& random) {
  constexpr std::int64_t kFirstMs = 5'000;
  constexpr std::int64_t kLastMs = 15 * 60'000;
  std::int64_t wait = kFirstMs;
  for (std::uint32_t i = 0; i < failures && wait < kLastMs; ++i) wait *= 2;
  wait = std::min(wait, kLastMs);
  const std::uint16_t chance = read_be16(random.array<2>());
  return wait + wait / 4 * chance / 65'535;
}

}  // namespace tsudoi
