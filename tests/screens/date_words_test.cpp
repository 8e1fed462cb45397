#include "kiosk/texts/date_words.h"

#include <fstream>
#include <set>

#include "kiosk/texts/holidays.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace tsudoi;
using namespace tsudoi::texts;

namespace {

const TextBook& book() {
  static const TextBook kBook = TextBook::load(TSUDOI_TEXTS_DIR).value();
  return kBook;
}
const Texts& ja() {
  return book().in(Language::japanese);
}
const Texts& en() {
  return book().in(Language::english);
}
Date day(std::string_view iso) {
  return date_from_iso(iso).value();
}

Session session(std::string_view date) {
  Session one;
  one.date = day(date);
  one.from = Minutes{15 * 60};
  one.to = Minutes{16 * 60 + 30};
  return one;
}

}  // namespace

TEST_CASE("The date line is the Japanese year in Japanese and the western one in English",
          "[texts]") {
  const LocalTime at{day("2026-11-21"), Minutes{14 * 60 + 5}};
  CHECK(long_time(ja(), at) == "令和8年11月21日(土) 14:05");
  CHECK(long_time(en(), at) == "Sat 21 Nov 2026, 14:05");
}

TEST_CASE("The first year of an era is 元年", "[texts]") {
  CHECK(long_date(ja(), day("2019-05-01")) == "令和元年5月1日(水)");
  CHECK(year_words(ja(), 1958) == "1958年(昭和33年)");
  CHECK(year_words(ja(), 2019) == "2019年(平成31年・令和元年)");
  CHECK(year_words(ja(), 1989) == "1989年(昭和64年・平成元年)");
}

TEST_CASE("A holiday says so beside its weekday", "[texts]") {
  CHECK(short_date(ja(), day("2026-11-23")) == "11月23日(月・祝)");
  CHECK(short_date(ja(), day("2026-11-24")) == "11月24日(火)");
  CHECK(short_date(en(), day("2026-11-24")) == "Tue 24 Nov");
}

TEST_CASE("A session is told with its hours, its period, or as it was published", "[texts]") {
  Session one = session("2026-11-21");
  CHECK(session_words(ja(), one) == "11月21日(土) 15:00–16:30");
  CHECK(session_start(ja(), one) == "11月21日(土) 15:00");
  one.last_date = day("2026-11-22");
  one.all_day = true;
  CHECK(session_words(ja(), one) == "11月21日(土)から11月22日(日)まで 終日");
  Session noted;
  noted.note = "毎月 第2土曜";
  CHECK(session_words(ja(), noted) == "毎月 第2土曜");
}

TEST_CASE("Durations and prices are told in whole words", "[texts]") {
  CHECK(duration_words(ja(), 60) == "1時間");
  CHECK(duration_words(ja(), 90) == "1時間30分");
  CHECK(duration_words(en(), 120) == "2 hours");
  CHECK(duration_words(ja(), 45) == "45分");
  CHECK(yen_words(ja(), 0) == "無料");
  CHECK(yen_words(ja(), 1234567) == "1,234,567円");
  CHECK(yen_words(en(), 500) == "500 yen");
}

TEST_CASE("Holidays agree with the government's list from 2022 on", "[texts]") {
  if (!test::has_shared_data()) return;
  std::set<Date> listed;
  std::ifstream in(test::shared_data() / "calendar" / "holidays_1970_2050.csv");
  for (std::string line; std::getline(in, line);)
    if (const auto date = date_from_iso(line.substr(0, 10))) listed.insert(*date);
  REQUIRE(listed.size() > 1000);
  for (Date date = day("2022-01-01"); date < day("2051-01-01"); date = add_days(date, 1)) {
    INFO(to_iso(date));
    CHECK(is_holiday(date) == (listed.count(date) == 1));
  }
}
