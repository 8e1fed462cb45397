// Dates as offices write them. Two readers: one for columns that hold one date, one for free text
// with several dates, periods and no year.
//
// Nothing here knows today: a date without a year needs the month for which the file was made.
#pragma once

#include <string>
#include <vector>

#include "storage/domain/calendar.h"

namespace tsudoi {

/// One date: 2026-08-04, 2026/8/4, 2026.8.4, 20260804, 2026年8月4日, 令和8年8月4日, R8.8.4,
/// 令和元年, any of them followed by a weekday in brackets or a time, and the serials of
/// spreadsheets (45393). Nothing where another day follows: read_days reads them all.
std::optional<Date> read_date(std::string_view text);

/// A day far enough away to mean "none" (9999-12-31).
bool is_never(Date date);

/// For which month a file without years was made.
struct BaseMonth {
  std::chrono::year_month value;
};

/// "events_2024-09.csv", "202409_event.csv": the month in the name of a month's list, if it has
/// one.
std::optional<std::chrono::year_month> month_in_file_name(std::string_view file_name);

struct DaySpan {
  std::optional<Date> from;  // absent: "until ..." without a beginning
  std::optional<Date> to;    // absent: one day
  bool operator==(const DaySpan&) const = default;
};

struct DayText {
  std::vector<DaySpan> spans;    // in order of the text, at most kDaySpansMax
  bool needs_base = false;       // days were seen, but no year could be told
  bool weekday_differs = false;  // a weekday in brackets fits no year nearby
};
inline constexpr std::size_t kDaySpansMax = 200;

/// "9月7日(土)～11月4日(月・祝)", "10月4日、11日、18日いずれも（金）",
/// "①4月13日（土）②4月14日（日）", "8月16日(日)まで". What follows ※, and lines about closing days,
/// are not read. A year is the nearest to `base` whose weekday fits.
DayText read_days(std::string_view text, std::optional<BaseMonth> base);

}  // namespace tsudoi
