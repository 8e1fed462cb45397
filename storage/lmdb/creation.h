// The first creation of a store, in a way that a power cut cannot leave half done [F02].
#pragma once

#include <filesystem>

#include "storage/base/result.h"

namespace tsudoi::lmdb {

/// Removes what an interrupted creation or copy left; makes an empty store when there is none.
/// Precondition: this process holds the writer's right to `folder`.
Result<void> create_if_missing(const std::filesystem::path& folder, std::uint64_t map_bytes);

/// damaged when the data file is too short to have a header: LMDB itself would quietly begin anew.
/// not_found when there is none.
Result<void> check_header_is_there(const std::filesystem::path& folder);

}  // namespace tsudoi::lmdb
