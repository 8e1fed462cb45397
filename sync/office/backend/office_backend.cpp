#include "sync/office/backend/office_backend.h"

#include "sync/office/backend/account_records.h"

namespace tsudoi {
namespace {

// Where they stand in ImportRecord::counts.
enum : std::size_t { kAdded = 1, kUpdated = 2, kUnchanged = 3, kFlagged = 5, kRefused = 6 };

web::ImportRow import_row(const ImportRecord& record) {
  const auto count = [&](std::size_t at) {
    return at < record.counts.size() ? record.counts[at] : 0;
  };
  web::ImportRow row{record.at,         record.file,     "", count(kAdded), count(kUpdated),
                     count(kUnchanged), count(kRefused), {}};
  if (count(kFlagged) > 0)
    row.problems.push_back({"なおした、または読み取れない所がある行", count(kFlagged)});
  if (count(kRefused) > 0) row.problems.push_back({"取り込まなかった行", count(kRefused)});
  return row;
}

}  // namespace

bool is_whole_city(const web::Viewer& viewer) {
  return viewer.role == web::WebRole::admin ||
         (viewer.scope.centres.empty() && viewer.scope.areas.empty());
}

Result<void> OfficeBackend::catch_up() {
  TRY_ASSIGN(const auto kiosks, office_.kiosks());
  kiosks_.clear();
  for (const KioskRecord& kiosk : kiosks) kiosks_.emplace(kiosk.kiosk, kiosk);
  const OfficeMeta& meta = office_.meta();
  const Seen now{meta.changes, meta.arrivals, meta.decisions};
  if (seen_ == now) return {};
  if (!seen_ || seen_->changes != now.changes) {
    TRY_ASSIGN(catalogue_, CatalogueView::load(office_));
  }
  TRY_ASSIGN(applications_, office_.applications());
  TRY_ASSIGN(attendances_, office_.attendances());
  applied_for_.clear();
  for (const Arrived& application : applications_) {
    const bool gone = application.application.has_decision &&
                      application.application.decision.verdict == Verdict::withdrawn;
    if (!gone) ++applied_for_[application.application.listing];
  }
  seen_ = now;
  return {};
}

CentreId OfficeBackend::centre_of(const KioskId& kiosk) const {
  const auto found = kiosks_.find(kiosk);
  return found == kiosks_.end() ? CentreId() : found->second.centre;
}

/// The host of the listing decides; where a listing has none, the centre of the kiosk.
bool OfficeBackend::sees(const web::Viewer& viewer, const ListingId& listing,
                         const KioskId& kiosk) const {
  if (is_whole_city(viewer)) return true;
  const auto found = catalogue_.listings.find(listing);
  if (found != catalogue_.listings.end() && !found->second.centre.empty())
    return web::is_within(viewer.scope, found->second.centre, found->second.area);
  return web::is_within(viewer.scope, centre_of(kiosk), {});
}

bool OfficeBackend::sees(const web::Viewer& viewer, const Arrived& application) const {
  return sees(viewer, application.application.listing, application.application.kiosk);
}

Result<std::optional<web::Account>> OfficeBackend::account(const web::AccountName& name) {
  TRY_ASSIGN(const auto record, office_.account(name.value));
  if (!record) return std::optional<web::Account>();
  TRY_ASSIGN(auto account, account_in(*record));
  return std::optional(std::move(account));
}

Result<void> OfficeBackend::audit(const web::AuditLine& line) {
  return office_.audit(record_of(line));
}

Result<web::AuditModel> OfficeBackend::audit_log(const web::Viewer& viewer, web::PageNumber page) {
  if (!web::may_see_audit(viewer)) return fail(ErrorCode::not_found, "the audit log");
  TRY_ASSIGN(const auto records, office_.audit_lines());
  web::AuditModel model;
  model.page = {page, records.size(), kRowsPerPage};
  for (const AuditRecord& record : rows_on(model.page, records))
    model.lines.push_back(audit_line_in(record));
  return model;
}

/// A file may hold listings of any centre, so only who sees the whole city sees imports.
Result<web::ImportsModel> OfficeBackend::imports(const web::Viewer& viewer) {
  web::ImportsModel model;
  if (!is_whole_city(viewer)) return model;
  TRY_ASSIGN(const auto records, office_.imports());
  const web::PageShown newest{{1}, records.size(), kRowsPerPage};
  for (const ImportRecord& record : rows_on(newest, records))
    model.rows.push_back(import_row(record));
  return model;
}

Result<Bytes> OfficeBackend::picture(const ContentHash& hash) {
  TRY_ASSIGN(auto bytes, office_.picture(hash));
  if (!bytes) return fail(ErrorCode::not_found, "no such picture");
  return std::move(*bytes);
}

}  // namespace tsudoi
