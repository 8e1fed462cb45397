#include "storage/domain/clock_trust.h"

namespace tsudoi {
namespace {

bool is_behind(UnixSeconds clock, UnixSeconds known) {
  return clock.value < known.value - kBehindSecondsMax;
}

bool is_far_ahead(UnixSeconds clock, UnixSeconds office) {
  return office.value > 0 && clock.value > office.value + kAheadSecondsMax;
}

}  // namespace

ClockTrust trust_in(UnixSeconds clock, const TimesKnown& known) {
  const bool is_wrong = is_behind(clock, known.office) || is_behind(clock, known.entry) ||
                        is_far_ahead(clock, known.office);
  return is_wrong ? ClockTrust::uncertain : ClockTrust::trusted;
}

UnixSeconds judged_time(UnixSeconds clock, UnixSeconds office) {
  return clock < office || is_far_ahead(clock, office) ? office : clock;
}

}  // namespace tsudoi
