#include "sync/office/backup.h"

#include <algorithm>

#include "storage/base/files.h"
#include "storage/store/homes.h"
#include "storage/store/incarnation.h"
#include "storage/store/incarnation_file.h"
#include "sync/office/history.h"
#include "sync/office/succession.h"

namespace tsudoi {
namespace {

constexpr std::size_t kKeysBytesMax = 4096;

constexpr std::string_view kNoteName = "backed-up";
constexpr std::size_t kNoteBytesMax = 4 * 1024 * 1024;

std::filesystem::path note_in(const std::filesystem::path& folder) {
  return folder / kNoteName;
}

Result<void> copy_keys(const std::filesystem::path& from, const std::filesystem::path& to) {
  TRY_ASSIGN(const Bytes keys, read_file(from / kOfficeKeyFile, kKeysBytesMax));
  return write_file_checked(to / kOfficeKeyFile, keys, FileAccess::owner_only);
}

std::filesystem::path store_in(const std::filesystem::path& folder) {
  return folder / "store";
}

}  // namespace

Result<BackupNote> OfficeBackup::make(const Office& office, const std::filesystem::path& folder,
                                      const std::filesystem::path& to, const OfficeUnlock& unlock,
                                      const Seams& seams) {
  if (std::filesystem::exists(to))
    return fail(ErrorCode::already_there, "something at " + to.string());
  const std::filesystem::path half = to.string() + ".new";
  std::error_code ignored;
  std::filesystem::remove_all(half, ignored);
  TRY(make_folder(half));
  TRY(office.environment_.copy_to(store_in(half)));
  TRY(copy_keys(folder, half));
  TRY_ASSIGN(const Office copy, Office::open(half, unlock, OpenTo::look, seams));
  TRY(copy.verify());
  TRY_ASSIGN(BackupNote note, what_is_in(copy));
  note.at = seams.clock.now();
  TRY(rename_folder(half, to));
  return note;
}

/// The batches of each kiosk that are here without a gap.
Result<BackupNote> OfficeBackup::what_is_in(const Office& office) {
  BackupNote note;
  note.history = office.meta_.history;
  TRY_ASSIGN(const auto all, office.kiosks());
  TRY_ASSIGN(const auto txn, office.environment_.read());
  for (const KioskRecord& kiosk : all) {
    std::uint64_t through = kiosk.backed_up;
    if (through < kiosk.inherited.number) {
      TRY_ASSIGN(const bool is_whole, KioskSuccession(office, txn).has_inherited(kiosk));
      if (is_whole) through = kiosk.inherited.number;
    }
    TRY(txn.scan(office_keys::batch(kiosk.kiosk, through + 1),
                 lmdb::prefix_end(office_keys::batches_of(kiosk.kiosk)),
                 [&](ByteView key, ByteView) {
                   if (office_keys::number_in(key.subspan(17)) != through + 1)
                     return lmdb::Walk::stop;
                   ++through;
                   return lmdb::Walk::go_on;
                 }));
    note.batches.push_back({kiosk.kiosk, through});
  }
  return note;
}

Result<void> OfficeBackup::note(Office& office, const BackupNote& note) {
  if (note.history != office.meta_.history)
    return fail(ErrorCode::refused, "the backup is of another history of this office");
  OfficeMeta meta = office.meta_;
  meta.backed_up_at = std::max(meta.backed_up_at, note.at);
  TRY(office.environment_.update([&](lmdb::WriteTxn& txn) -> Result<void> {
    for (const auto& [id, through] : note.batches) {
      TRY_ASSIGN(auto kiosk, office.seal_.get<KioskRecord>(txn, office_keys::kiosk(id)));
      if (!kiosk || kiosk->backed_up >= through) continue;
      kiosk->backed_up = through;
      TRY(office.seal_.put(txn, office_keys::kiosk(id), *kiosk));
    }
    return office.seal_.put(txn, office_keys::meta(), meta);
  }));
  office.meta_ = meta;
  return {};
}

Result<void> OfficeBackup::leave_note(const Office& office, const std::filesystem::path& folder,
                                      const BackupNote& note) {
  return write_file(note_in(folder), office.seal_.closed(view_of(kNoteName), codec::encode(note)),
                    FileAccess::owner_only);
}

bool OfficeBackup::has_note(const std::filesystem::path& folder) {
  std::error_code ignored;
  return std::filesystem::exists(note_in(folder), ignored);
}

Result<void> OfficeBackup::take_note(Office& office, const std::filesystem::path& folder) {
  const auto bytes = read_file(note_in(folder), kNoteBytesMax);
  if (!bytes.ok() && bytes.error().code == ErrorCode::not_found) return {};
  TRY_ASSIGN(const Bytes closed, bytes);
  TRY_ASSIGN(const Bytes opened, office.seal_.opened(view_of(kNoteName), closed));
  TRY_ASSIGN(const BackupNote note, codec::decode<BackupNote>(opened));
  if (note.history == office.meta_.history) TRY(OfficeBackup::note(office, note));
  return remove_file(note_in(folder));
}

Result<Purged> OfficeBackup::restore(const std::filesystem::path& backup,
                                     const std::filesystem::path& folder,
                                     const OfficeUnlock& unlock, const Seams& seams) {
  TRY_ASSIGN(const bool there, Office::is_there(folder));
  if (there) return fail(ErrorCode::already_there, "an office in " + folder.string());
  TRY(check_home(folder, Home::office));
  const std::filesystem::path half = folder.string() + ".new";
  std::error_code ignored;
  std::filesystem::remove_all(half, ignored);
  TRY(make_folder(half));
  {
    TRY_ASSIGN(const Office kept, Office::open(backup, unlock, OpenTo::look, seams));
    TRY(kept.verify());
    TRY(kept.environment_.copy_to(store_in(half)));
  }
  TRY(copy_keys(backup, half));
  Purged purged;
  {
    TRY_ASSIGN(Office office, Office::open(half, unlock, OpenTo::work, seams));
    OfficeMeta meta = office.meta_;
    OfficeHistory::renew(meta, seams.random);
    TRY(office.environment_.update([&](lmdb::WriteTxn& txn) -> Result<void> {
      TRY(OfficeHistory::keep_former(office.seal_, txn, office.meta_.history));
      return office.seal_.put(txn, office_keys::meta(), meta);
    }));
    office.meta_ = meta;
    TRY_ASSIGN(purged,
               OfficePurge::run(office, tokyo_time(seams.clock.now()).date, kPurgedAtRestore));
  }
  TRY(rename_folder(half, folder));
  return purged;
}

// ---- Two of one office

/// Its data moves to another machine as a backup does, with another history: if the first one goes
/// on after all, kiosks can tell the two apart (history.h).
Result<void> OfficeBackup::stay_on_machine(const Office& office,
                                           const std::filesystem::path& folder,
                                           const std::optional<MachineId>& machine) {
  if (!machine) return {};
  TRY_ASSIGN(const auto before, incarnation::read(folder, office.seal_));
  if (!before) return incarnation::write(folder, office.seal_, {*machine, 0, 0});
  if (before->machine == *machine) return {};
  return fail(ErrorCode::refused,
              "this office was at work on another machine, and may still be there. Keep this "
              "folder under another name, and bring the office back from it: tsudoi-office restore "
              "FOLDER");
}

// ---- How old the last one is

std::uint64_t OfficeBackup::days_since(const OfficeMeta& meta, UnixSeconds now) {
  constexpr std::int64_t kDaySeconds = 24 * 3600;
  return std::uint64_t(std::max(now.value - meta.backed_up_at.value, std::int64_t{0})) /
         kDaySeconds;
}

BackupAge OfficeBackup::age_of(const OfficeMeta& meta, UnixSeconds now) {
  if (meta.backed_up_at.value == 0) return meta.arrivals > 0 ? BackupAge::none : BackupAge::fine;
  return days_since(meta, now) > kBackupOldDays ? BackupAge::old : BackupAge::fine;
}

}  // namespace tsudoi
