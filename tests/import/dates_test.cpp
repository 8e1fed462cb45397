#include "sync/office/import/dates.h"

#include "sync/office/import/times.h"
#include "tests/support/catch.h"

using namespace tsudoi;

namespace {

std::string read(std::string_view text) {
  const auto date = read_date(text);
  return date ? to_iso(*date) : "-";
}

std::string days(std::string_view text, int year, unsigned month) {
  const BaseMonth base{std::chrono::year_month{std::chrono::year{year}, std::chrono::month{month}}};
  std::string out;
  for (const DaySpan& span : read_days(text, base).spans) {
    out += out.empty() ? "" : " ";
    out += span.from ? to_iso(*span.from) : "?";
    if (span.to) out += "~" + to_iso(*span.to);
  }
  return out;
}

std::string times(std::string_view text) {
  std::string out;
  for (const Minutes time : read_times(text).times) out += (out.empty() ? "" : " ") + to_iso(time);
  return out;
}

}  // namespace

TEST_CASE("A date is read in every spelling that offices use", "[import]") {
  for (const std::string_view text :
       {"2026-08-04", "2026/08/04", "2026/8/4", "2026.8.4", "20260804", "2026年8月4日",
        "２０２６年８月４日", "2026‐08‐04", "令和8年8月4日", "令和８年８月４日(火)", "R8.8.4",
        "46238", "46238.5", "2026/8/4 10:00", " 2026-08-04\n"})
    CHECK(read(text) == "2026-08-04");
}

TEST_CASE("The first year of an era is written 元年, and 1年 is read too", "[import]") {
  CHECK(read("令和元年5月1日") == "2019-05-01");
  CHECK(read("令和1年5月1日") == "2019-05-01");
  CHECK(read("平成31年4月30日") == "2019-04-30");
}

TEST_CASE("What is no day of the calendar is no date", "[import]") {
  for (const std::string_view text : {"", "2026-02-30", "2026-13-01", "4月の試合日程", "8月4日",
                                      "随時", "2026年度", "令和8年度", "12", "2026-08-04から"})
    CHECK(read(text) == "-");
}

TEST_CASE("Several days are not one date, and what else follows a day is no day", "[import]") {
  for (const std::string_view text :
       {"2026年12月5日（土）、6日（日）", "2026年12月5日（土）・6日（日）",
        "令和8年12月5日（土）～6日（日）", "2026/12/5(土)～12/6(日)",
        "2026年12月5日（土）\n6日（日）", "2026年12月5日（土）から2027年1月9日（土）"})
    CHECK(read(text) == "-");
  for (const std::string_view text :
       {"2026年12月5日（土）10時～12時", "2026年12月5日（土）、3日間", "2026/12/5(土) 10:00～12:00",
        "2026年12月5日（土）※雨天のときは6日（日）"})
    CHECK(read(text) == "2026-12-05");
}

TEST_CASE("The name of a month's list tells the month", "[import]") {
  const auto september = std::chrono::year{2024} / 9;
  for (const char* name : {"events_2024-09.csv", "202409_event.csv", "event20240915.xlsx"})
    CHECK(month_in_file_name(name) == september);
  for (const char* name : {"events.csv", "132021_event.csv", "2024.csv", "2024-13.csv", "202.csv",
                           "events_2024-9.csv", "120249-11.csv", ""})
    CHECK_FALSE(month_in_file_name(name).has_value());
}

TEST_CASE("A far away date means never", "[import]") {
  CHECK(is_never(*read_date("9999-12-31")));
  CHECK_FALSE(is_never(*read_date("2026-12-31")));
}

TEST_CASE("Days without a year take the year whose weekday fits", "[import]") {
  CHECK(days("9月7日(土)～\n11月4日(月・祝) ", 2024, 9) == "2024-09-07~2024-11-04");
  CHECK(days("1月4日(土)～4月13日(日)", 2024, 12) == "2025-01-04~2025-04-13");
  CHECK(days("9月11日(aaa)", 2024, 9) == "2024-09-11");
}

TEST_CASE("Lists of days are read one by one", "[import]") {
  CHECK(days("10月4日、11日、18日いずれも（金）", 2024, 9) == "2024-10-04 2024-10-11 2024-10-18");
  CHECK(days("①4月13日（土）\n②4月14日（日）", 2024, 4) == "2024-04-13 2024-04-14");
  CHECK(days("3月16日（土）、\n17日（日）", 2024, 3) == "2024-03-16 2024-03-17");
  CHECK(days("2026-09-26;2026-10-24", 2020, 1) == "2026-09-26 2026-10-24");
}

TEST_CASE("Closing days are no days", "[import]") {
  CHECK(days("8月5日（水）～8月16日（日）\n※10日（月）以外", 2026, 8) == "2026-08-05~2026-08-16");
  CHECK(days("1月7日(火)～3月30日(日)※3月6日(木)、7日(金)は休室", 2025, 1) ==
        "2025-01-07~2025-03-30");
}

TEST_CASE("Until a day has an end and no beginning", "[import]") {
  CHECK(days("8月16日(日)まで", 2026, 8) == "?~2026-08-16");
}

TEST_CASE("Without a base month the year is not guessed", "[import]") {
  const DayText text = read_days("9月11日（水）", std::nullopt);
  CHECK(text.spans.empty());
  CHECK(text.needs_base);
}

TEST_CASE("A weekday that fits no year nearby is remarked on", "[import]") {
  const BaseMonth base{std::chrono::year_month{std::chrono::year{2024}, std::chrono::month{9}}};
  CHECK(read_days("9月11日（日）", base).weekday_differs);
  CHECK_FALSE(read_days("9月11日（水）", base).weekday_differs);
}

TEST_CASE("Text without days gives none", "[import]") {
  for (const std::string_view text :
       {"随時", "4月の試合日程", "2月、3月の試合日程", "3日間", "全4回"})
    CHECK(days(text, 2024, 4).empty());
}

TEST_CASE("A time is read in every spelling that offices use", "[import]") {
  for (const std::string_view text : {"13:30", "13：30", "13:30:00", "13時30分", "13時半",
                                      "午後1時30分", "0.5625", "両日とも\n13:30", "45393.5625"})
    CHECK(times(text) == "13:30");
  CHECK(times("9:00") == "09:00");
  CHECK(times("正午") == "12:00");
}

TEST_CASE("Late night runs past 24 hours", "[import]") {
  CHECK(times("24:00") == "24:00");
  CHECK(times("25:30") == "25:30");
}

TEST_CASE("Impossible times are no times", "[import]") {
  for (const std::string_view text :
       {"131:00", "午前12時まで", "1時間", "10:75", "31:00", "随時", ""})
    CHECK(times(text).empty());
}

TEST_CASE("Every time of a text is read in order", "[import]") {
  CHECK(times("①10：00\n②13：30") == "10:00 13:30");
  CHECK(times("10:00～15:00") == "10:00 15:00");
  CHECK(read_times("おおむね午後８時まで").first_is_an_end);
  CHECK_FALSE(read_times("17:00（最終入館16:30まで）").is_only_a_time);
  CHECK(read_times("9:00").is_only_a_time);
}
