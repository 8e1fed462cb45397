// A kiosk whose batches the test writes by hand: what no honest kiosk would send, or in an order
// that no line would bring.
#pragma once

#include "tests/sync/world.h"

namespace tsudoi::test {

class HandMadeKiosk {
 public:
  /// Enrolled at "tama". Its epoch is the test's choice.
  explicit HandMadeKiosk(World& world, const std::string& name = "hand-made");

  const KioskId& id() const { return header_.kiosk; }
  /// Counters begin at 1 again.
  void begin_epoch(std::uint8_t name);
  /// So many entries of this epoch that nobody ever sees.
  void leave_gap(std::uint64_t entries);

  /// The next entry of this epoch; with answers in it, its personal part is sealed.
  Entry entry(EntryBody body, const Answers& answers = {});
  /// An ask with these entries as the next batch. They follow each other.
  Bytes ask(const std::vector<Entry>& entries);
  /// The same as batch `number` after another parent: a second history of this kiosk.
  Bytes ask_of_another_history(std::uint64_t number, const std::vector<Entry>& entries);
  /// Says that it follows `former`, and brings these as the former one's last batch.
  Bytes ask_that_follows(HandMadeKiosk& former, const std::vector<Entry>& entries);
  /// Brings a batch as it is, of whomever.
  Bytes ask_that_brings(ByteView batch) { return ask_with(copy_of(batch)); }
  /// Sends it and requires that the office takes it.
  void send(const std::vector<Entry>& entries);

 private:
  Bytes next_batch(const std::vector<Entry>& entries);
  Bytes ask_with(const Bytes& batch, std::vector<Succession> successions = {});

  World& world_;
  KioskStore store_;
  BatchHeader header_;  // of the last batch
  std::optional<Ratchet> ratchet_;
};

/// A sign-up for the listing's first role, with simple_form().
Applied applied_for(const Listing& listing);

}  // namespace tsudoi::test
