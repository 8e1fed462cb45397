// The central office: handle() is the whole sync server, HTTP is a skin on it. What arrives is
// checked in this order and never another: length, fixed header, known and unrevoked signer,
// signature, duplicate or fork, open, bounded decode, meaning, one transaction.
//
// Owns: the store in `folder`, the opened secrets.
// Thread: one at a time, but for what GroupIntake reads beside it (group_intake.h).
// Errors: busy, wrong_key, damaged (every page is read in a child before it is open [F04]),
// newer_version, disk_*. An answer to a kiosk is never an Error: see SyncAnswer.
// Limits: per ask kAskBytesMax in, about kReplyItemsBytesMax of catalogue out.
#pragma once

#include <span>

#include "storage/store/kiosk_store.h"
#include "sync/frames.h"
#include "sync/office/entry_index.h"
#include "sync/office/keyring.h"
#include "sync/office/office_keys.h"
#include "sync/office/office_values.h"
#include "sync/office/seats.h"

namespace tsudoi {

struct OpenedBatch;
struct OpenedEntry;

class Office {
 public:
  /// An office in `folder`, or keys whose store went away; not an init that was cut off.
  static Result<bool> is_there(const std::filesystem::path& folder);
  /// Finishes what a power cut left half made (F02); never without accounts. Errors: already_there.
  static Result<void> init(const std::filesystem::path& folder, const OfficeUnlock& unlock,
                           std::string_view name, const Seams& seams,
                           std::span<const AccountRecord> accounts = {});
  static Result<Office> open(const std::filesystem::path& folder, const OfficeUnlock& unlock,
                             OpenTo purpose, const Seams& seams);

  const SignedOfficeCard& card() const { return meta_.card; }
  const OfficeMeta& meta() const { return meta_; }

  // ---- Sync (intake.cpp, entry_intake.cpp, reply.cpp)
  SyncAnswer handle(ByteView ask);
  /// As handle(), before it becomes an answer over HTTP.
  Result<Bytes> reply_to(ByteView ask);

  // ---- Stick (parts.cpp; sync/office/stick.h)
  /// The newest of its kiosk, until replies are wanted. Precondition: reply_to() has answered it.
  Result<void> keep_stick_ask(ByteView ask);
  Result<std::vector<Bytes>> stick_asks() const;
  /// Everything that the kiosk lacks as replies to this one ask, to be taken in this order.
  /// Errors: as in handle(), before any of it is decoded.
  Result<std::vector<Bytes>> answers_in_parts(ByteView ask) const;

  // ---- Kiosks (enrolment.cpp)
  Result<EnrolledBundle> enrol(const CentreId& centre, std::string_view office_url);
  Result<std::vector<KioskRecord>> kiosks() const;
  Result<KioskConditions> conditions() const;
  /// From its next contact on (revocation.cpp). Errors: not_found; already_there.
  Result<void> revoke(const KioskId& kiosk);

  // ---- Catalogue (catalogue.cpp)
  /// All of it or nothing: never a listing without its picture or its import's line. Only what
  /// differs becomes a change. Leases follow for first-come roles of centres that have a kiosk;
  /// seats that are handed out stay so (seats.h).
  Result<std::size_t> publish(const Publication& publication);
  Result<std::vector<CatalogueRecord>> items(CatalogueKind kind) const;
  Result<std::vector<Listing>> listings() const;
  Result<std::optional<Bytes>> picture(const ContentHash& hash) const;

  // ---- Seats (seats.h, seats.cpp)
  Result<SeatRecord> seats(const ListingId& listing, const RoleId& role) const;
  /// Where more is handed out than this listing, published or about to be, gives away.
  Result<std::vector<SeatsBeyond>> seats_beyond(const Listing& listing) const;

  // ---- What has arrived (applications.cpp, queries.cpp, decisions.cpp)
  using ArrivedApplication = tsudoi::ArrivedApplication;
  Result<std::vector<ArrivedApplication>> applications() const;  // newest first
  /// What came after the first `arrivals` entries and `decisions` decisions: reads these only.
  using News = OfficeNews;
  Result<News> news_after(std::uint64_t arrivals, std::uint64_t decisions) const;
  /// Decisions of a lost history, as residents heard them, that are not ours by now (F21).
  Result<std::vector<Decision>> told_otherwise() const;
  Result<std::optional<ArrivedApplication>> application(const PublicId& id) const;
  /// Personal: whoever calls this writes an audit line before it is shown.
  Result<Answers> answers_of(const ArrivedApplication& application) const;
  Result<std::vector<std::pair<std::uint64_t, QuarantineRecord>>> quarantine() const;
  /// The entry that first saw each attending person at a session; none that was undone.
  Result<std::vector<ArrivalRecord>> attendances() const;
  /// Errors: not_found; refused, the detail says why. With `line` the decision and its audit line
  /// are one commit: there is never the one without the other.
  Result<void> decide(const PublicId& application, Verdict verdict, VerdictReason reason,
                      const std::optional<AuditRecord>& line = std::nullopt);

  using Status = OfficeStatus;
  Result<Status> status() const;
  std::uint64_t commits() const;  // durable ones, since this object was opened
  using Proof = OfficeProof;
  /// Reads and authenticates everything, and proves that no entry of any batch is missing (I2).
  Result<Proof> verify() const;

  // ---- Accounts, audit, imports (office_records.cpp)
  Result<void> keep_account(const AccountRecord& account);
  Result<std::optional<AccountRecord>> account(std::string_view name) const;
  Result<void> audit(const AuditRecord& line);
  Result<std::vector<AuditRecord>> audit_lines(Newest which = {}) const;  // newest first
  Result<std::vector<ImportRecord>> imports(Newest which = {}) const;     // newest first

 private:
  friend class EntryIntake;
  friend class GroupIntake;
  friend class KeyRotation;
  friend class KioskSuccession;
  friend class OfficeApplications;
  friend class OfficeBackup;
  friend class OfficeHistory;
  friend class OfficePurge;
  friend class OfficeQuarantine;
  friend class OfficeRelay;
  friend class OfficeWithdrawal;
  struct Asked;  // coming.h
  struct BatchToTake;
  struct Coming;

  Office(lmdb::Environment environment, RecordSeal seal, Keyring keyring, const Seams& seams);

  Result<Asked> admit(ByteView ask) const;
  Error refuse_revoked(const Asked& asked);
  Result<void> keep_of_revoked(const Asked& asked);
  Result<std::size_t> batches_aside(const lmdb::ReadTxn& txn, const KioskId& kiosk) const;
  Result<std::vector<Receipt>> receipts_for(const lmdb::ReadTxn& txn, const Asked& asked,
                                            const SyncAsk& ask, const HistoryId& history) const;
  Result<KioskRecord> record_of(const KioskId& kiosk) const;
  Result<KioskRecord> signer_of(const AskFrame& frame, KioskRecord kiosk) const;
  Result<Coming> look_into(Asked asked, SyncAsk ask) const;
  Result<void> take(std::span<Coming* const> all);
  Result<void> take_one(lmdb::WriteTxn& txn, Coming& coming, OfficeMeta& meta) const;
  Result<Bytes> answer_to(const Coming& coming) const;
  bool has_news(const Coming& coming, const OfficeMeta& meta) const;
  Result<void> note_contact(const lmdb::ReadTxn& txn, Asked& asked, const SyncAsk& ask,
                            const HistoryId& history) const;
  Result<Receipt> take_batch(lmdb::WriteTxn& txn, Asked& asked, const BatchToTake& batch,
                             OfficeMeta& meta) const;
  Result<std::optional<Receipt>> known_receipt(const lmdb::ReadTxn& txn,
                                               const BatchFrame& batch) const;
  Result<bool> forks(const lmdb::ReadTxn& txn, const KioskRecord& kiosk,
                     const BatchHeader& header) const;
  void note_place(KioskRecord& kiosk, const BatchFrame& batch) const;
  Result<BatchToTake> prepare(BatchFrame frame, const KioskRecord& kiosk) const;
  Result<BatchToTake> opened(const lmdb::ReadTxn& txn, BatchFrame frame) const;
  Result<OpenedBatch> open_batch(const BatchFrame& frame, const Result<Ratchet>& from) const;
  OpenedEntry open_entry(Entry entry, const crypto::Secret<32>& key, crypto::Nonces& nonces) const;
  Result<Receipt> apply_batch(lmdb::WriteTxn& txn, const BatchToTake& batch,
                              OfficeMeta& meta) const;
  Result<void> keep_ratchet(lmdb::WriteTxn& txn, const BatchHeader& header,
                            const Ratchet& ratchet) const;
  Result<Receipt> set_aside(lmdb::WriteTxn& txn, const Asked& asked, const BatchFrame& batch,
                            const Error& why, OfficeMeta& meta) const;
  Result<Ratchet> ratchet_for(const lmdb::ReadTxn& txn, const BatchHeader& header) const;
  Result<Ratchet> turned_ratchet(const lmdb::ReadTxn& txn, const BatchHeader& header) const;
  Result<void> check_centre(const CentreId& centre) const;
  Result<void> finish_enrolment(lmdb::WriteTxn& txn, KioskRecord& kiosk, OfficeMeta& meta) const;
  Result<void> grant_leases(lmdb::WriteTxn& txn, const Listing& listing, OfficeMeta& meta) const;
  Result<SeatRecord> seats_in(const lmdb::ReadTxn& txn, const ListingId& listing,
                              const RoleId& role) const;
  Result<void> raise_to_handed_out(const lmdb::ReadTxn& txn, CatalogueItem& listing) const;
  Result<void> tell_again(lmdb::WriteTxn& txn, const ListingId& listing, OfficeMeta& meta) const;
  Result<void> give_number(lmdb::WriteTxn& txn, CatalogueRecord& record, OfficeMeta& meta) const;
  Result<std::size_t> put_item(lmdb::WriteTxn& txn, const CatalogueItem& item, Audience audience,
                               OfficeMeta& meta) const;
  Result<void> put_picture(lmdb::WriteTxn& txn, ByteView bytes) const;
  Result<SyncReply> reply_for(const lmdb::ReadTxn& txn, const SyncAsk& ask,
                              const KioskRecord& kiosk, const OfficeMeta& meta) const;
  Result<CatalogueChange> changes_after(const lmdb::ReadTxn& txn, std::uint64_t held,
                                        const OfficeMeta& meta) const;
  Result<void> put_decision(lmdb::WriteTxn& txn, const PublicId& id, OfficeApplication& application,
                            Decision decision, OfficeMeta& meta) const;
  Result<void> tell(lmdb::WriteTxn& txn, const PublicId& id, OfficeApplication& application,
                    Decision decision, OfficeMeta& meta) const;
  Decision first_come_decision(const PublicId& id, const Role& role, SeatRecord& seats) const;
  Result<std::vector<Listing>> published(const lmdb::ReadTxn& txn) const;

  Result<void> add_arrival(const lmdb::ReadTxn& txn, std::uint64_t number, News& news) const;
  Result<void> add_decisions(const lmdb::ReadTxn& txn, std::uint64_t after, News& news) const;
  Result<void> raise_from(std::uint32_t schema, OpenTo purpose);
  Result<void> check_free_seat(const lmdb::ReadTxn& txn, const OfficeApplication& application,
                               const SeatRecord& seats) const;

  lmdb::Environment environment_;
  RecordSeal seal_;
  Keyring keyring_;
  Clock* clock_;
  Random* random_;
  OfficeMeta meta_;
  mutable EntryIndex index_;             // what is in the store, in another form
  bool applications_are_whole_ = false;  // a store of schema 4 or older, to look at
  Bytes card_bytes_;
  OfficeId id_;
};

}  // namespace tsudoi
