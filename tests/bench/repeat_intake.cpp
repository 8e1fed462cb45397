// An office takes in so many batches of 100 sign-ups, and nothing else: for count_instructions,
// which takes the difference between two such runs.
//   tsudoi_repeat_intake COUNT
#include <cstdio>
#include <cstdlib>

#include "storage/base/crypto.h"
#include "tests/bench/arriving.h"

using namespace tsudoi;

namespace {

constexpr int kBatchesMax = 12;

}  // namespace

int main(int argc, char** argv) {
  const int count = argc == 2 ? std::atoi(argv[1]) : 0;
  if (count < 1 || count > kBatchesMax || !crypto::start()) return 2;
  test::World world;
  const auto asks = bench::asks_for(world, {.batches = kBatchesMax});
  for (int i = 0; i < count; ++i) {
    const int status = world.office().handle(asks.front()[static_cast<std::size_t>(i)]).status;
    if (status == 200) continue;
    std::fprintf(stderr, "tsudoi_repeat_intake: the office answered %d\n", status);
    return 1;
  }
  return 0;
}
