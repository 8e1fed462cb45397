// What kiosks bring to an office: whole asks, each with one batch, made as kiosks make them.
#pragma once

#include <vector>

#include "tests/sync/world.h"

namespace tsudoi::bench {

struct Arriving {
  int kiosks = 1;
  int batches = 1;    // of each kiosk
  int entries = 100;  // of each batch
  int first = 0;      // number of the first kiosk and its centre
};

/// asks[kiosk][batch], in the order in which each kiosk sends them. Every kiosk is alone at its
/// centre and confirms seats of its own lease. `world`'s office has met them, and holds no entry.
std::vector<std::vector<Bytes>> asks_for(test::World& world, const Arriving& arriving);

}  // namespace tsudoi::bench
