// The disposal record (廃棄記録), and whether something should be in it by now.
#include "sync/office/backend/office_backend.h"
#include "sync/office/purge.h"

namespace tsudoi {
namespace {

web::DisposedBy who_did(const std::string& by) {
  if (by == kPurgedByItself) return web::DisposedBy::itself;
  if (by == kPurgedAtRestore) return web::DisposedBy::restore;
  return web::DisposedBy::person;
}

/// As residents saw them.
std::string labels_of(const std::vector<FieldId>& fields, const Form* form) {
  std::string labels;
  for (const FieldId& id : fields) {
    const Field* field = form == nullptr ? nullptr : field_of(*form, id);
    labels.append(labels.empty() ? "" : "、").append(field == nullptr ? id.value : field->label.ja);
  }
  return labels;
}

}  // namespace

web::DisposalRow OfficeBackend::row_of(const DisposalRecord& line) const {
  const auto form = catalogue_.forms.find(line.form);
  web::DisposalRow row;
  row.at = line.at;
  row.by = who_did(line.by);
  if (row.by == web::DisposedBy::person) row.who = {line.by};
  row.what = static_cast<web::Disposed>(line.what);
  row.listing_title = line.title.ja;
  row.purpose = line.purpose.ja;
  row.fields = labels_of(line.fields, form == catalogue_.forms.end() ? nullptr : &form->second);
  row.days = line.days;
  row.entries = line.entries;
  row.first = line.first;
  row.last = line.last;
  return row;
}

Result<std::uint64_t> OfficeBackend::late_disposals() const {
  if (!OfficePurge::is_late(office_)) return std::uint64_t(0);
  return OfficePurge::due(office_, tokyo_time(clock_.now()).date);
}

Result<web::DisposalsModel> OfficeBackend::disposals(const web::Viewer& viewer,
                                                     web::PageNumber page) {
  TRY(catch_up());
  TRY_ASSIGN(const auto lines, OfficePurge::record(office_));
  std::vector<web::DisposalRow> rows;
  for (const DisposalRecord& line : lines)
    if (sees(viewer, line.listing, {})) rows.push_back(row_of(line));
  web::DisposalsModel model;
  model.page = {page, rows.size(), kRowsPerPage};
  model.rows = rows_on(model.page, rows);
  if (office_.meta().purged_at.value != 0) model.last_purge = office_.meta().purged_at;
  TRY_ASSIGN(model.late, late_disposals());
  return model;
}

}  // namespace tsudoi
