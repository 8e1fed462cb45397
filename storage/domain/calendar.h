// Business time: always Asia/Tokyo (UTC+9, no summer time since 1951), whatever the machine's TZ
// says. Fiscal years run from 1 April to 31 March. Eras: Cabinet notices (Reiwa from 2019-05-01,
// Heisei 1989-01-08, Showa 1926-12-25, Taisho 1912-07-30, Meiji 1868-01-25); year 1 is written
// 元年.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "storage/base/clock.h"

namespace tsudoi {

using Date = std::chrono::year_month_day;

/// Minutes since midnight of a date in Tokyo. 24:00 and later belong to that date's late night (up
/// to 30:00).
struct Minutes {
  std::int16_t value = 0;
  auto operator<=>(const Minutes&) const = default;
};

struct LocalTime {
  Date date;
  Minutes minutes;
  auto operator<=>(const LocalTime&) const = default;
};

LocalTime tokyo_time(UnixSeconds at);
UnixSeconds from_tokyo(const LocalTime& at);
Date add_days(Date date, int days);
int days_between(Date from, Date to);

/// 0 = Sunday ... 6 = Saturday.
unsigned weekday_of(Date date);
/// The year in which the fiscal year of this date began: 2026-03-31 -> 2025.
int fiscal_year_of(Date date);

/// "2026-11-21"; "14:05", hours may pass 24.
std::string to_iso(Date date);
std::string to_iso(Minutes minutes);
std::optional<Date> date_from_iso(std::string_view text);
std::optional<Minutes> minutes_from_iso(std::string_view text);

struct EraYear {
  std::string_view name;  // 令和
  int year = 0;           // 1 is 元年
};
/// Empty before Meiji.
std::optional<EraYear> era_of(Date date);

}  // namespace tsudoi
