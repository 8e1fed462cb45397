#include "tests/web/fake_office.h"

#include <algorithm>

namespace tsudoi::test {

using namespace tsudoi::web;

Result<std::optional<Viewer>> FakeOffice::sign_in(const AccountName& name,
                                                  std::string_view passphrase) {
  ++sign_ins_checked;
  const bool right = name == known.name && passphrase == kPassphrase;
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

Result<ApplicationModel> FakeOffice::application(const Viewer&, const PublicId& id) {
  ApplicationModel model = sample_application();
  if (model.row.id != id) return fail(ErrorCode::not_found, "no such application");
  return model;
}

Result<void> FakeOffice::decide(const Viewer&, const PublicId& id, Verdict verdict) {
  decided.push_back(to_hex(id.view()) + " " + std::string(name_of(verdict)));
  return {};
}

Result<KiosksModel> FakeOffice::kiosks(const Viewer&) {
  return sample_kiosks();
}
Result<ImportsModel> FakeOffice::imports(const Viewer&) {
  return sample_imports();
}
Result<AuditModel> FakeOffice::audit_log(const Viewer&, PageNumber) {
  return sample_audit();
}

Result<Bytes> FakeOffice::picture(const ContentHash& hash) {
  if (hash != ContentHash{crypto::hash(stored_picture)})
    return fail(ErrorCode::not_found, "no such picture");
  return stored_picture;
}

HttpResponse Visit::send(HttpRequest request) {
  request.cookies = cookies;
  request.peer = peer;
  HttpResponse response = router.answer(request);
  for (const auto& [name, value] : response.headers) {
    if (name != "Set-Cookie") continue;
    const std::size_t equals = value.find('=');
    const std::string cookie = value.substr(0, equals);
    std::erase_if(cookies, [&](const auto& kept) { return kept.first == cookie; });
    if (value.find("Max-Age=0") == value.npos)
      cookies.emplace_back(cookie, value.substr(equals + 1, value.find(';') - equals - 1));
  }
  return response;
}

HttpResponse Visit::get(std::string_view path_and_query) {
  HttpRequest request;
  const std::size_t mark = std::min(path_and_query.find('?'), path_and_query.size());
  request.path = std::string(path_and_query.substr(0, mark));
  if (mark < path_and_query.size())
    request.query = form_fields_from(path_and_query.substr(mark + 1)).value();
  return send(std::move(request));
}

HttpResponse Visit::post(std::string_view path, std::string_view form) {
  HttpRequest request;
  request.method = Method::post;
  request.path = std::string(path);
  request.body = copy_of(view_of(form));
  return send(std::move(request));
}

HttpResponse Visit::sign_in(std::string_view passphrase) {
  const std::string csrf = csrf_in(get("/login"));
  return post("/login", "csrf=" + csrf + "&name=Hanako&passphrase=" + percent_encoded(passphrase));
}

std::string Visit::csrf_in(const HttpResponse& response) {
  constexpr std::string_view kBefore = "name=\"csrf\" value=\"";
  const std::string page = text(response);
  const std::size_t at = page.find(kBefore);
  if (at == page.npos) return {};
  const std::size_t start = at + kBefore.size();
  return page.substr(start, page.find('"', start) - start);
}

std::string Visit::text(const HttpResponse& response) {
  return std::string(text_of(response.body));
}

std::string header_of(const HttpResponse& response, std::string_view name) {
  return value_or(response.headers, name, "");
}

std::string sample_application_id() {
  return to_hex(sample_application().row.id.view());
}

}  // namespace tsudoi::test
