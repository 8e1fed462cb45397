#include "storage/lmdb/creation.h"

#include <lmdb.h>

#include <memory>

#include "storage/base/files.h"
#include "storage/lmdb/error_map.h"
#include "storage/lmdb/file_system.h"

namespace tsudoi::lmdb {
namespace {

constexpr std::uint64_t kHeaderBytes = 2 * 4096;  // two meta pages of the smallest size
constexpr mode_t kOwnerOnly = 0600;

struct CloseEnv {
  void operator()(MDB_env* env) const { mdb_env_close(env); }
};

Result<void> create_at(const std::filesystem::path& folder, std::uint64_t map_bytes) {
  MDB_env* made = nullptr;
  if (const int rc = mdb_env_create(&made); rc != 0) return error_of(rc, "create");
  const std::unique_ptr<MDB_env, CloseEnv> env(made);
  mdb_env_set_mapsize(made, map_bytes);
  const int rc = mdb_env_open(made, folder.c_str(), 0, kOwnerOnly);
  if (rc != 0) return error_of(rc, "create " + folder.string());
  return {};
}

}  // namespace

Result<void> create_if_missing(const std::filesystem::path& folder, std::uint64_t map_bytes) {
  const std::filesystem::path temporary = folder / kCreationFolder;
  TRY(remove_tree(temporary));
  TRY(remove_tree(folder / kCopyFolder));
  std::error_code problem;
  if (std::filesystem::exists(folder / kDataFile, problem)) return {};
  if (problem) return error_of(problem.value(), folder.string());
  TRY(make_folder(temporary));
  TRY(create_at(temporary, map_bytes));
  TRY(move_flushed(temporary / kDataFile, folder / kDataFile));
  return remove_tree(temporary);
}

Result<void> check_header_is_there(const std::filesystem::path& folder) {
  std::error_code problem;
  const std::uint64_t size = std::filesystem::file_size(folder / kDataFile, problem);
  if (problem) return error_of(problem.value(), folder.string());
  if (size >= kHeaderBytes) return {};
  return fail(ErrorCode::damaged, folder.string() + ": the data file is cut off");
}

}  // namespace tsudoi::lmdb
