// What was wrong with the machines of the kiosks, as the office keeps it.
#pragma once

#include "storage/domain/messages.h"

namespace tsudoi {

/// How a kiosk's machine does, as it last said. Here when something was wrong once.
struct KioskCondition {
  Troubles troubles;
  UnixSeconds since;             // these are so, by the office's time
  std::uint64_t room_bytes = 0;  // when it said so; 0: not known
  bool operator==(const KioskCondition&) const = default;
};

}  // namespace tsudoi
