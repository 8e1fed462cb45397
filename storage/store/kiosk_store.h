// The kiosk's memory: journal, fold and outbox in one LMDB store. Each call that changes something
// is one durable commit ("One sign-up is exactly one durable commit").
//
// Owns: the environment in `folder`, the kiosk's signing key (folder/kiosk.key, owner only), the
// epoch's ratchet. Thread: one. The sync thread never touches the store; it carries bytes. Order:
// provision() once, then open(). A store opened to look changes nothing and may stand beside a
// running kiosk. Errors: not_found (not enrolled), busy, damaged, newer_version, disk_*. After a
// change of unknown outcome (disk_failed) the store takes no more: reopen and look (F08).
// Promise: when sign_up() and the others return ok, the entry survives any single power cut (I1).
#pragma once

#include "storage/store/incarnation.h"
#include "storage/store/kiosk_history.h"
#include "storage/store/kiosk_key_file.h"
#include "storage/store/kiosk_keys.h"
#include "storage/store/ratchet.h"
#include "storage/store/schema.h"

namespace tsudoi {

class KioskStore {
 public:
  /// Makes the store of a new kiosk. Finishes what a power cut left half made (F02).
  /// Errors: already_there when this folder belongs to an enrolled kiosk.
  static Result<void> provision(const std::filesystem::path& folder, const EnrolmentBundle& bundle,
                                const Seams& seams);
  static Result<KioskStore> open(const std::filesystem::path& folder, OpenTo purpose,
                                 const Seams& seams);

  const KioskIdentity& identity() const { return identity_; }
  const crypto::SigningKey& key() const { return key_; }

  // ---- The time (kiosk_reads.cpp)
  /// Whether this machine's clock can be right; each entry says it.
  ClockTrust clock_trust() const;
  /// What deadlines are judged by: the clock, unless it cannot be right (judged_time()).
  UnixSeconds now() const;

  // ---- Enrolled again (kiosk_renewal.cpp; sync/renewal.h)
  Result<void> renew(const Renewal& renewal);   // all is in batches; then to be opened again
  std::vector<Succession> successions() const;  // oldest first, kSuccessionsMax at most
  Author author_of(std::uint64_t batch) const;
  BatchMark newest_batch() const { return {chain_.last_batch, chain_.last_hash}; }
  std::uint64_t inherited() const { return chain_.inherited; }  // batches, up to this number

  // ---- The disk (kiosk_disk.cpp, incarnation.h)
  DiskIs disk() const { return disk_; }
  /// What this kiosk does may be another's too: nothing is frozen or sent, and no seat is given.
  bool is_in_doubt() const { return disk_ == DiskIs::copied || sync_.must_meet_office; }

  // ---- Its trouble (kiosk_trouble.cpp)
  /// Why the last change failed, if the disk was to blame: then nobody begins a sign-up.
  std::optional<ErrorCode> trouble() const;
  DiskMet met() const;
  void carry(const DiskMet& met) { met_ = met; }  // from the store that this one takes over from
  /// One commit that changes nothing. ok: the trouble is over, and what is here is on the disk.
  Result<void> try_disk();
  Result<std::uint64_t> room() const { return environment_.room(); }
  Condition condition() const;

  // ---- Journal (kiosk_journal.cpp)
  /// Errors: too_large when the answers are more than kPersonalBytesMax.
  Result<SavedEntry> sign_up(const SignUp& sign_up);
  /// The last entry that was tried: after disk_failed, a reopened store may have it (F08).
  const std::optional<SavedEntry>& last_tried() const { return last_tried_; }
  Result<SavedOr> withdraw(const PublicId& application);
  Result<SavedOr> attend(const Attended& attended);
  Result<SavedEntry> count_heads(const HeadCounted& heads);
  Result<SavedOr> undo(const PublicId& entry, UndoReason reason);

  // ---- What is so (kiosk_reads.cpp)
  Result<std::optional<EntryFold>> entry(const PublicId& id) const;
  /// Entries whose slip code begins with this code ("4K7-29F-QX0"): one, unless two share 45 bits.
  Result<std::vector<PublicId>> entries_with_code(std::string_view code) const;
  Result<std::optional<Decision>> decision(const PublicId& application) const;
  Result<SeatsLeft> seats_left(const ListingId& listing, const RoleId& role) const;
  Result<std::vector<LeaseRecord>> leases() const;
  Result<OwnEntry> own_entry(std::uint64_t position) const;
  /// The entry at this position of the journal, as other entries refer to it.
  Result<Subject> subject_at(std::uint64_t position) const;
  Result<bool> is_in(const ListingId& listing, std::uint16_t session, const PublicId& who) const;
  Result<HeadRecord> heads(const ListingId& listing, std::uint16_t session) const;
  Result<SyncRecord> sync_record() const;
  /// Every catalogue item of one kind, in order of id.
  Result<std::vector<Bytes>> catalogue(CatalogueKind kind) const;
  Result<std::optional<Bytes>> catalogue_item(CatalogueKind kind, std::string_view id) const;
  Result<std::vector<std::pair<PublicId, EntryFold>>> entries() const;

  // ---- Outbox (kiosk_outbox.cpp)
  Result<OutboxWaiting> waiting() const;
  /// The oldest batch without a receipt, as it was frozen; of those behind number `after`.
  Result<std::optional<NumberedBatch>> unsent_batch(std::uint64_t after = 0) const;
  Result<std::optional<BatchRecord>> batch(std::uint64_t number) const;
  /// Numbers are not without a gap where this disk was rolled back.
  Result<std::optional<NumberedBatch>> batch_from(std::uint64_t number) const;
  /// The next entries that are in no batch yet, `entries_max` at most; empty: none.
  using Unfrozen = UnfrozenRun;
  Result<std::optional<Unfrozen>> unfrozen(std::size_t entries_max, std::size_t bytes_max) const;
  Result<void> keep_frozen(const Unfrozen& what, ContentHash hash, Bytes bytes);
  /// Receipts, decisions, leases and catalogue of one reply, in one commit. The caller has verified
  /// the reply.
  Result<void> apply_reply(const SyncReply& reply, const SignedOfficeCard& office,
                           Meeting meeting = Meeting::now);

  /// Since this store was opened: before, nobody knows whether this disk is an older image (F22).
  bool has_met_office() const { return has_met_office_; }
  /// What residents were told by a history that the office has lost, kToldAtOnceMax at most (F21).
  Result<std::vector<Decision>> told() const;

  // ---- Stick and relay: a late reply is taken only for an ask that left here (kiosk_asks.cpp)
  /// One export. Replies to those of the last kStickExportsKept are taken.
  Result<void> note_stick_asks(const std::vector<ContentHash>& asks);
  Result<void> note_relay_ask(const ContentHash& ask);  // kRelayAsksKept; noted already: no commit
  Result<bool> is_noted_ask(const ContentHash& ask) const;
  HeldByRelay& relay() { return relay_; }
  const HeldByRelay& relay() const { return relay_; }

  // ---- Pictures
  Result<std::vector<ContentHash>> missing_pictures() const;
  Result<std::optional<Bytes>> picture(const ContentHash& hash) const;
  Result<void> keep_picture(const ContentHash& hash, ByteView bytes);

  /// Reads and authenticates every record; journal lines and batches follow each other without a
  /// gap, each batch matches its hash; counts (I2). Errors: damaged.
  Result<StoreProof> verify() const;
  Result<lmdb::Stats> stats() const { return environment_.stats(); }

 private:
  struct EpochOpen {
    std::uint32_t index = 0;
    EpochRecord record;
    Ratchet ratchet;
    bool is_stored = false;
  };
  struct Line {  // an entry, sealed and ready to be written
    EntryId id;
    PublicId public_id;
    JournalRecord record;
  };
  using FoldChange = std::function<Result<void>(lmdb::WriteTxn&)>;

  KioskStore(std::filesystem::path folder, lmdb::Environment environment, RecordSeal seal,
             const Seams& seams);

  /// The schema it has.
  Result<std::uint32_t> load(const KioskKeys& keys);
  Result<void> choose_key(const KioskKeys& keys);
  Result<void> raise_schema();
  Result<void> load_formers(const lmdb::ReadTxn& txn);
  KioskId kiosk_of_epoch(std::uint32_t index) const;
  Result<void> look_at_disk(const lmdb::ReadTxn& txn);
  Result<void> finish_renewal(KioskKeys keys);
  /// The disk was set back: counted, and answers to what was asked before are not waited for.
  Result<void> take_as_set_back();
  Result<void> commit_stamped(const FoldChange& change);  // one commit; the stamp moves on with it
  Result<void> open_epoch();
  Result<bool> is_used(const Epoch& epoch) const;
  Result<Line> make_line(EntryBody body, const Answers* personal);
  /// The one commit: epoch (once), journal line and fold. A failure ends the epoch, so that no key
  /// seals twice.
  Result<void> commit_line(const Line& line, const FoldChange& fold);
  Result<std::optional<LeaseRecord>> lease_with_seat(const ListingId& listing,
                                                     const RoleId& role) const;
  Result<void> give_back_seat(lmdb::WriteTxn& txn, const EntryFold& application) const;
  Result<void> change_heads(lmdb::WriteTxn& txn, const HeadCounted& heads, int sign) const;
  Result<void> take_back(lmdb::WriteTxn& txn, const JournalRecord& record) const;
  Result<void> keep_reply(lmdb::WriteTxn& txn, const SyncReply& reply, SyncRecord& sync,
                          Chain& chain) const;
  Result<void> keep_receipt(lmdb::WriteTxn& txn, const Receipt& receipt, SyncRecord& sync) const;
  Result<void> keep_item(lmdb::WriteTxn& txn, const CatalogueItem& item) const;
  Result<JournalRecord> journal_record(std::uint64_t position) const;
  Result<EpochRecord> epoch_record(std::uint32_t index) const;
  Result<UnixSeconds> newest_trusted_entry() const;  // of those that wait; skips damaged lines
  std::filesystem::path folder_;
  lmdb::Environment environment_;
  RecordSeal seal_;
  crypto::SigningKey key_;
  Clock* clock_;
  Random* random_;
  std::optional<MachineId> here_;     // this machine, as the system says
  std::optional<MachineId> machine_;  // as the file beside the store says
  DiskIs disk_ = DiskIs::own;
  std::uint64_t stamp_ = 0;
  bool has_cut_renewal_ = false;  // a power cut ended it before the file beside the store had it
  KioskIdentity identity_;
  std::vector<FormerIdentity> formers_;  // oldest first
  SyncRecord sync_;
  std::uint64_t next_position_ = 1;
  Chain chain_;
  bool has_met_office_ = false;
  UnixSeconds newest_entry_;  // with a trusted clock, since the last contact; 0: none
  std::uint32_t next_epoch_index_ = 0;
  std::optional<EpochOpen> epoch_;
  std::optional<SavedEntry> last_tried_;
  HeldByRelay relay_;
  DiskMet met_;
};

}  // namespace tsudoi
