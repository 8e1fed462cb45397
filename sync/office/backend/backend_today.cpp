// The first page: today's figures, the kiosks, and what waits for a person.
#include <algorithm>

#include "sync/office/backend/office_backend.h"
#include "sync/office/backup.h"
#include "sync/office/history.h"

namespace tsudoi {
namespace {

constexpr std::int64_t kInTouchSeconds = 3600;
constexpr std::int64_t kSilentSeconds = 24 * 3600;
constexpr std::int64_t kOtherOfficeSeconds = 24 * 3600;  // since a kiosk met it
constexpr int kDaysShown = 14;
constexpr int kDistrictDays = 30;
constexpr std::string_view kElsewhere = "そのほか";

bool is_in_touch(const KioskRecord& kiosk, UnixSeconds now) {
  return kiosk.enrolled && !kiosk.revoked && kiosk.replaced_by == KioskId{} &&
         now.value - kiosk.last_contact.value <= kInTouchSeconds;
}

/// What becomes of one that was revoked or goes on as another is nobody's concern.
bool is_at_work(const KioskRecord& kiosk) {
  return kiosk.enrolled && !kiosk.revoked && kiosk.replaced_by == KioskId{};
}

web::KioskState kiosk_state(const KioskRecord& kiosk, UnixSeconds now) {
  if (kiosk.revoked) return web::KioskState::revoked;
  if (kiosk.replaced_by != KioskId{}) return web::KioskState::replaced;
  if (kiosk.forked || kiosk.is_copy) return web::KioskState::maybe_cloned;
  if (!kiosk.enrolled) return web::KioskState::never_seen;
  return is_in_touch(kiosk, now) ? web::KioskState::fine : web::KioskState::no_line;
}

bool happens_on(const Session& session, Date today) {
  if (!session.date) return false;
  return *session.date <= today && today <= session.last_date.value_or(*session.date);
}

}  // namespace

Troubles OfficeBackend::troubles_of(const KioskId& kiosk) const {
  const auto found = conditions_.find(kiosk);
  return found == conditions_.end() ? Troubles{} : found->second.troubles;
}

std::vector<web::KioskRow> OfficeBackend::kiosk_rows(const web::Viewer& viewer) const {
  std::vector<web::KioskRow> rows;
  for (const auto& [id, kiosk] : kiosks_) {
    const auto centre = catalogue_.centres.find(kiosk.centre);
    const AreaId area = centre == catalogue_.centres.end() ? AreaId() : centre->second.area;
    if (!is_whole_city(viewer) && !web::is_within(viewer.scope, kiosk.centre, area)) continue;
    web::KioskRow row;
    row.place = catalogue_.centre_name_of(kiosk.centre);
    row.district = catalogue_.district_of(area, kiosk.centre);
    if (kiosk.last_contact.value != 0) row.last_contact = kiosk.last_contact;
    row.waiting = kiosk.waiting;
    row.state = kiosk_state(kiosk, clock_.now());
    if (kiosk.enrolled) row.short_string = short_string(office_.card().card.office, kiosk.key);
    row.number = number_shown(id);
    if (is_at_work(kiosk)) row.troubles = troubles_of(id);
    row.times_set_back = kiosk.times_rolled_back;
    row.clock_ahead_seconds = kiosk.clock_ahead_seconds;
    rows.push_back(std::move(row));
  }
  std::ranges::stable_sort(rows, std::ranges::greater(), &web::KioskRow::state);
  return rows;
}

Result<web::KiosksModel> OfficeBackend::kiosks(const web::Viewer& viewer) {
  TRY(catch_up());
  web::KiosksModel model;
  model.rows = kiosk_rows(viewer);
  model.in_touch = static_cast<std::uint32_t>(
      std::ranges::count(model.rows, web::KioskState::fine, &web::KioskRow::state));
  return model;
}

void OfficeBackend::count_applications(const web::Viewer& viewer,
                                       web::DashboardModel& model) const {
  const Date today = tokyo_time(clock_.now()).date;
  std::map<int, std::uint64_t> by_days_ago;
  std::map<std::string, std::uint64_t> by_district;
  for (const auto& [number, arrived] : applications_) {
    if (!sees(viewer, arrived)) continue;
    const OfficeApplication& application = arrived.application;
    const int ago = days_between(tokyo_time(arrived.arrival.at).date, today);
    ++by_days_ago[ago];
    if (waits_for_decision(arrived)) ++model.undecided;
    if (application.has_decision && tokyo_time(application.decision.at).date == today)
      ++model.decided_today;
    if (ago < 0 || ago >= kDistrictDays) continue;
    const auto listing = catalogue_.listings.find(application.listing);
    const AreaId area = listing == catalogue_.listings.end() ? AreaId() : listing->second.area;
    const std::string district = catalogue_.district_of(area, centre_of(application.kiosk));
    ++by_district[district.empty() ? std::string(kElsewhere) : district];
  }
  model.applications_today = by_days_ago[0];
  model.applications_yesterday = by_days_ago[1];
  for (int ago = kDaysShown - 1; ago >= 0; --ago)
    model.applications_by_day.push_back({add_days(today, -ago), by_days_ago[ago]});
  for (const auto& [name, count] : by_district)
    model.applications_by_district.push_back({name, count});
  std::ranges::stable_sort(model.applications_by_district, std::ranges::greater(),
                           &web::NamedCount::count);
}

void OfficeBackend::count_sessions(const web::Viewer& viewer, web::DashboardModel& model) const {
  const Date today = tokyo_time(clock_.now()).date;
  for (const auto& [id, listing] : catalogue_.listings) {
    if (!is_whole_city(viewer) && !web::is_within(viewer.scope, listing.centre, listing.area))
      continue;
    model.sessions_today += static_cast<std::uint64_t>(std::ranges::count_if(
        listing.sessions, [&](const Session& session) { return happens_on(session, today); }));
  }
  for (const ArrivalRecord& arrival : attendances_) {
    const auto* attended = std::get_if<Attended>(&arrival.body);
    const bool counts = attended != nullptr && tokyo_time(arrival.at).date == today &&
                        sees(viewer, attended->listing, arrival.id.kiosk);
    if (counts) ++model.attendance_today;
  }
}

/// Roles with a draw, past their deadline, with applications that nobody has decided.
std::uint64_t OfficeBackend::draws_due(const web::Viewer& viewer) const {
  const LocalTime now = tokyo_time(clock_.now());
  std::map<std::pair<ListingId, RoleId>, std::uint64_t> due;
  for (const auto& [number, arrived] : applications_) {
    const auto listing = catalogue_.listings.find(arrived.application.listing);
    if (listing == catalogue_.listings.end() || !waits_for_decision(arrived)) continue;
    const Role* role = role_of(listing->second, arrived.application.role);
    const auto& closes = listing->second.closes_at;
    if (role == nullptr || role->mode != SeatMode::draw || !closes || now <= *closes) continue;
    if (sees(viewer, arrived)) ++due[{listing->first, role->id}];
  }
  return due.size();
}

Result<void> OfficeBackend::list_attention(const web::Viewer& viewer,
                                           web::DashboardModel& model) const {
  const auto add = [&](web::Attention what, std::uint64_t count) {
    if (count > 0) model.attention.push_back({what, count});
  };
  add(web::Attention::undecided, model.undecided);
  add(web::Attention::draws_due, draws_due(viewer));
  if (web::may_decide(viewer)) {
    TRY_ASSIGN(const auto aside, aside_rows(viewer));
    if (!aside.empty())
      model.attention.push_back({web::Attention::quarantined, aside.size(), aside.back().at});
  }
  if (!is_whole_city(viewer)) return {};
  constexpr std::size_t kRefusedAt = 6;
  TRY_ASSIGN(const auto records, office_.imports({0, 1}));
  if (!records.empty() && records.front().counts.size() > kRefusedAt)
    add(web::Attention::import_refused, records.front().counts[kRefusedAt]);
  TRY_ASSIGN(const std::uint64_t late, late_disposals());
  add(web::Attention::purge_late, late);
  add(web::Attention::kiosks_in_trouble,
      static_cast<std::uint64_t>(std::ranges::count_if(kiosks_, [&](const auto& entry) {
        return is_at_work(entry.second) && troubles_of(entry.first).any();
      })));
  const UnixSeconds now = clock_.now();
  const auto kiosks_that = [&](auto is_so) {
    return static_cast<std::uint64_t>(
        std::ranges::count_if(kiosks_, [&](const auto& entry) { return is_so(entry.second); }));
  };
  add(web::Attention::kiosks_awaited, kiosks_that([&](const KioskRecord& kiosk) {
        return OfficeHistory::is_awaited(kiosk, office_.meta());
      }));
  add(web::Attention::kiosks_doubtful, kiosks_that([&](const KioskRecord& kiosk) {
        return kiosk_state(kiosk, now) == web::KioskState::maybe_cloned;
      }));
  TRY_ASSIGN(const auto other, OfficeHistory::other_office(office_));
  const bool is_recent = other && now.value - other->at.value < kOtherOfficeSeconds;
  if (is_recent) model.attention.push_back({web::Attention::other_office, 0, {}});
  switch (OfficeBackup::age_of(office_.meta(), now)) {
    case BackupAge::fine: break;
    case BackupAge::none: model.attention.push_back({web::Attention::no_backup, 0, {}}); break;
    case BackupAge::old:
      add(web::Attention::backup_old, OfficeBackup::days_since(office_.meta(), now));
  }
  add(web::Attention::kiosks_silent, kiosks_that([&](const KioskRecord& kiosk) {
        return is_at_work(kiosk) && now.value - kiosk.last_contact.value > kSilentSeconds;
      }));
  return {};
}

Result<web::DashboardModel> OfficeBackend::dashboard(const web::Viewer& viewer) {
  TRY(catch_up());
  web::DashboardModel model;
  count_applications(viewer, model);
  count_sessions(viewer, model);
  model.kiosks = kiosk_rows(viewer);
  model.kiosks_in_all = static_cast<std::uint32_t>(model.kiosks.size());
  model.kiosks_in_touch = static_cast<std::uint32_t>(
      std::ranges::count(model.kiosks, web::KioskState::fine, &web::KioskRow::state));
  TRY(list_attention(viewer, model));
  return model;
}

}  // namespace tsudoi
