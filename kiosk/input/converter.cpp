#include "kiosk/input/converter.h"

#include "kiosk/input/kana.h"

namespace tsudoi::input {

std::vector<Candidate> KanaConverter::candidates(std::string_view reading, FieldKind) const {
  if (!has_kana(reading)) return {};
  return {{std::string(reading)}, {katakana_of(reading)}};
}

}  // namespace tsudoi::input
