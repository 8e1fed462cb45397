// A kiosk's claim as the member "proof" of what `tsudoi-kiosk status --json` prints, and back. A
// file comes from outside: nobody has signed it, and everything in it is checked for its shape.
//
// Errors: malformed, the detail says what is wrong; too_large; newer_version.
// Limits: kStatusFileBytesMax, kClaimedEntriesMax.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "storage/store/kiosk_claim.h"

namespace tsudoi {

inline constexpr std::size_t kStatusFileBytesMax = 8 * 1024 * 1024;  // kClaimRunsMax of them fit
inline constexpr std::uint64_t kClaimedEntriesMax = 20'000'000;      // a touch a second, a year

nlohmann::json to_json(const KioskClaim& claim);
/// `printed`: as the program printed it; the last line counts.
Result<KioskClaim> claim_in(std::string_view printed);

}  // namespace tsudoi
