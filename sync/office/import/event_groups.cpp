#include "sync/office/import/event_groups.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "sync/office/import/event_seats.h"
#include "sync/office/import/event_times.h"

namespace tsudoi {
namespace {

constexpr std::size_t kUndatedLookBackMax = 100;  // keeps hostile lists from taking hours

using Key = std::tuple<std::string, std::string, std::string, std::string>;

Key key_of(const EventRow& row) {
  const Source& source = row.listing.source;
  return {source.publisher, row.name_key, row.place_key,
          row.words.any ? source.original_id : std::string()};
}

bool says_the_same(const Listing& a, const Listing& b) {
  return a.description == b.description && a.how_to_apply == b.how_to_apply && a.fee == b.fee &&
         a.roles == b.roles && a.capacity_note == b.capacity_note && a.audience == b.audience;
}

/// Rows without a date, together where they say the same.
void add_undated(std::vector<std::vector<EventRow*>>& parts, EventRow* row) {
  const std::size_t recent = parts.size() - std::min(parts.size(), kUndatedLookBackMax);
  for (std::size_t at = recent; at < parts.size(); ++at) {
    auto& part = parts[at];
    if (first_date(part.front()->listing)) continue;
    if (!says_the_same(part.front()->listing, row->listing)) continue;
    if (part.front()->listing.sessions != row->listing.sessions) continue;
    part.push_back(row);
    return;
  }
  parts.push_back({row});
}

/// One list of rows per listing, each in order of the file.
std::vector<std::vector<EventRow*>> parted(std::vector<EventRow*> rows) {
  std::vector<std::vector<EventRow*>> parts;
  std::ranges::stable_sort(rows, {}, [](const EventRow* row) { return first_date(row->listing); });
  std::optional<Date> until;
  for (EventRow* row : rows) {
    const auto date = first_date(row->listing);
    if (!date) {
      add_undated(parts, row);
      continue;
    }
    if (!until || days_between(*until, *date) > kCourseGapDays)
      parts.push_back({row});
    else
      parts.back().push_back(row);
    until = std::max(until, last_date(row->listing));
  }
  for (auto& part : parts) std::ranges::sort(part);  // as they stand in one vector
  return parts;
}

/// What became of the row's sessions.
NoticeCode add_sessions(Listing& listing, const Listing& more) {
  NoticeCode outcome = NoticeCode::merged_duplicate;
  for (const Session& session : more.sessions) {
    if (std::ranges::find(listing.sessions, session) != listing.sessions.end()) continue;
    if (listing.sessions.size() >= kSessionsMax) return NoticeCode::too_many_sessions;
    listing.sessions.push_back(session);
    outcome = NoticeCode::merged_session;
  }
  return outcome;
}

/// The last deadline of all rows: as long as one date can be signed up for, the listing is open.
void merge_into(Listing& listing, EventRow& row) {
  row.notices.push_back({add_sessions(listing, row.listing), {}});
  if (!says_the_same(listing, row.listing))
    row.notices.push_back({NoticeCode::differs_from_first, {}});
  if (row.listing.closes_at > listing.closes_at) listing.closes_at = row.listing.closes_at;
  listing.show_from = std::min(listing.show_from, row.listing.show_from);
  if (listing.show_until)
    listing.show_until = row.listing.show_until
                             ? std::max(listing.show_until, row.listing.show_until)
                             : std::nullopt;
}

EventGroup grouped(std::vector<EventRow*> rows, int shift_days) {
  EventGroup group{std::move(rows), {}, {}};
  group.listing = group.rows.front()->listing;
  for (std::size_t i = 1; i < group.rows.size(); ++i) merge_into(group.listing, *group.rows[i]);
  if (shift_days != 0) shift_dates(group.listing, shift_days);
  std::ranges::stable_sort(group.listing.sessions, {}, [](const Session& session) {
    return std::tuple(session.date, session.from);
  });
  settle(group.rows.front()->words, group.listing);
  return group;
}

std::set<std::string> ids_of(const EventGroup& group) {
  std::set<std::string> ids;
  for (const EventRow* row : group.rows) ids.insert(row->listing.source.original_id);
  return ids;
}

/// An id names a group when all its rows have it and no other group does.
void name_groups(std::vector<EventGroup>& groups) {
  std::map<std::pair<std::string, std::string>, int> uses;
  for (const EventGroup& group : groups)
    for (const std::string& id : ids_of(group))
      if (!id.empty()) ++uses[{group.listing.source.publisher, id}];
  for (EventGroup& group : groups) {
    const auto ids = ids_of(group);
    const std::string& id = *ids.begin();
    for (EventRow* row : group.rows) {
      const Source& source = row->listing.source;
      if (uses[{source.publisher, source.original_id}] > 1)
        row->notices.push_back({NoticeCode::id_reused, source.original_id});
    }
    if (ids.size() == 1 && uses[{group.listing.source.publisher, id}] == 1) group.original_id = id;
  }
}

}  // namespace

std::vector<EventGroup> group_rows(std::vector<EventRow>& rows, int shift_days) {
  std::map<Key, std::vector<EventRow*>> together;
  for (EventRow& row : rows)
    if (!row.refused) together[key_of(row)].push_back(&row);
  std::vector<EventGroup> groups;
  for (const auto& [key, same] : together)
    for (auto& part : parted(same)) groups.push_back(grouped(std::move(part), shift_days));
  std::ranges::sort(groups, {}, [](const EventGroup& group) { return group.rows.front(); });
  name_groups(groups);
  return groups;
}

}  // namespace tsudoi
