// What the office's web pages show, out of the office store. Everything a viewer sees passes
// `sees`: an account with a scope sees the listings of its centres and areas, and what was applied
// for there; an admin sees everything.
//
// Owns: copies of catalogue, applications, decisions and attendances. Before each answer only what
//       is new at the office is read: "A view after one more application reads a few records".
// Thread: the office's (one at a time; the router's lock sees to it).
// Order: the office and the clock outlive it.
// Errors: those of Office; not_found for what is outside the viewer's scope (F54).
#pragma once

#include "sync/office/backend/application_facts.h"
#include "sync/office/web/backend.h"

namespace tsudoi {

inline constexpr std::uint32_t kRowsPerPage = 50;

class OfficeBackend final : public web::WebBackend {
 public:
  OfficeBackend(Office& office, Clock& clock) : office_(office), clock_(clock) {}

  // office_backend.cpp
  Result<std::optional<web::Account>> account(const web::AccountName& name) override;
  Result<void> audit(const web::AuditLine& line) override;
  Result<web::AuditModel> audit_log(const web::Viewer& viewer, web::PageNumber page) override;
  Result<web::ImportsModel> imports(const web::Viewer& viewer) override;
  Result<Bytes> picture(const ContentHash& hash) override;

  // backend_applications.cpp
  Result<web::ApplicationsModel> applications(const web::Viewer& viewer,
                                              const web::ApplicationFilter& filter) override;
  Result<web::ApplicationModel> application(const web::Viewer& viewer, const PublicId& id,
                                            web::PageLanguage language) override;
  Result<void> decide(const web::Viewer& viewer, const PublicId& id, Verdict verdict,
                      const web::AuditLine& line) override;

  // backend_quarantine.cpp
  Result<web::QuarantineModel> quarantine(const web::Viewer& viewer, web::PageNumber page) override;
  Result<web::AsideEnd> retry_aside(const web::Viewer& viewer, std::uint64_t number,
                                    const web::AuditLine& line) override;
  Result<void> refuse_aside(const web::Viewer& viewer, std::uint64_t number,
                            std::string_view reason, const web::AuditLine& line) override;

  // backend_disposals.cpp
  Result<web::DisposalsModel> disposals(const web::Viewer& viewer, web::PageNumber page) override;

  // backend_listings.cpp
  Result<web::ListingsModel> listings(const web::Viewer& viewer,
                                      const web::ListingFilter& filter) override;

  // backend_today.cpp
  Result<web::DashboardModel> dashboard(const web::Viewer& viewer) override;
  Result<web::KiosksModel> kiosks(const web::Viewer& viewer) override;

 private:
  using Arrived = Office::ArrivedApplication;

  Result<void> catch_up();
  void forget();
  Result<void> take_news();
  void take(Arrived application);
  bool sees(const web::Viewer& viewer, const ListingId& listing, const KioskId& kiosk) const;
  bool sees(const web::Viewer& viewer, const Arrived& application) const;
  Result<std::vector<web::QuarantineRow>> aside_rows(const web::Viewer& viewer) const;
  Result<void> find_aside(const web::Viewer& viewer, std::uint64_t number);
  Result<Arrived> find(const web::Viewer& viewer, const PublicId& id);
  std::vector<Decision> decisions_of(const Arrived& application) const;
  web::ApplicationRow row_of(const Arrived& application) const;
  Result<Hindrance> hindrance_to(const Arrived& application) const;
  Result<web::PersonShown> person_in(const Arrived& application) const;
  CentreId centre_of(const KioskId& kiosk) const;
  const Form* form_of(const Arrived& application) const;

  web::DisposalRow row_of(const DisposalRecord& line) const;
  Result<std::uint64_t> late_disposals() const;

  web::ListingRow row_of(const Listing& listing) const;
  Result<web::ListingState> state_of(const Listing& listing) const;

  Troubles troubles_of(const KioskId& kiosk) const;
  std::vector<web::KioskRow> kiosk_rows(const web::Viewer& viewer) const;
  void count_applications(const web::Viewer& viewer, web::DashboardModel& model) const;
  void count_sessions(const web::Viewer& viewer, web::DashboardModel& model) const;
  Result<void> list_attention(const web::Viewer& viewer, web::DashboardModel& model) const;
  std::uint64_t draws_due(const web::Viewer& viewer) const;

  Office& office_;
  Clock& clock_;
  CatalogueView catalogue_;
  std::map<std::uint64_t, Arrived, std::greater<>> applications_;  // by arrival, newest first
  std::map<PublicId, std::vector<Decision>> decisions_;            // oldest first
  std::vector<ArrivalRecord> attendances_;
  std::map<KioskId, KioskRecord> kiosks_;
  KioskConditions conditions_;
  std::map<ListingId, std::uint64_t> applied_for_;
  struct Seen {
    std::uint64_t changes = 0, arrivals = 0, decisions = 0, disposals = 0;
    bool operator==(const Seen&) const = default;
  };
  Seen seen_;
};

/// The rows of one page.
template <class T>
std::vector<T> rows_on(const web::PageShown& page, const std::vector<T>& all) {
  const std::size_t first = std::size_t(page.number.value - 1) * page.rows_per_page;
  std::vector<T> rows;
  for (std::size_t i = first; i < all.size() && rows.size() < page.rows_per_page; ++i)
    rows.push_back(all[i]);
  return rows;
}

/// Its first digits, as status shows them.
std::string number_shown(const KioskId& kiosk);
bool is_whole_city(const web::Viewer& viewer);

}  // namespace tsudoi
