// Chance from one seed, as tests draw it.
#pragma once

#include "storage/base/clock.h"

namespace tsudoi::test {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : random_(make_seeded_random(seed)) {}

  std::uint64_t below(std::uint64_t bound) { return read_be64(random_->array<8>()) % bound; }
  template <class List>
  auto& one_of(List& list) {
    return list[below(std::size(list))];
  }

 private:
  std::unique_ptr<Random> random_;
};

}  // namespace tsudoi::test
