#include "storage/domain/calendar.h"

#include "tests/support/catch.h"

using namespace tsudoi;

namespace {

Date date(std::string_view iso) {
  return date_from_iso(iso).value();
}
LocalTime local(std::string_view day, int minutes) {
  return {date(day), Minutes{static_cast<std::int16_t>(minutes)}};
}
std::pair<std::string, int> era(std::string_view iso) {
  const auto found = era_of(date(iso));
  return found ? std::pair{std::string(found->name), found->year} : std::pair{std::string(), 0};
}

}  // namespace

TEST_CASE("The last minute of 31 March belongs to the old fiscal year [F34]", "[domain]") {
  const auto before = tokyo_time(from_tokyo(local("2027-03-31", 23 * 60 + 59)));
  REQUIRE(before == local("2027-03-31", 23 * 60 + 59));
  REQUIRE(fiscal_year_of(before.date) == 2026);
  const auto after = tokyo_time({from_tokyo(before).value + 60});
  REQUIRE(after == local("2027-04-01", 0));
  REQUIRE(fiscal_year_of(after.date) == 2027);
}

TEST_CASE("Tokyo is nine hours ahead, whatever the machine's zone says [F34]", "[domain]") {
  REQUIRE(tokyo_time({0}) == local("1970-01-01", 9 * 60));
  REQUIRE(tokyo_time({1774969199}) == local("2026-03-31", 23 * 60 + 59));
  REQUIRE(tokyo_time({1774969200}) == local("2026-04-01", 0));
}

TEST_CASE("29 February exists in leap years alone [F34]", "[domain]") {
  REQUIRE(date_from_iso("2028-02-29").has_value());
  REQUIRE_FALSE(date_from_iso("2027-02-29").has_value());
  REQUIRE_FALSE(date_from_iso("2100-02-29").has_value());
  REQUIRE(add_days(date("2028-02-28"), 1) == date("2028-02-29"));
  REQUIRE(add_days(date("2027-02-28"), 1) == date("2027-03-01"));
  REQUIRE(days_between(date("2028-02-28"), date("2028-03-01")) == 2);
}

TEST_CASE("Time goes on after January 2038 [F34]", "[domain]") {
  const UnixSeconds last{2147483647};
  REQUIRE(tokyo_time(last) == local("2038-01-19", 12 * 60 + 14));
  REQUIRE(from_tokyo(local("2038-01-20", 0)).value > last.value);
  REQUIRE(tokyo_time(from_tokyo(local("2099-12-31", 1439))) == local("2099-12-31", 1439));
}

TEST_CASE("Times before 1970 fall on the right day", "[domain]") {
  REQUIRE(tokyo_time({-1}) == local("1970-01-01", 8 * 60 + 59));
  REQUIRE(tokyo_time({-9 * 3600 - 1}) == local("1969-12-31", 23 * 60 + 59));
  REQUIRE(tokyo_time({-9 * 3600}) == local("1970-01-01", 0));
  REQUIRE(tokyo_time(from_tokyo(local("1926-12-25", 90))) == local("1926-12-25", 90));
}

TEST_CASE("Hours past midnight stay with the evening they belong to [F34]", "[domain]") {
  REQUIRE(minutes_from_iso("25:30") == Minutes{1530});
  REQUIRE(to_iso(Minutes{1530}) == "25:30");
  REQUIRE(tokyo_time(from_tokyo(local("2026-11-21", 1530))) == local("2026-11-22", 90));
  REQUIRE_FALSE(minutes_from_iso("31:00").has_value());
  REQUIRE_FALSE(minutes_from_iso("10:60").has_value());
}

TEST_CASE("The first year of an era begins on its first day", "[domain]") {
  REQUIRE(era("2019-05-01") == std::pair{std::string("令和"), 1});
  REQUIRE(era("2019-04-30") == std::pair{std::string("平成"), 31});
  REQUIRE(era("1989-01-07") == std::pair{std::string("昭和"), 64});
  REQUIRE(era("1989-01-08") == std::pair{std::string("平成"), 1});
  REQUIRE(era("1926-12-25") == std::pair{std::string("昭和"), 1});
  REQUIRE(era("1912-07-29") == std::pair{std::string("明治"), 45});
  REQUIRE(era("2026-11-21") == std::pair{std::string("令和"), 8});
  REQUIRE(era("1868-01-24").first.empty());
}

TEST_CASE("Weekdays count from Sunday", "[domain]") {
  REQUIRE(weekday_of(date("2026-11-21")) == 6);
  REQUIRE(weekday_of(date("2026-11-22")) == 0);
  REQUIRE(weekday_of(date("2000-02-29")) == 2);
}

TEST_CASE("A date that is not one is refused", "[domain]") {
  for (const char* text : {"", "2026-1-01", "2026-13-01", "2026-04-31", "2026/04/01", "26-04-01a",
                           "2026-04-0a", "2026-00-10"})
    REQUIRE_FALSE(date_from_iso(text).has_value());
}
