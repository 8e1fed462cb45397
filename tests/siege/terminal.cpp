#include "tests/siege/terminal.h"

#include <signal.h>

#include <array>
#include <nlohmann/json.hpp>

#include "tests/support/catch.h"

namespace tsudoi::siege {
namespace {

using nlohmann::json;
using namespace std::chrono_literals;

constexpr auto kAnswerMax = 2min;  // the transport's 30 s, and a busy machine
constexpr std::array<const char*, 3> kListings{"hoshi-kansatsu", "npo-setsumei",
                                               "machi-sensei-wagashi"};

}  // namespace

std::string some_line(test::Dice& dice) {
  json line{{"listing", dice.one_of(kListings)}};
  if (dice.below(3) == 0) {
    line["do"] = "headcount";
    line["heads"] = {{"70s", 1 + dice.below(9)}};
  } else {
    line["do"] = "apply";
    line["answers"] = {{"name", {{"written", "渡邉 花子"}, {"reading", "わたなべ はなこ"}}},
                       {"phone", "0440001234"},
                       {"consent", true}};
  }
  return line.dump();
}

Terminal::Terminal(const test::Town& town, const std::string& centre, const std::string& url)
    : town_(town), data_(town.folder() / ("kiosk-" + centre)) {
  const std::string bundle = (town.folder() / ("bundle-" + centre)).string();
  town.json_of({"enrol", "--centre", centre, "--url", url, "--out", bundle});
  auto command = words("enrol");
  command.push_back(bundle);
  const test::Ran ran = test::run_kiosk(command);
  INFO(ran.err);
  REQUIRE(ran.code == 0);
}

std::vector<std::string> Terminal::words(std::string command) const {
  return {std::move(command), "--data", data_.string(), "--clock-file",
          (town_.folder() / "clock").string()};
}

void Terminal::begin_to_start() {
  child_ = std::make_unique<test::Child>(words("headless"));
}

void Terminal::start() {
  begin_to_start();
  REQUIRE(ask(R"({"do":"state"})").contains("waiting"));
}

json Terminal::ask(const std::string& line) {
  say(line);
  return answer();
}

void Terminal::say(const std::string& line) {
  child_->say(line);
}

json Terminal::answer() {
  wait(kAnswerMax);
  REQUIRE(heard_.has_value());
  return json::parse(*std::exchange(heard_, std::nullopt));
}

void Terminal::wait(std::chrono::microseconds wait_max) {
  if (heard_) return;
  heard_ = child_->hear_within(wait_max);
  if (heard_) note(*heard_);
}

void Terminal::kill() {
  REQUIRE(child_->kill_now() == 128 + SIGKILL);
  while (const auto line = child_->hear_within(0us)) note(*line);
  heard_.reset();
}

void Terminal::finish() {
  REQUIRE(child_->finish() == 0);
}

json Terminal::run(const std::string& command) const {
  auto with_json = words(command);
  with_json.emplace_back("--json");
  const test::Ran ran = test::run_kiosk(with_json);
  INFO(command << ": " << ran.err);
  REQUIRE(ran.code == 0);
  return json::parse(test::last_line(ran.out));
}

void Terminal::note(const std::string& line) {
  const json said = json::parse(line);
  if (said.contains("refused")) ++refusals_[said["refused"]];
  if (said.contains("saved") && said["saved"].is_string())
    told_.push_back({said["saved"], said.value("code", ""), said.value("promise", "")});
}

}  // namespace tsudoi::siege
