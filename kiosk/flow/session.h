// Where one resident's time at the kiosk ends and the next one's begins (faults.md F48, F49).
#pragma once

#include "kiosk/flow/state.h"

namespace tsudoi::flow {

/// A new session at this moment: the home screen in Japanese.
State fresh_state(SteadyMs now);

/// Everything typed, chosen and handed out is wiped. Settings stay for the same resident, or go
/// too.
enum class Settle : std::uint8_t { keep_settings, reset_settings };
void end_session(State& state, Settle settings, SteadyMs now);
/// Only what was typed and chosen for a form.
void wipe_draft(State& state);

/// How long nobody has been there.
std::int64_t idle_ms(const State& state, SteadyMs now);
/// The warning is due: a screen that may hold something, and kIdleMsMax without a touch.
bool is_over_time(const State& state, SteadyMs now);
/// The session has ended by itself.
bool is_abandoned(const State& state, SteadyMs now);
/// The countdown of the slip or the warning; empty where there is none.
std::optional<std::int64_t> ms_left(const State& state, SteadyMs now);
/// Home, in Japanese, nothing chosen.
bool is_fresh(const State& state);

}  // namespace tsudoi::flow
