#include "storage/lmdb/file_system.h"

#include <fcntl.h>
#include <sys/statfs.h>
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
};

}  // namespace

std::string_view unfit_file_system(std::uint64_t magic) {
  for (const Unfit& row : kUnfit) {
    if (row.magic == magic) return row.name;
  }
  return {};
}

Result<void> check_file_system(const std::filesystem::path& folder) {
  struct statfs found {};
  if (::statfs(folder.c_str(), &found) != 0) return error_of(errno, folder.string());
  const auto magic = static_cast<std::uint32_t>(found.f_type);  // some platforms extend the sign
  const std::string_view name = unfit_file_system(magic);
  if (name.empty()) return {};
  return fail(ErrorCode::refused, folder.string() + " lies on " + std::string(name) +
                                      ", which cannot keep a store; use a disk of this machine");
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
