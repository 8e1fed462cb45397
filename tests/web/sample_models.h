// Models as a city would have them on a Saturday in November, and the same with a canary in every
// text, for tests of escaping.
#pragma once

#include "sync/office/web/pages.h"

namespace tsudoi::test {

/// What stands in every text of a model; empty: the model's own words.
struct Canary {
  std::string text;
};

web::PageContext sample_context(web::PageLanguage language, web::WebRole role);
web::DashboardModel sample_dashboard(const Canary& canary = {});
web::ListingsModel sample_listings(const Canary& canary = {});
web::ApplicationsModel sample_applications(web::NamesShown names, const Canary& canary = {});
web::ApplicationModel sample_application(const Canary& canary = {});
web::QuarantineModel sample_quarantine(const Canary& canary = {});
web::KiosksModel sample_kiosks(const Canary& canary = {});
web::ImportsModel sample_imports(const Canary& canary = {});
web::DisposalsModel sample_disposals(const Canary& canary = {});
web::AuditModel sample_audit(const Canary& canary = {});

struct NamedPage {
  std::string name;
  std::string html;
};
/// Every page in one language.
std::vector<NamedPage> all_pages(web::PageLanguage language, const Canary& canary = {});

}  // namespace tsudoi::test
