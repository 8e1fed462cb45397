#include "tests/siege/siege.h"

#include <signal.h>

#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "tests/support/catch.h"

namespace tsudoi::siege {
namespace {

using nlohmann::json;
using namespace std::chrono_literals;

constexpr int kContactsMax = 60;
constexpr int kSyncsToHeal = 3;  // I7
constexpr auto kAskMax = 2s;

}  // namespace

Siege::Siege(Weather weather, std::uint64_t seed) : dice_(seed), proxy_(seed + 1) {
  town_.init();
  town_.import_sample();
  for (const std::string centre : {"sakura-shimin", "kita-machizukuri"})
    kiosks_.emplace_back(town_, centre, proxy_.url());
  serve();
  proxy_.lead_to(office_port_);
  proxy_.start();
  if (weather == Weather::foul) proxy_.line().leave_to_chance();
  for (Terminal& kiosk : kiosks_) make_contact(kiosk);
}

/// Always at the same address, as in real life.
void Siege::serve() {
  office_ = std::make_unique<test::Served>(town_, test::Arguments{}, office_port_);
  REQUIRE(office_->first_line().starts_with("Listening on "));
}

void Siege::make_contact(Terminal& kiosk) {
  kiosk.start();
  std::size_t listings = 0;
  for (int tries = 0; tries < kContactsMax && listings == 0; ++tries) {
    kiosk.ask(kSync);
    listings = kiosk.ask(R"({"do":"list"})")["listings"].size();
  }
  REQUIRE(listings > 0);
}

void Siege::work() {
  for (Terminal& kiosk : kiosks_)
    for (auto lines = dice_.below(3); lines > 0; --lines)
      REQUIRE(kiosk.ask(some_line(dice_)).contains("saved"));
}

void Siege::round() {
  static constexpr std::array kDeeds{&Siege::kill_in_line, &Siege::sync_both, &Siege::kill_in_sync,
                                     &Siege::kill_office,  &Siege::sync_both, &Siege::kill_at_start,
                                     &Siege::kill_office,  &Siege::kill_line};
  work();
  (this->*kDeeds[rounds_++ % kDeeds.size()])();
}

/// Up to 32 ms, and as often within the first tenth of one as within the last ten.
std::chrono::microseconds Siege::short_while() {
  return std::chrono::microseconds(dice_.below(1ULL << (4 + dice_.below(12))));
}

void Siege::note_death(int& count) {
  ++count;
  deaths_.under_way += proxy_.is_carrying();
}

void Siege::kill_in_line() {
  Terminal& kiosk = some_kiosk();
  kiosk.say(some_line(dice_));
  kiosk.wait(short_while());
  note_death(deaths_.kiosk_in_line);
  kiosk.kill();
  kiosk.start();
}

void Siege::kill_in_sync() {
  Terminal& kiosk = some_kiosk();
  kiosk.say(kSync);
  proxy_.wait_for_ask(kAskMax);
  kiosk.wait(short_while());
  note_death(deaths_.kiosk_in_sync);
  kiosk.kill();
  kiosk.start();
}

void Siege::kill_at_start() {
  Terminal& kiosk = some_kiosk();
  kiosk.finish();
  kiosk.begin_to_start();
  kiosk.say(kSync);
  kiosk.wait(short_while() * 16);
  note_death(deaths_.kiosk_at_start);
  kiosk.kill();
  kiosk.start();
}

/// Every other time surely while it is at work.
void Siege::kill_office() {
  const bool is_at_work = deaths_.office % 2 == 0;
  if (is_at_work) proxy_.line().order({Mood::twice});
  for (Terminal& kiosk : kiosks_) kiosk.say(kSync);
  proxy_.wait_for_ask(kAskMax);
  if (!is_at_work) kiosks_.front().wait(short_while());
  note_death(deaths_.office);
  REQUIRE(office_->kill_now() == 128 + SIGKILL);
  for (Terminal& kiosk : kiosks_) kiosk.answer();
  proxy_.line().leave_to_chance();
  work();
  serve();
}

void Siege::kill_line() {
  Terminal& kiosk = some_kiosk();
  kiosk.say(kSync);
  proxy_.wait_for_ask(kAskMax);
  ++deaths_.line;
  proxy_.stop();
  kiosk.answer();
  REQUIRE(kiosk.ask(kSync).value("refused", "") == "line_down");
  proxy_.start();
}

void Siege::sync_both() {
  for (Terminal& kiosk : kiosks_) kiosk.say(kSync);
  for (Terminal& kiosk : kiosks_) kiosk.answer();
}

void Siege::meet_each_mood() {
  for (std::size_t mood = 0; mood < kMoods; ++mood) {
    work();
    proxy_.line().order({static_cast<Mood>(mood), dice_.below(1000)});
    sync_both();
  }
  proxy_.line().leave_to_chance();
}

void Siege::heal() {
  proxy_.line().order({Mood::pass});
  for (Terminal& kiosk : kiosks_) {
    json synced = json::object();
    for (int i = 0; i < kSyncsToHeal && synced.value("waiting", 1) > 0; ++i)
      synced = kiosk.ask(kSync);
    INFO(synced.dump());
    REQUIRE(synced.value("waiting", 1) == 0);
  }
}

std::uint64_t Siege::entries_at_office() const {
  return json::parse(town_.json_of({"status"})).at("entries");
}

void Siege::print() {
  const Tally tally = proxy_.line().tally();
  std::printf("siege: killed %d kiosks in a line, %d in a sync, %d at their start, %d offices,",
              deaths_.kiosk_in_line, deaths_.kiosk_in_sync, deaths_.kiosk_at_start, deaths_.office);
  std::printf(" %d lines; %d of these with an ask under way\n", deaths_.line, deaths_.under_way);
  for (const auto& [mood, count] : tally.moods)
    std::printf("  %s %d,", std::string(name_of(mood)).c_str(), count);
  std::printf("\n  twice at the office %d, late there %d, answers lost %d, batches %zu\n",
              tally.brought_twice, tally.brought_late, tally.answers_lost, tally.batches.size());
  for (const Terminal& kiosk : kiosks_) {
    std::printf("  %zu told;", kiosk.told().size());
    for (const auto& [word, count] : kiosk.refusals()) std::printf(" %s %d", word.c_str(), count);
    std::printf("\n");
  }
}

}  // namespace tsudoi::siege
