#include "tests/fuzz/mutator.h"

#include <set>

#include "tests/fuzz/target.h"
#include "tests/support/catch.h"

namespace tsudoi::fuzz {

TEST_CASE("A run gives the same input again, and others give others", "[fuzz]") {
  const Mutator mutator({Bytes(50, 'a'), Bytes(20, 'b')}, 100);
  std::set<Bytes> seen;
  for (std::uint64_t run = 0; run < 200; ++run) {
    const Bytes input = mutator.input_for({run});
    CHECK(input == mutator.input_for({run}));
    CHECK(input.size() <= 100);
    seen.insert(input);
  }
  CHECK(seen.size() > 150);
}

TEST_CASE("An empty corpus grows too", "[fuzz]") {
  const Mutator mutator({}, 100);
  std::size_t longest = 0;
  for (std::uint64_t run = 0; run < 200; ++run) {
    longest = std::max(longest, mutator.input_for({run}).size());
  }
  CHECK(longest > 0);
}

}  // namespace tsudoi::fuzz
