#include "sync/office/applications.h"

#include <algorithm>

namespace tsudoi {

std::optional<AppliedFor> applied_for(const EntryBody& body) {
  if (const auto* applied = std::get_if<Applied>(&body))
    return AppliedFor{applied->listing, applied->role};
  if (const auto* registered = std::get_if<Registered>(&body))
    return AppliedFor{registered->listing, registered->role};
  if (const auto* answered = std::get_if<Answered>(&body)) return AppliedFor{answered->listing, {}};
  return std::nullopt;
}

Result<std::optional<OfficeApplication>> OfficeApplications::of(
    std::uint64_t number, const ArrivalRecord& arrival) const {
  auto what = applied_for(arrival.body);
  if (!what) return std::optional<OfficeApplication>();
  const PublicId id = public_id_of(arrival.id);
  if (office_.applications_are_whole_) return until_schema_4::application(office_.seal_, txn_, id);
  OfficeApplication application;
  application.arrival = number;
  application.kiosk = arrival.id.kiosk;
  application.listing = std::move(what->listing);
  application.role = std::move(what->role);
  TRY_ASSIGN(const auto later,
             office_.seal_.get<Decision>(txn_, office_keys::later_decision(number)));
  application.has_decision = later || arrival.decided;
  if (later) {
    application.decision = *later;
  } else if (arrival.decided) {
    const FirstDecision& first = *arrival.decided;
    application.decision = {id, first.verdict, first.reason, arrival.arrived_at, first.number};
  }
  return std::optional(std::move(application));
}

Result<std::optional<ArrivedApplication>> OfficeApplications::at(std::uint64_t number) const {
  TRY_ASSIGN(auto arrival, office_.seal_.get<ArrivalRecord>(txn_, office_keys::arrival(number)));
  if (!arrival) return fail(ErrorCode::damaged, "an entry without its arrival");
  TRY_ASSIGN(auto application, of(number, *arrival));
  if (!application) return std::optional<ArrivedApplication>();
  const PublicId id = public_id_of(arrival->id);
  return std::optional(ArrivedApplication{id, std::move(*application), std::move(*arrival)});
}

Result<std::optional<ArrivedApplication>> OfficeApplications::with(const PublicId& id) const {
  TRY_ASSIGN(const auto number, office_.index_.find(office_.seal_, txn_, id, meta_));
  if (!number) return std::optional<ArrivedApplication>();
  return at(*number);
}

Result<std::vector<ArrivedApplication>> OfficeApplications::all() const {
  std::vector<ArrivedApplication> all;
  TRY(office_.seal_.each<ArrivalRecord>(
      txn_, office_keys::table(office_keys::kArrival),
      [&](ByteView rest, ArrivalRecord arrival) -> Result<void> {
        TRY_ASSIGN(auto application, of(office_keys::number_in(rest), arrival));
        if (!application) return {};
        const PublicId id = public_id_of(arrival.id);
        all.push_back({id, std::move(*application), std::move(arrival)});
        return {};
      }));
  return all;
}

// ---- For whoever asks the office

Result<std::optional<ArrivedApplication>> Office::application(const PublicId& id) const {
  TRY_ASSIGN(const auto txn, environment_.read());
  return OfficeApplications(*this, txn, meta_).with(id);
}

Result<std::vector<ArrivedApplication>> Office::applications() const {
  TRY_ASSIGN(const auto txn, environment_.read());
  TRY_ASSIGN(auto all, OfficeApplications(*this, txn, meta_).all());
  std::ranges::reverse(all);
  return all;
}

}  // namespace tsudoi
