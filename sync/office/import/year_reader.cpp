#include "sync/office/import/year_reader.h"

#include <array>

namespace tsudoi {
namespace {

struct EraStart {
  std::string_view name, letter;
  int first_year;
};
constexpr std::array kEras{EraStart{"令和", "R", 2019}, EraStart{"平成", "H", 1989},
                           EraStart{"昭和", "S", 1926}, EraStart{"大正", "T", 1912},
                           EraStart{"明治", "M", 1868}};

bool take_separator(Cursor& cursor) {
  return cursor.take_any_of("-/.");
}

std::optional<int> take_era_year(Cursor& cursor) {
  const std::size_t begin = cursor.position();
  for (const EraStart& era : kEras) {
    const bool by_name = cursor.take(era.name);
    if (!by_name && !cursor.take(era.letter)) continue;
    cursor.skip_blanks();
    const auto number = cursor.take("元") ? std::optional(1) : cursor.take_number(2);
    cursor.skip_blanks();
    const bool closed = cursor.take("年") || (!by_name && take_separator(cursor));
    if (number && *number > 0 && closed && !cursor.sees("度")) return era.first_year + *number - 1;
    cursor.go_to(begin);
  }
  return std::nullopt;
}

}  // namespace

std::optional<int> take_year(Cursor& cursor) {
  if (const auto year = take_era_year(cursor)) return year;
  const std::size_t begin = cursor.position();
  cursor.take("西暦");
  const auto number = cursor.take_number(4);
  if (number && *number >= 1000) {
    cursor.skip_blanks();
    const bool closed = cursor.take("年") || take_separator(cursor);
    cursor.skip_blanks();
    if (closed && !cursor.sees("度")) return number;
  }
  cursor.go_to(begin);
  return std::nullopt;
}

std::optional<Date> take_month_and_day(Cursor& cursor, int year) {
  const std::size_t begin = cursor.position();
  const auto month = cursor.take_number(2);
  const bool in_words = cursor.take("月");
  const bool separated = in_words || take_separator(cursor);
  cursor.skip_blanks();
  const auto day = cursor.take_number(2);
  const bool closed = !in_words || cursor.take("日");
  if (month && separated && day && closed && *month > 0 && *day > 0) {
    const Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(*month)},
                    std::chrono::day{static_cast<unsigned>(*day)}};
    if (date.ok()) return date;
  }
  cursor.go_to(begin);
  return std::nullopt;
}

}  // namespace tsudoi
