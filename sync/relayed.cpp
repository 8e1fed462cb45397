#include "sync/relayed.h"

#include "sync/relay_frames.h"

namespace tsudoi {
namespace {

enum class Keeper : std::uint8_t { same, another };

/// What went to another relay, or to this one's disk before this one, is brought again.
Keeper note_kept(HeldByRelay& held, const RelayId& id, const Asking& asking) {
  if (held.relay && *held.relay != id) {
    held.relay = id;
    held.batches_through = 0;
    held.reply = {};
    held.poll.clear();
    return Keeper::another;
  }
  held.relay = id;
  if (asking.batch > 0) held.batches_through = asking.batch;
  held.poll = asking.batch == 0 ? asking.bytes : Bytes();
  return Keeper::same;
}

/// A poll goes behind the batches: what has no receipt when it is answered is brought again.
Result<Learned> take_relayed(KioskStore& store, ByteView reply) {
  HeldByRelay& held = store.relay();
  TRY_ASSIGN(const SyncRecord before, store.sync_record());
  TRY_ASSIGN(const ReplyFrame frame, read_reply(reply));
  const bool is_of_now = held.asked.contains(frame.ask);
  const bool answers_poll = !held.poll.empty() && frame.ask.value == crypto::hash(held.poll);
  TRY_ASSIGN(const Learned learned,
             take_late_reply(store, frame, reply, is_of_now ? Meeting::now : Meeting::earlier));
  TRY_ASSIGN(const SyncRecord after, store.sync_record());
  if (answers_poll || before.history != after.history) held.batches_through = 0;
  return learned;
}

}  // namespace

bool is_our_own(ErrorCode code) {
  switch (code) {
    case ErrorCode::disk_full:
    case ErrorCode::disk_failed:
    case ErrorCode::disk_read_only:
    case ErrorCode::damaged:
    case ErrorCode::busy:
    case ErrorCode::out_of_memory: return true;
    default: return false;
  }
}

Result<Learned> take_late_reply(KioskStore& store, const ReplyFrame& frame, ByteView bytes,
                                Meeting meeting) {
  const EnrolmentBundle& bundle = store.identity().bundle;
  TRY_ASSIGN(const bool is_answer, store.is_noted_ask(frame.ask));
  if (frame.office == bundle.office.card.office && !is_answer)
    return fail(ErrorCode::expired, "it answers a question that is too old, or not of this kiosk");
  TRY_ASSIGN(const OpenedReply opened,
             open_reply(bytes, bundle.office.card.office, bundle.kiosk, frame.ask));
  TRY_ASSIGN(const SyncRecord held, store.sync_record());
  const bool is_lost = opened.reply.history != held.history && held.history != HistoryId{} &&
                       opened.reply.office_time < held.office_time;
  if (is_lost) return fail(ErrorCode::expired, "the office has come from a backup since");
  return take_reply(store, opened, meeting);
}

/// A reply that does not fit is passed over: the line works, and the next one may.
Result<Learned> take_held(KioskStore& store, const Asking& asking, ByteView answer) {
  TRY_ASSIGN(const HeldFrame frame, read_held(answer));
  store.relay().is_unanswered = false;
  TRY(store.note_relay_ask(asking.hash));
  const Keeper keeper = note_kept(store.relay(), frame.relay, asking);
  Learned learned;
  if (!frame.reply.empty()) {
    store.relay().reply = {crypto::hash(frame.reply)};  // the relay goes on behind it
    const auto taken = take_relayed(store, frame.reply);
    store.relay().poll.clear();  // it says what was taken last
    if (!taken.ok() && is_our_own(taken.error().code)) return taken.error();
    if (taken.ok()) learned = *taken;
  }
  learned.from = From::relay;
  const bool has_more = frame.left > 0 || asking.batch > 0;
  if (has_more) learned.next = Next::again;
  if (keeper == Keeper::another) learned.next = Next::done;  // one that changes is not run after
  return learned;
}

}  // namespace tsudoi
