#include "sync/office/day_quota.h"

#include <algorithm>

namespace tsudoi {
namespace {

constexpr std::int64_t kDaySeconds = 24 * 3600;
constexpr std::int64_t kTokyoSeconds = 9 * 3600;
// Of a kiosk that has brought nothing yet: it may have been at work since its bundle was made.
constexpr std::uint64_t kFirstDays = kEnrolmentSeconds / kDaySeconds + 1;

constexpr std::size_t kOldBytes = 24, kBytes = 32;  // of a record; turns came later

}  // namespace

struct DayTake {
  std::uint64_t day = 0;
  std::uint64_t entries = 0;  // taken on that day
  std::uint64_t most = 0;     // that are taken on that day
  std::uint64_t turns = 0;    // of its chains, on that day
};

namespace {

std::optional<DayTake> read(const std::optional<Bytes>& stored) {
  if (!stored || (stored->size() != kOldBytes && stored->size() != kBytes)) return std::nullopt;
  const ByteView bytes = *stored;
  const std::uint64_t turns = bytes.size() == kBytes ? read_be64(bytes.subspan(kOldBytes)) : 0;
  return DayTake{read_be64(bytes), read_be64(bytes.subspan(8)), read_be64(bytes.subspan(16)),
                 turns};
}

/// A clock that was set back begins no new day.
DayTake on_day(const std::optional<DayTake>& last, std::uint64_t today) {
  if (!last) return {today, 0, kEntriesADayMax * kFirstDays, 0};
  if (today <= last->day) return *last;
  return {today, 0, kEntriesADayMax * (today - last->day), 0};
}

Error beyond() {
  return fail(ErrorCode::refused, std::string(kOverDayQuota));
}

bool fits(const DayTake& take, const BatchHeader& batch) {
  return take.entries + batch.count <= take.most;
}

}  // namespace

Result<DayTake> DayQuota::today_of(const KioskId& kiosk) const {
  TRY_ASSIGN(const auto stored, seal_.get_bytes(txn_, office_keys::day_take(kiosk)));
  const std::int64_t now = std::max<std::int64_t>(now_.value, 0);
  return on_day(read(stored), std::uint64_t((now + kTokyoSeconds) / kDaySeconds));
}

Result<void> DayQuota::put(lmdb::WriteTxn& txn, const KioskId& kiosk, const DayTake& take) const {
  Bytes bytes;
  append_be64(bytes, take.day);
  append_be64(bytes, take.entries);
  append_be64(bytes, take.most);
  append_be64(bytes, take.turns);
  return seal_.put_bytes(txn, office_keys::day_take(kiosk), bytes);
}

Result<void> DayQuota::check(const BatchHeader& batch, std::uint64_t turns) const {
  TRY_ASSIGN(const DayTake today, today_of(batch.kiosk));
  return fits(today, batch) && today.turns + turns <= kTurnsADayMax ? Result<void>() : beyond();
}

Result<void> DayQuota::take(lmdb::WriteTxn& txn, const BatchHeader& batch) const {
  TRY_ASSIGN(DayTake today, today_of(batch.kiosk));
  if (!fits(today, batch)) return beyond();
  today.entries += batch.count;
  return put(txn, batch.kiosk, today);
}

Result<void> DayQuota::note_turns(lmdb::WriteTxn& txn, const KioskId& kiosk,
                                  std::uint64_t turns) const {
  if (turns == 0) return {};
  TRY_ASSIGN(DayTake today, today_of(kiosk));
  today.turns += turns;
  return put(txn, kiosk, today);
}

}  // namespace tsudoi
