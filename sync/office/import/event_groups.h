// Which rows are one listing: the same name and place of the same publisher, on several dates.
#pragma once

#include <memory>

#include "sync/office/import/event_row.h"

namespace tsudoi {

struct EventGroup {
  std::vector<EventRow*> rows;  // in order of the file; the first one leads
  Listing listing;              // all sessions, settled, dates shifted; without id
  std::string original_id;      // empty unless it names this group and no other of the file
};

/// Rows with the same name and place are together, unless more than kCourseGapDays lie between
/// (an event of each year). Rows without a date are together only when they say the same. Ids of an
/// office's own files (with own words) keep different listings apart; other ids cannot be trusted.
/// Notes on the rows what became of them. `rows` must outlive the result.
std::vector<EventGroup> group_rows(std::vector<EventRow>& rows, int shift_days);

inline constexpr int kCourseGapDays = 240;
inline constexpr std::size_t kSessionsMax = 1000;  // of one listing

}  // namespace tsudoi
