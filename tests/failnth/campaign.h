// A story, again and again, each time with another call that fails.
#pragma once

#include "tests/failnth/stories.h"

namespace tsudoi::failnth {

struct Tally {
  std::uint64_t calls = 0;  // that the fault could be of, in one play
  std::uint64_t ways = 0;   // in which they were come to
  std::uint64_t plays = 0;
  std::uint64_t hits = 0;  // plays in which it came
  std::set<Call> kinds;    // likewise: what it was
  std::vector<std::string> findings;
};

enum class Width : std::uint8_t {
  one,           // from the middle of the play
  each_kind,     // the last call of each name
  each_way,      // one call of each way to come there
  every_single,  // all
};

/// `stage`: built for the story.
Tally play_all(Stage& stage, const Story& story, Plan plan, Width width);
/// One play; what was found is on the stage.
void play_once(Stage& stage, const Story& story, const Plan& plan);

}  // namespace tsudoi::failnth
