#include "tests/failnth/campaign.h"

#include <algorithm>

namespace tsudoi::failnth {
namespace {

constexpr std::size_t kFindingsMax = 40;

std::vector<std::uint64_t> numbers_for(const Control& seen, Width width) {
  std::vector<std::uint64_t> numbers;
  switch (width) {
    case Width::one: return {(seen.seen + 1) / 2};
    case Width::each_kind:
      for (const auto& last : seen.last_of)
        if (last > 0) numbers.push_back(last);
      break;
    case Width::each_way:
      numbers.assign(seen.firsts,
                     seen.firsts + std::min<std::size_t>(seen.firsts_count, kFirstsMax));
      break;
    case Width::every_single:
      for (std::uint64_t n = 1; n <= seen.seen; ++n) numbers.push_back(n);
      break;
  }
  std::ranges::sort(numbers);
  return numbers;
}

}  // namespace

void play_once(Stage& stage, const Story& story, const Plan& plan) {
  stage.open(plan);
  story.play(stage);
  story.finish(stage);
  stage.close();
}

Tally play_all(Stage& stage, const Story& story, Plan plan, Width width) {
  plan.nth = 0;
  play_once(stage, story, plan);
  Tally tally{stage.seen().seen, stage.seen().firsts_count, 0, 0, {}, stage.findings()};
  for (const std::uint64_t n : numbers_for(stage.seen(), width)) {
    plan.nth = n;
    play_once(stage, story, plan);
    ++tally.plays;
    if (stage.seen().hits > 0) {
      ++tally.hits;
      tally.kinds.insert(static_cast<Call>(stage.seen().hit_call.load()));
    }
    for (const std::string& finding : stage.findings())
      if (tally.findings.size() < kFindingsMax) tally.findings.push_back(finding);
  }
  return tally;
}

}  // namespace tsudoi::failnth
