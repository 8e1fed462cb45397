#include "kiosk/texts/holidays.h"

#include <algorithm>
#include <array>

namespace tsudoi::texts {

namespace {

struct MonthDay {
  unsigned month, day;
};
constexpr std::array kFixed{MonthDay{1, 1},  MonthDay{2, 11}, MonthDay{2, 23}, MonthDay{4, 29},
                            MonthDay{5, 3},  MonthDay{5, 4},  MonthDay{5, 5},  MonthDay{8, 11},
                            MonthDay{11, 3}, MonthDay{11, 23}};

struct NthMonday {
  unsigned month, nth;
};
constexpr std::array kMondays{NthMonday{1, 2}, NthMonday{7, 3}, NthMonday{9, 3}, NthMonday{10, 2}};

/// Day of the month, from the drift of the equinox since 1980 and the leap days in between.
unsigned equinox_day(int year, double day_in_1980) {
  const int since = year - 1980;
  return static_cast<unsigned>(day_in_1980 + 0.242194 * since - since / 4);
}

/// Named by the Act, before substitutes.
bool is_named(Date date) {
  const auto month = static_cast<unsigned>(date.month());
  const auto day = static_cast<unsigned>(date.day());
  const int year = static_cast<int>(date.year());
  if (month == 3 && day == equinox_day(year, 20.8431)) return true;
  if (month == 9 && day == equinox_day(year, 23.2488)) return true;
  if (std::any_of(kFixed.begin(), kFixed.end(),
                  [&](MonthDay one) { return one.month == month && one.day == day; }))
    return true;
  return weekday_of(date) == 1 && std::any_of(kMondays.begin(), kMondays.end(), [&](NthMonday one) {
           return one.month == month && one.nth == (day + 6) / 7;
         });
}

/// A named day on a Sunday moves to the next day that is not named itself.
bool is_substitute(Date date) {
  for (Date before = add_days(date, -1); is_named(before); before = add_days(before, -1))
    if (weekday_of(before) == 0) return true;
  return false;
}

}  // namespace

bool is_holiday(Date date) {
  const int year = static_cast<int>(date.year());
  if (year < 2022 || year > 2099) return false;
  if (is_named(date) || is_substitute(date)) return true;
  return is_named(add_days(date, -1)) && is_named(add_days(date, 1));
}

}  // namespace tsudoi::texts
