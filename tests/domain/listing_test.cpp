#include "storage/domain/listing.h"

#include "tests/support/catch.h"

using namespace tsudoi;

namespace {

LocalTime local(std::string_view day, int hours, int minutes = 0) {
  return {date_from_iso(day).value(), Minutes{static_cast<std::int16_t>(hours * 60 + minutes)}};
}

Session session(std::string_view day, int from, int to) {
  Session out;
  out.date = date_from_iso(day);
  out.from = Minutes{static_cast<std::int16_t>(from * 60)};
  out.to = Minutes{static_cast<std::int16_t>(to * 60)};
  return out;
}

}  // namespace

TEST_CASE("A session ends to the minute, after midnight too", "[domain]") {
  const Session day = session("2026-11-21", 10, 12);
  CHECK_FALSE(has_ended(day, local("2026-11-21", 11, 59)));
  CHECK(has_ended(day, local("2026-11-21", 12)));
  const Session night = session("2026-11-21", 22, 26);
  CHECK_FALSE(has_ended(night, local("2026-11-22", 1, 59)));
  CHECK(has_ended(night, local("2026-11-22", 2)));
}

TEST_CASE("What does not say when it ends lasts until midnight, undated for ever", "[domain]") {
  Session day = session("2026-11-21", 10, 12);
  day.to.reset();
  CHECK_FALSE(has_ended(day, local("2026-11-21", 23, 59)));
  CHECK(has_ended(day, local("2026-11-22", 0)));
  CHECK_FALSE(has_ended({}, local("2099-12-31", 23, 59)));
}

TEST_CASE("A period ends on its last day", "[domain]") {
  Session period = session("2026-11-21", 9, 17);
  period.last_date = date_from_iso("2026-11-30");
  CHECK_FALSE(has_ended(period, local("2026-11-22", 18)));
  CHECK(has_ended(period, local("2026-11-30", 17)));
}

TEST_CASE("The next session is the first of those ahead, in whatever order they stand",
          "[domain]") {
  Listing listing;
  listing.sessions = {session("2026-11-22", 10, 12), session("2026-11-21", 15, 17),
                      session("2026-11-21", 10, 12)};
  CHECK(next_session(listing, local("2026-11-21", 9)) == &listing.sessions[2]);
  CHECK(next_session(listing, local("2026-11-21", 12)) == &listing.sessions[1]);
  CHECK(next_session(listing, local("2026-11-21", 17)) == &listing.sessions[0]);
  CHECK(next_session(listing, local("2026-11-22", 12)) == nullptr);
}
