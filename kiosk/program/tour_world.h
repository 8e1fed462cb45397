// A catalogue for `tour` where there is no store: one listing of each kind, and a form that has
// every kind of field, so that the pictures show everything a form can ask.
#pragma once

#include "kiosk/flow/catalogue.h"

namespace tsudoi {

flow::Published tour_catalogue(Date today);
/// The listing whose form has every kind of field.
ListingId tour_listing();
/// Answers that fill it, with characters that are rare in names.
Answers tour_answers();

}  // namespace tsudoi
