// What the office could not apply, and what a person does about it (I4, F25): retry, repair,
// refuse. An item is an entry, or a whole batch; its number is its own for ever.
//
// - retry: the same checks as when it came, in one transaction. What fits is applied once and
//   leaves; of a batch, what does not fit becomes items of its own. A kiosk that is forked or
//   revoked stays so.
// - repair: a person says which listing an entry meant; the entry stays as it was signed.
// - refuse: it stays for ever, with who, when and why.
//
// Conservation (I2), proved by prove(): what came in batches = applied + waiting + refused.
//
// Thread: the office's. Errors: not_found (no such item, or it has left); refused, the detail says
// why; the store's. Nothing has changed then.
#pragma once

#include <set>

#include "sync/office/office.h"

namespace tsudoi {

struct EntriesHere;  // reckoning.h

inline constexpr std::size_t kReasonBytesMax = 500;  // a person's reason

struct AsideItem {
  std::uint64_t number = 0;
  QuarantineRecord record;

  bool is_batch() const { return record.id.counter.value == 0; }
};

/// Entries, by what became of them.
struct Retried {
  std::uint32_t applied = 0;
  std::uint32_t known = 0;   // were here already
  std::uint32_t again = 0;   // of a batch: set aside one by one
  std::optional<Error> why;  // the item stays as it is, for this reason
  bool operator==(const Retried&) const = default;
};

struct Meant {
  ListingId listing;
  RoleId role;  // empty: as the entry says
};

class OfficeQuarantine {
 public:
  static Result<AsideItem> item(const Office& office, std::uint64_t number);
  /// Newest first.
  static Result<std::vector<AsideItem>> items(const Office& office);
  /// What has left, by number.
  static Result<std::vector<std::pair<std::uint64_t, SettledRecord>>> settled(const Office& office);
  /// One, or those of a batch. Errors: as when it came.
  static Result<std::vector<Entry>> entries_in(const AsideItem& item);
  /// Of each entry of entries_in(), in this order. Personal: whoever calls this writes an audit
  /// line before it is shown.
  static Result<std::vector<Answers>> answers_in(const Office& office, const AsideItem& item);

  /// `line` is written in the same commit, and says who.
  static Result<Retried> retry(Office& office, std::uint64_t number, const AuditRecord& line);
  /// Errors: not_found, also of the listing or role that is meant.
  static Result<Retried> repair(Office& office, std::uint64_t number, const Meant& meant,
                                const AuditRecord& line);
  static Result<void> refuse(Office& office, std::uint64_t number, std::string_view reason,
                             const AuditRecord& line);
  /// Where a whole batch waits; empty: nowhere.
  static Result<std::optional<AsideItem>> item_of(const Office& office, const lmdb::ReadTxn& txn,
                                                  const BatchFrame& batch);
  /// It came another way and is applied: it leaves, with all of its entries here already.
  static Result<void> settle_known(const Office& office, lmdb::WriteTxn& txn, const AsideItem& item,
                                   std::uint32_t entries);
  /// What waits for an update of the office is retried once by each other version (F35); how many
  /// items were.
  static Result<std::size_t> retry_after_update(Office& office, std::uint32_t program,
                                                const AuditRecord& line);

  /// What is here of these kiosks, applied, set aside or refused.
  static Result<EntriesHere> entries_here(const Office& office, const std::set<KioskId>& kiosks);
  static Result<void> prove(const Office& office, const lmdb::ReadTxn& txn, OfficeProof& proof);

 private:
  friend class OfficePurge;
  struct ToTake;
  static Result<bool> is_hopeful(const Office& office, const AsideItem& item);
  static Result<ToTake> prepare(const Office& office, AsideItem item);
  static Result<Ratchet> ratchet_of(const Office& office, const lmdb::ReadTxn& txn,
                                    const BatchHeader& header, const AsideItem& item);
  static Result<Retried> offer(Office& office, const ToTake& to_take, const AuditRecord& line,
                               const std::optional<RepairRecord>& repair);
  static Result<Retried> take(const Office& office, lmdb::WriteTxn& txn, const ToTake& to_take,
                              OfficeMeta& meta);
  static Result<Retried> take_batch(const Office& office, lmdb::WriteTxn& txn,
                                    const ToTake& to_take, OfficeMeta& meta);
  static Result<Retried> take_entry(const Office& office, lmdb::WriteTxn& txn,
                                    const ToTake& to_take, OfficeMeta& meta);
  static Result<void> settle(const Office& office, lmdb::WriteTxn& txn, const AsideItem& item,
                             SettledRecord settled);
  static Result<std::uint32_t> entries_of(const QuarantineRecord& record);
  static Result<RepairRecord> repair_of(const Office& office, const AsideItem& item,
                                        const Meant& meant);
};

}  // namespace tsudoi
