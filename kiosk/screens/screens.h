// One function for each screen. Each draws between head and foot, and its own foot.
#pragma once

#include "kiosk/screens/page.h"

namespace tsudoi::screens {

void draw_home(Page& page, Rect rest, const flow::HomeView& view);
void draw_browse(Page& page, Rect rest, const flow::BrowseView& view);
void draw_listing(Page& page, Rect rest, const flow::ListingView& view);
void draw_form(Page& page, Rect rest, const flow::FormView& view);
void draw_confirm(Page& page, Rect rest, const flow::ConfirmView& view);
void draw_slip(Page& page, Rect rest, const flow::SlipView& view);
void draw_over_time(Page& page, Rect rest, const flow::OverTimeView& view);

}  // namespace tsudoi::screens
