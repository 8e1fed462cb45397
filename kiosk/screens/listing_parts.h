// The parts of a listing's page, each a card. Each returns the height that it took, its gap below
// included; 0 when there is nothing to say.
#pragma once

#include "kiosk/screens/page.h"

namespace tsudoi::screens {

/// When, where, for whom, what it costs, whom to ask.
float draw_facts(Page& page, const Rect& where, const flow::ListingView& view);
/// Ways of taking part, as choices with the time each asks.
float draw_roles(Page& page, const Rect& where, const flow::ListingView& view);
/// The dates, as choices where one may choose.
float draw_sessions(Page& page, const Rect& where, const flow::ListingView& view);
/// The named officer of the area.
float draw_officer(Page& page, const Rect& where, const flow::ListingView& view);

}  // namespace tsudoi::screens
