// A town for `tour` where there is no store: one listing of each kind, and a form that has every
// kind of field, so that the pictures show everything a form can ask; and answers to any form.
#pragma once

#include "kiosk/flow/world.h"

namespace tsudoi {

flow::Published tour_town(Date today);
flow::SeatsLeft tour_seats();
CentreId tour_centre();
/// An answer to every question of a form, with characters that are rare in names.
Answers tour_answers(const Form& form, Date today);

}  // namespace tsudoi
