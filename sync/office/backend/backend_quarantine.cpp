// What the office could not take in, for whoever may decide about it.
#include <algorithm>

#include "sync/office/backend/account_records.h"
#include "sync/office/backend/aside_cause.h"
#include "sync/office/backend/office_backend.h"

namespace tsudoi {

/// As catch_up() has left things.
Result<std::vector<web::QuarantineRow>> OfficeBackend::aside_rows(const web::Viewer& viewer) const {
  TRY_ASSIGN(const auto items, OfficeQuarantine::items(office_));
  std::vector<web::QuarantineRow> rows;
  for (const AsideItem& item : items) {
    const AsideFacts facts = facts_of(item);
    const KioskId& kiosk = item.record.id.kiosk;
    if (!sees(viewer, facts.listing, kiosk)) continue;
    web::QuarantineRow row;
    row.number = item.number;
    row.at = item.record.arrived_at;
    row.centre_name = catalogue_.centre_name_of(centre_of(kiosk));
    row.kiosk = number_shown(kiosk);
    row.kind = facts.kind;
    row.entries = facts.entries;
    if (!facts.listing.empty()) row.listing_title = catalogue_.title_of(facts.listing);
    row.cause = cause_of(item.record);
    rows.push_back(std::move(row));
  }
  return rows;
}

Result<web::QuarantineModel> OfficeBackend::quarantine(const web::Viewer& viewer,
                                                       web::PageNumber page) {
  if (!web::may_decide(viewer)) return fail(ErrorCode::not_found, "the quarantine");
  TRY(catch_up());
  TRY_ASSIGN(const auto rows, aside_rows(viewer));
  web::QuarantineModel model;
  model.page = {page, rows.size(), kRowsPerPage};
  model.rows = rows_on(model.page, rows);
  return model;
}

Result<void> OfficeBackend::find_aside(const web::Viewer& viewer, std::uint64_t number) {
  TRY(catch_up());
  TRY_ASSIGN(const AsideItem item, OfficeQuarantine::item(office_, number));
  if (web::may_decide(viewer) && sees(viewer, facts_of(item).listing, item.record.id.kiosk))
    return {};
  return fail(ErrorCode::not_found, "nothing is set aside as " + std::to_string(number));
}

Result<web::AsideEnd> OfficeBackend::retry_aside(const web::Viewer& viewer, std::uint64_t number,
                                                 const web::AuditLine& line) {
  TRY(find_aside(viewer, number));
  TRY_ASSIGN(const Retried retried, OfficeQuarantine::retry(office_, number, record_of(line)));
  return retried.why ? web::AsideEnd::stays : web::AsideEnd::taken_in;
}

Result<void> OfficeBackend::refuse_aside(const web::Viewer& viewer, std::uint64_t number,
                                         std::string_view reason, const web::AuditLine& line) {
  TRY(find_aside(viewer, number));
  return OfficeQuarantine::refuse(office_, number, reason, record_of(line));
}

}  // namespace tsudoi
