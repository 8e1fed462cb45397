// What each kind of entry does at the office.
#include <algorithm>
#include <cstdint>

#include "sync/office/applications.h"
#include "sync/office/entry_intake.h"
#include "sync/office/history.h"

namespace tsudoi {

Result<void> EntryIntake::apply(const OpenedEntry& opened) {
  const EntryBody& body = opened.entry.body;
  if (const auto* withdrawn = std::get_if<Withdrawn>(&body))
    return apply_withdrawal(*withdrawn, opened.entry.at);
  if (const auto* undone = std::get_if<Undone>(&body)) return apply_undo(*undone);
  if (const auto* attended = std::get_if<Attended>(&body))
    TRY(apply_attendance(*attended, meta_.arrivals));
  if (const auto* heads = std::get_if<HeadCounted>(&body)) TRY(apply_heads(*heads, 1));
  // consent, staff acts and health are read from the arrivals themselves
  return end_if_ended(opened.id);
}

/// What ends an entry may be here before it: the entry waits behind a gap, or was set aside.
Result<void> EntryIntake::note_end(const PublicId& of) {
  Bytes place;
  append_be64(place, meta_.arrivals);
  are_ends_noted_ = true;
  return seal_.put_bytes(txn_, office_keys::ended(of), place);
}

Result<void> EntryIntake::end_if_ended(const PublicId& id) {
  if (!are_ends_noted_) {
    are_ends_noted_ = false;
    TRY(txn_.scan_prefix(office_keys::table(office_keys::kEnded), [&](ByteView, ByteView) {
      are_ends_noted_ = true;
      return lmdb::Walk::stop;
    }));
  }
  if (!*are_ends_noted_) return {};
  TRY_ASSIGN(const auto place, seal_.get_bytes(txn_, office_keys::ended(id)));
  if (!place) return {};
  TRY_ASSIGN(const auto end,
             seal_.get<ArrivalRecord>(txn_, office_keys::arrival(read_be64(*place))));
  if (!end || end->id.kiosk != header_.kiosk) return {};
  if (const auto* withdrawn = std::get_if<Withdrawn>(&end->body))
    return apply_withdrawal(*withdrawn, end->at);
  const auto* undone = std::get_if<Undone>(&end->body);
  return undone == nullptr ? Result<void>() : apply_undo(*undone);
}

/// What the office says as an application arrives; else a person or the draw will.
Result<void> EntryIntake::decide_at_once(const OpenedEntry& opened, ArrivalRecord& arrival) {
  auto what = applied_for(opened.entry.body);
  if (!what) return {};
  ++meta_.applications;
  const auto* applied = std::get_if<Applied>(&opened.entry.body);
  if (applied == nullptr) return {};
  TRY_ASSIGN(const auto decision, first_decision(*applied, opened.id));
  if (!decision) return {};
  OfficeApplication application;
  application.kiosk = header_.kiosk;
  application.decision = *decision;
  if (decision->reason != VerdictReason::lease)  // what the kiosk said itself it need not hear
    TRY(office_.tell(txn_, opened.id, application, *decision, meta_));
  arrival.decided = {decision->verdict, decision->reason, application.decision.number};
  return {};
}

Result<std::optional<Decision>> EntryIntake::first_decision(const Applied& applied,
                                                            const PublicId& id) {
  TRY_ASSIGN(const Listing* found, listing(applied.listing));
  const Role* role = found == nullptr ? nullptr : role_of(*found, applied.role);
  const bool is_first_come = role != nullptr && role->mode == SeatMode::first_come;
  TRY_ASSIGN(const bool is_of_lost, is_from_lost_lease(&applied));
  if (applied.promise == Promise::confirmed && !(is_of_lost && is_first_come))
    return promised_decision(applied, id);
  if (!is_first_come || (!is_of_lost && meta_.awaits_kiosks)) return std::optional<Decision>();
  TRY_ASSIGN(SeatRecord * record, seats(applied.listing, applied.role));
  return std::optional(office_.first_come_decision(id, *role, *record));
}

/// A seat promised from a lease holds, as long as the lease was this kiosk's and had seats; what
/// the listing says by now does not matter (seats.h).
Result<std::optional<Decision>> EntryIntake::promised_decision(const Applied& applied,
                                                               const PublicId& id) {
  TRY_ASSIGN(LeaseGrant * lease, own_lease(applied));
  Decision decision{id, Verdict::wait_listed, VerdictReason::full, office_.clock_->now(), 0};
  if (lease == nullptr) decision.reason = VerdictReason::not_ours;
  if (lease == nullptr || lease->confirmed >= lease->lease.seats) return std::optional(decision);
  TRY_ASSIGN(SeatRecord * record, seats(applied.listing, applied.role));
  ++lease->confirmed;
  ++record->confirmed_leased;
  decision.verdict = Verdict::confirmed;
  decision.reason = VerdictReason::lease;
  return std::optional(decision);
}

Result<void> EntryIntake::apply_withdrawal(const Withdrawn& withdrawn, UnixSeconds at) {
  const PublicId id = id_of(withdrawn.of);
  TRY_ASSIGN(auto arrived, OfficeApplications(office_, txn_, meta_).with(id));
  if (!arrived) return note_end(id);
  OfficeApplication& application = arrived->application;
  if (application.has_decision && application.decision.verdict == Verdict::withdrawn) return {};
  if (application.has_decision && application.decision.verdict == Verdict::confirmed)
    TRY(give_back(application));
  const Decision decision{id, Verdict::withdrawn, VerdictReason::by_resident, at, 0};
  return office_.put_decision(txn_, id, application, decision, meta_);
}

/// A seat of the office's is free at once; kiosks are told where the listing waited for that.
Result<void> EntryIntake::give_back(const OfficeApplication& application) {
  TRY_ASSIGN(SeatRecord * record, seats(application.listing, application.role));
  if (application.decision.reason == VerdictReason::lease)
    return give_back_to_lease(application, *record);
  if (record->confirmed_office == 0) return {};
  TRY_ASSIGN(const Listing* found, listing(application.listing));
  const Role* role = found == nullptr ? nullptr : role_of(*found, application.role);
  const bool was_beyond =
      role != nullptr && role->capacity && handed_out(*record) > *role->capacity;
  --record->confirmed_office;
  return was_beyond ? office_.tell_again(txn_, application.listing, meta_) : Result<void>();
}

/// The seat goes back to the lease it came from: the kiosk may confirm it again.
Result<void> EntryIntake::give_back_to_lease(const OfficeApplication& application,
                                             SeatRecord& record) {
  TRY_ASSIGN(const auto arrival,
             seal_.get<ArrivalRecord>(txn_, office_keys::arrival(application.arrival)));
  const auto* applied = arrival ? std::get_if<Applied>(&arrival->body) : nullptr;
  if (applied == nullptr) return {};
  TRY_ASSIGN(LeaseGrant * lease, grant(applied->lease));
  if (lease != nullptr && lease->confirmed > 0) --lease->confirmed;
  if (record.confirmed_leased > 0) --record.confirmed_leased;
  ++record.withdrawn_leased;
  return {};
}

Result<void> EntryIntake::apply_attendance(const Attended& attended, std::uint64_t arrival) {
  // One attendance for a person and a session, whoever saw it first (F28). The others are kept
  // beside it: one of them stands when the first is undone.
  constexpr std::size_t kSightingsBytesMax = 64 * 8;  // more are in the arrivals alone
  const auto key = office_keys::attendance(attended.listing, attended.session, id_of(attended.who));
  TRY_ASSIGN(const auto known, seal_.get_bytes(txn_, key));
  Bytes sightings = known.value_or(Bytes());
  if (sightings.size() >= kSightingsBytesMax) return {};
  append_be64(sightings, arrival);
  return seal_.put_bytes(txn_, key, sightings);
}

Result<void> EntryIntake::apply_heads(const HeadCounted& heads, int sign) {
  const auto key = office_keys::heads(heads.listing, heads.session);
  TRY_ASSIGN(const auto stored, seal_.get<HeadRecord>(txn_, key));
  std::map<AgeBand, std::int32_t> sum;
  if (stored) sum.insert(stored->heads.begin(), stored->heads.end());
  for (const auto& [band, count] : heads.heads) {
    const std::int64_t wide = std::int64_t(sum[band]) + sign * count;
    sum[band] = static_cast<std::int32_t>(std::clamp<std::int64_t>(wide, INT32_MIN, INT32_MAX));
  }
  return seal_.put(txn_, key, HeadRecord{{sum.begin(), sum.end()}});
}

Result<void> EntryIntake::apply_undo(const Undone& undone) {
  TRY_ASSIGN(const auto place, place_of(id_of(undone.of)));
  if (!place) return note_end(id_of(undone.of));
  TRY_ASSIGN(const auto arrival, seal_.get<ArrivalRecord>(txn_, office_keys::arrival(*place)));
  TRY_ASSIGN(const bool is_own, arrival ? is_ours(arrival->id.kiosk) : Result<bool>(false));
  if (!is_own) return {};
  // Once: a kiosk that was set back, or its twin, may undo it again (F22, F23).
  for (const Bytes& key : {office_keys::taken_back(*place), office_keys::undone(*place)}) {
    TRY_ASSIGN(const auto is_over, seal_.get_bytes(txn_, key));
    if (is_over) return {};
  }
  Bytes by;
  append_be64(by, meta_.arrivals);
  TRY(seal_.put_bytes(txn_, office_keys::undone(*place), by));
  return end_sighting(*arrival, *place);
}

/// Of heads, or of one person.
Result<void> EntryIntake::end_sighting(const ArrivalRecord& arrival, std::uint64_t number) {
  if (const auto* heads = std::get_if<HeadCounted>(&arrival.body)) return apply_heads(*heads, -1);
  const auto* attended = std::get_if<Attended>(&arrival.body);
  if (attended == nullptr) return {};
  const PublicId who = id_of_subject(attended->who, arrival.id.kiosk);
  return take_back(office_keys::attendance(attended->listing, attended->session, who), number);
}

/// A seat from a lease is not the kiosk's to confirm again: it is the office's.
Result<void> EntryIntake::take_back_effect(const ArrivalRecord& arrival, std::uint64_t number) {
  const PublicId id = public_id_of(arrival.id);
  TRY_ASSIGN(auto application, OfficeApplications(office_, txn_, meta_).of(number, arrival));
  if (!application) return end_sighting(arrival, number);
  const Decision& before = application->decision;
  if (application->has_decision && before.verdict == Verdict::confirmed) {
    TRY(give_back(*application));
    const auto* applied = std::get_if<Applied>(&arrival.body);
    if (applied != nullptr && before.reason == VerdictReason::lease) TRY(shrink_lease(*applied));
  }
  const Decision decision{id, Verdict::withdrawn, VerdictReason::by_staff, office_.clock_->now(),
                          0};
  return office_.put_decision(txn_, id, *application, decision, meta_);
}

Result<void> EntryIntake::shrink_lease(const Applied& applied) {
  TRY_ASSIGN(LeaseGrant * lease, grant(applied.lease));
  TRY_ASSIGN(SeatRecord * record, seats(applied.listing, applied.role));
  if (lease == nullptr || lease->lease.seats == 0 || record->leased == 0) return {};
  --lease->lease.seats;
  --record->leased;
  return {};
}

/// Another desk may have seen the same person: its sighting stays, in whatever order they came
/// (F28).
Result<void> EntryIntake::take_back(const Bytes& key, std::uint64_t arrival) {
  TRY_ASSIGN(const auto sightings, seal_.get_bytes(txn_, key));
  if (!sightings) return {};
  Bytes left;
  for (ByteView rest = *sightings; rest.size() >= 8; rest = rest.subspan(8))
    if (read_be64(rest) != arrival) append(left, rest.first(8));
  if (!left.empty()) return seal_.put_bytes(txn_, key, left);
  const auto erased = txn_.erase(key);
  return erased.ok() ? Result<void>() : Result<void>(erased.error());
}

}  // namespace tsudoi
