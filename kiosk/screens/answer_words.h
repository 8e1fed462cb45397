// Answers as people read them again on the confirm screen.
#pragma once

#include "kiosk/screens/page.h"

namespace tsudoi::screens {

/// Lines apart by "\n". Never empty: an answer left out is "(なし)".
std::string words_of(const Page& page, const flow::AnswerView& answer);

}  // namespace tsudoi::screens
