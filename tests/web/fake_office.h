// An office for tests of the pages: the sample models, one account, and what it was asked to do.
#pragma once

#include "storage/base/clock.h"
#include "sync/office/web/router.h"
#include "tests/web/sample_models.h"
#include "tests/web/visitor.h"

namespace tsudoi::test {

class HandClock : public Clock {
 public:
  UnixSeconds now() override { return {1'795'237'500 + steady_ms / 1000}; }
  SteadyMs steady() override { return {steady_ms}; }
  std::int64_t steady_ms = 0;
};

class FakeOffice : public web::WebBackend {
 public:
  web::Viewer known{{"hanako"}, web::WebRole::officer, {}};
  std::vector<web::AuditLine> lines;
  std::vector<std::string> decided;
  std::size_t sign_ins_checked = 0;
  std::optional<Error> audit_fails;
  std::optional<Error> decision_fails;
  Bytes stored_picture = copy_of(view_of("\x89PNG and more"));

  Result<std::optional<web::Account>> account(const web::AccountName& name) override;
  /// Instead of the hash: kPassphrase is right.
  Result<std::optional<web::Viewer>> check(const std::optional<web::Account>& account,
                                           std::string_view passphrase);
  Result<void> audit(const web::AuditLine& line) override;
  Result<web::DashboardModel> dashboard(const web::Viewer& viewer) override;
  Result<web::ListingsModel> listings(const web::Viewer& viewer,
                                      const web::ListingFilter& filter) override;
  Result<web::ApplicationsModel> applications(const web::Viewer& viewer,
                                              const web::ApplicationFilter& filter) override;
  Result<web::ApplicationModel> application(const web::Viewer& viewer, const PublicId& id,
                                            web::PageLanguage language) override;
  Result<void> decide(const web::Viewer& viewer, const PublicId& id, Verdict verdict,
                      const web::AuditLine& line) override;
  Result<web::QuarantineModel> quarantine(const web::Viewer& viewer, web::PageNumber page) override;
  Result<web::AsideEnd> retry_aside(const web::Viewer& viewer, std::uint64_t number,
                                    const web::AuditLine& line) override;
  Result<void> refuse_aside(const web::Viewer& viewer, std::uint64_t number,
                            std::string_view reason, const web::AuditLine& line) override;
  Result<web::KiosksModel> kiosks(const web::Viewer& viewer) override;
  Result<web::ImportsModel> imports(const web::Viewer& viewer) override;
  Result<web::DisposalsModel> disposals(const web::Viewer& viewer, web::PageNumber page) override;
  Result<web::AuditModel> audit_log(const web::Viewer& viewer, web::PageNumber page) override;
  Result<Bytes> picture(const ContentHash& hash) override;
};

/// A router on a fake office, and a person who clicks there.
struct Visit final : Visitor {
  explicit Visit(web::CookieTransport chosen = web::CookieTransport::plain) : transport(chosen) {}
  web::HttpResponse answer(const web::HttpRequest& request) override {
    return router.answer(request);
  }

  FakeOffice office;
  HandClock clock;
  std::unique_ptr<Random> random = make_seeded_random(7);
  const web::CookieTransport transport;
  web::Router router{{office,
                      [](ByteView bytes) {
                        return web::SyncAnswer{200, copy_of(bytes)};
                      },
                      clock, *random, transport,
                      [this](const auto& account, std::string_view passphrase) {
                        return office.check(account, passphrase);
                      }}};
};

/// The value of a response's header; empty: none.
std::string header_of(const web::HttpResponse& response, std::string_view name);
/// The id of the one application that the fake office shows, in hex.
std::string sample_application_id();

}  // namespace tsudoi::test
