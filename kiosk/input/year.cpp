#include "kiosk/input/year.h"

#include <charconv>
#include <string>

#include "storage/domain/calendar.h"

namespace tsudoi::input {
namespace {

using std::chrono::day;

constexpr int kFirstEraYear = 1868;
constexpr int kLastEraYear = 2100;

bool is_written(const std::optional<EraYear>& era, std::string_view typed) {
  return era && typed.starts_with(era->name) &&
         typed.substr(era->name.size()) == std::to_string(era->year);
}

/// An era may end and the next begin within a year, which then has two names.
bool is_called(std::chrono::year year, std::string_view typed) {
  return is_written(era_of(Date{year, std::chrono::January, day(1)}), typed) ||
         is_written(era_of(Date{year, std::chrono::December, day(31)}), typed);
}

}  // namespace

std::optional<int> year_from(std::string_view typed) {
  int western = 0;
  const char* end = typed.data() + typed.size();
  const auto [stop, problem] = std::from_chars(typed.data(), end, western);
  if (problem == std::errc{} && stop == end) return western;
  for (int year = kFirstEraYear; year <= kLastEraYear; ++year)
    if (is_called(std::chrono::year(year), typed)) return year;
  return std::nullopt;
}

}  // namespace tsudoi::input
