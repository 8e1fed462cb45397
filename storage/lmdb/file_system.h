// Where a store may live, and the few calls on folders that creation and copies need.
#pragma once

#include <filesystem>
#include <string>
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

/// What keeps a store and loses it: a file system that lives in memory, or may lay its changes
/// there (an overlay); empty for all others [F11].
std::string_view fleeting_file_system(std::uint64_t magic);
/// One sentence for who enrols a kiosk or makes an office there; empty: nothing to say.
Result<std::string> warning_about(const std::filesystem::path& folder);

/// Free bytes for us. Errors: disk_full below `bytes_min`, disk_read_only.
Result<std::uint64_t> room_in(const std::filesystem::path& folder, std::uint64_t bytes_min);

/// refused when `folder` lies on such a file system.
Result<void> check_file_system(const std::filesystem::path& folder);

/// fsync of a file or folder.
Result<void> flush(const std::filesystem::path& path);
/// Moves `from` over to `to` in the same file system, whole or not at all, both flushed.
Result<void> move_flushed(const std::filesystem::path& from, const std::filesystem::path& to);
Result<void> remove_tree(const std::filesystem::path& path);

}  // namespace tsudoi::lmdb
