// What the operator says beside the file itself.
#pragma once

#include <optional>
#include <string>

#include "sync/office/import/dates.h"

namespace tsudoi {

struct ImportOptions {
  std::string publisher;  // for rows without a code: a code or the operator's own word
  std::string file_name;  // base name; remembered as the source
  std::optional<BaseMonth> base_month;  // for days without a year
  Date as_of{};                         // today, as the caller sees it
  int window_days = 370;                // what happens later is kept, and not yet published
  int shift_days = 0;                   // moves every date of the file: keeps a sample town alive
};

}  // namespace tsudoi
