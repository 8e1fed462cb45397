// Applying the entries of one batch inside one transaction: what each kind does to applications,
// seats, attendance and head counts. What cannot be applied goes to quarantine with its reason and
// blocks nothing (I4, F25).
//
// Order: one object for one batch; `finish` writes what was gathered. The transaction may be run
// again from the start.
#pragma once

#include "sync/office/coming.h"

namespace tsudoi {

/// Whether a failure is about what came, and may be set aside; anything else is about this machine,
/// and the whole ask fails so that it is sent again.
bool is_about_what_came(const Error& error);

class EntryIntake {
 public:
  EntryIntake(const Office& office, lmdb::WriteTxn& txn, const BatchHeader& header,
              OfficeMeta& meta);

  Result<void> take(const OpenedEntry& opened);
  /// For one that was set aside: is applied, was here already, or the Error says what is wrong with
  /// it and nothing has changed.
  Result<void> offer_again(OpenedEntry opened);
  /// What this entry did ends; it stays itself (withdrawal.h).
  Result<void> take_back_effect(const ArrivalRecord& arrival, std::uint64_t number);
  Result<void> finish();
  /// What was sealed of it: encoded Answers, if any. `key`: the one-time key of its counter.
  static Result<std::optional<Bytes>> plain_of(const Entry& entry, const crypto::Secret<32>& key);

  std::uint32_t applied() const { return applied_; }
  std::uint32_t quarantined() const { return quarantined_; }

 private:
  struct SeatKey {
    ListingId listing;
    RoleId role;
    auto operator<=>(const SeatKey&) const = default;
  };

  Result<void> offer(const OpenedEntry& opened);
  Result<std::optional<std::uint64_t>> known_place(const OpenedEntry& opened);
  Result<std::optional<std::uint64_t>> place_of(const PublicId& id) const;
  Result<Entry> as_repaired(Entry entry) const;
  Result<void> meet_again(const OpenedEntry& opened, std::uint64_t arrival);
  Result<bool> is_ours(const KioskId& kiosk) const;
  Result<void> check_subject(const Subject& subject);
  Result<void> check_place(const Entry& entry, const ListingId& about);
  Result<void> check_role(const Applied& applied, const Listing& listing);
  Result<void> check_meaning(const Entry& entry, const std::optional<Answers>& answers);
  Result<void> check_answers(const FormId& form, std::uint32_t version, const Answers& answers,
                             UnixSeconds at);
  Result<void> keep(const OpenedEntry& opened);
  Result<void> set_aside(const Entry& entry, const Error& why);
  Result<void> apply(const OpenedEntry& opened);
  Result<void> note_end(const PublicId& of);
  Result<void> end_if_ended(const PublicId& id);
  Result<void> decide_at_once(const OpenedEntry& opened, ArrivalRecord& arrival);
  Result<std::optional<Decision>> promised_decision(const Applied& applied, const PublicId& id);
  Result<std::optional<Decision>> first_decision(const Applied& applied, const PublicId& id);
  Result<void> apply_withdrawal(const Withdrawn& withdrawn, UnixSeconds at);
  Result<void> give_back(const OfficeApplication& application);
  Result<void> give_back_to_lease(const OfficeApplication& application, SeatRecord& record);
  Result<void> apply_attendance(const Attended& attended, std::uint64_t arrival);
  Result<void> take_back(const Bytes& key, std::uint64_t arrival);
  Result<void> end_sighting(const ArrivalRecord& arrival, std::uint64_t number);
  Result<void> shrink_lease(const Applied& applied);
  Result<void> apply_heads(const HeadCounted& heads, int sign);
  Result<void> apply_undo(const Undone& undone);
  Result<const Listing*> listing(const ListingId& id);
  Result<const Form*> form(const FormId& id);
  Result<SeatRecord*> seats(const ListingId& listing, const RoleId& role);
  Result<LeaseGrant*> grant(std::uint64_t number);
  Result<LeaseGrant*> own_lease(const Applied& applied);
  Result<bool> is_from_lost_lease(const Applied* applied);
  PublicId id_of(const Subject& subject) const { return id_of_subject(subject, header_.kiosk); }

  const Office& office_;
  const RecordSeal& seal_;
  lmdb::WriteTxn& txn_;
  const BatchHeader& header_;
  OfficeMeta& meta_;
  std::uint32_t applied_ = 0;
  std::uint32_t quarantined_ = 0;
  std::map<ListingId, std::optional<Listing>> listings_;
  std::map<FormId, std::optional<Form>> forms_;
  std::optional<Counter> next_of_epoch_;  // once looked up: no entry from here on is known
  std::optional<bool> are_ends_noted_;    // likewise: whether there are any
  std::map<SeatKey, SeatRecord> seats_;
  std::map<std::uint64_t, LeaseGrant> grants_;
};

}  // namespace tsudoi
