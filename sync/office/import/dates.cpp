#include "sync/office/import/dates.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "sync/office/import/characters.h"
#include "sync/office/import/year_reader.h"

namespace tsudoi {
namespace {

constexpr int kSerialMin = 20'000, kSerialMax = 80'000;  // 1954 to 2119
constexpr int kNeverYear = 2200;

/// Days since 1899-12-30, as spreadsheets count (right from 1900-03-01 on).
std::optional<Date> from_serial(std::string_view text) {
  double serial = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), serial);
  if (problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  if (serial < kSerialMin || serial >= kSerialMax) return std::nullopt;
  return add_days(Date{std::chrono::year{1899}, std::chrono::month{12}, std::chrono::day{30}},
                  static_cast<int>(serial));
}

std::optional<Date> from_eight_digits(std::string_view text) {
  if (text.size() != 8 || text.find_first_not_of("0123456789") != std::string_view::npos)
    return std::nullopt;
  return date_from_iso(std::string(text.substr(0, 4)) + "-" + std::string(text.substr(4, 2)) + "-" +
                       std::string(text.substr(6, 2)));
}

/// After the day: nothing, a weekday, a time, a blank; but not "-30" or "日間".
bool may_follow_a_day(const Cursor& cursor) {
  if (cursor.at_end()) return true;
  return cursor.sees("(") || cursor.sees(" ") || cursor.sees("T") || cursor.sees("\n");
}

/// "(土)、6日(日)", "(土)から6日(日)": the day before it is not the only one.
bool another_day_follows(Cursor cursor) {
  if (cursor.take("("))
    while (!cursor.at_end() && !cursor.take(")")) cursor.skip_one();
  cursor.skip_blanks();
  for (const std::string_view between : {"、", ",", "・", "~", "-", "から", "と", "及び"})
    if (cursor.take(between)) break;
  cursor.skip_blanks();
  if (take_year(cursor)) return true;
  if (!cursor.take_number(2)) return false;
  const bool is_a_day = cursor.sees("日") && !cursor.sees("日間");
  return is_a_day || cursor.sees("月") || cursor.sees("/");
}

}  // namespace

std::optional<Date> read_date(std::string_view text) {
  const std::string value = plain_value(text);
  if (const auto date = from_eight_digits(value)) return date;
  if (const auto date = from_serial(value)) return date;
  Cursor cursor(value);
  const auto year = take_year(cursor);
  if (!year) return std::nullopt;
  const auto day = take_month_and_day(cursor, *year);
  const bool is_alone = may_follow_a_day(cursor) && !another_day_follows(cursor);
  return day && is_alone ? day : std::nullopt;
}

std::optional<std::chrono::year_month> month_in_file_name(std::string_view file_name) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t at = file_name.find("20"); at != std::string_view::npos;
       at = file_name.find("20", at + 1)) {
    const std::string_view name = file_name.substr(at);
    Cursor year(name.substr(0, 4));
    const auto of_year = year.take_number(4);
    Cursor separator(name.substr(std::min<std::size_t>(name.size(), 4)));
    separator.take_any_of("-_");
    Cursor month(separator.rest().substr(0, 2));
    const auto of_month = month.take_number(2);
    const bool is_inside_a_number = at > 0 && is_digit(file_name[at - 1]);
    const bool is_whole = of_year && year.at_end() && of_month && month.position() == 2;
    if (is_inside_a_number || !is_whole) continue;
    const auto found = std::chrono::year{*of_year} / *of_month;
    if (found.ok()) return found;
  }
  return std::nullopt;
}

bool is_never(Date date) {
  return int(date.year()) >= kNeverYear;
}

}  // namespace tsudoi
