// import and export-replies: the stick at the office.
#include "sync/office/stick.h"

#include "sync/office/program/commands.h"

namespace tsudoi::office_program {
namespace {

Result<void> check(const std::filesystem::path& stick) {
  if (std::filesystem::is_directory(stick)) return {};
  return fail(ErrorCode::not_found, "the folder " + stick.string());
}

/// "No kiosk has written on this stick" instead of a path that nobody chose.
template <class T>
Result<T> in_words(Result<T> taken, const std::filesystem::path& stick) {
  if (taken.ok() || taken.error().code != ErrorCode::not_found) return taken;
  return fail(ErrorCode::not_found, "anything from a kiosk in " + stick.string());
}

}  // namespace

Result<void> run(const ImportStick& import, Session& session) {
  TRY(check(import.stick));
  TRY_ASSIGN(Office office, session.open(OpenTo::work));
  TRY_ASSIGN(const StickTaken taken, in_words(import_stick(office, import.stick), import.stick));
  if (taken.asks == 0 && !taken.refused.empty()) return taken.refused.front().why;
  const std::uint64_t entries = taken.entries_after - taken.entries_before;
  session.say(counted(taken.asks, "file") + " taken in: " + counted(entries, "new record") + ", " +
              std::to_string(taken.quarantined) + " of them set aside.");
  std::vector<JsonLine> refused;
  for (const StickRefusal& refusal : taken.refused) {
    session.say("Left on the stick: " + refusal.file + ". " + sentence_for(refusal.why));
    refused.emplace_back().text("file", refusal.file).text("why", sentence_for(refusal.why));
  }
  session.say("Now: tsudoi-office export-replies, then the stick goes back to the kiosk.");
  JsonLine line;
  line.number("asks", taken.asks)
      .number("entries", entries)
      .number("quarantined", taken.quarantined)
      .list("refused", std::move(refused));
  session.tell(line);
  return {};
}

Result<void> run(const ExportReplies& wanted, Session& session) {
  TRY(check(wanted.stick));
  TRY_ASSIGN(const Office office, session.open(OpenTo::look));
  TRY_ASSIGN(const StickGiven given, export_replies(office, wanted.stick));
  if (given.kiosks == 0)
    return fail(ErrorCode::refused, "no kiosk has sent a stick yet: take one in with import first");
  const std::size_t files = given.replies + given.pictures;
  session.say(counted(files, "file") + " copied for " + counted(given.kiosks, "kiosk") +
              ". It is safe to remove the stick.");
  JsonLine line;
  line.number("kiosks", given.kiosks)
      .number("replies", given.replies)
      .number("pictures", given.pictures);
  session.tell(line);
  return {};
}

}  // namespace tsudoi::office_program
