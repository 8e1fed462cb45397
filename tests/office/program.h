// Runs the real tsudoi-office as people do: a child process with arguments, its two outputs and its
// exit code. Time comes from a clock file, chance from a seed. What must go well throws when it
// does not: a benchmark uses this too.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sync/office/office.h"
#include "tests/support/ran.h"
#include "tests/support/temp_dir.h"

namespace tsudoi::test {

/// 2026-11-21 14:05 in Tokyo: the day of the sample town.
inline constexpr std::int64_t kSampleNow = 1'795'237'500;

using Arguments = std::vector<std::string>;
/// Waits for its end. Standard input is empty and no terminal. `settings`: "NAME=value", added to
/// the environment.
Ran run_office(const Arguments& arguments, const Arguments& settings = {});

/// On its standard error (one_sentence.cpp): one plain English sentence, whatever the file at fault
/// is written in.
void is_one_sentence(const Ran& ran);

std::filesystem::path sample(const std::string& name);  // of assets/sample

/// Stands still on the day of the sample town.
class StillClock final : public Clock {
 public:
  UnixSeconds now() override { return {kSampleNow}; }
  SteadyMs steady() override { return {kSampleNow * 1000}; }
};

/// A folder with an office of its own: key file, clock file, and how to call the program on it.
class Town {
 public:
  Town();

  const TempDir& folder() const { return folder_; }
  std::filesystem::path data() const { return folder_ / "office"; }
  Arguments with_office(Arguments command) const;
  Ran run(const Arguments& command) const { return run_office(with_office(command)); }
  /// Requires that it is done, and gives its last line.
  std::string json_of(Arguments command) const;

  void init() const;
  /// Facilities, areas, forms and events of assets/sample.
  void import_sample() const;
  OfficeUnlock unlock() const;

 private:
  TempDir folder_;
};

/// `serve`, ended at the latest with the object. Port 0: a free one.
class Served {
 public:
  explicit Served(const Town& town, const Arguments& more = {}, std::uint16_t port = 0);
  /// `how`: --data and the like.
  explicit Served(const Arguments& how, std::uint16_t port = 0);
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;
  ~Served();

  int process() const { return process_; }
  const std::string& first_line() const { return first_line_; }
  std::string url() const;
  std::uint16_t port() const;
  bool is_up() const;
  /// SIGTERM; the exit code.
  int stop();
  /// SIGKILL; the exit code: another than 128 + SIGKILL when it was dead before.
  int kill_now();

 private:
  int end_by(int signal);

  int process_ = -1;
  int output_ = -1;
  std::string first_line_;
};

}  // namespace tsudoi::test
