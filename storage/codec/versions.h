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
// | 8    | SyncAsk          | 2       | 2026-11-25 | rolled back, copied, told decisions |
// | 8    | SyncAsk          | 3       | 2026-11-25 | who this kiosk was before      |
// | 8    | SyncAsk          | 4       | 2026-11-25 | the reply last taken from a relay |
// | 8    | SyncAsk          | 5       | 2026-12-01 | troubles of the machine, room on its disk |
// | 9    | SyncReply        | 2       | 2026-11-25 | newest batch, backup, frozen   |
// | 9    | SyncReply        | 3       | 2026-12-01 | what is confirmed of each lease |
// | 2    | Form             | 2       | 2026-11-25 | days that answers are kept     |
//
// Kinds 1 to 9, 13 and 14 grow at their end only: who is older passes over what it does not know.
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

/// What kiosk and office tell each other grows at its end only, and who is older passes over what
/// it does not know (F36). What residents said is never read in part (F35), nor is a record of a
/// store.
constexpr bool grows_at_end(std::uint8_t kind) {
  constexpr std::uint8_t kFirstRecord = 32;
  const bool is_residents_word = kind >= 10 && kind <= 12;
  return kind < kFirstRecord && !is_residents_word;
}

}  // namespace tsudoi::codec
