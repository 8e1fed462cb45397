#include "sync/office/import/times.h"

#include <charconv>
#include <cmath>
#include <string>

#include "sync/office/import/characters.h"
#include "sync/office/import/cursor.h"

namespace tsudoi {
namespace {

constexpr int kHourMax = 30;
constexpr int kDayMinutes = 24 * 60;

std::optional<Minutes> from_part_of_day(std::string_view text) {
  if (text.find('.') == std::string_view::npos && text != "0" && text != "1") return std::nullopt;
  double part = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), part);
  if (problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  if (part > 20'000) part -= std::floor(part);  // a date and a time in one serial
  if (part < 0 || part > 1) return std::nullopt;
  return Minutes{static_cast<std::int16_t>(std::lround(part * kDayMinutes))};
}

enum class HalfOfDay : std::uint8_t { not_said, morning, afternoon };

class TimeReader {
 public:
  explicit TimeReader(std::string_view text) : text_(text), cursor_(text) {}

  TimeText read() {
    while (!cursor_.at_end()) read_one();
    out_.is_only_a_time = out_.times.size() == 1 && first_end_ == text_.size() && first_begin_ == 0;
    return std::move(out_);
  }

 private:
  void read_one() {
    if (cursor_.take("午前")) {
      half_ = HalfOfDay::morning;
    } else if (cursor_.take("午後")) {
      half_ = HalfOfDay::afternoon;
    } else if (cursor_.sees("正午")) {
      const std::size_t begin = cursor_.position();
      cursor_.take("正午");
      add(12, 0, begin);
    } else if (cursor_.sees_digit()) {
      read_number();
    } else {
      cursor_.skip_one();
    }
  }

  void read_number() {
    const std::size_t begin = cursor_.position();
    const auto hour = cursor_.take_number(2);
    if (!hour) return cursor_.skip_digits();
    if (cursor_.take(":")) {
      const auto minute = cursor_.take_number(2);
      if (!minute || *minute > 59) return;
      const std::size_t end = cursor_.position();
      if (!(cursor_.take(":") && cursor_.take_number(2))) cursor_.go_to(end);
      add(*hour, *minute, begin);
    } else if (cursor_.take("時") && !cursor_.sees("間")) {
      read_minutes_in_words(*hour, begin);
    }
  }

  void read_minutes_in_words(int hour, std::size_t begin) {
    if (cursor_.take("半")) return add(hour, 30, begin);
    const std::size_t end = cursor_.position();
    const auto minute = cursor_.take_number(2);
    if (minute && *minute <= 59 && cursor_.take("分")) return add(hour, *minute, begin);
    cursor_.go_to(end);
    add(hour, 0, begin);
  }

  void add(int hour, int minute, std::size_t begin) {
    if (hour > kHourMax || (hour == kHourMax && minute > 0)) return;
    if (half_ == HalfOfDay::morning && hour >= 12) return;  // 午前12時: noon or midnight?
    if (half_ == HalfOfDay::afternoon && hour < 12) hour += 12;
    if (out_.times.empty()) {
      first_begin_ = begin;
      first_end_ = cursor_.position();
      out_.first_is_an_end = cursor_.sees("まで");
    }
    out_.times.push_back(Minutes{static_cast<std::int16_t>(hour * 60 + minute)});
  }

  std::string_view text_;
  Cursor cursor_;
  HalfOfDay half_ = HalfOfDay::not_said;
  std::size_t first_begin_ = 0, first_end_ = 0;
  TimeText out_;
};

}  // namespace

TimeText read_times(std::string_view text) {
  const std::string value = plain_value(text);
  if (const auto part = from_part_of_day(value)) return {{*part}, false, true};
  return TimeReader(value).read();
}

}  // namespace tsudoi
