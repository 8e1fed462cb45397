// What goes back to a kiosk over HTTP, from an office or a relay.
#pragma once

#include "storage/base/bytes.h"

namespace tsudoi {

struct SyncAnswer {
  int status = 200;  // 400, 401, 403, 409, 413, 503
  Bytes body;        // a frame, or one plain line
};

inline constexpr int kOwnTroubleStatus = 500;  // and above: not about what came

/// One plain line and a status for what was refused.
SyncAnswer answer_for(const Error& error);

}  // namespace tsudoi
