// What the office need not know any longer: when the time of a purpose is over
// (storage/domain/retention.h), what residents wrote leaves the store, and the counts stay.
//
// - An application keeps its public part: listing, role, sessions, age band, time. Of its answers a
//   keyed mark stays, so that the same entry is known when it comes again (I3), and nothing of it
//   comes back. Without the office's data key the mark says nothing of anybody.
// - What waits in the quarantine is refused by the rule, and what was refused keeps its place and
//   its count; the bytes go (I2).
// - An ask that came by stick goes with the first of its entries.
// - Each purge is told in the disposal record (廃棄記録), in the same commit.
//
// LMDB leaves deleted bytes in pages that are free, and in gaps of pages that are not. So the store
// is then written anew without them [F13]; until that could be done OfficeMeta says must_compact.
// Blocks that the file system has not used again hold what was locked under a key that is not on
// this disk. Backups from before hold it too: whoever restores one purges it first (backup.h).
//
// Thread: the office's. Errors: the store's; what is done by then stays done.
#pragma once

#include "storage/domain/retention.h"
#include "sync/office/office.h"

namespace tsudoi {

// A dead battery or a slip of the hand sets a clock years ahead, and what is purged is gone. So of
// its own accord the office purges only within this time of the last purge.
inline constexpr std::int64_t kAloneSecondsMax = 45 * 24 * 3600;
inline constexpr std::int64_t kPurgeLateSeconds = 2 * 24 * 3600;
inline constexpr std::size_t kDisposedAtOnceMax = 500;  // entries, in one commit

// In the disposal record, where no account did it.
inline constexpr std::string_view kPurgedByItself = "daily";
inline constexpr std::string_view kPurgedAtRestore = "restore";

struct Purged {
  std::uint64_t applications = 0;      // whose answers, or some of them, are gone
  std::uint64_t aside = 0;             // entries that had been set aside or refused
  std::optional<Error> not_compacted;  // busy: another process was reading; it is tried again
  bool operator==(const Purged&) const = default;
};

/// Whether some or all of its answers are gone.
inline bool is_purged(const ArrivalRecord& arrival) {
  return arrival.purged_mark != crypto::Mac16{};
}

class OfficePurge {
 public:
  /// How many entries hold something that is due on `today`.
  static Result<std::uint64_t> due(const Office& office, Date today);
  /// `by` stands in the disposal record.
  static Result<Purged> run(Office& office, Date today, std::string_view by);
  /// Of its own accord: once a day, and whenever the store waits to be written anew.
  static Result<Purged> daily(Office& office);
  /// The clock may be wrong: daily() leaves it to a person.
  static bool is_left_to_a_person(const Office& office);
  /// It should have been done by now.
  static bool is_late(const Office& office);
  /// Newest first.
  static Result<std::vector<DisposalRecord>> record(const Office& office);

  /// Whether these are the answers that came with this entry, all of which may be gone.
  static Result<bool> is_same(const Office& office, const ArrivalRecord& arrival,
                              const Answers& answers);

 private:
  struct About;
  struct Catalogue;
  struct Due;
  class Work;
  struct Order {
    Date today;
    std::string_view by;
  };
  static Bytes locked(const Office& office, const PublicId& id, const Answers& answers);
  static Result<Answers> answers_in(const Office& office, const ArrivalRecord& arrival);
  static crypto::Mac16 mark_of(const Office& office, const PublicId& id, const Answers& answers);

  static About about_of(const EntryBody& body);
  static std::optional<About> due_aside(const QuarantineRecord& record, const Catalogue& catalogue,
                                        Date today);
  static Result<void> add_due_aside(const Office& office, const lmdb::ReadTxn& txn,
                                    const Catalogue& catalogue, Date today, std::vector<Due>& all);
  static Result<std::vector<Due>> all_due(const Office& office, const Catalogue& catalogue,
                                          Date today);
  static Result<std::uint64_t> purge_line(Office& office, const Catalogue& catalogue,
                                          std::span<const Due> some, const Order& order);
  static Result<bool> is_ask_over(const Office& office, const lmdb::ReadTxn& txn, ByteView bytes,
                                  Date today);
  static Result<void> forget_asks(Office& office, Date today);
  static Result<void> note_done(Office& office);
  static Result<std::optional<Error>> compact(Office& office);
};

}  // namespace tsudoi
