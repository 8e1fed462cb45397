// The ledger of stored and sent values: each begins with kind and version. A test fails when a MAX
// moves without a new golden file (tests/golden).
//
// | kind | value            | version | since      | what, why, who still sends it |
// |------|------------------|---------|------------|-------------------------------|
// | 1    | Listing          | 1       | 2026-11-21 | first form; every office      |
// | 1    | Listing          | 2       | 2026-11-25 | organiser, how to apply: in any language |
// | 2    | Form             | 1       | 2026-11-21 | first form; every office      |
// | 3    | Area             | 1       | 2026-11-21 | first form; every office      |
// | 4    | Centre           | 1       | 2026-11-21 | first form; every office      |
// | 5    | KioskKey         | 1       | 2026-11-21 | first form; every office      |
// | 6    | SignedOfficeCard | 1       | 2026-11-21 | first form; every office      |
// | 7    | EnrolmentBundle  | 1       | 2026-11-21 | first form; every office      |
// | 8    | SyncAsk          | 1       | 2026-11-21 | first form; every kiosk       |
// | 9    | SyncReply        | 1       | 2026-11-21 | first form; every office      |
// | 10   | Answers          | 1       | 2026-11-21 | first form; every kiosk       |
// | 11   | Entry            | 1       | 2026-11-21 | first form; kiosk and office stores |
// | 12   | batch content    | 1       | 2026-11-21 | first form; every kiosk       |
// | 13   | Decision         | 1       | 2026-11-21 | first form; both stores       |
// | 14   | Lease            | 1       | 2026-11-21 | first form; both stores       |
// A kiosk that is older than a version leaves out what has it, until it is updated.
// Slips and office cards have fixed fields and a version of their own (sync/frames.h).
// 32 and up: records of one store only, listed in storage/SCHEMA.md.
#pragma once

#include <cstdint>

namespace tsudoi::codec {

struct FormatVersion {
  std::uint8_t kind;
  std::uint8_t min;
  std::uint8_t max;
};

}  // namespace tsudoi::codec
