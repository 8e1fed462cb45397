// Kiosks that keep their connections and send one ask after another, each as soon as the answer to
// the last is here.
#pragma once

#include <cstdint>
#include <vector>

#include "storage/base/bytes.h"

namespace tsudoi::bench {

struct Load {
  std::vector<double> answer_ms;  // of each ask, sorted
  double seconds = 0;
  int refused = 0;  // answered with something else than 200, or not at all

  double quantile_ms(double part) const;
};

/// One connection for each of `clients`, which sends its asks in order.
Load send_all(std::uint16_t port, const std::vector<std::vector<Bytes>>& clients);

}  // namespace tsudoi::bench
