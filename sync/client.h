// The kiosk's half of sync: what to send next, and what to do with the answer. Between the two no
// transaction is open and the store may be used; the bytes of a batch are frozen in the store
// before they are first sent, so that a retry sends the same bytes (F18).
//
// A relay may stand where the office does: it keeps asks and hands out replies that come later.
// Batches that it has are not brought again while it is the same relay; after kMeetingWaitMs
// without the office they are brought unmet, as on a stick.
//
// Thread: the store's. Only the Transport call may happen elsewhere.
// Round trips: one for each batch; one when nothing waits; one to begin with, since the store was
// opened.
#pragma once

#include "storage/store/kiosk_store.h"
#include "sync/frames.h"
#include "sync/transport.h"

namespace tsudoi {

/// One ask on its way, and what its answer must match.
struct Asking {
  Bytes bytes;
  ContentHash hash;
  std::uint64_t batch = 0;  // number of the batch that travels with it; 0: none
};

inline constexpr std::size_t kPictureBytesMax = 256 * 1024;
inline constexpr std::int64_t kMeetingWaitMs = 60 * 60'000;

/// Freezes everything that is in no batch yet; one commit each.
Result<void> freeze_all(KioskStore& store);
/// One ask for each batch without a receipt, in order; one without a batch when there is none, or
/// while the store is in doubt.
Result<std::vector<Asking>> every_ask(const KioskStore& store, const Seams& seams);

/// Freezes the next batch if none is frozen (one commit), and makes the ask. The first ask since
/// the store was opened carries no batch: its answer says whether this disk is an older image
/// (F22). Nor does any ask while the store is in doubt.
Result<Asking> next_ask(KioskStore& store, const Seams& seams);

enum class Next : std::uint8_t { again, done };
/// Whose answer it was. A relay's is no receipt: what it has waits here as before.
enum class From : std::uint8_t { office, relay };
struct Learned {
  Next next = Next::done;  // again: more is waiting here, or more catalogue there
  std::size_t receipts = 0, decisions = 0, items = 0;
  From from = From::office;
};
/// Verifies the answer and keeps it (one commit; at a relay one more, so that its late reply is
/// known). Errors: those of open_reply(); the store's. Nothing changed then.
Result<Learned> take_answer(KioskStore& store, const Asking& asking, ByteView answer);
Result<Learned> take_reply(KioskStore& store, const OpenedReply& opened,
                           Meeting meeting = Meeting::now);
/// A reply that came by stick or relay, to an ask that left here earlier (relayed.cpp). Errors:
/// expired when it answers none of those that are noted, or a history that the office has left;
/// those of take_answer().
Result<Learned> take_late_reply(KioskStore& store, const ReplyFrame& frame, ByteView bytes,
                                Meeting meeting);
/// Of our own store, not of what came: what comes next would meet it too.
bool is_our_own(ErrorCode code);

struct SyncReport {
  std::size_t round_trips = 0, batches = 0, decisions = 0, items = 0, pictures = 0;
  std::uint64_t waiting = 0;
  From from = From::office;
};
/// Round trips until nothing waits and the catalogue is whole; then the missing pictures.
Result<SyncReport> sync_once(KioskStore& store, Transport& transport, const Seams& seams);

/// Waiting time before try number `failures` + 1: 5 s doubling to 15 min, plus up to a quarter by
/// chance.
std::int64_t backoff_ms(std::uint32_t failures, Random& random);

}  // namespace tsudoi
