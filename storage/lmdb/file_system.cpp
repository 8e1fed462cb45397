#include "storage/lmdb/file_system.h"

#include <fcntl.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <string>

#include "storage/lmdb/error_map.h"

namespace tsudoi::lmdb {
namespace {

struct Unfit {
  std::uint64_t magic;
  std::string_view name;
};

// From linux/magic.h and the drivers that keep theirs to themselves.
constexpr Unfit kUnfit[] = {
    {0x6969, "NFS"},
    {0x517B, "SMB"},
    {0xFF534D42, "CIFS"},
    {0xFE534D42, "SMB 2"},
    {0x4D44, "FAT"},
    {0x2011BAB0, "exFAT"},
    {0x01021997, "9p"},
    {0x00C36400, "Ceph"},
    {0x5346414F, "AFS"},
    {0x73757245, "Coda"},
    {0x564C, "NCP"},
    {0x786F4256, "VirtualBox"},
    {0x6B414653, "AFS (Linux)"},
    {0x65735546, "FUSE"},  // what lies behind it is anybody's promise
};

constexpr Unfit kFleeting[] = {
    {0x01021994, "a disk in memory (tmpfs)"},
    {0x858458F6, "a disk in memory (ramfs)"},
    {0x794C7630, "an overlay, whose changes may lie in memory"},
};

template <std::size_t N>
std::string_view name_in(const Unfit (&rows)[N], std::uint64_t magic) {
  for (const Unfit& row : rows)
    if (row.magic == magic) return row.name;
  return {};
}

Result<std::uint64_t> magic_of(const std::filesystem::path& folder) {
  struct statfs found {};
  if (::statfs(folder.c_str(), &found) != 0) return error_of(errno, folder.string());
  return std::uint64_t(static_cast<std::uint32_t>(found.f_type));  // some extend the sign
}

}  // namespace

std::string_view unfit_file_system(std::uint64_t magic) {
  return name_in(kUnfit, magic);
}

std::string_view fleeting_file_system(std::uint64_t magic) {
  return name_in(kFleeting, magic);
}

Result<void> check_file_system(const std::filesystem::path& folder) {
  TRY_ASSIGN(const std::uint64_t magic, magic_of(folder));
  const std::string_view name = unfit_file_system(magic);
  if (name.empty()) return {};
  return fail(ErrorCode::refused, folder.string() + " lies on " + std::string(name) +
                                      ", which cannot keep a store; use a disk of this machine");
}

Result<std::string> warning_about(const std::filesystem::path& folder) {
  TRY_ASSIGN(const std::uint64_t magic, magic_of(folder));
  const std::string_view name = fleeting_file_system(magic);
  if (name.empty()) return std::string();
  return folder.string() + " lies on " + std::string(name) +
         ": what is saved there may be gone when this machine is switched off";
}

Result<std::uint64_t> room_in(const std::filesystem::path& folder, std::uint64_t bytes_min) {
  struct statvfs found {};
  if (::statvfs(folder.c_str(), &found) != 0) return error_of(errno, folder.string());
  if ((found.f_flag & ST_RDONLY) != 0)
    return fail(ErrorCode::disk_read_only, folder.string() + " is mounted read-only");
  const std::uint64_t free = std::uint64_t(found.f_bavail) * found.f_frsize;
  if (free >= bytes_min) return free;
  return fail(ErrorCode::disk_full,
              folder.string() + " has " + std::to_string(free) + " bytes left");
}

Result<void> flush(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return error_of(errno, path.string());
  const int failed = ::fsync(file) == 0 ? 0 : errno;
  ::close(file);
  if (failed != 0) return error_of(failed, path.string());
  return {};
}

Result<void> move_flushed(const std::filesystem::path& from, const std::filesystem::path& to) {
  TRY(flush(from));
  if (::rename(from.c_str(), to.c_str()) != 0) return error_of(errno, to.string());
  return flush(to.parent_path());
}

Result<void> remove_tree(const std::filesystem::path& path) {
  std::error_code problem;
  std::filesystem::remove_all(path, problem);
  if (problem) return error_of(problem.value(), path.string());
  return {};
}

}  // namespace tsudoi::lmdb
