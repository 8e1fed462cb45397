// The file of incarnation.h as it stands, for who makes the store again (kiosk_salvage.h).
#pragma once

#include <filesystem>

#include "storage/store/sealed_records.h"

namespace tsudoi::incarnation {

/// Empty: there is none that this kiosk has written. Errors: disk_*.
Result<std::optional<IncarnationRecord>> read(const std::filesystem::path& folder,
                                              const RecordSeal& seal);

}  // namespace tsudoi::incarnation
