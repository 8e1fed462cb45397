// What the web pages need from the office: one interface, implemented on the office store.
//
// Thread: called by one thread at a time (the router's lock), never while another page is drawn or
//         a kiosk's sync is answered.
// Errors: not_found becomes 404 and must be said of anything outside the viewer's scope too, so
//         that ids cannot be tried out (F54); any other a "went wrong" page, but decide's refused.
// Scope:  each method shows only what `viewer.scope` covers (is_within).
#pragma once

#include "sync/office/web/pages.h"

namespace tsudoi::web {

class WebBackend {
 public:
  virtual ~WebBackend() = default;

  /// Empty: there is none of this name. The router checks the passphrase.
  virtual Result<std::optional<Account>> account(const AccountName& name) = 0;
  /// Durable when it returns: what it records is shown only afterwards.
  virtual Result<void> audit(const AuditLine& line) = 0;

  virtual Result<DashboardModel> dashboard(const Viewer& viewer) = 0;
  virtual Result<ListingsModel> listings(const Viewer& viewer, const ListingFilter& filter) = 0;
  /// Fills `person` only when filter.names is `shown`.
  virtual Result<ApplicationsModel> applications(const Viewer& viewer,
                                                 const ApplicationFilter& filter) = 0;
  /// Answers in `language` as far as the form has it.
  virtual Result<ApplicationModel> application(const Viewer& viewer, const PublicId& id,
                                               PageLanguage language) = 0;
  /// Decides and writes `line`, or neither. Errors: refused, when it cannot be decided so.
  virtual Result<void> decide(const Viewer& viewer, const PublicId& id, Verdict verdict,
                              const AuditLine& line) = 0;
  /// not_found for whoever may not decide.
  virtual Result<QuarantineModel> quarantine(const Viewer& viewer, PageNumber page) = 0;
  /// The act and `line`, or neither. Errors: not_found; refused.
  virtual Result<AsideEnd> retry_aside(const Viewer& viewer, std::uint64_t number,
                                       const AuditLine& line) = 0;
  virtual Result<void> refuse_aside(const Viewer& viewer, std::uint64_t number,
                                    std::string_view reason, const AuditLine& line) = 0;
  virtual Result<KiosksModel> kiosks(const Viewer& viewer) = 0;
  virtual Result<ImportsModel> imports(const Viewer& viewer) = 0;
  virtual Result<DisposalsModel> disposals(const Viewer& viewer, PageNumber page) = 0;
  virtual Result<AuditModel> audit_log(const Viewer& viewer, PageNumber page) = 0;

  /// A published picture; anybody may ask.
  virtual Result<Bytes> picture(const ContentHash& hash) = 0;
};

}  // namespace tsudoi::web
