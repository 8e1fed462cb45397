// purge: what the office need not know any longer.
#include "sync/office/purge.h"

#include "sync/office/program/commands.h"
#include "sync/office/web/accounts.h"

namespace tsudoi::office_program {
namespace {

Result<Date> day_for(const Purge& purge, Session& session) {
  if (purge.as_of.empty()) return session.today();
  const auto day = date_from_iso(purge.as_of);
  if (!day) return fail(ErrorCode::wrong_use, "--as-of is a date as in 2026-11-21");
  if (*day > session.today())
    return fail(ErrorCode::refused,
                "what was promised until then is kept; --as-of is no later "
                "than today");
  return *day;
}

}  // namespace

Result<void> run(const Purge& purge, Session& session) {
  TRY_ASSIGN(const Date day, day_for(purge, session));
  TRY_ASSIGN(Office office, session.open_unpurged());
  TRY_ASSIGN(const Purged purged, OfficePurge::run(office, day, web::kCommandLine));
  session.say("Erased: the answers of " + counted(purged.applications, "application") + ", and " +
              counted(purged.aside, "entry") + " that had been set aside. Counts remain.");
  if (purged.not_compacted)
    session.say("What was erased may linger in the store's free pages: " +
                sentence_for(*purged.not_compacted) + " It is tried again.");
  if (purged.applications + purged.aside > 0)
    session.say("Backups from before hold it still: make a new one, and destroy those.");
  JsonLine line;
  line.number("applications", purged.applications)
      .number("aside", purged.aside)
      .text("as_of", to_iso(day))
      .answer("compacted", purged.not_compacted ? YesNo::no : YesNo::yes);
  session.tell(line);
  return {};
}

}  // namespace tsudoi::office_program
