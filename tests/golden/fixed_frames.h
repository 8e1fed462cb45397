// Frames made of the fixed values with keys from a fixed seed, and a personal part sealed on the
// way from a kiosk to its office. Kept for ever in tests/golden/v1.
#pragma once

#include "storage/store/ratchet.h"
#include "sync/frames.h"

namespace tsudoi::golden {

struct FixedKeys {
  crypto::SigningKey root, office, kiosk;
  crypto::SealKey sealing, ephemeral;

  FixedKeys();
  OfficeId office_id() const { return {root.verify}; }
};

SignedOfficeCard card(const FixedKeys& keys);
EnrolmentBundle bundle(const FixedKeys& keys);
BatchHeader batch_header(const FixedKeys& keys);
AskParts ask_parts(const FixedKeys& keys, ByteView batch);
Slip slip();

/// The entry whose personal part is sealed: its counter is 3, so the chain has turned twice.
EntryId sealed_entry();
inline constexpr EntryKind kSealedKind = EntryKind::applied;
Ratchet ratchet_of_kiosk(const FixedKeys& keys);
Ratchet ratchet_of_office(const FixedKeys& keys);

/// All frames and the sealed part, made now. What zstd has packed may differ from the kept files in
/// its bytes, never in its meaning.
struct Frames {
  Bytes card, bundle, batch, ask, reply, slip, sealed_personal;
};
Frames make_frames(const FixedKeys& keys);

/// Calls `visit(name, bytes)`; the name is part of the file's. "ask" and "reply" are those of the
/// first release, which nobody can make again.
template <class Visit>
void each_frame(const Frames& frames, Visit visit) {
  visit("card", frames.card);
  visit("bundle", frames.bundle);
  visit("batch", frames.batch);
  visit("ask_6", frames.ask);
  visit("reply_6", frames.reply);
  visit("slip", frames.slip);
  visit("sealed_personal", frames.sealed_personal);
}

}  // namespace tsudoi::golden
