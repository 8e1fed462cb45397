// Small event lists for tests: name the columns that matter, get the bytes of a file.
#pragma once

#include <map>
#include <set>

#include "sync/office/import/events.h"

namespace tsudoi::test {

using ListRow = std::map<std::string, std::string>;

/// CSV with exactly the columns that the rows name, in alphabetical order, UTF-8.
std::string list_of(const std::vector<ListRow>& rows);

/// A row of the trial layout on 2026-12-05 with these cells instead of or beside the usual ones.
ListRow trial_row(const ListRow& cells);
/// A row of the national layout, likewise.
ListRow national_row(const ListRow& cells);

/// As of 2026-11-21, publisher 132241.
ImportOptions usual_options();
EventImport imported(const std::vector<ListRow>& rows, const std::vector<Listing>& existing = {});
/// The one listing of a file with this one row.
Listing only_listing(const ListRow& row);
/// What the report says about the row; empty when nothing.
std::vector<NoticeCode> codes_of(const EventImport& result, std::uint32_t row);
std::vector<NoticeCode> codes_for(const ListRow& row);

std::vector<Listing> listings_of(const EventImport& result);
Date day(std::string_view iso);

}  // namespace tsudoi::test
