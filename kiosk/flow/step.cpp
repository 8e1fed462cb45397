#include "kiosk/flow/step.h"

#include <type_traits>

#include "kiosk/flow/journey.h"

namespace tsudoi::flow {
namespace {

template <class One, class... Others>
constexpr bool kIsOneOf = (std::is_same_v<One, Others> || ...);

/// What a person did, rather than time or the store.
template <class One>
constexpr bool kIsTouch = !kIsOneOf<One, Tick, Saved, NotSaved>;

/// What may happen while the warning covers the screen, or while a save is under way.
template <class One>
constexpr bool kIsAlwaysHeard = kIsOneOf<One, StartOver, SetLanguage, SetTextSize, SetContrast,
                                         SetReach, OpenSheet, Saved, NotSaved>;

/// A sync may take away what is shown: then the list is shown instead.
void leave_vanished_listing(Journey& journey) {
  State& state = journey.state;
  if (state.screen != Screen::listing) return;
  const bool there = !state.trail.empty() && journey.world.catalogue->listing(state.trail.back());
  if (there) return;
  state.trail.clear();
  state.screen = Screen::browse;
}

}  // namespace

Stepped step(State state, const Action& action, const World& world, SteadyMs now) {
  Stepped out{std::move(state), {}};
  Journey journey{out.state, world, now, out.effects};
  const bool covered = is_over_time(out.state, now) || out.state.saving == Saving::under_way;
  std::visit(
      [&](const auto& one) {
        using One = std::decay_t<decltype(one)>;
        // A touch on a session that has ended by itself belonged to a screen that is gone.
        if (is_abandoned(journey.state, now)) return leave(journey, Settle::reset_settings);
        if (kIsTouch<One>) journey.state.touched = now;
        leave_vanished_listing(journey);
        if (!covered || kIsAlwaysHeard<One>) on(journey, one);
      },
      action);
  return out;
}

SteadyMs next_change(const State& state, const World& world, SteadyMs now) {
  const bool stands_still = world.clock == ClockTrust::uncertain;
  const std::int64_t second = stands_still ? 0 : ((world.now.value % 60) + 60) % 60;
  const std::int64_t to_minute_ms = (60 - second) * 1000;
  std::int64_t next = now.value + to_minute_ms;
  if (const auto left = ms_left(state, now)) {
    next = std::min(next, now.value + std::max<std::int64_t>(*left - 1, 0) % 1000 + 1);
  } else if (!is_fresh(state)) {
    next = std::min(next, state.touched.value + kIdleMsMax);
  }
  return {std::max(next, now.value + 1)};
}

}  // namespace tsudoi::flow
