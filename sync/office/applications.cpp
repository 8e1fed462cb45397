// Applications as the office sees them: what arrived, and the last word on it. The first word is
// kept with the arrival itself, so that a sign-up is one record; a later one in a table of its own.
#include <algorithm>

#include "sync/office/office.h"

namespace tsudoi {

std::optional<AppliedFor> applied_for(const EntryBody& body) {
  if (const auto* applied = std::get_if<Applied>(&body))
    return AppliedFor{applied->listing, applied->role};
  if (const auto* registered = std::get_if<Registered>(&body))
    return AppliedFor{registered->listing, registered->role};
  if (const auto* answered = std::get_if<Answered>(&body))
    return AppliedFor{answered->listing, {}};
  return std::nullopt;
}

Result<std::optional<OfficeApplication>> Office::application_of(
    const lmdb::ReadTxn& txn, std::uint64_t number, const ArrivalRecord& arrival) const {
  auto what = applied_for(arrival.body);
  if (!what) return std::optional<OfficeApplication>();
  if (applications_are_whole_) return application_until_schema_4(txn, public_id_of(arrival.id));
  OfficeApplication application;
  application.arrival = number;
  application.kiosk = arrival.id.kiosk;
  application.listing = std::move(what->listing);
  application.role = std::move(what->role);
  TRY_ASSIGN(const auto later, seal_.get<Decision>(txn, office_keys::later_decision(number)));
  application.has_decision = later || arrival.decided;
  if (later) {
    application.decision = *later;
  } else if (arrival.decided) {
    const FirstDecision& first = *arrival.decided;
    application.decision = {public_id_of(arrival.id), first.verdict, first.reason,
                            arrival.arrived_at, first.number};
  }
  return std::optional(std::move(application));
}

Result<std::optional<Office::ArrivedApplication>> Office::application_at(
    const lmdb::ReadTxn& txn, std::uint64_t number) const {
  TRY_ASSIGN(auto arrival, seal_.get<ArrivalRecord>(txn, office_keys::arrival(number)));
  if (!arrival) return fail(ErrorCode::damaged, "an entry without its arrival");
  TRY_ASSIGN(auto application, application_of(txn, number, *arrival));
  if (!application) return std::optional<ArrivedApplication>();
  const PublicId id = public_id_of(arrival->id);
  return std::optional(ArrivedApplication{id, std::move(*application), std::move(*arrival)});
}

Result<std::optional<Office::ArrivedApplication>> Office::application_in(
    const lmdb::ReadTxn& txn, const PublicId& id, const OfficeMeta& meta) const {
  TRY_ASSIGN(const auto number, index_.find(seal_, txn, id, meta));
  if (!number) return std::optional<ArrivedApplication>();
  return application_at(txn, *number);
}

Result<std::optional<Office::ArrivedApplication>> Office::application(const PublicId& id) const {
  TRY_ASSIGN(const auto txn, environment_.read());
  return application_in(txn, id, meta_);
}

/// In order of arrival.
Result<std::vector<Office::ArrivedApplication>> Office::applications_in(
    const lmdb::ReadTxn& txn) const {
  std::vector<ArrivedApplication> all;
  TRY(seal_.each<ArrivalRecord>(
      txn, office_keys::table(office_keys::kArrival),
      [&](ByteView rest, ArrivalRecord arrival) -> Result<void> {
        TRY_ASSIGN(auto application, application_of(txn, office_keys::number_in(rest), arrival));
        if (!application) return {};
        const PublicId id = public_id_of(arrival.id);
        all.push_back({id, std::move(*application), std::move(arrival)});
        return {};
      }));
  return all;
}

Result<std::vector<Office::ArrivedApplication>> Office::applications() const {
  TRY_ASSIGN(const auto txn, environment_.read());
  TRY_ASSIGN(auto all, applications_in(txn));
  std::ranges::reverse(all);
  return all;
}

}  // namespace tsudoi
