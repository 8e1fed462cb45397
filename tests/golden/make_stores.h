// Whole stores as today's program leaves them: an office, a kiosk with three entries there and one
// that waits, and a relay between them at which an ask lies.
#pragma once

#include <filesystem>

namespace tsudoi::golden {

/// Writes stores/kiosk_3_office_4_relay_1 in the folder, by today's schemas. Throws what goes
/// wrong.
void make_stores(const std::filesystem::path& folder);

}  // namespace tsudoi::golden
