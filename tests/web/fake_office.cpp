#include "tests/web/fake_office.h"

#include <algorithm>

namespace tsudoi::test {

using namespace tsudoi::web;

Result<std::optional<Account>> FakeOffice::account(const AccountName& name) {
  if (name != known.name) return std::optional<Account>();
  Account account;
  account.name = known.name;
  account.role = known.role;
  account.scope = known.scope;
  return std::optional(std::move(account));
}

Result<std::optional<Viewer>> FakeOffice::check(const std::optional<Account>& account,
                                                std::string_view passphrase) {
  ++sign_ins_checked;
  const bool right = account && passphrase == kPassphrase;
  return right ? std::optional<Viewer>(known) : std::optional<Viewer>();
}

Result<void> FakeOffice::audit(const AuditLine& line) {
  if (audit_fails) return *audit_fails;
  lines.push_back(line);
  return {};
}

Result<DashboardModel> FakeOffice::dashboard(const Viewer&) {
  return sample_dashboard();
}

Result<ListingsModel> FakeOffice::listings(const Viewer&, const ListingFilter& filter) {
  ListingsModel model = sample_listings();
  model.filter = filter;
  return model;
}

Result<ApplicationsModel> FakeOffice::applications(const Viewer&, const ApplicationFilter& filter) {
  ApplicationsModel model = sample_applications(filter.names);
  model.filter = filter;
  return model;
}

Result<ApplicationModel> FakeOffice::application(const Viewer&, const PublicId& id, PageLanguage) {
  ApplicationModel model = sample_application();
  if (model.row.id != id) return fail(ErrorCode::not_found, "no such application");
  return model;
}

Result<void> FakeOffice::decide(const Viewer&, const PublicId& id, Verdict verdict,
                                const AuditLine& line) {
  if (decision_fails) return *decision_fails;
  TRY(audit(line));
  decided.push_back(to_hex(id.view()) + " " + std::string(name_of(verdict)));
  return {};
}

Result<QuarantineModel> FakeOffice::quarantine(const Viewer&, PageNumber) {
  return sample_quarantine();
}

Result<AsideEnd> FakeOffice::retry_aside(const Viewer&, std::uint64_t number,
                                         const AuditLine& line) {
  if (decision_fails) return *decision_fails;
  TRY(audit(line));
  decided.push_back("retry " + std::to_string(number));
  return AsideEnd::stays;
}

Result<void> FakeOffice::refuse_aside(const Viewer&, std::uint64_t number, std::string_view reason,
                                      const AuditLine& line) {
  if (decision_fails) return *decision_fails;
  TRY(audit(line));
  decided.push_back("refuse " + std::to_string(number) + ": " + std::string(reason));
  return {};
}

Result<KiosksModel> FakeOffice::kiosks(const Viewer&) {
  return sample_kiosks();
}
Result<ImportsModel> FakeOffice::imports(const Viewer&) {
  return sample_imports();
}
Result<DisposalsModel> FakeOffice::disposals(const Viewer&, PageNumber) {
  return sample_disposals();
}
Result<AuditModel> FakeOffice::audit_log(const Viewer&, PageNumber) {
  return sample_audit();
}

Result<Bytes> FakeOffice::picture(const ContentHash& hash) {
  if (hash != ContentHash{crypto::hash(stored_picture)})
    return fail(ErrorCode::not_found, "no such picture");
  return stored_picture;
}

std::string header_of(const HttpResponse& response, std::string_view name) {
  return value_or(response.headers, name, "");
}

std::string sample_application_id() {
  return to_hex(sample_application().row.id.view());
}

}  // namespace tsudoi::test
