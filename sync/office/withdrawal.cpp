#include "sync/office/withdrawal.h"

#include <set>

#include "sync/office/applications.h"
#include "sync/office/entry_intake.h"

namespace tsudoi {

struct OfficeWithdrawal::Plan {
  TakenBack counts;
  std::vector<std::uint64_t> arrivals;
};

namespace {

bool is_withdrawn(const OfficeApplication& application) {
  return application.has_decision && application.decision.verdict == Verdict::withdrawn;
}

}  // namespace

/// Whose effect has ended already is left alone.
Result<OfficeWithdrawal::Plan> OfficeWithdrawal::plan(const Office& office, const SentBy& sent) {
  TRY_ASSIGN(const auto txn, office.environment_.read());
  TRY_ASSIGN(const auto kiosk, office.seal_.get<KioskRecord>(txn, office_keys::kiosk(sent.kiosk)));
  if (!kiosk) return fail(ErrorCode::not_found, "no kiosk " + to_hex(sent.kiosk.view()));
  const Bytes table = office_keys::table(office_keys::kArrival);
  std::set<PublicId> undone;
  TRY(office.seal_.each<ArrivalRecord>(txn, table,
                                       [&](ByteView, const ArrivalRecord& arrival) -> Result<void> {
                                         const auto* undo = std::get_if<Undone>(&arrival.body);
                                         if (undo != nullptr)
                                           undone.insert(id_of_subject(undo->of, arrival.id.kiosk));
                                         return {};
                                       }));
  Plan plan;
  const auto add = [&](std::uint64_t number, std::uint64_t& count) {
    plan.arrivals.push_back(number);
    ++count;
  };
  TRY(office.seal_.each<ArrivalRecord>(
      txn, table, [&](ByteView rest, const ArrivalRecord& arrival) -> Result<void> {
        if (arrival.id.kiosk != sent.kiosk || arrival.arrived_at < sent.since) return {};
        const std::uint64_t number = office_keys::number_in(rest);
        const PublicId id = public_id_of(arrival.id);
        TRY_ASSIGN(const auto done, office.seal_.get_bytes(txn, office_keys::taken_back(number)));
        if (done || undone.contains(id)) return {};
        if (std::holds_alternative<Attended>(arrival.body)) add(number, plan.counts.attendances);
        if (std::holds_alternative<HeadCounted>(arrival.body)) add(number, plan.counts.head_counts);
        const bool changes = std::holds_alternative<Withdrawn>(arrival.body) ||
                             std::holds_alternative<Undone>(arrival.body) ||
                             std::holds_alternative<ConsentChanged>(arrival.body);
        if (changes) ++plan.counts.to_look_at;
        TRY_ASSIGN(const auto application,
                   OfficeApplications(office, txn, office.meta_).of(number, arrival));
        if (application && !is_withdrawn(*application)) add(number, plan.counts.applications);
        return {};
      }));
  TRY(office.seal_.each<QuarantineRecord>(
      txn, office_keys::table(office_keys::kQuarantine),
      [&](ByteView, const QuarantineRecord& record) -> Result<void> {
        if (record.id.kiosk == sent.kiosk && record.arrived_at >= sent.since) ++plan.counts.aside;
        return {};
      }));
  return plan;
}

Result<TakenBack> OfficeWithdrawal::look(const Office& office, const SentBy& sent) {
  TRY_ASSIGN(const Plan planned, plan(office, sent));
  return planned.counts;
}

Result<TakenBack> OfficeWithdrawal::run(Office& office, const SentBy& sent,
                                        const AuditRecord& line) {
  TRY_ASSIGN(const Plan planned, plan(office, sent));
  if (planned.arrivals.empty()) return planned.counts;
  BatchHeader header;
  header.kiosk = sent.kiosk;
  OfficeMeta meta;
  TRY(office.environment_.update([&](lmdb::WriteTxn& txn) -> Result<void> {
    meta = office.meta_;
    Bytes mark;
    append_be64(mark, ++meta.audit_lines);
    EntryIntake intake(office, txn, header, meta);
    for (const std::uint64_t number : planned.arrivals) {
      TRY_ASSIGN(const auto arrival,
                 office.seal_.get<ArrivalRecord>(txn, office_keys::arrival(number)));
      if (!arrival) return fail(ErrorCode::damaged, "an entry without its arrival");
      TRY(intake.take_back_effect(*arrival, number));
      TRY(office.seal_.put_bytes(txn, office_keys::taken_back(number), mark));
    }
    TRY(intake.finish());
    TRY(office.seal_.put(txn, office_keys::audit(meta.audit_lines), line));
    return office.seal_.put(txn, office_keys::meta(), meta);
  }));
  office.meta_ = meta;
  return planned.counts;
}

}  // namespace tsudoi
