// What is wrong with the disk, and whether it is over (F05, F08, F09).
#include "storage/store/kiosk_salvage.h"
#include "storage/store/kiosk_store.h"

namespace tsudoi {

std::optional<ErrorCode> KioskStore::trouble() const {
  const auto now = environment_.trouble();
  return now ? now : met_.trouble;
}

/// What is put is there already; that it is written is what counts. Also makes sure of what was
/// saved before a flush that failed: a commit has all that is before it on the disk.
Result<void> KioskStore::try_disk() {
  TRY(environment_.update([&](lmdb::WriteTxn& txn) {
    return put_schema(seal_, txn, kiosk_keys::schema(), kKioskSchema);
  }));
  met_.trouble.reset();
  return {};
}

DiskMet KioskStore::met() const {
  const auto now = trouble();
  return {now, met_.has_failed || now == ErrorCode::disk_failed};
}

Condition KioskStore::condition() const {
  Condition now;
  const auto room = environment_.room();
  if (room.ok()) now.room_bytes = *room;
  const auto met = room.ok() ? trouble() : std::optional(room.error().code);
  if (met == ErrorCode::disk_full) now.troubles.add(Trouble::disk_full);
  if (met == ErrorCode::disk_read_only) now.troubles.add(Trouble::disk_read_only);
  if (this->met().has_failed) now.troubles.add(Trouble::disk_failed);
  if (!met && now.room_bytes < kRoomBytesLow) now.troubles.add(Trouble::disk_low);
  now.damages = static_cast<std::uint32_t>(kept_after_damage(folder_).size());
  if (now.damages > 0) now.troubles.add(Trouble::was_damaged);
  if (clock_trust() == ClockTrust::uncertain) now.troubles.add(Trouble::clock_wrong);
  return now;
}

}  // namespace tsudoi
