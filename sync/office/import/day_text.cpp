// Free text with days in it: "9月7日(土)～11月4日(月・祝)", "10月4日、11日、18日いずれも（金）".
#include <algorithm>
#include <array>
#include <string>

#include "sync/office/import/characters.h"
#include "sync/office/import/dates.h"
#include "sync/office/import/year_reader.h"

namespace tsudoi {
namespace {

/// Lines with these words tell when nothing happens.
constexpr std::array<std::string_view, 6> kClosingWords{"以外", "除く", "休館",
                                                        "休室", "休み", "中止"};
constexpr int kNearMonthsMax = 8;

/// Without what follows ※ and without lines about closing days (the first line always stays).
std::string about_open_days(std::string_view text) {
  std::string value = plain_value(text);
  value.resize(std::min(value.size(), value.find("※")));
  std::string out;
  for (std::size_t begin = 0; begin < value.size();) {
    const std::size_t end = std::min(value.find('\n', begin), value.size());
    const std::string_view line = std::string_view(value).substr(begin, end - begin);
    const bool closing = std::ranges::any_of(
        kClosingWords, [&](auto word) { return line.find(word) != std::string_view::npos; });
    if (begin == 0 || !closing) out.append(line).append("\n");
    begin = end + 1;
  }
  return out;
}

class DayReader {
 public:
  DayReader(std::string_view text, std::optional<BaseMonth> base) : cursor_(text), base_(base) {}

  DayText read() {
    while (!cursor_.at_end() && out_.spans.size() < kDaySpansMax) {
      if (!take_day_of_month() && !take_dated_day()) skip_one_thing();
    }
    return std::move(out_);
  }

 private:
  using Month = std::optional<int>;

  /// "9月7日", and "11日" or "11" + "日" of the month before.
  bool take_day_of_month() {
    const std::size_t begin = cursor_.position();
    const auto year = take_year(cursor_);
    const auto first = cursor_.take_number(2);
    if (first && cursor_.take("月")) {
      cursor_.skip_blanks();
      const auto day = cursor_.take_number(2);
      if (day && cursor_.take("日") && !cursor_.sees("間")) {
        if (year) year_ = year;
        month_ = first;
        return add(*first, *day);
      }
    } else if (first && month_ && cursor_.take("日") && !cursor_.sees("間")) {
      return add(*month_, *first);
    }
    cursor_.go_to(begin);
    return false;
  }

  /// "2026-09-26", "2026/9/26" and "9/26".
  bool take_dated_day() {
    const std::size_t begin = cursor_.position();
    const auto year = take_year(cursor_);
    const auto month = cursor_.take_number(2);
    const bool separated = year ? cursor_.take_any_of("-/.") : cursor_.take("/");
    const auto day = separated ? cursor_.take_number(2) : std::nullopt;
    if (month && day && *month >= 1 && *month <= 12) {
      if (year) year_ = year;
      month_ = month;
      return add(*month, *day);
    }
    cursor_.go_to(begin);
    return false;
  }

  void skip_one_thing() {
    for (const std::string_view mark : {"~", "から", "-", "より"})
      if (cursor_.take(mark)) return note_range();
    if (cursor_.take("まで")) return note_until();
    if (cursor_.sees_digit())
      cursor_.skip_digits();
    else
      cursor_.skip_one();
  }

  void note_range() {
    in_range_ = !out_.spans.empty() && out_.spans.back().from && !out_.spans.back().to;
  }

  /// "8月16日まで" with nothing before it has an end and no beginning.
  void note_until() {
    if (out_.spans.size() != 1 || !out_.spans[0].from || out_.spans[0].to) return;
    out_.spans[0].to = std::exchange(out_.spans[0].from, std::nullopt);
  }

  /// "(土)", "(月・祝)", "(aaa)": 0 is Sunday.
  std::optional<unsigned> take_weekday() {
    static constexpr std::array<std::string_view, 7> kDays{"日", "月", "火", "水",
                                                           "木", "金", "土"};
    cursor_.take(" ");
    if (!cursor_.take("(")) return std::nullopt;
    for (unsigned day = 0; day < kDays.size(); ++day)
      if (cursor_.take(kDays[day])) return day;
    return std::nullopt;
  }

  static std::optional<Date> date_of(int year, int month, int day) {
    const Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                    std::chrono::day{static_cast<unsigned>(day)}};
    return date.ok() ? std::optional(date) : std::nullopt;
  }

  /// The nearest to the base month whose weekday fits; the nearest, and a remark, when none does.
  std::optional<Date> date_near_base(int month, int day, std::optional<unsigned> weekday) {
    const int base_year = int(base_->value.year());
    const int base_months = base_year * 12 + int(unsigned(base_->value.month()));
    std::optional<Date> nearest, fitting;
    const auto months_away = [&](const std::optional<Date>& date) {
      if (!date) return 1000;
      return std::abs(int(date->year()) * 12 + int(unsigned(date->month())) - base_months);
    };
    for (const int year : {base_year, base_year + 1, base_year - 1}) {
      const auto date = date_of(year, month, day);
      if (months_away(date) < months_away(nearest)) nearest = date;
      const bool fits = date && weekday && weekday_of(*date) == *weekday;
      if (fits && months_away(date) <= kNearMonthsMax && months_away(date) < months_away(fitting))
        fitting = date;
    }
    if (weekday && nearest && !fitting) out_.weekday_differs = true;
    return fitting ? fitting : nearest;
  }

  bool add(int month, int day) {
    const auto weekday = take_weekday();
    if (!year_ && !base_) {
      out_.needs_base = true;
      return true;
    }
    const auto date = year_ ? date_of(*year_, month, day) : date_near_base(month, day, weekday);
    if (!date) return true;
    if (year_ && weekday && weekday_of(*date) != *weekday) out_.weekday_differs = true;
    if (in_range_)
      out_.spans.back().to = *date;
    else
      out_.spans.push_back({date, std::nullopt});
    in_range_ = false;
    return true;
  }

  Cursor cursor_;
  std::optional<BaseMonth> base_;
  Month month_, year_;
  bool in_range_ = false;
  DayText out_;
};

}  // namespace

DayText read_days(std::string_view text, std::optional<BaseMonth> base) {
  const std::string open_days = about_open_days(text);
  return DayReader(open_days, base).read();
}

}  // namespace tsudoi
