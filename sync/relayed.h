// The kiosk's half of a relay: what one that keeps its asks has answered.
//
// Thread: the store's. Errors: those of take_answer().
#pragma once

#include "sync/client.h"

namespace tsudoi {

/// Notes that the ask is kept there; takes the reply that came with it, if there is one.
Result<Learned> take_held(KioskStore& store, const Asking& asking, ByteView answer);

}  // namespace tsudoi
