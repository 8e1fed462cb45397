// National holidays of Japan, by the rules of the Act on National Holidays as in force since 2022,
// so that a date can say "(月・祝)" for years without a new file.
//
// Limits: 2022 to 2099. Other years have none. The equinoxes follow the usual astronomical
//   approximation; the government names the day itself each February.
#pragma once

#include "storage/domain/calendar.h"

namespace tsudoi::texts {

bool is_holiday(Date date);

}  // namespace tsudoi::texts
