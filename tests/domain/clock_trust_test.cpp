#include "storage/domain/clock_trust.h"

#include "tests/support/catch.h"

using namespace tsudoi;

namespace {

constexpr std::int64_t kOffice = 1'795'000'000;
constexpr std::int64_t kEntry = kOffice + 3600;
constexpr TimesKnown kKnown{{kOffice}, {kEntry}};

}  // namespace

TEST_CASE("A clock is trusted from the newest known time on, for ten years [F32]", "[domain]") {
  CHECK(trust_in({1000}, kKnown) == ClockTrust::uncertain);
  CHECK(trust_in({kOffice}, kKnown) == ClockTrust::uncertain);
  CHECK(trust_in({kEntry - kBehindSecondsMax - 1}, kKnown) == ClockTrust::uncertain);
  CHECK(trust_in({kEntry - kBehindSecondsMax}, kKnown) == ClockTrust::trusted);
  CHECK(trust_in({kOffice + kAheadSecondsMax}, kKnown) == ClockTrust::trusted);
  CHECK(trust_in({kOffice + kAheadSecondsMax + 1}, kKnown) == ClockTrust::uncertain);
}

TEST_CASE("Without an entry since the contact, the office's time alone is the floor", "[domain]") {
  const std::int64_t least = kOffice - kBehindSecondsMax;
  CHECK(trust_in({least - 1}, {{kOffice}, {}}) == ClockTrust::uncertain);
  CHECK(trust_in({least}, {{kOffice}, {}}) == ClockTrust::trusted);
}

TEST_CASE("Before the first contact, no clock is called wrong for what nobody knows", "[domain]") {
  CHECK(trust_in({1000}, {}) == ClockTrust::trusted);
  CHECK(trust_in({kOffice * 9}, {}) == ClockTrust::trusted);
  CHECK(judged_time({1000}, {}) == UnixSeconds{1000});
}

TEST_CASE("An impossible clock gives way to the office's time, a possible one does not [F33]",
          "[domain]") {
  CHECK(judged_time({1000}, {kOffice}) == UnixSeconds{kOffice});
  CHECK(judged_time({kOffice - 1}, {kOffice}) == UnixSeconds{kOffice});
  CHECK(judged_time({kOffice + 1}, {kOffice}) == UnixSeconds{kOffice + 1});
  const UnixSeconds last{kOffice + kAheadSecondsMax};
  CHECK(judged_time(last, {kOffice}) == last);
  CHECK(judged_time({last.value + 1}, {kOffice}) == UnixSeconds{kOffice});
}
