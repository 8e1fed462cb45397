// Which arrival has which public id. Public ids are hashes: written one by one, each would change a
// page of its own. So the newest are kept in memory only, and go into the table many at a time, in
// order. What is durable of them is the arrival itself, from which they are read again at a start.
//
// Thread: as Office; GroupIntake reads nothing here beside it.
// Order: what a transaction adds counts from then on; when it fails, the next add() drops it.
// Limits: kEntriesUnwrittenMax in memory, about 64 bytes each, and as many records read at a start.
#pragma once

#include <unordered_map>

#include "storage/store/sealed_records.h"
#include "sync/office/office_values.h"

namespace tsudoi {

class EntryIndex {
 public:
  /// After a start: reads what is not in the table yet. Who only looks may have a `meta` that is
  /// older than `txn`: what came since is passed over.
  Result<void> read(const RecordSeal& seal, const lmdb::ReadTxn& txn, const OfficeMeta& meta);
  /// The arrival number; `meta` of the same transaction.
  Result<std::optional<std::uint64_t>> find(const RecordSeal& seal, const lmdb::ReadTxn& txn,
                                            const PublicId& id, const OfficeMeta& meta) const;
  /// Precondition: arrivals come without a gap.
  void add(const PublicId& id, std::uint64_t arrival);
  /// Puts all into the table, if there are many. Durable and forgotten here after committed().
  Result<void> write_out(const RecordSeal& seal, lmdb::WriteTxn& txn, OfficeMeta& meta) const;
  void committed(const OfficeMeta& meta);

 private:
  struct FirstBytes {  // of a hash, so as good as any hash of it
    std::size_t operator()(const PublicId& id) const { return read_be64(id.view()); }
  };

  std::uint64_t before_ = 0;      // the arrival before the first in newest_
  std::vector<PublicId> newest_;  // in order of arrival
  std::unordered_map<PublicId, std::uint64_t, FirstBytes> places_;
};

}  // namespace tsudoi
