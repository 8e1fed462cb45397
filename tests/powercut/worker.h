// Many images of one scenario, judged in a process of its own: LMDB on a broken image may kill it,
// and then the death is the finding and another worker goes on behind it.
#pragma once

#include "tests/powercut/judge.h"

namespace tsudoi::powercut {

struct Job {
  std::uint64_t images = 0;
  Fault fault = Fault::none;
  std::uint64_t seed = 1;
  std::uint64_t findings_max = ~std::uint64_t{0};  // it ends there
  std::uint64_t first_round = 0;                   // 1: not the one in which all stays
};

struct Report {
  std::uint64_t images = 0;         // judged, each different from the others
  std::uint64_t made_again = 0;     // of these, cut in a first creation and finished by a second
  std::uint64_t salvaged = 0;       // of these, with a damaged store that gave way to a fresh one
  std::uint64_t saved_checked = 0;  // promises that were looked up
  std::uint64_t gone_on = 0;        // images on which all machines worked on
  std::uint64_t by_programs = 0;    // of these, opened by the real programs first
  std::uint64_t findings = 0;
  std::uint64_t killed = 0;        // findings that ended their worker
  std::vector<std::string> first;  // the first few findings, with cut, round and seed
  std::uint64_t milliseconds = 0;
};

Report judge_images(const Scenario& scenario, const Job& job);
/// One line of the table on stdout.
void print(const Scenario& scenario, const Report& report);

}  // namespace tsudoi::powercut
