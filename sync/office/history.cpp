#include "sync/office/history.h"

#include <algorithm>

#include "sync/office/applications.h"
#include "sync/office/seats.h"
#include "sync/office/succession.h"

namespace tsudoi {
namespace {

/// No history gives out so many numbers between two backups.
constexpr std::uint64_t kNumbersPassed = 1'000'000;
constexpr std::size_t kHistoryBytes = 16, kFormersMax = 1000;
constexpr std::size_t kOtherBytes = 8 + 16;

Bytes meta_key(std::string_view name) {
  Bytes key{office_keys::kMeta};
  append(key, view_of(name));
  return key;
}
/// Which this office had before.
Bytes histories_key() {
  return meta_key("histories");
}
/// When (8) a kiosk (16) last told of another office.
Bytes other_office_key() {
  return meta_key("other office");
}

}  // namespace

void OfficeHistory::renew(OfficeMeta& meta, Random& random) {
  meta.history = {random.array<16>()};
  meta.lost_after = meta.lost_until == 0 ? meta.leases : meta.lost_after;
  meta.leases += kNumbersPassed;
  meta.lost_until = meta.leases;
  meta.decisions += kNumbersPassed;
  meta.changes += kNumbersPassed;
  meta.awaits_kiosks = true;
  ++meta.times_came_back;
}

bool OfficeHistory::has_forgotten(const KioskRecord& kiosk, const SyncAsk& ask,
                                  const OfficeMeta& meta) {
  if (ask.history != meta.history) return false;
  // Batches may have left the kiosk's disk after a later backup than the one this history is from.
  const bool was_in_step = !kiosk.forked && kiosk.in_step_with == meta.history;
  return ask.catalogue_held > meta.changes || ask.decisions_held > meta.decisions ||
         ask.leases_held > meta.leases || (was_in_step && ask.batches_stored > kiosk.last_batch);
}

Result<void> OfficeHistory::keep_former(const RecordSeal& seal, lmdb::WriteTxn& txn,
                                        const HistoryId& history) {
  TRY_ASSIGN(auto formers, seal.get_bytes(txn, histories_key()));
  Bytes all = std::move(formers).value_or(Bytes());
  append(all, history.view());
  if (all.size() > kFormersMax * kHistoryBytes) all.erase(all.begin(), all.begin() + kHistoryBytes);
  return seal.put_bytes(txn, histories_key(), all);
}

Result<bool> OfficeHistory::is_former(const HistoryId& history) const {
  TRY_ASSIGN(const auto formers, office_.seal_.get_bytes(txn_, histories_key()));
  if (!formers) return false;
  for (ByteView rest = *formers; rest.size() >= kHistoryBytes; rest = rest.subspan(kHistoryBytes))
    if (crypto::equal(rest.first(kHistoryBytes), history.view())) return true;
  return false;
}

/// A kiosk whose disk was set back comes with a history that this office had before.
Result<void> OfficeHistory::look_back(const KioskRecord& kiosk, const SyncAsk& ask) {
  bool is_another = has_been_elsewhere(kiosk, ask, meta_);
  if (is_another) {
    TRY_ASSIGN(const bool is_known, is_former(ask.history));
    is_another = !is_known;
  }
  if (is_another) {
    Bytes other;
    append_be64(other, static_cast<std::uint64_t>(office_.clock_->now().value));
    append(other, kiosk.kiosk.view());
    TRY(office_.seal_.put_bytes(txn_, other_office_key(), other));
  }
  if (!is_another && !has_forgotten(kiosk, ask, meta_)) return {};
  TRY(keep_former(office_.seal_, txn_, meta_.history));
  renew(meta_, *office_.random_);
  return {};
}

Result<std::optional<OfficeHistory::OtherOffice>> OfficeHistory::other_office(
    const Office& office) {
  TRY_ASSIGN(const auto txn, office.environment_.read());
  TRY_ASSIGN(const auto bytes, office.seal_.get_bytes(txn, other_office_key()));
  if (!bytes || bytes->size() != kOtherBytes) return std::optional<OtherOffice>();
  const ByteView kiosk = ByteView(*bytes).subspan(8);
  return std::optional(
      OtherOffice{{static_cast<std::int64_t>(read_be64(*bytes))}, {array_of<16>(kiosk)}});
}

bool OfficeHistory::is_awaited(const KioskRecord& kiosk, const OfficeMeta& meta) {
  const bool counts =
      kiosk.enrolled && !kiosk.revoked && !kiosk.forked && kiosk.replaced_by == KioskId{};
  return meta.awaits_kiosks && counts && kiosk.in_step_with != meta.history;
}

/// For a person to look at, unless it is what we come to say ourselves.
Result<void> OfficeHistory::hear(const KioskId& kiosk, const Decision& told) {
  if (meta_.lost_until == 0) return {};  // nothing was lost here
  TRY_ASSIGN(const auto arrived, OfficeApplications(office_, txn_, meta_).with(told.application));
  if (arrived) {
    TRY_ASSIGN(const bool is_own,
               KioskSuccession(office_, txn_).is_or_was(kiosk, arrived->application.kiosk));
    if (!is_own) return {};
  }
  return office_.seal_.put(txn_, office_keys::told(told.application), told);
}

Result<void> OfficeHistory::note_step(KioskRecord& kiosk, const SyncAsk& ask) {
  if (ask.history == meta_.history && kiosk.waiting == 0 && ask.told.empty())
    kiosk.in_step_with = meta_.history;
  if (!meta_.awaits_kiosks || kiosk.in_step_with != meta_.history) return {};
  return end_wait(kiosk.kiosk);
}

Result<bool> OfficeHistory::is_waited_for(const KioskId& but) const {
  bool is_missing = false;
  TRY(office_.seal_.each<KioskRecord>(txn_, office_keys::table(office_keys::kKiosk),
                                      [&](ByteView, const KioskRecord& kiosk) -> Result<void> {
                                        is_missing = is_missing || (kiosk.kiosk != but &&
                                                                    is_awaited(kiosk, meta_));
                                        return {};
                                      }));
  return is_missing;
}

Result<void> OfficeHistory::end_wait(const KioskId& in_step) {
  TRY_ASSIGN(const bool is_missing, is_waited_for(in_step));
  if (is_missing) return {};
  meta_.awaits_kiosks = false;
  TRY(decide_waiting());
  TRY_ASSIGN(const auto listings, office_.published(txn_));
  for (const Listing& listing : listings) TRY(office_.grant_leases(txn_, listing, meta_));
  return {};
}

/// First what residents were told already, then the others in order of arrival.
Result<void> OfficeHistory::decide_waiting() {
  TRY_ASSIGN(auto arrived, OfficeApplications(office_, txn_, meta_).all());
  std::erase_if(arrived, [](const auto& one) { return one.application.has_decision; });
  for (auto& [id, application, arrival] : arrived) {
    TRY_ASSIGN(const auto told, office_.seal_.get<Decision>(txn_, office_keys::told(id)));
    if (told) TRY(repeat(id, application, *told));
  }
  for (auto& [id, application, arrival] : arrived)
    if (!application.has_decision) TRY(decide(id, application));
  return {};
}

/// A seat that is not free any more is a person's to find.
Result<void> OfficeHistory::repeat(const PublicId& id, OfficeApplication& application,
                                   const Decision& told) {
  if (told.verdict == Verdict::confirmed) {
    TRY_ASSIGN(SeatRecord seats, office_.seats_in(txn_, application.listing, application.role));
    const auto free = office_.check_free_seat(txn_, application, seats);
    if (!free.ok()) return free.error().code == ErrorCode::refused ? Result<void>() : free;
    ++seats.confirmed_office;
    TRY(office_.seal_.put(txn_, office_keys::seats(application.listing, application.role), seats));
  }
  return office_.put_decision(txn_, id, application,
                              {id, told.verdict, told.reason, office_.clock_->now(), 0}, meta_);
}

Result<void> OfficeHistory::decide(const PublicId& id, OfficeApplication& application) {
  TRY_ASSIGN(const auto record,
             office_.seal_.get<CatalogueRecord>(
                 txn_, office_keys::item(CatalogueKind::listing, application.listing.value)));
  if (!record) return {};
  TRY_ASSIGN(const Listing listing, codec::decode<Listing>(record->item.value));
  const Role* role = role_of(listing, application.role);
  if (role == nullptr || role->mode != SeatMode::first_come) return {};
  TRY_ASSIGN(SeatRecord seats, office_.seats_in(txn_, application.listing, application.role));
  const Decision decision = office_.first_come_decision(id, *role, seats);
  TRY(office_.put_decision(txn_, id, application, decision, meta_));
  return office_.seal_.put(txn_, office_keys::seats(application.listing, application.role), seats);
}

Result<std::vector<Decision>> Office::told_otherwise() const {
  TRY_ASSIGN(const auto txn, environment_.read());
  std::vector<Decision> otherwise;
  TRY(seal_.each<Decision>(
      txn, office_keys::table(office_keys::kTold), [&](ByteView, Decision told) -> Result<void> {
        TRY_ASSIGN(const auto arrived,
                   OfficeApplications(*this, txn, meta_).with(told.application));
        const bool is_alike = arrived && arrived->application.has_decision &&
                              arrived->application.decision.verdict == told.verdict;
        if (!is_alike) otherwise.push_back(std::move(told));
        return {};
      }));
  return otherwise;
}

}  // namespace tsudoi
