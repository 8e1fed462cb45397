// A real kiosk at work, and all that it ever said to be saved.
//
// Order: start() before anything is asked; kill() or finish(), then start() again.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "tests/journey/child.h"
#include "tests/office/program.h"
#include "tests/support/dice.h"

namespace tsudoi::siege {

/// What a resident or the desk was told.
struct Told {
  std::string id;
  std::string code;     // of a sign-up; empty: heads
  std::string promise;  // likewise
};

/// A line that saves something: a sign-up, or heads.
std::string some_line(test::Dice& dice);
inline const std::string kSync = R"({"do":"sync"})";

class Terminal {
 public:
  /// Enrols it. Precondition: nobody serves.
  Terminal(const test::Town& town, const std::string& centre, const std::string& url);

  /// Until it answers lines.
  void start();
  /// Only that its process is there.
  void begin_to_start();

  nlohmann::json ask(const std::string& line);
  /// As ask(), in two halves.
  void say(const std::string& line);
  nlohmann::json answer();
  /// Until it has answered, at most this long.
  void wait(std::chrono::microseconds wait_max);

  void kill();
  void finish();
  /// Another command on the same data; its exit code must be 0. -> its last line
  nlohmann::json run(const std::string& command) const;

  const std::vector<Told>& told() const { return told_; }
  /// How often each word came behind "refused".
  const std::map<std::string, int>& refusals() const { return refusals_; }

 private:
  std::vector<std::string> words(std::string command) const;
  void note(const std::string& line);

  const test::Town& town_;
  std::filesystem::path data_;
  std::unique_ptr<test::Child> child_;
  std::optional<std::string> heard_;  // the answer to what was said, when it came early
  std::vector<Told> told_;
  std::map<std::string, int> refusals_;
};

}  // namespace tsudoi::siege
