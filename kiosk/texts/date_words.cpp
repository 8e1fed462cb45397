#include "kiosk/texts/date_words.h"

#include "kiosk/texts/holidays.h"

namespace tsudoi::texts {

namespace {

std::string month_of(Date date) {
  return std::to_string(static_cast<unsigned>(date.month()));
}
std::string day_of(Date date) {
  return std::to_string(static_cast<unsigned>(date.day()));
}
const std::string& month_word(const Texts& texts, Date date) {
  return texts[month_name(static_cast<unsigned>(date.month()))];
}

std::string era_year_of(const Texts& texts, const EraYear& era) {
  return era.year == 1 ? texts[TextKey::date_first_year] : std::to_string(era.year);
}

}  // namespace

std::string long_date(const Texts& texts, Date date) {
  const auto era = era_of(date);
  const std::string western = std::to_string(static_cast<int>(date.year()));
  return texts(TextKey::date_long, {{"era", era ? era->name : ""},
                                    {"year", era ? era_year_of(texts, *era) : western},
                                    {"month", month_of(date)},
                                    {"day", day_of(date)},
                                    {"weekday", texts[short_weekday(weekday_of(date))]},
                                    {"month_name", month_word(texts, date)},
                                    {"western_year", western}});
}

std::string short_date(const Texts& texts, Date date) {
  const TextKey pattern = is_holiday(date) ? TextKey::date_short_holiday : TextKey::date_short;
  return texts(pattern, {{"month", month_of(date)},
                         {"day", day_of(date)},
                         {"weekday", texts[short_weekday(weekday_of(date))]},
                         {"month_name", month_word(texts, date)}});
}

std::string numeric_date(const Texts& texts, Date date) {
  return texts(
      TextKey::date_numeric,
      {{"month", month_of(date)}, {"day", day_of(date)}, {"month_name", month_word(texts, date)}});
}

std::string time_of_day(Minutes minutes) {
  std::string words = to_iso(minutes);
  if (words.front() == '0') words.erase(0, 1);
  return words;
}

std::string long_time(const Texts& texts, const LocalTime& at) {
  return texts(TextKey::date_and_time,
               {{"date", long_date(texts, at.date)}, {"time", time_of_day(at.minutes)}});
}

std::string hours_of(const Texts& texts, const Session& session) {
  if (session.all_day) return texts[TextKey::date_all_day];
  if (!session.from) return {};
  if (!session.to) return time_of_day(*session.from);
  return texts(TextKey::date_time_range,
               {{"from", time_of_day(*session.from)}, {"to", time_of_day(*session.to)}});
}

namespace {
std::string day_and(const Texts& texts, const Session& session, const std::string& hours) {
  if (!session.date) return session.note.empty() ? hours : session.note;
  std::string date = short_date(texts, *session.date);
  if (session.last_date && *session.last_date != *session.date)
    date = texts(TextKey::date_period,
                 {{"from", date}, {"to", short_date(texts, *session.last_date)}});
  if (hours.empty()) return date;
  return texts(TextKey::date_and_time, {{"date", date}, {"time", hours}});
}
}  // namespace

std::string session_words(const Texts& texts, const Session& session) {
  return day_and(texts, session, hours_of(texts, session));
}

std::string session_start(const Texts& texts, const Session& session) {
  return day_and(
      texts, session,
      session.from && !session.all_day ? time_of_day(*session.from) : hours_of(texts, session));
}

std::string duration_words(const Texts& texts, int minutes) {
  const int hours = minutes / 60;
  const int rest = minutes % 60;
  if (hours == 0) return texts.counted(TextKey::count_minutes, rest);
  if (rest == 0) return texts.counted(TextKey::count_hours, hours);
  return texts(TextKey::count_hours_minutes,
               {{"hours", std::to_string(hours)}, {"minutes", std::to_string(rest)}});
}

std::string yen_words(const Texts& texts, std::uint32_t yen) {
  if (yen == 0) return texts[TextKey::tag_free];
  std::string digits = std::to_string(yen);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), 1, ',');
  return texts(TextKey::count_yen, {{"n", digits}});
}

std::string year_words(const Texts& texts, int year) {
  using std::chrono::day;
  const std::chrono::year whole(year);
  const auto first = era_of(Date{whole, std::chrono::January, day(1)});
  const auto last = era_of(Date{whole, std::chrono::December, day(31)});
  if (!first || !last) return std::to_string(year);
  const TextKey pattern =
      first->name == last->name ? TextKey::date_born : TextKey::date_born_in_either;
  return texts(pattern, {{"year", std::to_string(year)},
                         {"era", first->name},
                         {"era_year", era_year_of(texts, *first)},
                         {"next_era", last->name},
                         {"next_era_year", era_year_of(texts, *last)}});
}

}  // namespace tsudoi::texts
