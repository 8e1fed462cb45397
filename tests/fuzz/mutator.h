// Mutator: bytes nobody would send, from bytes somebody would. Repeatable: the same corpus, seed
// and run give the same input on each machine.
//
// Owns: a copy of the corpus. Thread: one.
#pragma once

#include <vector>

#include "storage/base/bytes.h"

namespace tsudoi::fuzz {

struct RunNumber {
  std::uint64_t value = 0;
};

class Mutator {
 public:
  /// An empty corpus stands for one empty input.
  Mutator(std::vector<Bytes> corpus, std::size_t bytes_max);
  /// One of the corpus, changed in one to eight places.
  Bytes input_for(RunNumber run) const;

 private:
  class Dice;
  void mutate(Bytes& bytes, Dice& dice) const;

  std::vector<Bytes> corpus_;
  std::size_t bytes_max_;
};

}  // namespace tsudoi::fuzz
