#include "kiosk/flow/session.h"

namespace tsudoi::flow {
namespace {

struct WipeAnswer {
  void operator()(std::string& text) const { crypto::wipe(text); }
  void operator()(PersonName& name) const {
    crypto::wipe(name.written);
    crypto::wipe(name.reading);
  }
  void operator()(PostalAddress& address) const {
    crypto::wipe(address.postal_code);
    crypto::wipe(address.line);
  }
  void operator()(Guardian& guardian) const {
    (*this)(guardian.name);
    crypto::wipe(guardian.phone);
  }
  void operator()(std::vector<TeamMember>& team) const {
    for (TeamMember& member : team) (*this)(member.name);
  }
  void operator()(std::vector<OptionId>& chosen) const {
    for (OptionId& option : chosen) crypto::wipe(option.value);
  }
  template <class T>
  void operator()(T& other) const {
    other = T{};
  }
};

void wipe_slip(State& state) {
  if (!state.slip) return;
  crypto::wipe(state.slip->code);
  crypto::wipe(state.slip->slip);
  state.slip.reset();
}

}  // namespace

State fresh_state(SteadyMs now) {
  State state;
  state.touched = now;
  return state;
}

void wipe_draft(State& state) {
  if (!state.draft) return;
  for (auto& [field, answer] : state.draft->chosen) std::visit(WipeAnswer{}, answer);
  for (auto& [slot, composer] : state.draft->typed) composer.wipe();
  state.draft.reset();
  state.focus.reset();
}

void end_session(State& state, Settle settings, SteadyMs now) {
  wipe_draft(state);
  wipe_slip(state);
  state.search.wipe();
  const Settings kept = state.settings;
  state = fresh_state(now);
  if (settings == Settle::keep_settings) state.settings = kept;
}

std::int64_t idle_ms(const State& state, SteadyMs now) {
  return now.value - state.touched.value;
}

bool is_fresh(const State& state) {
  return state.screen == Screen::home && state.settings == Settings{} && state.sheet == Sheet::none;
}

bool is_over_time(const State& state, SteadyMs now) {
  if (state.screen == Screen::home || state.screen == Screen::slip) return false;
  return idle_ms(state, now) >= kIdleMsMax;
}

bool is_abandoned(const State& state, SteadyMs now) {
  const std::int64_t idle = idle_ms(state, now);
  if (state.screen == Screen::home) return !is_fresh(state) && idle >= kIdleMsMax;
  if (state.screen == Screen::slip) return idle >= kSlipMsMax;
  return idle >= kIdleMsMax + kWarningMsMax;
}

std::optional<std::int64_t> ms_left(const State& state, SteadyMs now) {
  const std::int64_t idle = idle_ms(state, now);
  if (state.screen == Screen::slip) return std::max<std::int64_t>(0, kSlipMsMax - idle);
  if (!is_over_time(state, now)) return std::nullopt;
  return std::max<std::int64_t>(0, kIdleMsMax + kWarningMsMax - idle);
}

}  // namespace tsudoi::flow
