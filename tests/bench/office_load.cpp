// tsudoi_office_bench [--kiosks=N] [--batches=N] [--folder=DIR]
//
// How much one `tsudoi-office serve` takes in: batches of 100 sign-ups, signed and sealed as kiosks
// make them, over loopback HTTP, each verified, opened and durable before its answer. The kiosks
// share 1, 16 and 256 connections. DIR lies on the disk to be measured.
#include <signal.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "storage/base/crypto.h"
#include "storage/base/files.h"
#include "tests/bench/arriving.h"
#include "tests/bench/load.h"
#include "tests/support/must.h"

namespace tsudoi::bench {
namespace {

using test::must;

struct Wishes {
  Arriving arriving{.kiosks = 256, .batches = 8};
  std::filesystem::path folder = std::filesystem::temp_directory_path();
};

Wishes read_wishes(int argc, char** argv) {
  Wishes wishes;
  for (int i = 1; i < argc; ++i) {
    const std::string flag = argv[i];
    const std::string value = flag.substr(std::min(flag.size(), flag.find('=') + 1));
    if (flag.starts_with("--kiosks=")) wishes.arriving.kiosks = std::stoi(value);
    if (flag.starts_with("--batches=")) wishes.arriving.batches = std::stoi(value);
    if (flag.starts_with("--folder=")) wishes.folder = value;
  }
  return wishes;
}

/// The real program over a folder, until it goes.
class Server {
 public:
  Server(const std::filesystem::path& data, const std::filesystem::path& key) {
    const std::string command = "echo $$; exec " TSUDOI_OFFICE
                                " serve --listen 127.0.0.1:0 --data " +
                                data.string() + " --key-file " + key.string();
    pipe_ = ::popen(command.c_str(), "r");
    process_ = std::stoi(line());
    const std::string address = line();
    port_ = static_cast<std::uint16_t>(std::stoul(address.substr(address.rfind(':') + 1)));
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server() {
    ::kill(process_, SIGTERM);
    ::pclose(pipe_);
  }

  std::uint16_t port() const { return port_; }

  double cpu_seconds() const {
    std::ifstream file("/proc/" + std::to_string(process_) + "/stat");
    std::string skipped;
    for (int field = 0; field < 13; ++field) file >> skipped;
    double user = 0, system = 0;
    file >> user >> system;
    return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
  }
  /// Of its own: pages of the store that the kernel may drop are not counted.
  double own_mib() const {
    std::ifstream file("/proc/" + std::to_string(process_) + "/smaps_rollup");
    for (std::string word; file >> word;)
      if (double kib = 0; word == "Pss_Anon:" && file >> kib) return kib / 1024;
    return 0;
  }

 private:
  std::string line() {
    std::string text;
    for (int c = 0; (c = std::fgetc(pipe_)) != EOF && c != '\n';) text += static_cast<char>(c);
    return text;
  }

  FILE* pipe_ = nullptr;
  int process_ = 0;
  std::uint16_t port_ = 0;
};

std::vector<std::vector<Bytes>> shared_by(std::size_t clients,
                                          const std::vector<std::vector<Bytes>>& kiosks) {
  std::vector<std::vector<Bytes>> all(std::min(clients, kiosks.size()));
  for (std::size_t i = 0; i < kiosks.size(); ++i) {
    auto& client = all[i % all.size()];
    client.insert(client.end(), kiosks[i].begin(), kiosks[i].end());
  }
  return all;
}

/// -> asks that were not answered with 200
int measure(std::size_t clients, const std::filesystem::path& office,
            const std::filesystem::path& key, const std::vector<std::vector<Bytes>>& asks,
            const Wishes& wishes) {
  const test::TempDir folder(wishes.folder);
  std::filesystem::copy(office, folder / "office", std::filesystem::copy_options::recursive);
  const Server server(folder / "office", key);
  const double cpu_before = server.cpu_seconds();
  const Load load = send_all(server.port(), shared_by(clients, asks));
  const double entries = static_cast<double>(load.answer_ms.size()) * wishes.arriving.entries;
  const double cpu_us = (server.cpu_seconds() - cpu_before) * 1e6;
  std::printf("%7zu %12.0f %9.2f %9.2f %9.2f %9.1f %9d\n", clients, entries / load.seconds,
              load.quantile_ms(0.5), load.quantile_ms(0.99), cpu_us / entries, server.own_mib(),
              load.refused);
  return load.refused;
}

int run(int argc, char** argv) {
  const Wishes wishes = read_wishes(argc, argv);
  test::World world;
  std::printf("Making %d kiosks with %d batches of %d sign-ups each\n", wishes.arriving.kiosks,
              wishes.arriving.batches, wishes.arriving.entries);
  const auto asks = asks_for(world, wishes.arriving);
  world.close_office();
  std::printf("%7s %12s %9s %9s %9s %9s %9s\n", "clients", "entries/s", "p50 ms", "p99 ms",
              "CPU us", "own MiB", "refused");
  int refused = 0;
  for (const std::size_t clients : {1, 16, 256})
    refused += measure(clients, world.folder() / "office", world.folder() / "office.keyfile", asks,
                       wishes);
  return refused == 0 ? 0 : 1;
}

}  // namespace
}  // namespace tsudoi::bench

int main(int argc, char** argv) {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  return tsudoi::crypto::start() ? tsudoi::bench::run(argc, argv) : 1;
}
