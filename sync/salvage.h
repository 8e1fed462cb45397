// A damaged kiosk store, and the fresh one that takes its place (storage/store/kiosk_salvage.h):
// with what only sync can read, the batches.
#pragma once

#include "storage/store/kiosk_salvage.h"

namespace tsudoi {

Result<Salvaged> salvage(const std::filesystem::path& folder, const Seams& seams);

}  // namespace tsudoi
