#include "tests/fuzz/mutator.h"

#include <algorithm>

namespace tsudoi::fuzz {

// SplitMix64 (Steele, Lea, Flood 2014): any run number is a good seed.
class Mutator::Dice {
 public:
  explicit Dice(RunNumber run) : state_(run.value) {}
  std::size_t below(std::size_t bound) { return bound == 0 ? 0 : next() % bound; }
  std::uint8_t byte() { return static_cast<std::uint8_t>(next()); }

 private:
  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBU;
    return mixed ^ (mixed >> 31);
  }
  std::uint64_t state_;
};

namespace {

// Where length fields, varints, UTF-8 and quoting break.
constexpr std::uint8_t kTelling[] = {0x00, 0x01, 0x7F, 0x80, 0xFF, 0xFE, 0xC0, 0xE3,
                                     0xED, 0xF4, '"',  ',',  '\r', '\n', '\t', ' '};

auto place(Bytes& bytes, std::size_t at) {
  return bytes.begin() + static_cast<std::ptrdiff_t>(at);
}

}  // namespace

Mutator::Mutator(std::vector<Bytes> corpus, std::size_t bytes_max)
    : corpus_(std::move(corpus)), bytes_max_(bytes_max) {
  if (corpus_.empty()) corpus_.emplace_back();
}

Bytes Mutator::input_for(RunNumber run) const {
  Dice dice(run);
  Bytes bytes = corpus_[dice.below(corpus_.size())];
  const std::size_t changes = 1 + dice.below(8);
  for (std::size_t i = 0; i < changes; ++i) mutate(bytes, dice);
  if (bytes.size() > bytes_max_) bytes.resize(bytes_max_);
  return bytes;
}

void Mutator::mutate(Bytes& bytes, Dice& dice) const {
  const std::size_t at = dice.below(bytes.size());
  const std::size_t to = std::min(bytes.size(), at + 1 + dice.below(32));
  switch (dice.below(8)) {
    case 0:
      if (!bytes.empty()) bytes[at] = static_cast<std::uint8_t>(bytes[at] ^ (1U << dice.below(8)));
      return;
    case 1:
      if (!bytes.empty()) bytes[at] = dice.byte();
      return;
    case 2:
      if (!bytes.empty()) bytes[at] = kTelling[dice.below(std::size(kTelling))];
      return;
    case 3: bytes.insert(place(bytes, at), kTelling[dice.below(std::size(kTelling))]); return;
    case 4: bytes.erase(place(bytes, at), place(bytes, to)); return;
    case 5: bytes.resize(at); return;
    case 6: {
      const Bytes piece(place(bytes, at), place(bytes, to));
      bytes.insert(place(bytes, dice.below(bytes.size())), piece.begin(), piece.end());
      return;
    }
    default: {
      Bytes other = corpus_[dice.below(corpus_.size())];
      other.resize(dice.below(other.size() + 1));
      bytes.erase(place(bytes, at), bytes.end());
      append(bytes, other);
      return;
    }
  }
}

}  // namespace tsudoi::fuzz
