// From a reading to what it may be written as. The seam where dictionaries come in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "storage/domain/form.h"

namespace tsudoi::input {

struct Candidate {
  std::string written;
  bool operator==(const Candidate&) const = default;
};

class Converter {
 public:
  virtual ~Converter() = default;
  /// Best first, without repeats; empty for an empty reading. `kind` says which words are likely:
  /// names for a name, places for an address. Learns nothing from what it is asked.
  virtual std::vector<Candidate> candidates(std::string_view reading, FieldKind kind) const = 0;
};

/// Offers what was typed, in hiragana and in katakana. Needs no dictionary.
class KanaConverter : public Converter {
 public:
  std::vector<Candidate> candidates(std::string_view reading, FieldKind kind) const override;
};

}  // namespace tsudoi::input
