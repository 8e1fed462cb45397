// The office's web pages: pure functions from a model to a whole HTML page. No script, nothing
// from another host; one style sheet. All text passes Html, which escapes.
//
// Thread: any; nothing is kept between calls.
#pragma once

#include "sync/office/web/application_models.h"
#include "sync/office/web/disposal_models.h"
#include "sync/office/web/quarantine_models.h"

namespace tsudoi::web {

enum class PageLanguage : std::uint8_t { japanese, english };
std::string_view tag_of(PageLanguage language);  // "ja", "en"
std::optional<PageLanguage> page_language_from(std::string_view tag);

/// What every page of a signed-in person needs besides its model.
struct PageContext {
  PageLanguage language = PageLanguage::japanese;
  UnixSeconds now;
  Viewer viewer;
  std::string csrf;
  std::string here;  // path and query without lang, for the language switch
};

std::string dashboard_page(const DashboardModel& model, const PageContext& context);
std::string listings_page(const ListingsModel& model, const PageContext& context);
std::string applications_page(const ApplicationsModel& model, const PageContext& context);
std::string application_page(const ApplicationModel& model, const PageContext& context);
std::string_view age_words(AgeBand band, PageLanguage language);
std::string quarantine_page(const QuarantineModel& model, const PageContext& context);
/// Why it is set aside, in one sentence.
std::string_view aside_sentence(AsideCause cause, PageLanguage language);
std::string kiosks_page(const KiosksModel& model, const PageContext& context);
std::string imports_page(const ImportsModel& model, const PageContext& context);
std::string disposals_page(const DisposalsModel& model, const PageContext& context);
std::string audit_page(const AuditModel& model, const PageContext& context);

enum class SignInNotice : std::uint8_t { none, wrong, must_wait, form_too_old };
struct SignInModel {
  PageLanguage language = PageLanguage::japanese;
  SignInNotice notice = SignInNotice::none;
  std::int64_t wait_seconds = 0;  // with must_wait
  std::string csrf{};
};
std::string sign_in_page(const SignInModel& model);

enum class Sorry : std::uint8_t { not_found, form_refused, failed };
std::string sorry_page(Sorry what, PageLanguage language);

}  // namespace tsudoi::web
