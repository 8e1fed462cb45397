// What a kiosk does when it and the office do not remember the same: the office came back from an
// older backup (F21), this disk is an older image of itself (F22), or there are two of us (F15,
// F23). And what may leave this disk, because the office has it twice. Steps of the one commit that
// takes a reply (KioskStore::apply_reply).
#pragma once

#include "storage/store/kiosk_values.h"
#include "storage/store/sealed_records.h"

namespace tsudoi {

/// The end of this kiosk's chain of batches.
struct Chain {
  std::uint64_t last_batch = 0;
  ContentHash last_hash;
  std::uint64_t frozen_through = 0;  // last position that is in a batch
  std::uint64_t inherited = 0;       // batches up to this number are a former identity's
};

namespace kiosk_history {

/// From this number on, of this stage if one is given. Numbers are not without a gap where a disk
/// was rolled back.
Result<std::optional<NumberedBatch>> first_batch(const RecordSeal& seal, const lmdb::ReadTxn& txn,
                                                 std::uint64_t from,
                                                 std::optional<BatchStage> stage);

/// By stick, receipts may come in any order: the outbox begins behind the last of an unbroken row.
Result<void> pass_stored(const RecordSeal& seal, const lmdb::ReadTxn& txn, SyncRecord& sync);

/// The office came back without what it knew: everything that is still here is sent again, its
/// seats are given out by nobody, and what residents were told is told to the office.
Result<void> begin(const RecordSeal& seal, lmdb::WriteTxn& txn, SyncRecord& sync);

/// Everything that is still here counts as unsent: what the office has, it knows.
Result<void> send_again(const RecordSeal& seal, lmdb::WriteTxn& txn, SyncRecord& sync);
/// Until the office sends them again.
Result<void> lose_leases(const RecordSeal& seal, lmdb::WriteTxn& txn);

/// The office has a batch of ours that we do not have: this disk is older than it was. What no
/// receipt covers is taken out of its batches, and we go on behind what the office has. What a
/// former identity froze stays as it is.
Result<void> follow(const RecordSeal& seal, lmdb::WriteTxn& txn, const BatchMark& newest,
                    SyncRecord& sync, Chain& chain);

/// This disk is older than it was: what it confirmed since from its leases it does not know. Until
/// the office sends them all again, they give no seat (F22, I5).
Result<void> count_leases_anew(const RecordSeal& seal, lmdb::WriteTxn& txn, SyncRecord& sync);
/// A lease that is sent again is as it was: not lost. `confirmed`: of it at the office; not said by
/// an office that is older than that.
Result<void> keep_lease(const RecordSeal& seal, lmdb::WriteTxn& txn, const Lease& lease,
                        std::optional<std::uint32_t> confirmed, const SyncRecord& sync);

/// The catalogue of the new history is here whole: what it does not have leaves.
Result<void> drop_stale(const RecordSeal& seal, lmdb::WriteTxn& txn);

Result<void> note_backup(const RecordSeal& seal, lmdb::WriteTxn& txn, const SyncReply& reply,
                         SyncRecord& sync);

/// By the office's time: this machine's clock may lie. The oldest first, so that what is left is
/// always a whole end of the chain.
Result<void> purge(const RecordSeal& seal, lmdb::WriteTxn& txn, UnixSeconds office_time,
                   SyncRecord& sync);

}  // namespace kiosk_history
}  // namespace tsudoi
