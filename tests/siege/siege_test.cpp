#include "tests/siege/siege.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "tests/siege/http_message.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::siege;
using nlohmann::json;

namespace {

constexpr std::size_t kSmall = 64;  // up to there each length is cut at
constexpr std::size_t kStride = 23;

std::size_t behind(std::size_t length) {
  return length < kSmall || test::is_long_run() ? length + 1 : length + kStride;
}

/// Syncs once for each length that `mood` leaves; none may succeed. -> how many
int cut_everywhere(Siege& siege, Mood mood) {
  Proxy& proxy = siege.proxy();
  int cuts = 0;
  std::size_t whole = 1;
  for (std::size_t length = 0; length < whole; length = behind(length), ++cuts) {
    proxy.line().order({mood, length});
    const json said = siege.kiosk().ask(kSync);
    INFO(name_of(mood) << " after " << length << " bytes: " << said.dump());
    REQUIRE(said.contains("refused"));
    const Tally tally = proxy.line().tally();
    whole = mood == Mood::cut_ask ? tally.ask_bytes : tally.answer_bytes;
  }
  return cuts;
}

}  // namespace

TEST_CASE(
    "Wherever an ask or its answer is cut off, nothing is taken for whole and nothing is lost "
    "[F17, F18]",
    "[siege]") {
  Siege siege(Siege::Weather::fair, 17);
  const std::string state = R"({"do":"state"})";
  siege.kiosk().ask(kSync);  // from here on, batches go out
  test::Dice dice(17);
  REQUIRE(siege.kiosk().ask(some_line(dice)).contains("saved"));
  const json before = siege.kiosk().ask(state);
  REQUIRE(before["waiting"] == 1);
  const int asks = cut_everywhere(siege, Mood::cut_ask);
  CHECK(siege.entries_at_office() == 0);
  const int answers = cut_everywhere(siege, Mood::cut_answer);
  CHECK(siege.kiosk().ask(state) == before);
  const Tally tally = siege.proxy().line().tally();
  CHECK(tally.answers_lost >= answers);
  REQUIRE(tally.batches.size() == 1);  // one batch, whose answer was lost each time
  CHECK(tally.batches.begin()->second >= answers);
  CHECK(asks > int(kSmall));
  CHECK(answers > int(kSmall));
  std::printf("siege: %d asks and %d answers cut off\n", asks, answers);
  siege.heal();
  siege.compare_books();
}

TEST_CASE(
    "Kiosks and an office that are killed again and again behind a bad line lose nothing and "
    "take nothing twice [F01, F14, F18, F19]",
    "[siege]") {
  const int rounds = test::is_long_run() ? 2'000 : 24;
  Siege siege(Siege::Weather::foul, 1);
  siege.meet_each_mood();
  for (int i = 0; i < rounds; ++i) siege.round();
  siege.heal();
  siege.print();
  siege.compare_books();
  // It was a siege: what was meant to go wrong did.
  const Tally tally = siege.proxy().line().tally();
  CHECK(tally.moods.size() == kMoods);
  CHECK(tally.brought_twice > 0);
  CHECK(tally.brought_late > 0);
  CHECK(tally.answers_lost > 0);
  CHECK(tally.damaged_taken == 0);
  CHECK(std::ranges::any_of(tally.batches, [](const auto& batch) { return batch.second > 1; }));
  CHECK(siege.deaths().office >= rounds / 4);
  CHECK(siege.deaths().kiosk_in_line + siege.deaths().kiosk_in_sync >= rounds / 4);
  CHECK(siege.deaths().under_way > 0);
}
