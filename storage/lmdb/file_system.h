// Where a store may live, and the few calls on folders that creation and copies need.
#pragma once

#include <filesystem>
#include <string_view>

#include "storage/base/result.h"

namespace tsudoi::lmdb {

inline constexpr const char* kDataFile = "data.mdb";    // LMDB's own names
inline constexpr const char* kReaderFile = "lock.mdb";  // readers' slots
inline constexpr const char* kOwnLockFile = "tsudoi.lock";
inline constexpr const char* kCreationFolder = "new.tmp";  // a first creation that is under way
inline constexpr const char* kCopyFolder = "copy.tmp";     // a copy that is under way

/// The name of a file system that cannot keep a store (remote ones, where locks and maps lie, and
/// those without ordered metadata), by statfs magic; empty for all others [F11].
std::string_view unfit_file_system(std::uint64_t magic);

/// refused when `folder` lies on such a file system.
Result<void> check_file_system(const std::filesystem::path& folder);

/// fsync of a file or folder.
Result<void> flush(const std::filesystem::path& path);
/// Moves `from` over to `to` in the same file system, whole or not at all, both flushed.
Result<void> move_flushed(const std::filesystem::path& from, const std::filesystem::path& to);
Result<void> remove_tree(const std::filesystem::path& path);

}  // namespace tsudoi::lmdb
