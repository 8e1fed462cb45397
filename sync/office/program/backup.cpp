// backup and restore: a whole copy of the office, and the office from it.
#include "sync/office/backup.h"

#include "storage/base/files.h"
#include "sync/office/program/commands.h"

namespace tsudoi::office_program {

/// The note waits for whoever works on the office, if that is not us: it tells the kiosks.
Result<void> run(const Backup& backup, Session& session) {
  const std::filesystem::path& data = session.common().data;
  BackupNote note;
  {
    TRY_ASSIGN(const Office office, session.open(OpenTo::look));
    TRY_ASSIGN(note, session.backup(office, backup.to));
    TRY(OfficeBackup::leave_note(office, data, note));
  }
  auto working = session.open(OpenTo::work);
  if (!working.ok() && working.error().code != ErrorCode::busy) return working.error();
  std::uint64_t batches = 0;
  for (const auto& [kiosk, through] : note.batches) batches += through;
  session.say("A whole copy of the office is in " + backup.to.string() + ", read back and proved.");
  session.say("Keep it apart from the key that opens it. Not in it: the root key, office.root.");
  JsonLine line;
  line.text("backup", backup.to.string())
      .integer("at", note.at.value)
      .number("kiosks", note.batches.size())
      .number("batches", batches);
  session.tell(line);
  return {};
}

Result<void> run(const Restore& restore, Session& session) {
  const std::filesystem::path& data = session.common().data;
  TRY_ASSIGN(const Purged purged, session.restore(restore.from));
  TRY_ASSIGN(const Office office, session.open(OpenTo::look));
  TRY_ASSIGN(const Office::Status status, office.status());
  session.say("The office in " + data.string() + " is as it was when the backup was made: " +
              counted(status.applications, "application") + " from " +
              counted(status.kiosks, "kiosk") + ".");
  const std::uint64_t gone = purged.applications + purged.aside;
  if (gone > 0)
    session.say("Of " + counted(gone, "entry") + " in it the time is over: erased again.");
  session.say("Kiosks notice at their next contact and send again what came after it.");
  JsonLine line;
  line.text("restored", data.string())
      .text("history", to_hex(office.meta().history.view()))
      .number("purged", gone)
      .number("applications", status.applications);
  session.tell(line);
  return {};
}

}  // namespace tsudoi::office_program
