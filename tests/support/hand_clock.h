// A clock that the test moves: it begins on an afternoon in November 2026.
#pragma once

#include "storage/domain/calendar.h"

namespace tsudoi::test {

class HandClock final : public Clock {
 public:
  UnixSeconds now() override { return now_; }
  SteadyMs steady() override { return {now_.value * 1000}; }
  void advance_seconds(std::int64_t seconds) { now_.value += seconds; }

 private:
  UnixSeconds now_ = from_tokyo({*date_from_iso("2026-11-21"), {14 * 60 + 5}});
};

}  // namespace tsudoi::test
