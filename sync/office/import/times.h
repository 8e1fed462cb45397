// Times of day as offices write them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "storage/domain/calendar.h"

namespace tsudoi {

struct TimeText {
  std::vector<Minutes> times;    // in order of the text
  bool first_is_an_end = false;  // "午後8時まで"
  bool is_only_a_time = false;   // the whole cell is one time: nothing else needs to be kept
};

/// "9:00", "09:00:00", "13：30", "9時30分", "9時半", "午後2時", "正午", "24:00", "25:30", "0.5625"
/// (a spreadsheet's part of a day), and any text around them. "131:00" and 午前12時 are no times.
TimeText read_times(std::string_view text);

}  // namespace tsudoi
