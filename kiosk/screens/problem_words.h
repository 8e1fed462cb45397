// What is wrong with an answer, as it is said at its field: exact, with the numbers that it may
// have.
#pragma once

#include "kiosk/flow/view.h"
#include "kiosk/screens/page.h"

namespace tsudoi::screens {

std::string problem_words(const texts::Texts& words, Problem problem,
                          const flow::LimitsView& limits);

/// The sentence at the top of `rest`, which loses its height.
void put_problem(Page& page, Rect& rest, const std::string& sentence);

}  // namespace tsudoi::screens
