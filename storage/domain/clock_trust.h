// Whether this machine's clock can be right, and what to judge by when it cannot. A dead battery
// says 1970, a slip of the hand says 2099: neither may send a resident away (F32, F33).
#pragma once

#include "storage/base/clock.h"
#include "storage/domain/entry.h"

namespace tsudoi {

/// The newest that is known for sure; 0: nothing.
struct TimesKnown {
  UnixSeconds office;  // the office's own, signed, at the last contact
  UnixSeconds entry;   // of the newest entry with a trusted clock since then
};

/// Clocks that are right differ by this much: what a time server sets back is no alarm.
inline constexpr std::int64_t kBehindSecondsMax = 120;
/// A kiosk may be without a line for long, but not for this long.
inline constexpr std::int64_t kAheadSecondsMax = 3653LL * 24 * 3600;  // ten years

ClockTrust trust_in(UnixSeconds clock, const TimesKnown& known);
/// What opening times, deadlines and ends are judged by: the clock, but the office's time where the
/// clock is behind it or impossibly far ahead.
UnixSeconds judged_time(UnixSeconds clock, UnixSeconds office);

}  // namespace tsudoi
