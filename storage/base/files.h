// Whole small files, written so that a power cut leaves the old or the new one, never a mixture.
#pragma once

#include <filesystem>

#include "storage/base/bytes.h"

namespace tsudoi {

/// Reads at most `bytes_max`. Errors: not_found, too_large, disk_failed.
Result<Bytes> read_file(const std::filesystem::path& file, std::size_t bytes_max);

/// as_mounted: what the file system gives; a stick's (FAT) knows no owners and refuses the
/// question.
enum class FileAccess : std::uint8_t { everyone_may_read, owner_only, as_mounted };

/// Makes `folder` and what is missing above it. Each new name is flushed, so that a power cut does
/// not unmake it. Errors: disk_full, disk_read_only, disk_failed; not_found: a file is in the way.
Result<void> make_folder(const std::filesystem::path& folder);

/// The new name is flushed. `to` may be an empty folder. Errors: already_there, disk_*.
Result<void> rename_folder(const std::filesystem::path& from, const std::filesystem::path& to);

/// The folder is flushed. Not there: done. Errors: disk_*.
Result<void> remove_file(const std::filesystem::path& file);

/// Temp name, write, fsync, rename, fsync of the folder. Errors: disk_full, disk_read_only,
/// disk_failed; not_found: there is no such folder.
Result<void> write_file(const std::filesystem::path& file, ByteView bytes, FileAccess access);
/// As write_file; then what the medium holds is read back past the page cache and compared (F30).
/// Errors: disk_failed when it differs.
Result<void> write_file_checked(const std::filesystem::path& file, ByteView bytes,
                                FileAccess access);

/// The failure behind an errno value, with the path as its detail.
Error error_of_errno(int number, const std::filesystem::path& path);

}  // namespace tsudoi
