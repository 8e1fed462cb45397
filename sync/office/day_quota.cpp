#include "sync/office/day_quota.h"

#include <algorithm>

namespace tsudoi {
namespace {

constexpr std::int64_t kDaySeconds = 24 * 3600;
constexpr std::int64_t kTokyoSeconds = 9 * 3600;
// Of a kiosk that has brought nothing yet: it may have been at work since its bundle was made.
constexpr std::uint64_t kFirstDays = kEnrolmentSeconds / kDaySeconds + 1;

/// What its record holds, 24 bytes.
struct DayTake {
  std::uint64_t day = 0;
  std::uint64_t entries = 0;  // taken on that day
  std::uint64_t most = 0;     // that are taken on that day
};

DayTake read(ByteView bytes) {
  return {read_be64(bytes), read_be64(bytes.subspan(8)), read_be64(bytes.subspan(16))};
}

/// A clock that was set back begins no new day.
DayTake on_day(const std::optional<DayTake>& last, std::uint64_t today) {
  if (!last) return {today, 0, kEntriesADayMax * kFirstDays};
  if (today <= last->day) return *last;
  return {today, 0, kEntriesADayMax * (today - last->day)};
}

}  // namespace

Result<void> DayQuota::take(const BatchHeader& batch) {
  const auto key = office_keys::day_take(batch.kiosk);
  TRY_ASSIGN(const auto stored, seal_.get_bytes(txn_, key));
  std::optional<DayTake> last;
  if (stored && stored->size() == 24) last = read(*stored);
  const std::int64_t now = std::max<std::int64_t>(now_.value, 0);
  DayTake take = on_day(last, std::uint64_t((now + kTokyoSeconds) / kDaySeconds));
  if (take.entries + batch.count > take.most)
    return fail(ErrorCode::refused, std::string(kOverDayQuota));
  take.entries += batch.count;
  Bytes bytes;
  append_be64(bytes, take.day);
  append_be64(bytes, take.entries);
  append_be64(bytes, take.most);
  return seal_.put_bytes(txn_, key, bytes);
}

}  // namespace tsudoi
