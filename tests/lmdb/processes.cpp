#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <memory>
#include <set>

#include "storage/lmdb/file_system.h"
#include "tests/lmdb/store.h"
#include "tests/support/skip.h"

namespace tsudoi::test {
namespace {

struct ClosePipe {
  void operator()(FILE* pipe) const { ::pclose(pipe); }
};

/// The first word a command prints.
std::string answer_of(const std::string& command) {
  const std::unique_ptr<FILE, ClosePipe> pipe(::popen(command.c_str(), "r"));
  REQUIRE(pipe != nullptr);
  std::array<char, 64> line{};
  if (std::fgets(line.data(), line.size(), pipe.get()) == nullptr) return "";
  const std::string text(line.data());
  return text.substr(0, text.find('\n'));
}

std::string child(const std::string& arguments) {
  return std::string(TSUDOI_LMDB_CHILD) + " " + arguments;
}

/// Flushes in a trace: sync calls, and writes through a descriptor that was opened O_DSYNC.
int flushes_in(const std::filesystem::path& trace) {
  std::ifstream lines(trace);
  std::set<std::string> synchronous;
  int flushes = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.find("O_DSYNC") != std::string::npos) {
      synchronous.insert(line.substr(line.rfind("= ") + 2));
    }
    for (const char* call : {"fsync(", "fdatasync(", "msync("}) {
      if (line.find(call) != std::string::npos) ++flushes;
    }
    for (const std::string& file : synchronous) {
      if (line.find("pwrite64(" + file + ",") != std::string::npos) ++flushes;
    }
  }
  return flushes;
}

int flushes_of(const TempDir& dir, int commits) {
  const std::filesystem::path trace = dir / ("trace" + std::to_string(commits));
  const std::string command =
      "ASAN_OPTIONS=detect_leaks=0 strace -f -e trace=fsync,fdatasync,msync,openat,pwrite64 -o " +
      trace.string() + " " + child("write " + (dir / "s").string() + " " + std::to_string(commits));
  REQUIRE(answer_of(command) == "ok");
  return flushes_in(trace);
}

}  // namespace

TEST_CASE("A second process is refused at once, and one that only reads is let in", "[lmdb][F11]") {
  const TempDir dir;
  const std::string folder = (dir / "s").string();
  {
    lmdb::Environment store = open_store(dir / "s");
    put_text(store, "a", "1");
    CHECK(answer_of(child("write " + folder)) == "busy");
    CHECK(answer_of(child("read " + folder)) == "ok");
    put_text(store, "a", "2");
  }
  CHECK(answer_of(child("write " + folder + " 1")) == "ok");
}

TEST_CASE("A reader follows a writer in another process that has grown the file", "[lmdb][F06]") {
  const TempDir dir;
  { const lmdb::Environment made = open_store(dir / "s"); }
  lmdb::Options options = small_options();
  options.access = lmdb::Access::read_only_beside_writer;
  const lmdb::Environment reader = open_store(dir / "s", options);
  CHECK(all_keys(reader).empty());
  REQUIRE(answer_of(child("write " + (dir / "s").string() + " 5 1000000")) == "ok");
  CHECK(all_keys(reader).size() == 5);
}

TEST_CASE("A reader that died makes the store neither full nor large", "[lmdb][F07]") {
  const TempDir dir;
  lmdb::Environment store = open_store(dir / "s");
  const std::string value(20'000, 'v');
  put_text(store, "a", value);
  CHECK(answer_of(child("die " + (dir / "s").string())).empty());
  // Each change takes pages anew as long as the dead one is believed to read: 1000 would fill it.
  for (std::uint64_t i = 0; i <= lmdb::kCommitsPerLook; ++i) put_text(store, "a", value);
  CHECK(must(store.stats()).file_bytes <= lmdb::kMiB);
}

TEST_CASE("A store is not used across a fork", "[lmdb][F11]") {
  const TempDir dir;
  lmdb::Environment store = open_store(dir / "s");
  const pid_t pid = ::fork();
  REQUIRE(pid >= 0);
  if (pid == 0) {
    const bool refused = failure_of(store.read()) == ErrorCode::refused &&
                         failure_of(store.write()) == ErrorCode::refused;
    ::_exit(refused ? 0 : 1);
  }
  int status = 0;
  REQUIRE(::waitpid(pid, &status, 0) == pid);
  CHECK(status == 0);
  put_text(store, "a", "1");
}

TEST_CASE("One commit is exactly two flushes", "[lmdb]") {
  const TempDir dir;
  if (answer_of("strace -o /dev/null echo traced 2>/dev/null") != "traced") {
    say_skipped("strace is not available, so flushes were not counted");
    return;
  }
  { const lmdb::Environment made = open_store(dir / "s"); }
  const int one = flushes_of(dir, 1);
  const int five = flushes_of(dir, 5);
  CHECK(five - one == 4 * 2);
}

TEST_CASE("A commit that the system refuses to write is whole or not there", "[lmdb][F05]") {
  const TempDir dir;
  lmdb::Environment store = open_store(dir / "s");
  put_text(store, "a", "1");
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
  const auto handler = ::signal(SIGXFSZ, SIG_IGN);
  const rlimit tight{must(store.stats()).file_bytes, before.rlim_max};
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &tight) == 0);
  const Bytes value(100000, 'v');
  const auto put = [&](lmdb::WriteTxn& txn) { return txn.put(view_of("b"), value); };
  const auto refused = store.update(put);
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
  ::signal(SIGXFSZ, handler);
  CHECK(failure_of(refused) == ErrorCode::disk_full);
  CHECK(all_keys(store) == std::vector<std::string>{"a"});
  must(store.update(put));
  CHECK(all_keys(store) == std::vector<std::string>{"a", "b"});
}

}  // namespace tsudoi::test
