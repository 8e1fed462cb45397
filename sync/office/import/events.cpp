#include "sync/office/import/events.h"

#include <algorithm>

#include "sync/office/import/event_matching.h"
#include "sync/office/import/session_places.h"

namespace tsudoi {
namespace {

std::vector<EventRow> read_rows(const Lists& lists, const ImportOptions& options) {
  std::vector<EventRow> rows;
  for (const auto& [table, layout] : lists.found)
    for (std::size_t i = layout.header_row + 1; i < table.rows.size(); ++i) {
      if (is_blank(table.rows[i])) continue;
      rows.push_back(read_event_row(layout, table.rows[i], options));
      rows.back().sheet = table.sheet;
    }
  return rows;
}

/// What changed between two versions, in the words of a report.
std::string changes_between(const Listing& before, const Listing& now) {
  std::string changes;
  const auto add = [&](std::string_view word, auto Listing::*member) {
    if (before.*member == now.*member) return;
    changes.append(changes.empty() ? "" : "・").append(word);
  };
  add("名前", &Listing::title);
  add("日時", &Listing::sessions);
  add("場所", &Listing::place);
  add("説明", &Listing::description);
  add("申込期間", &Listing::closes_at);
  add("申込方法", &Listing::how_to_apply);
  add("定員", &Listing::roles);
  add("料金", &Listing::fee);
  return changes.empty() ? "そのほか" : changes;
}

/// A file of another name that says the same is no change.
Fate settle_with(const Listing& before, Listing& fresh, Date as_of) {
  fresh.id = before.id;
  fresh.picture = before.picture;
  fresh.sessions = with_places_kept(before.sessions, fresh.sessions, as_of);
  const std::string file = std::exchange(fresh.source.file, before.source.file);
  if (fresh == before) return Fate::unchanged;
  fresh.source.file = file;
  return Fate::updated;
}

/// What is always on stands in the list of every month: an older one, taken in again, does not undo
/// what a newer one said.
bool is_of_older_month(const Listing& fresh, const Listing& before) {
  const auto now = month_in_file_name(fresh.source.file);
  const auto then = month_in_file_name(before.source.file);
  return now && then && *now < *then && !first_date(fresh) && !first_date(before);
}

ImportedListing import_group(EventGroup& group, EventMatcher& matcher,
                             const ImportOptions& options) {
  ImportedListing imported;
  imported.listing = std::move(group.listing);
  group.listing = imported.listing;
  imported.picture_stem = group.rows.front()->words.picture_stem;
  if (const Listing* before = matcher.take_match(group)) {
    imported.fate = settle_with(*before, imported.listing, options.as_of);
    auto& notices = group.rows.front()->notices;
    if (imported.fate == Fate::updated && is_of_older_month(imported.listing, *before)) {
      imported.listing = *before;
      imported.fate = Fate::unchanged;
      notices.push_back({NoticeCode::older_list, before->source.file});
    } else if (imported.fate == Fate::updated) {
      notices.push_back({NoticeCode::updated, changes_between(*before, imported.listing)});
    }
  } else {
    imported.listing.id = matcher.new_id(group);
  }
  imported.shown = shown_on(imported.listing, options.as_of, options.window_days);
  return imported;
}

void count_shown(EventImport& result, Shown shown) {
  switch (shown) {
    case Shown::published: ++result.published; break;
    case Shown::ahead: ++result.ahead; break;
    case Shown::past: ++result.past; break;
    case Shown::undated: ++result.undated; break;
  }
}

void report_row(EventImport& result, const EventRow& row, Fate fate) {
  result.counts.count(fate);
  if (row.notices.empty()) return;
  const bool flagged = std::ranges::any_of(row.notices, is_flag, &Notice::code);
  if (flagged && fate != Fate::refused) ++result.counts.flagged;
  result.report.push_back(
      {row.number, row.line, row.listing.title.ja, fate, row.notices, row.sheet});
}

}  // namespace

std::string_view name_of(Shown shown) {
  static constexpr std::array<std::string_view, 4> kNames{"published", "ahead", "past", "undated"};
  return kNames.at(static_cast<std::size_t>(shown));
}

Shown shown_on(const Listing& listing, Date as_of, int window_days) {
  const auto first = first_date(listing), last = last_date(listing);
  const Date window_end = add_days(as_of, window_days);
  const bool withdrawn = listing.show_until && *listing.show_until < as_of;
  if (withdrawn || (last && *last < as_of)) return Shown::past;
  const bool early = listing.show_from && *listing.show_from > window_end;
  if (early || (first && *first > window_end)) return Shown::ahead;
  const bool needs_date = listing.kind == ListingKind::event ||
                          listing.kind == ListingKind::course ||
                          listing.kind == ListingKind::meeting;
  return needs_date && !last ? Shown::undated : Shown::published;
}

Result<EventImport> import_events(ByteView file, const ImportOptions& options,
                                  std::span<const Listing> existing) {
  TRY_ASSIGN(std::vector<Table> tables, read_tables(file, options.file_name));
  TRY_ASSIGN(const Lists lists, lists_in(std::move(tables), event_layout_of));
  EventImport result;
  result.encoding = lists.found.front().table.encoding;
  result.layout = lists.found.front().layout.name;
  std::vector<EventRow> rows = read_rows(lists, options);
  std::vector<EventGroup> groups = group_rows(rows, options.shift_days);
  EventMatcher matcher(existing);
  std::map<const EventRow*, Fate> fates;
  for (EventGroup& group : groups) {
    result.listings.push_back(import_group(group, matcher, options));
    const ImportedListing& imported = result.listings.back();
    for (const EventRow* row : group.rows) fates[row] = Fate::merged;
    fates[group.rows.front()] = imported.fate;
    result.sessions += imported.listing.sessions.size();
    count_shown(result, imported.shown);
  }
  for (const EventRow& row : rows)
    report_row(result, row, row.refused ? Fate::refused : fates[&row]);
  report_tables(lists, result.counts, result.report);
  return result;
}

}  // namespace tsudoi
