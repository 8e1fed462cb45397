// The pages about applications, and the one thing that can be done there: decide.
#include "sync/office/backend/account_records.h"
#include "sync/office/backend/office_backend.h"
#include "sync/office/purge.h"

namespace tsudoi {
namespace {

bool fits(const web::ApplicationFilter& filter, const Office::ArrivedApplication& application) {
  if (!filter.listing.empty() && application.application.listing != filter.listing) return false;
  switch (filter.state) {
    case web::ApplicationState::all: return true;
    case web::ApplicationState::undecided: return waits_for_decision(application);
    case web::ApplicationState::decided: return application.application.has_decision;
  }
  return true;
}

}  // namespace

web::ApplicationRow OfficeBackend::row_of(const Arrived& arrived) const {
  const OfficeApplication& application = arrived.application;
  const ApplicationFacts facts = facts_of(arrived.arrival.body);
  web::ApplicationRow row;
  row.id = arrived.id;
  row.at = arrived.arrival.at;
  row.clock = arrived.arrival.clock;
  row.centre_name = catalogue_.centre_name_of(centre_of(application.kiosk));
  row.listing = application.listing;
  row.listing_title = catalogue_.title_of(application.listing);
  row.role_name = catalogue_.role_name_of(application.listing, application.role);
  row.sessions = sessions_of(facts, catalogue_.listing_of(application.listing));
  row.age_band = facts.age_band;
  row.promise = facts.promise;
  if (application.has_decision) row.verdict = application.decision.verdict;
  return row;
}

Result<web::PersonShown> OfficeBackend::person_in(const Arrived& application) const {
  TRY_ASSIGN(const Answers answers, office_.answers_of(application));
  const Form* form = form_of(application);
  web::PersonShown person;
  for (const auto& [id, answer] : answers) {
    const Field* field = form == nullptr ? nullptr : field_of(*form, id);
    if (const auto* name = std::get_if<PersonName>(&answer); name != nullptr && person.name.empty())
      person = {name->written, name->reading, person.phone};
    if (field != nullptr && field->kind == FieldKind::phone && person.phone.empty())
      person.phone = words_for(field, answer, web::PageLanguage::japanese);
  }
  return person;
}

const Form* OfficeBackend::form_of(const Arrived& application) const {
  const auto found = catalogue_.forms.find(facts_of(application.arrival.body).form);
  return found == catalogue_.forms.end() ? nullptr : &found->second;
}

Result<web::ApplicationsModel> OfficeBackend::applications(const web::Viewer& viewer,
                                                           const web::ApplicationFilter& filter) {
  TRY(catch_up());
  std::vector<const Arrived*> fitting;
  for (const auto& [number, application] : applications_)
    if (fits(filter, application) && sees(viewer, application)) fitting.push_back(&application);
  web::ApplicationsModel model;
  model.filter = filter;
  model.page = {filter.page, fitting.size(), kRowsPerPage};
  const bool with_names = filter.names == web::NamesShown::shown && web::may_see_names(viewer);
  for (const Arrived* application : rows_on(model.page, fitting)) {
    model.rows.push_back(row_of(*application));
    if (!with_names) continue;
    TRY_ASSIGN(model.rows.back().person, person_in(*application));
  }
  return model;
}

Result<OfficeBackend::Arrived> OfficeBackend::find(const web::Viewer& viewer, const PublicId& id) {
  TRY(catch_up());
  TRY_ASSIGN(auto application, office_.application(id));
  if (application && sees(viewer, *application)) return std::move(*application);
  return fail(ErrorCode::not_found, "no application " + slip_code_of(id));
}

/// What a kiosk confirmed itself is no decision of the office's, and is shown as one.
std::vector<Decision> OfficeBackend::decisions_of(const Arrived& application) const {
  const auto known = decisions_.find(application.id);
  if (known != decisions_.end()) return known->second;
  if (application.application.has_decision) return {application.application.decision};
  return {};
}

/// What Office::decide would refuse, and why.
Result<Hindrance> OfficeBackend::hindrance_to(const Arrived& arrived) const {
  const OfficeApplication& application = arrived.application;
  TRY_ASSIGN(const SeatRecord seats, office_.seats(application.listing, application.role));
  const KiosksAre kiosks = office_.meta().awaits_kiosks ? KiosksAre::awaited : KiosksAre::in_step;
  return hindrance_of(arrived.arrival.body, application, catalogue_.listing_of(application.listing),
                      seats, kiosks);
}

Result<web::ApplicationModel> OfficeBackend::application(const web::Viewer& viewer,
                                                         const PublicId& id,
                                                         web::PageLanguage language) {
  if (!web::may_see_names(viewer)) return fail(ErrorCode::not_found, "no such application");
  TRY_ASSIGN(const Arrived application, find(viewer, id));
  web::ApplicationModel model;
  model.row = row_of(application);
  TRY_ASSIGN(const Answers answers, office_.answers_of(application));
  for (AnswerLine& line : answer_lines(form_of(application), answers, language))
    model.answers.push_back({std::move(line.label), std::move(line.words)});
  model.decisions = decisions_of(application);
  model.is_purged = is_purged(application.arrival);
  TRY_ASSIGN(model.hindrance, hindrance_to(application));
  return model;
}

Result<void> OfficeBackend::decide(const web::Viewer& viewer, const PublicId& id, Verdict verdict,
                                   const web::AuditLine& line) {
  if (!web::may_decide(viewer)) return fail(ErrorCode::not_found, "no such application");
  TRY(find(viewer, id));
  return office_.decide(id, verdict, VerdictReason::by_staff, record_of(line));
}

}  // namespace tsudoi
