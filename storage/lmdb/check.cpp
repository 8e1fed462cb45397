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

int code_for(ErrorCode why) {
  return kFirstCode + static_cast<int>(why);
}

[[noreturn]] void leave_child(int code) {
  ::_exit(code);  // nothing of the parent's is ended twice
}

void on_lmdb_assert(MDB_env*, const char*) {
  leave_child(code_for(ErrorCode::damaged));
}

/// A disk that does not answer is no damaged store: only what LMDB itself says of pages is.
int code_for(int rc) {
  const bool is_of_system = rc > 0 && rc != EINVAL;
  const ErrorCode why = code_of(rc);
  return code_for(is_of_system || why != ErrorCode::disk_failed ? why : ErrorCode::damaged);
}

// Reads each byte; volatile, or the compiler would not.
void touch(const MDB_val& val) {
  const auto* bytes = static_cast<const volatile unsigned char*>(val.mv_data);
  for (std::size_t i = 0; i < val.mv_size; ++i) static_cast<void>(bytes[i]);
}

int read_table(MDB_txn* txn, unsigned table) {
  MDB_stat stat{};
  if (const int rc = mdb_stat(txn, table, &stat); rc != 0) return code_for(rc);
  MDB_cursor* cursor = nullptr;
  if (const int rc = mdb_cursor_open(txn, table, &cursor); rc != 0) return code_for(rc);
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
  if (rc != 0 && rc != MDB_NOTFOUND) return code_for(rc);
  return records == stat.ms_entries ? kWhole : code_for(ErrorCode::damaged);
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

int read_in(MDB_env* env) {
  MDB_txn* txn = nullptr;
  if (const int rc = mdb_txn_begin(env, nullptr, MDB_RDONLY, &txn); rc != 0) return code_for(rc);
  unsigned main_table = 0;
  const int rc = mdb_dbi_open(txn, nullptr, 0, &main_table);
  int code = rc == 0 ? read_table(txn, main_table) : code_for(rc);
  if (code == kWhole) code = read_table(txn, kFreeTable);
  mdb_txn_abort(txn);
  return code;
}

int read_store(const std::filesystem::path& folder, unsigned flags, MDB_assert_func* on_assert) {
  MDB_env* env = nullptr;
  if (const int rc = mdb_env_create(&env); rc != 0) return code_for(rc);
  if (on_assert != nullptr) mdb_env_set_assert(env, on_assert);
  const int rc = mdb_env_open(env, folder.c_str(), flags, 0);
  const int code = rc == 0 ? read_in(env) : code_for(rc);
  mdb_env_close(env);
  return code;
}

[[noreturn]] void check_and_leave(const std::filesystem::path& folder) {
  harmless_crash();
  leave_child(read_store(folder, flags_for(folder), on_lmdb_assert));
}

Result<void> verdict_of(int code, const std::filesystem::path& folder) {
  if (code == kWhole) return {};
  for (const ErrorCode why : all_error_codes()) {
    if (why == ErrorCode::damaged || code != code_for(why)) continue;
    return fail(why, folder.string());
  }
  return fail(ErrorCode::damaged, folder.string() + ": a page does not read");
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
  if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)  // nobody but the system, short of memory
    return fail(ErrorCode::out_of_memory, folder.string());
  return verdict_of(WIFEXITED(status) ? WEXITSTATUS(status) : code_for(ErrorCode::damaged), folder);
}

// The store may be open in this process: without a lock file nothing of that one's is let go. It is
// the test's to see that nobody writes meanwhile.
Result<void> check_through(const std::filesystem::path& folder, const FaultGate* gate) {
  if (dynamic_cast<const ReadsHere*>(gate) == nullptr) return check_in_child(folder);
  TRY(check_header_is_there(folder));
  return verdict_of(read_store(folder, MDB_RDONLY | MDB_NOTLS | MDB_NOLOCK, nullptr), folder);
}

}  // namespace tsudoi::lmdb
