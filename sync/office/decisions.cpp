#include "sync/office/applications.h"
#include "sync/office/hindrance.h"
#include "sync/office/seats.h"

namespace tsudoi {

/// Numbers the decision and queues it for the kiosk that took the application.
Result<void> Office::tell(lmdb::WriteTxn& txn, const PublicId& id, OfficeApplication& application,
                          Decision decision, OfficeMeta& meta) const {
  decision.application = id;
  decision.number = ++meta.decisions;
  application.has_decision = true;
  application.decision = decision;
  return seal_.put(txn, office_keys::decision_feed(application.kiosk, decision.number), decision);
}

/// And keeps it with an application that is here.
Result<void> Office::put_decision(lmdb::WriteTxn& txn, const PublicId& id,
                                  OfficeApplication& application, Decision decision,
                                  OfficeMeta& meta) const {
  TRY(tell(txn, id, application, decision, meta));
  return seal_.put(txn, office_keys::later_decision(application.arrival), application.decision);
}

/// In order of arrival, from the seats that no kiosk holds.
Decision Office::first_come_decision(const PublicId& id, const Role& role,
                                     SeatRecord& seats) const {
  Decision decision{id, Verdict::wait_listed, VerdictReason::full, clock_->now(), 0};
  if (!role.capacity || handed_out(seats) < *role.capacity) {
    ++seats.confirmed_office;
    decision.verdict = Verdict::confirmed;
    decision.reason = VerdictReason::seat_free;
  }
  return decision;
}

Result<void> Office::decide(const PublicId& id, Verdict verdict, VerdictReason reason,
                            const std::optional<AuditRecord>& line) {
  OfficeMeta meta;
  TRY(environment_.update([&](lmdb::WriteTxn& txn) -> Result<void> {
    meta = meta_;
    TRY_ASSIGN(auto arrived, OfficeApplications(*this, txn, meta).with(id));
    if (!arrived) return fail(ErrorCode::not_found, "no application " + slip_code_of(id));
    OfficeApplication& application = arrived->application;
    TRY_ASSIGN(SeatRecord seats, seats_in(txn, application.listing, application.role));
    TRY_ASSIGN(const auto record,
               seal_.get<CatalogueRecord>(
                   txn, office_keys::item(CatalogueKind::listing, application.listing.value)));
    std::optional<Listing> listing;
    if (record) {
      TRY_ASSIGN(listing, codec::decode<Listing>(record->item.value));
    }
    const Hindrance hindrance =
        hindrance_of(arrived->arrival.body, application, listing ? &*listing : nullptr, seats,
                     meta.awaits_kiosks ? KiosksAre::awaited : KiosksAre::in_step);
    if (hinders(hindrance, verdict)) return refusal_for(hindrance);
    if (verdict == Verdict::confirmed) {
      ++seats.confirmed_office;
      TRY(seal_.put(txn, office_keys::seats(application.listing, application.role), seats));
    }
    TRY(put_decision(txn, id, application, {id, verdict, reason, clock_->now(), 0}, meta));
    if (line) TRY(seal_.put(txn, office_keys::audit(++meta.audit_lines), *line));
    return seal_.put(txn, office_keys::meta(), meta);
  }));
  meta_ = meta;
  return {};
}

}  // namespace tsudoi
