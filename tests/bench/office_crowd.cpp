// tsudoi_crowd_bench [--seconds=N] [--folder=DIR]
//
// What good kiosks get from one `tsudoi-office serve` while others take its room and its time: 200
// sockets that say nothing, half a header, or a body drop by drop, and 50 hostile batches a second
// (F39, F56). Every answer is counted, and refuses when it is another than it must be; clocks
// refuse only at the bounds that are promised, which are far from what is measured.
#include <algorithm>
#include <cstdio>
#include <fstream>

#include "storage/base/crypto.h"
#include "tests/bench/arriving.h"
#include "tests/bench/crowd.h"
#include "tests/bench/hostile_asks.h"
#include "tests/office/program.h"
#include "tests/support/must.h"

namespace tsudoi::bench {
namespace {

constexpr int kIdleSockets = 200;
constexpr double kGoodPerSecond = 25, kHostilePerSecond = 50;
constexpr int kGoodConnections = 8, kHostileConnections = 16;
constexpr double kGoodMsMax = 2'000, kHostileMsMax = 1'000, kMemoryMibMax = 256;

struct Wishes {
  int seconds = 8;
  std::filesystem::path folder = std::filesystem::temp_directory_path();
};

Wishes read_wishes(int argc, char** argv) {
  Wishes wishes;
  for (int i = 1; i < argc; ++i) {
    const std::string flag = argv[i];
    const std::string value = flag.substr(std::min(flag.size(), flag.find('=') + 1));
    if (flag.starts_with("--seconds=")) wishes.seconds = std::stoi(value);
    if (flag.starts_with("--folder=")) wishes.folder = value;
  }
  return wishes;
}

/// The most that this process ever held, pages of its store among it.
double most_mib(int process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/status");
  for (std::string word; file >> word;)
    if (double kib = 0; word == "VmHWM:" && file >> kib) return kib / 1024;
  return 0;
}

double quantile_ms(const std::vector<double>& sorted, double part) {
  if (sorted.empty()) return 0;
  const auto place = static_cast<std::size_t>(part * static_cast<double>(sorted.size()));
  return sorted[std::min(place, sorted.size() - 1)];
}

/// A line of the table, and whether it keeps what is promised.
class Report {
 public:
  Report() {
    std::printf("%-34s %6s %8s %9s %9s %9s\n", "", "sent", "answered", "p50", "p99", "worst ms");
  }

  void say(const std::string& what, const std::vector<Came>& came, double part, double ms_max) {
    std::vector<double> ms;
    for (const Came& one : came) ms.push_back(one.ms);
    std::ranges::sort(ms);
    const auto expected = std::ranges::count_if(came, &Came::is_expected);
    std::printf("%-34s %6zu %8td %9.1f %9.1f %9.1f\n", what.c_str(), came.size(), expected,
                quantile_ms(ms, 0.5), quantile_ms(ms, 0.99), quantile_ms(ms, 1));
    if (expected != std::ssize(came)) fail(what + ": answered otherwise than it must be");
    if (quantile_ms(ms, part) > ms_max)
      fail(what + ": more than " + std::to_string(int(ms_max)) + " ms");
  }
  void fail(const std::string& why) {
    std::printf("NOT AS PROMISED: %s\n", why.c_str());
    is_kept_ = false;
  }
  bool is_kept() const { return is_kept_; }

 private:
  bool is_kept_ = true;
};

/// Good asks, each once.
class Stock {
 public:
  explicit Stock(const std::vector<std::vector<Bytes>>& kiosks) {
    for (std::size_t batch = 0; batch < kiosks.front().size(); ++batch)
      for (const auto& asks : kiosks) requests_.push_back(request_with(asks[batch]));
  }
  std::vector<Sent> take(double seconds) {
    std::vector<Sent> taken;
    for (int i = 0; i < int(seconds * kGoodPerSecond) && next_ < requests_.size(); ++i)
      taken.push_back({&requests_[next_++], 200, 0, 0});
    return taken;
  }

 private:
  std::vector<std::string> requests_;
  std::size_t next_ = 0;
};

/// One of each kind after the other.
std::vector<Sent> in_turn(const std::vector<HostileKind>& kinds, double seconds) {
  std::vector<Sent> all;
  for (std::size_t i = 0; i < std::size_t(seconds * kHostilePerSecond); ++i) {
    const std::size_t kind = i % kinds.size();
    const auto& asks = kinds[kind].asks;
    const HostileAsk& ask = asks[(i / kinds.size()) % asks.size()];
    all.push_back({&ask.request, ask.status, ask.or_else, kind});
  }
  return all;
}

struct Side {
  std::vector<Came> good, hostile;
};

/// Both at once.
Side side_by_side(std::uint16_t port, const std::vector<Sent>& good,
                  const std::vector<Sent>& hostile) {
  Side side;
  std::thread enemies([&] {
    side.hostile =
        send_paced(port, hostile, kHostilePerSecond, kHostileConnections, Between::hang_up);
  });
  side.good = send_paced(port, good, kGoodPerSecond, kGoodConnections, Between::keep_the_line);
  enemies.join();
  return side;
}

std::vector<Came> of_kind(const std::vector<Came>& came, std::size_t kind) {
  std::vector<Came> some;
  std::ranges::copy_if(came, std::back_inserter(some),
                       [&](const Came& one) { return one.kind == kind; });
  return some;
}

constexpr double kWorst = 1, kOneInHundred = 0.99;

void measure(const test::Served& office, double seconds, Stock& good,
             const std::vector<HostileKind>& kinds, const HostileKind& chains, Report& report) {
  const std::uint16_t port = office.port();
  report.say("good batches, alone",
             send_paced(port, good.take(seconds / 4), kGoodPerSecond, kGoodConnections,
                        Between::keep_the_line),
             kOneInHundred, kGoodMsMax);
  const Idlers idlers(port, kIdleSockets);
  const Side crowd = side_by_side(port, good.take(seconds), in_turn(kinds, seconds));
  report.say("good batches, in the crowd", crowd.good, kOneInHundred, kGoodMsMax);
  for (std::size_t kind = 0; kind < kinds.size(); ++kind)
    report.say("  " + kinds[kind].name, of_kind(crowd.hostile, kind), kWorst, kHostileMsMax);
  const Side chained = side_by_side(port, good.take(seconds / 4), in_turn({chains}, seconds / 4));
  report.say("good batches, beside long chains", chained.good, kOneInHundred, kGoodMsMax);
  report.say("  " + chains.name, chained.hostile, kWorst, kHostileMsMax);
  std::printf("Idle sockets still open: %d of %d\n", idlers.open(), kIdleSockets);
  const double mib = most_mib(office.process());
  std::printf("The most memory that the office held: %.0f MiB\n", mib);
  if (idlers.open() != kIdleSockets) report.fail("idle sockets were closed before their time");
  if (mib > kMemoryMibMax) report.fail("memory");
}

int run(int argc, char** argv) {
  const Wishes wishes = read_wishes(argc, argv);
  const test::TempDir folder(wishes.folder);
  test::World world;
  const auto of_each = int(1.5 * wishes.seconds * kGoodPerSecond / kGoodConnections) + 1;
  const auto asks =
      asks_for(world, {.kiosks = kGoodConnections, .batches = of_each, .entries = 10});
  const auto old = asks_for(world, {.kiosks = 1, .batches = 8, .entries = 10, .first = 100});
  for (const Bytes& ask : old.front()) test::must(world.office().reply_to(ask));
  const int count = int(wishes.seconds * kHostilePerSecond) / 9 + 1;
  const auto kinds = hostile_kinds(world, old.front(), count);
  const auto chains = long_chains(world, "chains", int(wishes.seconds / 4 * kHostilePerSecond));
  world.close_office();
  std::filesystem::copy(world.folder() / "office", folder / "office",
                        std::filesystem::copy_options::recursive);
  const test::Served office({"--data", (folder / "office").string(), "--key-file",
                             (world.folder() / "office.keyfile").string()});
  Report report;
  Stock good(asks);
  measure(office, wishes.seconds, good, kinds, chains, report);
  return report.is_kept() ? 0 : 1;
}

}  // namespace
}  // namespace tsudoi::bench

int main(int argc, char** argv) {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  return tsudoi::crypto::start() ? tsudoi::bench::run(argc, argv) : 1;
}
