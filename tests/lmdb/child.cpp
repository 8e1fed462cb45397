// The other process of the tests: opens a store, commits as often as told, says how it went.
//   lmdb_child write|read FOLDER [COMMITS [VALUE_BYTES]]
//   lmdb_child die FOLDER     while it reads
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "storage/lmdb/environment.h"

namespace {

using namespace tsudoi;

enum class How { and_end, and_die };

Result<void> open_and_commit(const char* folder, lmdb::Access access, int commits,
                             const std::string& value, How how) {
  lmdb::Options options;
  options.access = access;
  TRY_ASSIGN(lmdb::Environment environment, lmdb::Environment::open(folder, options));
  for (int i = 0; i < commits; ++i) {
    TRY_ASSIGN(lmdb::WriteTxn txn, environment.write());
    TRY(txn.put(view_of("child " + std::to_string(i)), view_of(value)));
    TRY(std::move(txn).commit());
  }
  TRY_ASSIGN(const lmdb::ReadTxn txn, environment.read());
  TRY(txn.get(view_of("any")));
  if (how == How::and_die) std::raise(SIGKILL);
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const How how = std::string_view(argv[1]) == "die" ? How::and_die : How::and_end;
  const bool reads = std::string_view(argv[1]) != "write";
  const lmdb::Access access =
      reads ? lmdb::Access::read_only_beside_writer : lmdb::Access::read_write;
  const int commits = argc > 3 ? std::atoi(argv[3]) : 0;
  const std::string value(argc > 4 ? std::strtoul(argv[4], nullptr, 10) : 8, 'v');
  const auto done = open_and_commit(argv[2], access, commits, value, how);
  const std::string answer = done ? "ok" : std::string(name_of(done.error().code));
  std::puts(answer.c_str());
  return done ? 0 : 1;
}
