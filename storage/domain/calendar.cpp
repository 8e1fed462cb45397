#include "storage/domain/calendar.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace tsudoi {
namespace {

using std::chrono::sys_days;

constexpr std::int64_t kTokyoAheadSeconds = 9 * 3600;
constexpr std::int64_t kDaySeconds = 24 * 3600;

constexpr Date date_of(int year, unsigned month, unsigned day) {
  return Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}

struct Era {
  std::string_view name;
  Date from;
};
constexpr std::array kEras{Era{"令和", date_of(2019, 5, 1)}, Era{"平成", date_of(1989, 1, 8)},
                           Era{"昭和", date_of(1926, 12, 25)}, Era{"大正", date_of(1912, 7, 30)},
                           Era{"明治", date_of(1868, 1, 25)}};

std::optional<int> number_from(std::string_view text) {
  int number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::int64_t floor_div(std::int64_t number, std::int64_t by) {
  const std::int64_t quotient = number / by;
  return number % by < 0 ? quotient - 1 : quotient;
}

}  // namespace

LocalTime tokyo_time(UnixSeconds at) {
  const std::int64_t local = at.value + kTokyoAheadSeconds;
  const std::int64_t days = floor_div(local, kDaySeconds);
  const std::int64_t seconds = local - days * kDaySeconds;
  return {Date{sys_days{std::chrono::days{days}}},
          Minutes{static_cast<std::int16_t>(seconds / 60)}};
}

UnixSeconds from_tokyo(const LocalTime& at) {
  const std::int64_t days = sys_days{at.date}.time_since_epoch().count();
  return {days * kDaySeconds + at.minutes.value * 60 - kTokyoAheadSeconds};
}

Date add_days(Date date, int days) {
  return Date{sys_days{date} + std::chrono::days{days}};
}
int days_between(Date from, Date to) {
  return static_cast<int>((sys_days{to} - sys_days{from}).count());
}
unsigned weekday_of(Date date) {
  return std::chrono::weekday{sys_days{date}}.c_encoding();
}

int fiscal_year_of(Date date) {
  const int year = int(date.year());
  return unsigned(date.month()) >= 4 ? year : year - 1;
}

std::string to_iso(Date date) {
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", int(date.year()),
                unsigned(date.month()), unsigned(date.day()));
  return text.data();
}

std::string to_iso(Minutes minutes) {
  std::array<char, 24> text{};
  std::snprintf(text.data(), text.size(), "%02d:%02d", minutes.value / 60, minutes.value % 60);
  return text.data();
}

std::optional<Date> date_from_iso(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = number_from(text.substr(0, 4));
  const auto month = number_from(text.substr(5, 2));
  const auto day = number_from(text.substr(8, 2));
  if (!year || !month || !day || *month < 1 || *day < 1) return std::nullopt;
  const Date date = date_of(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::optional<Minutes> minutes_from_iso(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hours = number_from(text.substr(0, 2));
  const auto minutes = number_from(text.substr(3, 2));
  if (!hours || !minutes || *hours < 0 || *minutes < 0 || *hours > 30 || *minutes > 59)
    return std::nullopt;
  return Minutes{static_cast<std::int16_t>(*hours * 60 + *minutes)};
}

std::optional<EraYear> era_of(Date date) {
  for (const Era& era : kEras)
    if (date >= era.from) return EraYear{era.name, int(date.year()) - int(era.from.year()) + 1};
  return std::nullopt;
}

}  // namespace tsudoi
