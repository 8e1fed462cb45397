#include "tests/powercut/worker.h"

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cinttypes>
#include <cstdio>
#include <cstring>
#include <new>
#include <stdexcept>
#include <unordered_set>

#include "storage/base/clock.h"

namespace tsudoi::powercut {
namespace {

constexpr std::uint64_t kGoOnEvery = 16;
constexpr std::uint64_t kProgramsEvery = 256;
constexpr std::uint64_t kRoundsWithoutNewMax = 2 * kLefts;
constexpr std::size_t kTextsMax = 5;
constexpr std::size_t kTextBytes = 240;
constexpr std::uint64_t kKilledMax = 20;

/// Where the worker is and what it has found, in memory that outlives it.
struct Shared {
  Report counts;  // without `first`
  std::uint64_t round = 0, cut = 0;
  char texts[kTextsMax][kTextBytes] = {};
  bool is_done = false;
};

class SharedMemory {
 public:
  SharedMemory() {
    void* at =
        ::mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (at == MAP_FAILED) throw std::runtime_error("no memory to share");
    shared_ = new (at) Shared;
  }
  SharedMemory(const SharedMemory&) = delete;
  SharedMemory& operator=(const SharedMemory&) = delete;
  ~SharedMemory() {
    shared_->~Shared();
    ::munmap(shared_, sizeof(Shared));
  }
  Shared& operator*() { return *shared_; }
  Shared* operator->() { return shared_; }

 private:
  Shared* shared_;
};

void note_finding(Shared& shared, const Job& job, const std::string& what) {
  const std::uint64_t number = shared.counts.findings++;
  if (number >= kTextsMax) return;
  std::snprintf(shared.texts[number], kTextBytes,
                "%s (seed %" PRIu64 ", round %" PRIu64 ", cut %" PRIu64 ")", what.c_str(), job.seed,
                shared.round, shared.cut);
}

std::uint64_t seed_of(const Job& job, std::uint64_t round, std::uint64_t cut) {
  return (job.seed * 1'000'003 + round) * 1'000'003 + cut;
}

/// The first two rounds leave all and nothing; the others are drawn.
Left left_in(std::uint64_t round, std::mt19937_64& chance) {
  return static_cast<Left>(round < kLefts ? round : 2 + chance() % (kLefts - 2));
}

Depth depth_of(std::uint64_t number) {
  if (number % kProgramsEvery == kGoOnEvery) return Depth::programs;
  return number % kGoOnEvery == 0 ? Depth::go_on : Depth::look;
}

class Worker {
 public:
  Worker(const Scenario& scenario, const Job& job, Shared& shared)
      : scenario_(scenario), job_(job), shared_(shared), began_(shared.round, shared.cut) {}

  void work() {
    std::uint64_t without_new = 0;
    for (std::uint64_t round = began_.first; without_new < kRoundsWithoutNewMax; ++round) {
      const std::uint64_t before = shared_.counts.images;
      Disk disk(scenario_.recording, job_.fault);
      while (disk.step()) {
        if (std::pair(round, disk.cut()) <= began_) continue;
        if (shared_.counts.images == job_.images || is_enough()) return;
        one(disk, round);
      }
      without_new = shared_.counts.images == before ? without_new + 1 : 0;
    }
  }

 private:
  bool is_enough() const { return shared_.counts.findings >= job_.findings_max; }

  void one(const Disk& disk, std::uint64_t round) {
    std::mt19937_64 chance(seed_of(job_, round, disk.cut()));
    Image image = disk.image(left_in(round, chance), chance);
    if (!seen_.insert(image.mark).second) return;
    shared_.round = round;
    shared_.cut = disk.cut();
    const Depth depth = depth_of(++shared_.counts.images);
    folder_.put(image, since_);
    const Judged judged = judge(folder_.path(), image, disk.promised(), scenario_.ground, depth);
    since_ = judged.since;
    shared_.counts.saved_checked += judged.saved_checked;
    shared_.counts.made_again += judged.made_again;
    shared_.counts.salvaged += judged.salvaged;
    shared_.counts.gone_on += depth != Depth::look ? 1 : 0;
    shared_.counts.by_programs += depth == Depth::programs ? 1 : 0;
    if (!judged.finding.empty()) note_finding(shared_, job_, judged.finding);
  }

  const Scenario& scenario_;
  const Job& job_;
  Shared& shared_;
  const std::pair<std::uint64_t, std::uint64_t> began_;
  ImageFolder folder_;
  Since since_ = Since::only_read;
  std::unordered_set<std::uint64_t> seen_;
};

[[noreturn]] void work_and_leave(const Scenario& scenario, const Job& job, Shared& shared) {
  try {
    Worker(scenario, job, shared).work();
    shared.is_done = true;
  } catch (const std::exception& error) {
    note_finding(shared, job, error.what());
  }
  ::_exit(0);
}

void wait_for(pid_t worker, const Job& job, Shared& shared) {
  int status = 0;
  if (::waitpid(worker, &status, 0) != worker) throw std::runtime_error("a worker got lost");
  if (shared.is_done) return;
  ++shared.counts.killed;
  note_finding(shared, job, "the worker ended with status " + std::to_string(status));
}

}  // namespace

Report judge_images(const Scenario& scenario, const Job& job) {
  const auto clock = make_system_clock();
  const std::int64_t began = clock->steady().value;
  SharedMemory shared;
  shared->round = job.first_round;
  while (!shared->is_done && shared->counts.killed < kKilledMax) {
    const pid_t worker = ::fork();
    if (worker < 0) throw std::runtime_error("no worker");
    if (worker == 0) work_and_leave(scenario, job, *shared);
    wait_for(worker, job, *shared);
  }
  Report report = shared->counts;
  for (std::size_t i = 0; i < kTextsMax && i < report.findings; ++i)
    report.first.emplace_back(shared->texts[i]);
  report.milliseconds = static_cast<std::uint64_t>(clock->steady().value - began);
  return report;
}

void print(const Scenario& scenario, const Report& report) {
  std::printf("%-13s %8" PRIu64 " images %7" PRIu64 " made again %7" PRIu64 " went on %6" PRIu64
              " by programs %10" PRIu64 " saved checked %5" PRIu64 " findings (%" PRIu64
              " killed) %5" PRIu64 " images/s\n",
              scenario.name.c_str(), report.images, report.made_again, report.gone_on,
              report.by_programs, report.saved_checked, report.findings, report.killed,
              report.images * 1000 / (report.milliseconds + 1));
}

}  // namespace tsudoi::powercut
