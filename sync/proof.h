// What `verify` proves of a kiosk beyond its store: that its batches are one chain that it signed
// itself, so that what waits will be taken at the office.
//
// Reads every batch that is still here whole; changes nothing. Errors: damaged.
#pragma once

#include "storage/store/kiosk_store.h"

namespace tsudoi {

struct ChainProof {
  std::uint64_t batches = 0;  // read whole, in order
};
Result<ChainProof> verify_chain(const KioskStore& store);

}  // namespace tsudoi
