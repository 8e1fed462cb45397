// The resident's whole journey as one pure function: browse, listing, form, confirm, slip. Every
// programme passes through it; what differs is data.
//
// Errors: none. An action that makes no sense here changes nothing.
// Order: effects are carried out in the order given.
#pragma once

#include "kiosk/flow/action.h"
#include "kiosk/flow/effect.h"
#include "kiosk/flow/state.h"
#include "kiosk/flow/view.h"
#include "kiosk/flow/world.h"

namespace tsudoi::flow {

struct Stepped {
  State state;
  std::vector<Effect> effects;
};

Stepped step(State state, const Action& action, const World& world, SteadyMs now);
View view_of(const State& state, const World& world, SteadyMs now);

/// When the view will next change by time alone, so that the program can sleep until then.
SteadyMs next_change(const State& state, const World& world, SteadyMs now);

}  // namespace tsudoi::flow
