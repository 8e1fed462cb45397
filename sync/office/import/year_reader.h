// The year of a date, in the Gregorian calendar or by era, and the month and day after it.
#pragma once

#include "storage/domain/calendar.h"
#include "sync/office/import/cursor.h"

namespace tsudoi {

/// "2026年", "2026-", "2026/", "2026.", "令和8年", "令和元年", "R8.", "西暦2026年". Moves past the
/// separator; without a year nothing moves. Era years past the end of an era count on (平成31年度).
std::optional<int> take_year(Cursor& cursor);

/// "8月4日", "8-4", "8/4", "08.04" of a known year. Nothing, and no movement, unless it is a day of
/// the calendar.
std::optional<Date> take_month_and_day(Cursor& cursor, int year);

}  // namespace tsudoi
