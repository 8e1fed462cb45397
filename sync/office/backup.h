// Backups of an office, and an office that comes from one. Kiosks hear which of their batches are
// in a backup; until then they keep their own copies. After a restore the office has another
// history (history.h), so that kiosks send again what it does not know (F21).
//
// A backup holds what was there when it was made, also what the office has purged since: so a
// restore purges before anybody sees it, and who keeps backups destroys the old ones.
//
// A backup opens with the same key as the office, which is not in it; nor is the root key.
#pragma once

#include "sync/office/purge.h"

namespace tsudoi {

/// A broken disk takes with it what came since the last one, until the kiosks bring it again. none:
/// and there is something to lose.
enum class BackupAge : std::uint8_t { fine, none, old };
inline constexpr std::int64_t kBackupOldDays = 7;

class OfficeBackup {
 public:
  /// Whose machine this office is at work on. The first one is written beside the store and holds;
  /// an empty one says nothing. Errors: refused on another one: the office there may go on.
  static Result<void> stay_on_machine(const Office& office, const std::filesystem::path& folder,
                                      const std::optional<MachineId>& machine);
  static BackupAge age_of(const OfficeMeta& meta, UnixSeconds now);
  static std::uint64_t days_since(const OfficeMeta& meta, UnixSeconds now);

  /// A whole, proved copy of the office in `folder` at `to`, which must not exist yet. May run
  /// beside a working office. Errors: already_there; disk_*; damaged.
  static Result<BackupNote> make(const Office& office, const std::filesystem::path& folder,
                                 const std::filesystem::path& to, const OfficeUnlock& unlock,
                                 const Seams& seams);
  /// The kiosks are told from now on.
  static Result<void> note(Office& office, const BackupNote& note);
  /// For the process that works on the office, if that is another one: it takes the note when it
  /// begins, and looks for one before each ask.
  static Result<void> leave_note(const Office& office, const std::filesystem::path& folder,
                                 const BackupNote& note);
  static bool has_note(const std::filesystem::path& folder);
  static Result<void> take_note(Office& office, const std::filesystem::path& folder);

  /// Makes an office in `folder` from a backup, with a history of its own. What is past its time by
  /// now goes before anybody sees it: a backup may hold what the office has purged since. Errors:
  /// already_there; damaged.
  static Result<Purged> restore(const std::filesystem::path& backup,
                                const std::filesystem::path& folder, const OfficeUnlock& unlock,
                                const Seams& seams);

 private:
  static Result<BackupNote> what_is_in(const Office& office);
};

}  // namespace tsudoi
