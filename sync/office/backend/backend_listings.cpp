// The page of listings: what there is, when, and whether there is room.
#include <algorithm>

#include "storage/domain/characters.h"
#include "sync/office/backend/office_backend.h"

namespace tsudoi {
namespace {

bool has_words(const Listing& listing, const std::string& folded_words) {
  if (folded_words.empty()) return true;
  const std::string text = listing.title.ja + "\n" + listing.title_kana + "\n" +
                           listing.summary.ja + "\n" + listing.organiser.ja + "\n" +
                           listing.place.name.ja + "\n" + listing.id.value;
  return search_fold(text).find(folded_words) != std::string::npos;
}

bool fits(const web::ListingFilter& filter, const Listing& listing, Date today) {
  if (filter.kind && listing.kind != *filter.kind) return false;
  if (!filter.centre.empty() && listing.centre != filter.centre) return false;
  const auto last = last_date(listing);
  const bool past = last && *last < today;
  switch (filter.when) {
    case web::ListingWhen::all: return true;
    case web::ListingWhen::past: return past;
    case web::ListingWhen::to_come: return !past;
  }
  return true;
}

std::optional<std::uint32_t> seats_of(const Listing& listing) {
  std::optional<std::uint32_t> seats;
  for (const Role& role : listing.roles)
    if (role.capacity) seats = seats.value_or(0) + *role.capacity;
  return seats;
}

bool is_walk_in(const Role& role) {
  return role.mode == SeatMode::walk_in;
}

/// What comes next first; what has no date last.
bool comes_before(const web::ListingRow& a, const web::ListingRow& b) {
  if (a.date.has_value() != b.date.has_value()) return a.date.has_value();
  if (a.date != b.date) return a.date < b.date;
  return a.from.value_or(Minutes{}) < b.from.value_or(Minutes{});
}

}  // namespace

web::ListingRow OfficeBackend::row_of(const Listing& listing) const {
  const Session* next = next_session(listing, tokyo_time(clock_.now()));
  if (next == nullptr && !listing.sessions.empty()) next = &listing.sessions.front();
  web::ListingRow row;
  row.id = listing.id;
  row.kind = listing.kind;
  row.title = listing.title.ja;
  row.centre_name =
      listing.centre.empty() ? listing.place.name.ja : catalogue_.centre_name_of(listing.centre);
  if (next != nullptr) row.date = next->date;
  if (next != nullptr) row.from = next->from;
  row.capacity = seats_of(listing);
  const auto applied = applied_for_.find(listing.id);
  row.applications = applied == applied_for_.end() ? 0 : applied->second;
  return row;
}

Result<web::ListingState> OfficeBackend::state_of(const Listing& listing) const {
  const LocalTime now = tokyo_time(clock_.now());
  const auto last = last_date(listing);
  if (last && *last < now.date) return web::ListingState::over;
  if (listing.roles.empty()) return web::ListingState::read_only;
  if (std::ranges::all_of(listing.roles, is_walk_in)) return web::ListingState::walk_in;
  if (listing.closes_at && *listing.closes_at < now) return web::ListingState::closed;
  if (listing.opens_at && now < *listing.opens_at) return web::ListingState::to_open;
  for (const Role& role : listing.roles) {
    if (!role.capacity) return web::ListingState::open;
    TRY_ASSIGN(const SeatRecord seats, office_.seats(listing.id, role.id));
    if (seats.confirmed_leased + seats.confirmed_office <
        std::max(*role.capacity, handed_out(seats)))
      return web::ListingState::open;
  }
  return web::ListingState::full;
}

Result<web::ListingsModel> OfficeBackend::listings(const web::Viewer& viewer,
                                                   const web::ListingFilter& filter) {
  TRY(catch_up());
  const Date today = tokyo_time(clock_.now()).date;
  const std::string words = search_fold(filter.words);
  std::vector<web::ListingRow> rows;
  for (const auto& [id, listing] : catalogue_.listings) {
    const bool seen =
        is_whole_city(viewer) || web::is_within(viewer.scope, listing.centre, listing.area);
    if (seen && fits(filter, listing, today) && has_words(listing, words))
      rows.push_back(row_of(listing));
  }
  std::stable_sort(rows.begin(), rows.end(), comes_before);
  if (filter.when == web::ListingWhen::past) std::reverse(rows.begin(), rows.end());
  web::ListingsModel model;
  model.filter = filter;
  model.page = {filter.page, rows.size(), kRowsPerPage};
  for (const auto& [id, centre] : catalogue_.centres)
    if (is_whole_city(viewer) || web::is_within(viewer.scope, id, centre.area))
      model.centres.push_back({id, centre.name.ja});
  for (web::ListingRow& row : rows_on(model.page, rows)) {
    const Listing& listing = catalogue_.listings.at(row.id);
    TRY_ASSIGN(row.state, state_of(listing));
    TRY_ASSIGN(const auto beyond, office_.seats_beyond(listing));
    for (const SeatsBeyond& seats : beyond) row.handed_out += seats.handed_out;
    model.rows.push_back(std::move(row));
  }
  return model;
}

}  // namespace tsudoi
