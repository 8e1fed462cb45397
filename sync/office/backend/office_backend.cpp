#include "sync/office/backend/office_backend.h"

#include "sync/office/backend/account_records.h"

namespace tsudoi {
namespace {

// Where they stand in ImportRecord::counts.
enum : std::size_t { kAdded = 1, kUpdated, kUnchanged, kMerged, kFlagged, kRefused };

web::ImportRow import_row(const ImportRecord& record) {
  const auto count = [&](std::size_t at) {
    return at < record.counts.size() ? record.counts[at] : 0;
  };
  return {record.at,         record.file,    count(kAdded),   count(kUpdated),
          count(kUnchanged), count(kMerged), count(kRefused), count(kFlagged)};
}

}  // namespace

std::string number_shown(const KioskId& kiosk) {
  constexpr std::size_t kDigits = 8;
  return to_hex(kiosk.view()).substr(0, kDigits);
}

bool is_whole_city(const web::Viewer& viewer) {
  return viewer.role == web::WebRole::admin ||
         (viewer.scope.centres.empty() && viewer.scope.areas.empty());
}

Result<void> OfficeBackend::catch_up() {
  TRY_ASSIGN(const auto kiosks, office_.kiosks());
  TRY_ASSIGN(conditions_, office_.conditions());
  kiosks_.clear();
  for (const KioskRecord& kiosk : kiosks) kiosks_.emplace(kiosk.kiosk, kiosk);
  const OfficeMeta& meta = office_.meta();
  const Seen now{meta.changes, meta.arrivals, meta.decisions, meta.disposals};
  if (seen_.disposals != now.disposals) forget();
  if (seen_.changes != now.changes) {
    TRY_ASSIGN(catalogue_, CatalogueView::load(office_));
  }
  if (seen_.arrivals != now.arrivals || seen_.decisions != now.decisions) TRY(take_news());
  seen_ = now;
  return {};
}

/// What was purged is in these copies as well.
void OfficeBackend::forget() {
  applications_.clear();
  decisions_.clear();
  attendances_.clear();
  applied_for_.clear();
  seen_ = {};
}

/// All or nothing, so that it can be done again.
Result<void> OfficeBackend::take_news() {
  TRY_ASSIGN(Office::News news, office_.news_after(seen_.arrivals, seen_.decisions));
  if (news.has_undone) {
    TRY_ASSIGN(attendances_, office_.attendances());
  } else {
    for (ArrivalRecord& attendance : news.attendances)
      attendances_.push_back(std::move(attendance));
  }
  for (Arrived& application : news.applications) take(std::move(application));
  for (const Decision& decision : news.decisions)
    decisions_[decision.application].push_back(decision);
  return {};
}

/// A new application, or one that is decided anew.
void OfficeBackend::take(Arrived application) {
  const auto counts = [](const Arrived& arrived) {
    const OfficeApplication& known = arrived.application;
    return known.has_decision && known.decision.verdict == Verdict::withdrawn ? 0u : 1u;
  };
  std::uint64_t& applied = applied_for_[application.application.listing];
  const auto before = applications_.find(application.application.arrival);
  if (before != applications_.end()) applied -= counts(before->second);
  applied += counts(application);
  applications_.insert_or_assign(application.application.arrival, std::move(application));
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
  web::AuditModel model;
  model.page = {page, office_.meta().audit_lines, kRowsPerPage};
  const Newest shown{std::uint64_t(page.value - 1) * kRowsPerPage, kRowsPerPage};
  TRY_ASSIGN(const auto records, office_.audit_lines(shown));
  for (const AuditRecord& record : records) model.lines.push_back(audit_line_in(record));
  return model;
}

/// A file may hold listings of any centre, so only who sees the whole city sees imports.
Result<web::ImportsModel> OfficeBackend::imports(const web::Viewer& viewer) {
  web::ImportsModel model;
  if (!is_whole_city(viewer)) return model;
  TRY_ASSIGN(const auto records, office_.imports({0, kRowsPerPage}));
  for (const ImportRecord& record : records) model.rows.push_back(import_row(record));
  return model;
}

Result<Bytes> OfficeBackend::picture(const ContentHash& hash) {
  TRY_ASSIGN(auto bytes, office_.picture(hash));
  if (!bytes) return fail(ErrorCode::not_found, "no such picture");
  return std::move(*bytes);
}

}  // namespace tsudoi
