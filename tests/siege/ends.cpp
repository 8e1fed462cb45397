// What must be true when faults have stopped: nothing is lost, nothing is there twice, nobody is
// accused.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "storage/base/files.h"
#include "tests/siege/books.h"
#include "tests/siege/siege.h"
#include "tests/support/catch.h"

namespace tsudoi::siege {
namespace {

using nlohmann::json;

/// What a line can be blamed for. Not: a store that is damaged or full, or a kiosk that gives up.
bool is_of_line(const std::string& refusal) {
  static const std::vector<std::string> kOfLine{"line_down", "malformed",     "not_authentic",
                                                "refused",   "wrong_office",  "newer_version",
                                                "too_large", "unknown_signer"};
  return std::ranges::find(kOfLine, refusal) != kOfLine.end();
}

std::vector<std::string> ids_of(const json& entries, bool (*wanted)(const json&)) {
  std::vector<std::string> ids;
  for (const json& entry : entries)
    if (wanted(entry)) ids.push_back(entry["id"]);
  return ids;
}

}  // namespace

void Siege::compare_books() {
  std::vector<std::string> sign_ups;
  std::uint64_t saved = 0;
  for (Terminal& kiosk : kiosks_) compare_kiosk(kiosk, sign_ups, saved);
  REQUIRE(office_->stop() == 0);
  compare_office(sign_ups, saved);
  compare_promises();
}

/// Each kiosk has all that it said; it may have saved a little more and died before it said so.
void Siege::compare_kiosk(Terminal& kiosk, std::vector<std::string>& sign_ups,
                          std::uint64_t& saved) {
  for (const auto& [word, count] : kiosk.refusals()) {
    INFO(word << ", " << count << " times");
    CHECK(is_of_line(word));
  }
  const json state = kiosk.ask(R"({"do":"state"})");
  kiosk.finish();
  std::vector<std::string> told;
  for (const Told& one : kiosk.told()) told.push_back(one.id);
  const auto here = ids_of(state["entries"], [](const json&) { return true; });
  const Difference difference = between(told, here);
  INFO(difference);
  CHECK(difference.missing.empty());
  CHECK(difference.twice.empty());
  CHECK(state["saved"] == here.size());
  CHECK(kiosk.run("verify")["with_receipt"] == here.size());
  const json status = kiosk.run("status");
  CHECK(status["disk"] == "own");
  CHECK(status["is_frozen"] == false);
  CHECK(status["times_rolled_back"] == 0);
  CHECK(status["quarantined"] == 0);
  keep_status(status);
  for (std::string& id :
       ids_of(state["entries"], [](const json& entry) { return entry["kind"] == "applied"; }))
    sign_ups.push_back(std::move(id));
  saved += here.size();
}

void Siege::keep_status(const json& status) {
  const auto file = town_.folder() / ("status-" + std::to_string(statuses_.size()));
  REQUIRE(write_file(file, view_of(status.dump()), FileAccess::everyone_may_read).ok());
  statuses_.push_back(file.string());
}

void Siege::compare_office(const std::vector<std::string>& sign_ups, std::uint64_t saved) const {
  test::Arguments command{"verify", "--against"};
  command.insert(command.end(), statuses_.begin(), statuses_.end());
  const json proof = json::parse(town_.json_of(command));
  std::uint64_t agreed = 0;
  for (const json& kiosk : proof["against"]) {
    INFO(kiosk.dump());
    CHECK(kiosk["applied"] == kiosk["saved"]);
    CHECK(kiosk["only_here"] == 0);
    agreed += kiosk["saved"].get<std::uint64_t>();
  }
  CHECK(agreed == saved);
  CHECK(proof["entries"] == saved);
  CHECK(proof["in_batches"] == saved);
  CHECK(proof["quarantined"] == 0);
  const json status = json::parse(town_.json_of({"status"}));
  CHECK(status["quarantine"].empty());
  CHECK(status["refused"] == 0);
  for (const json& kiosk : status["kiosks"]) {
    INFO(kiosk.dump());
    CHECK(kiosk["state"] == "enrolled");
    CHECK(kiosk["times_rolled_back"] == 0);
    CHECK(kiosk["copy_seen"] == false);
  }
  const std::string csv = town_.run({"export", "applications", "--out", "-"}).out;
  CHECK(between(sign_ups, column_of(csv, "id")) == Difference{});
}

/// The slip has a code that the office knows, and what it promises holds (I5).
void Siege::compare_promises() const {
  const std::string csv = town_.run({"export", "applications", "--out", "-"}).out;
  const auto codes = column_of(csv, "code"), decisions = column_of(csv, "decision");
  std::map<std::string, std::string> decision_of;
  for (std::size_t i = 0; i < codes.size(); ++i) decision_of[codes[i]] = decisions.at(i);
  for (const Terminal& kiosk : kiosks_)
    for (const Told& told : kiosk.told()) {
      if (told.code.empty()) continue;
      INFO(told.code << " was told: " << told.promise);
      REQUIRE(decision_of.contains(told.code));
      const bool is_promised = told.promise == "confirmed";
      if (is_promised) CHECK(decision_of[told.code] == "confirmed");
    }
}

}  // namespace tsudoi::siege
