#include "storage/lmdb/error_map.h"

#include <lmdb.h>

#include <cerrno>
#include <string>

namespace tsudoi::lmdb {
namespace {

struct Row {
  int from;
  ErrorCode to;
};

constexpr Row kTable[] = {
    {ENOSPC, ErrorCode::disk_full},
    {EDQUOT, ErrorCode::disk_full},
    {EFBIG, ErrorCode::disk_full},
    {MDB_MAP_FULL, ErrorCode::disk_full},
    {EIO, ErrorCode::disk_failed},
    {MDB_PANIC, ErrorCode::disk_failed},
    {MDB_CORRUPTED, ErrorCode::damaged},
    {MDB_PAGE_NOTFOUND, ErrorCode::damaged},
    {MDB_INVALID, ErrorCode::damaged},
    {MDB_PAGE_FULL, ErrorCode::damaged},
    {MDB_CURSOR_FULL, ErrorCode::damaged},
    {MDB_INCOMPATIBLE, ErrorCode::damaged},  // a compacting copy says so of a broken tree
    {MDB_NOTFOUND, ErrorCode::damaged},      // callers answer the ordinary "not there" themselves
    {MDB_VERSION_MISMATCH, ErrorCode::newer_version},
    {EROFS, ErrorCode::disk_read_only},
    {EACCES, ErrorCode::disk_read_only},
    {EPERM, ErrorCode::disk_read_only},
    {ENOMEM, ErrorCode::out_of_memory},
    {EBUSY, ErrorCode::busy},
    {EAGAIN, ErrorCode::busy},
    {MDB_READERS_FULL, ErrorCode::busy},
    {MDB_MAP_RESIZED, ErrorCode::busy},
    {MDB_TXN_FULL, ErrorCode::too_large},
    {MDB_BAD_VALSIZE, ErrorCode::too_large},
    {ENOENT, ErrorCode::not_found},
    {ENOTDIR, ErrorCode::not_found},
    {EEXIST, ErrorCode::already_there},
    {EMFILE, ErrorCode::refused},
    {ENFILE, ErrorCode::refused},
};

}  // namespace

ErrorCode code_of(int code) {
  for (const Row& row : kTable) {
    if (row.from == code) return row.to;
  }
  return ErrorCode::disk_failed;  // what we do not know, we do not call saved
}

Error error_of(int code, std::string_view doing) {
  return fail(code_of(code), std::string(doing) + ": " + mdb_strerror(code));
}

}  // namespace tsudoi::lmdb
