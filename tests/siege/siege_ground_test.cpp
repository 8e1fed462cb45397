// The siege can find what it looks for: its line does what each mood says, and its books show what
// is missing or there twice.
#include "tests/siege/books.h"
#include "tests/siege/hostile_line.h"
#include "tests/siege/http_message.h"
#include "tests/support/catch.h"

using namespace tsudoi::siege;

namespace {

const std::string kAsk = "POST / HTTP/1.1\r\nContent-Length: 4\r\n\r\nask!";

/// Answers each whole ask with its number.
struct Desk final : ToOffice {
  std::string bring(std::string_view ask) override {
    asks.emplace_back(ask);
    return answer_of("200 OK", std::to_string(asks.size()));
  }
  void begin(std::string_view part) override { parts.emplace_back(part); }

  std::vector<std::string> asks, parts;
};

struct Lane {
  Desk desk;
  HostileLine line{desk, 5};

  Back carry(Mood mood, std::size_t bytes = 0) {
    line.order({mood, bytes});
    return line.carry(kAsk);
  }
};

std::string answer(int number) {
  return answer_of("200 OK", std::to_string(number));
}

}  // namespace

TEST_CASE("A message ends where its length says", "[siege]") {
  CHECK(message_bytes(kAsk + "POST") == kAsk.size());
  CHECK(message_bytes(kAsk.substr(0, kAsk.size() - 1)) == std::nullopt);
  CHECK(message_bytes("GET / HTTP/1.1\r\n") == std::nullopt);
  CHECK(message_bytes("GET / HTTP/1.1\r\n\r\nmore") == 18u);
}

TEST_CASE("What is lost on the way is known at the office or not, as the mood says", "[siege]") {
  Lane lane;
  CHECK(lane.carry(Mood::pass).bytes == answer(1));
  CHECK(lane.carry(Mood::swallow).bytes.empty());
  CHECK(lane.desk.asks.size() == 2);
  CHECK(lane.carry(Mood::cut_answer, 9).bytes == "HTTP/1.1 ");
  CHECK(lane.desk.asks.size() == 3);
  CHECK(lane.carry(Mood::cut_answer, 1000).bytes.size() == answer(4).size() - 1);
  CHECK(lane.carry(Mood::cut_ask, 4).after == After::gone);
  CHECK(lane.carry(Mood::stall).after == After::silent);
  for (const Mood mood : {Mood::error_500, Mood::error_503, Mood::noise, Mood::noise_as_200}) {
    INFO(name_of(mood));
    CHECK_FALSE(lane.carry(mood).bytes.empty());
  }
  CHECK(lane.desk.asks == std::vector<std::string>(4, kAsk));
  CHECK(lane.desk.parts == std::vector<std::string>{"POST"});
  CHECK(lane.line.tally().answers_lost == 3);
}

TEST_CASE("What comes twice or late comes whole, and is counted", "[siege]") {
  Lane lane;
  CHECK(lane.carry(Mood::twice).bytes == answer(2));
  CHECK(lane.line.tally().brought_twice == 1);
  lane.carry(Mood::late);
  CHECK(lane.line.tally().brought_late == 0);
  const std::size_t before = lane.desk.asks.size();
  lane.carry(Mood::pass);
  CHECK(lane.desk.asks.size() == before + 2);
  CHECK(lane.line.tally().brought_late == 1);
  CHECK(lane.desk.asks == std::vector<std::string>(lane.desk.asks.size(), kAsk));
}

TEST_CASE("What is bent differs in one bit of its body, and what is another's is an older answer",
          "[siege]") {
  Lane lane;
  lane.carry(Mood::bend_ask);
  CHECK(lane.desk.asks.back() != kAsk);
  CHECK(lane.desk.asks.back().starts_with(kAsk.substr(0, kAsk.size() - 4)));
  CHECK(lane.line.tally().damaged_taken == 1);  // this desk takes everything
  CHECK(lane.carry(Mood::bend_answer).bytes != answer(2));
  CHECK(lane.carry(Mood::other_answer).bytes == answer(2));
  CHECK(lane.desk.asks.size() == 3);
}

TEST_CASE("Left to chance, each mood comes before any but passing comes again", "[siege]") {
  Lane lane;
  lane.line.leave_to_chance();
  for (std::size_t i = 0; i < 2 * kMoods; ++i) lane.line.carry(kAsk);
  const Tally tally = lane.line.tally();
  CHECK(tally.moods.size() == kMoods);
  for (const auto& [mood, count] : tally.moods) {
    INFO(name_of(mood));
    CHECK(count == (mood == Mood::pass ? int(kMoods) + 1 : 1));
  }
}

TEST_CASE("Books show what is missing, what is there twice, and what nobody knows of", "[siege]") {
  CHECK(between({"a", "b"}, {"b", "a"}) == Difference{});
  CHECK(between({"a", "b"}, {"b"}) == Difference{{"a"}, {}, {}});
  CHECK(between({"a", "b"}, {"a", "b", "a", "a"}) == Difference{{}, {"a"}, {}});
  CHECK(between({"a"}, {"a", "c"}) == Difference{{}, {}, {"c"}});
  CHECK(between({"a"}, {}) == Difference{{"a"}, {}, {}});
}

TEST_CASE("A column of a table is read by its name, quotes and commas included", "[siege]") {
  const std::string csv = "\"code\",\"title\"\r\n\"1\",\"a, \"\"b\"\"\"\r\n\"2\",\"\"\r\n";
  CHECK(column_of(csv, "code") == std::vector<std::string>{"1", "2"});
  CHECK(column_of(csv, "title") == std::vector<std::string>{"a, \"b\"", ""});
  CHECK(column_of(csv, "id").empty());
}
