// The epoch ratchet: one-time keys for the personal parts of an epoch's entries (sync/PROTOCOL.md,
// "Sealing").
//
// At the start of an epoch the kiosk makes an ephemeral X25519 key, agrees with the office's
// sealing key, and throws the ephemeral secret away. HKDF gives the chain key of counter 1. Each
// counter takes one key from the chain and the chain moves on, so that what is past cannot be
// opened on the kiosk any more, by anyone.
//
// Owns: the chain key, in memory only, wiped at the end.
#pragma once

#include "storage/domain/messages.h"

namespace tsudoi {

/// A kiosk that runs for months begins a new epoch by itself: whatever comes late, or is tried
/// again, is opened from the sealing key on, and that is bounded.
inline constexpr std::uint64_t kEpochEntriesMax = 4096;
/// How far an opener turns the chain in one go: the largest gap a batch may claim, and with it the
/// work that one may ask for (33,000 instructions a turn). More than a kiosk makes in an epoch.
inline constexpr std::uint64_t kRatchetTurnsMax = 1 << 16;

class Ratchet {
 public:
  struct Context {
    KioskId kiosk;
    Epoch epoch;
    crypto::SealPublic ephemeral{};
    crypto::SealPublic office{};
  };

  /// Kiosk side: `mine` is the ephemeral key; office side: the sealing key.
  static Result<Ratchet> start(const crypto::SealKey& mine, const crypto::SealPublic& theirs,
                               const Context& context);
  /// Office side, from a kept chain.
  Ratchet(Counter next, crypto::Secret<32> chain) : next_(next), chain_(std::move(chain)) {}

  Counter next() const { return next_; }
  const crypto::Secret<32>& chain() const { return chain_; }

  /// The key of `next()`; the chain moves on.
  crypto::Secret<32> take();
  /// Moves on to `counter`. Errors: refused when it is behind or more than kRatchetTurnsMax ahead.
  Result<void> skip_to(Counter counter);

 private:
  Counter next_{1};
  crypto::Secret<32> chain_;
};

/// What the seal of a personal part is bound to: format, kiosk, epoch, counter, kind.
Bytes seal_context(const EntryId& id, EntryKind kind);

}  // namespace tsudoi
