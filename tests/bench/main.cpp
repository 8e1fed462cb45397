// tsudoi_bench [--smoke] [--folder=DIR] [--benchmark_filter=...] [other Google Benchmark flags]
//
// DIR lies on the disk to be measured; without it the system's temporary folder.
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "storage/base/crypto.h"
#include "tests/bench/bench.h"
#include "tests/bench/ratio_report.h"
#include "tests/support/temp_dir.h"

namespace tsudoi::bench {
namespace {

// Filled by add() before anything runs.
std::vector<std::string>& names() {
  static std::vector<std::string> all;
  return all;
}

enum class Pace : std::uint8_t { measure, smoke };

Pace& pace() {
  static Pace chosen = Pace::measure;
  return chosen;
}

struct Wishes {
  std::filesystem::path parent = std::filesystem::temp_directory_path();
  std::vector<std::string> flags;  // for Google Benchmark; the program's name first
};

Wishes read_wishes(int argc, char** argv) {
  Wishes wishes;
  wishes.flags = {argv[0], "--benchmark_enable_random_interleaving=true"};
  std::vector<std::string> others;
  for (int i = 1; i < argc; ++i) {
    const std::string flag = argv[i];
    if (flag == "--smoke") {
      pace() = Pace::smoke;
    } else if (flag.starts_with("--folder=")) {
      wishes.parent = flag.substr(flag.find('=') + 1);
    } else {
      others.push_back(flag);
    }
  }
  const bool is_smoke = pace() == Pace::smoke;
  wishes.flags.push_back(is_smoke ? "--benchmark_repetitions=1" : "--benchmark_repetitions=9");
  wishes.flags.push_back(is_smoke ? "--benchmark_min_time=0.001" : "--benchmark_min_time=0.05");
  wishes.flags.insert(wishes.flags.end(), others.begin(), others.end());  // the last one counts
  return wishes;
}

std::filesystem::path make_folder_in(const std::filesystem::path& parent) {
  std::string name = (parent / "tsudoi-bench-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) give_up("no folder in " + parent.string());
  return name;
}

void run(std::vector<std::string>& flags) {
  std::vector<char*> pointers;
  for (std::string& flag : flags) pointers.push_back(flag.data());
  int count = static_cast<int>(pointers.size());
  benchmark::Initialize(&count, pointers.data());
  if (benchmark::ReportUnrecognizedArguments(count, pointers.data())) std::exit(2);
  RatioReport report(names());
  benchmark::RunSpecifiedBenchmarks(&report);
}

}  // namespace

benchmark::internal::Benchmark* add(const std::string& group, const std::string& variant,
                                    const std::function<void(State&)>& body) {
  names().push_back(group + "/" + variant);
  return benchmark::RegisterBenchmark(names().back().c_str(), body)
      ->Unit(benchmark::kMicrosecond)
      ->UseRealTime();
}

int at_most(int wanted) {
  return pace() == Pace::smoke ? 1 : wanted;
}

std::filesystem::path new_folder(const std::filesystem::path& parent) {
  static int made = 0;  // benchmarks begin one after another
  const std::filesystem::path folder = parent / std::to_string(++made);
  std::filesystem::create_directories(folder);
  return folder;
}

void give_up(const std::string& why) {
  std::fprintf(stderr, "tsudoi_bench: %s\n", why.c_str());
  std::exit(1);
}

}  // namespace tsudoi::bench

int main(int argc, char** argv) {
  using namespace tsudoi::bench;
  if (!tsudoi::crypto::start()) give_up("this machine gives no random numbers");
  Wishes wishes = read_wishes(argc, argv);
  const std::filesystem::path folder = make_folder_in(wishes.parent);
  tsudoi::test::make_temp_dirs_in(folder);
  add_durable_write(folder);
  add_store_reads(folder);
  add_thread(folder);
  run(wishes.flags);
  benchmark::ClearRegisteredBenchmarks();  // stores that were kept open close
  std::filesystem::remove_all(folder);
  return 0;
}
