// Inside flow: how each screen's view is made.
#pragma once

#include "kiosk/flow/step.h"

namespace tsudoi::flow {

/// What a view is made of; nothing of it is kept.
struct Looking {
  const State& state;
  const World& world;
  SteadyMs now;

  Language language() const { return state.settings.language; }
  Date today() const { return world.today(); }
  Words words(const Text& text) const;
};

CardView card_of(const Looking& looking, const Listing& listing);
/// The sessions that were chosen; all of them where there is nothing to choose.
std::vector<Session> sessions_of(const Listing& listing, const std::set<std::uint16_t>& chosen);
std::optional<KeyboardView> keyboard_of(const Looking& looking);
InputView input_of(const Looking& looking, const Slot& slot, const SlotSpec& spec);

HomeView home_of(const Looking& looking);
BrowseView browse_of(const Looking& looking);
ListingView listing_of(const Looking& looking, const Listing& listing);
FormView form_of(const Looking& looking);
ConfirmView confirm_of(const Looking& looking);
SlipView slip_of(const Looking& looking);

}  // namespace tsudoi::flow
