// The main of a fuzz target where libFuzzer is not: runs the corpus as it is, then mutations of it.
//   fuzz_NAME CORPUS_FOLDER RUNS BYTES_MAX     what ctest does
//   fuzz_NAME CORPUS_FOLDER RUNS BYTES_MAX N   run N alone, after a failure has named it
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>

#include "storage/base/files.h"
#include "tests/fuzz/mutator.h"
#include "tests/fuzz/target.h"

extern "C" void __sanitizer_set_death_callback(void (*callback)()) __attribute__((weak));
extern "C" __attribute__((weak)) int LLVMFuzzerInitialize(int* argc, char*** argv);

namespace tsudoi::fuzz {
namespace {

constexpr std::size_t kSeedBytesMax = 1024 * 1024;
std::uint64_t current_run = 0;  // for the last words of a failing run

void name_the_run() {
  std::fprintf(stderr, "\nthe run that failed: %llu (0: an input of the corpus itself)\n",
               static_cast<unsigned long long>(current_run));
}

std::vector<Bytes> read_corpus(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<Bytes> corpus;
  for (const auto& file : files) {
    auto bytes = read_file(file, kSeedBytesMax);
    if (bytes) corpus.push_back(std::move(bytes).value());
  }
  return corpus;
}

// In a heap block of its own size, so that the sanitizer sees a read past the end.
void feed(const Bytes& input) {
  const auto exact = std::make_unique<std::uint8_t[]>(input.size());
  std::copy(input.begin(), input.end(), exact.get());
  LLVMFuzzerTestOneInput(exact.get(), input.size());
}

int replay(const std::filesystem::path& folder, std::uint64_t runs, std::size_t bytes_max) {
  const std::vector<Bytes> corpus = read_corpus(folder);
  if (corpus.empty()) {
    std::fprintf(stderr, "no corpus in %s\n", folder.c_str());
    return 1;
  }
  for (const Bytes& input : corpus) feed(input);
  const Mutator mutator(corpus, bytes_max);
  for (current_run = 1; current_run <= runs; ++current_run) {
    feed(mutator.input_for({current_run}));
  }
  std::printf("%zu inputs and %llu mutations\n", corpus.size(),
              static_cast<unsigned long long>(runs));
  return 0;
}

int run_alone(const std::filesystem::path& folder, RunNumber run, std::size_t bytes_max) {
  const Bytes input = Mutator(read_corpus(folder), bytes_max).input_for(run);
  std::printf("%s\n", to_hex(input).c_str());
  current_run = run.value;
  feed(input);
  return 0;
}

}  // namespace
}  // namespace tsudoi::fuzz

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fprintf(stderr, "%s CORPUS_FOLDER RUNS BYTES_MAX [RUN]\n", argv[0]);
    return 2;
  }
  if (__sanitizer_set_death_callback != nullptr) {
    __sanitizer_set_death_callback(tsudoi::fuzz::name_the_run);
  }
  if (LLVMFuzzerInitialize != nullptr) LLVMFuzzerInitialize(&argc, &argv);
  const std::size_t bytes_max = std::strtoul(argv[3], nullptr, 10);
  if (argc > 4) {
    return tsudoi::fuzz::run_alone(argv[1], {std::strtoull(argv[4], nullptr, 10)}, bytes_max);
  }
  return tsudoi::fuzz::replay(argv[1], std::strtoull(argv[2], nullptr, 10), bytes_max);
}
