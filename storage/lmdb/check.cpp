// check_in_child: every page is read where a crash does no harm.
#include "storage/lmdb/check.h"

#include <lmdb.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "storage/lmdb/creation.h"
#include "storage/lmdb/error_map.h"
#include "storage/lmdb/file_system.h"

namespace tsudoi::lmdb {
namespace {

constexpr rlim_t kCheckSecondsMax = 120;  // of CPU; a tree that loops must end
constexpr unsigned kFreeTable = 0;        // LMDB keeps its free pages in table 0
constexpr int kWhole = 0;
constexpr int kFirstCode = 16;  // and on, in the order of ErrorCode; a signal is none of them

[[noreturn]] void leave_child(int code) {
  ::_exit(code);  // nothing of the parent's is ended twice
}

[[noreturn]] void leave_child(ErrorCode why) {
  leave_child(kFirstCode + static_cast<int>(why));
}

void on_lmdb_assert(MDB_env*, const char*) {
  leave_child(ErrorCode::damaged);
}

/// What is wrong with a store; empty: it is whole.
using Found = std::optional<ErrorCode>;

/// A disk that does not answer is no damaged store: only what LMDB itself says of pages is.
ErrorCode why_of(int rc) {
  const bool is_of_system = rc > 0 && rc != EINVAL;
  const ErrorCode why = code_of(rc);
  return is_of_system || why != ErrorCode::disk_failed ? why : ErrorCode::damaged;
}

// Reads each byte; volatile, or the compiler would not.
void touch(const MDB_val& val) {
  const auto* bytes = static_cast<const volatile unsigned char*>(val.mv_data);
  for (std::size_t i = 0; i < val.mv_size; ++i) static_cast<void>(bytes[i]);
}

Found read_table(MDB_txn* txn, unsigned table) {
  MDB_stat stat{};
  if (const int rc = mdb_stat(txn, table, &stat); rc != 0) return why_of(rc);
  MDB_cursor* cursor = nullptr;
  if (const int rc = mdb_cursor_open(txn, table, &cursor); rc != 0) return why_of(rc);
  MDB_val key{};
  MDB_val value{};
  std::size_t records = 0;
  int rc = mdb_cursor_get(cursor, &key, &value, MDB_FIRST);
  for (; rc == 0 && records <= stat.ms_entries; ++records) {
    touch(key);
    touch(value);
    rc = mdb_cursor_get(cursor, &key, &value, MDB_NEXT);
  }
  mdb_cursor_close(cursor);
  if (rc != 0 && rc != MDB_NOTFOUND) return why_of(rc);
  return records == stat.ms_entries ? Found() : Found(ErrorCode::damaged);
}

void harmless_crash() {
  for (const int signal : {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL, SIGXCPU}) {
    ::signal(signal, SIG_DFL);
  }
  const rlimit none{0, 0};
  const rlimit seconds{kCheckSecondsMax, kCheckSecondsMax};
  ::setrlimit(RLIMIT_CORE, &none);
  ::setrlimit(RLIMIT_CPU, &seconds);
  ::prctl(PR_SET_DUMPABLE, 0);
}

// With a reader's place no page is given out again under the child by whoever writes meanwhile; a
// store that cannot be locked has no writer. The place of a child that dies is freed at the next
// open.
unsigned flags_for(const std::filesystem::path& folder) {
  const bool can_lock = ::access((folder / kReaderFile).c_str(), R_OK | W_OK) == 0;
  return MDB_RDONLY | MDB_NOTLS | (can_lock ? 0U : MDB_NOLOCK);
}

Found read_in(MDB_env* env) {
  MDB_txn* txn = nullptr;
  if (const int rc = mdb_txn_begin(env, nullptr, MDB_RDONLY, &txn); rc != 0) return why_of(rc);
  unsigned main_table = 0;
  const int rc = mdb_dbi_open(txn, nullptr, 0, &main_table);
  Found found = rc == 0 ? read_table(txn, main_table) : Found(why_of(rc));
  if (!found) found = read_table(txn, kFreeTable);
  mdb_txn_abort(txn);
  return found;
}

Found read_store(const std::filesystem::path& folder, unsigned flags, MDB_assert_func* on_assert) {
  MDB_env* env = nullptr;
  if (const int rc = mdb_env_create(&env); rc != 0) return why_of(rc);
  if (on_assert != nullptr) mdb_env_set_assert(env, on_assert);
  const int rc = mdb_env_open(env, folder.c_str(), flags, 0);
  const Found found = rc == 0 ? read_in(env) : Found(why_of(rc));
  mdb_env_close(env);
  return found;
}

[[noreturn]] void check_and_leave(const std::filesystem::path& folder) {
  harmless_crash();
  const Found found = read_store(folder, flags_for(folder), on_lmdb_assert);
  if (found) leave_child(*found);
  leave_child(kWhole);
}

Result<void> told(const Found& found, const std::filesystem::path& folder) {
  if (!found) return {};
  const char* const why = *found == ErrorCode::damaged ? ": a page does not read" : "";
  return fail(*found, folder.string() + why);
}

Result<void> verdict_of(int status, const std::filesystem::path& folder) {
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)  // nobody but the system, short of memory
    return fail(ErrorCode::out_of_memory, folder.string());
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  if (code == kWhole) return {};
  for (const ErrorCode why : all_error_codes())
    if (code == kFirstCode + static_cast<int>(why)) return told(why, folder);
  return told(ErrorCode::damaged, folder);
}

}  // namespace

Result<void> check_in_child(const std::filesystem::path& folder) {
  TRY(check_header_is_there(folder));
  const pid_t child = ::fork();
  if (child < 0) return error_of(errno, "check");
  if (child == 0) check_and_leave(folder);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return error_of(errno, "check");
  }
  return verdict_of(status, folder);
}

// The store may be open in this process: without a lock file nothing of that one's is let go. It is
// the test's to see that nobody writes meanwhile.
Result<void> check_through(const std::filesystem::path& folder, const FaultGate* gate) {
  if (dynamic_cast<const ReadsHere*>(gate) == nullptr) return check_in_child(folder);
  TRY(check_header_is_there(folder));
  return told(read_store(folder, MDB_RDONLY | MDB_NOTLS | MDB_NOLOCK, nullptr), folder);
}

}  // namespace tsudoi::lmdb
