// relay export and import: the stick at a relay.
#include "sync/relay/relay_stick.h"

#include "sync/office/program/commands.h"

namespace tsudoi::office_program {
namespace {

Result<Relay> open_relay(const std::filesystem::path& stick, Session& session, OpenTo purpose) {
  if (!std::filesystem::is_directory(stick))
    return fail(ErrorCode::not_found, "the folder " + stick.string());
  return Relay::open(session.common().data, purpose, session.seams());
}

}  // namespace

Result<void> run(const RelayExport& wanted, Session& session) {
  TRY_ASSIGN(const Relay relay, open_relay(wanted.stick, session, OpenTo::look));
  TRY_ASSIGN(const std::size_t asks, export_to_stick(relay, wanted.stick));
  session.say(counted(asks, "file") + " copied. It is safe to remove the stick.");
  session.say("At the office: tsudoi-office import, then export-replies.");
  JsonLine line;
  line.number("asks", asks);
  session.tell(line);
  return {};
}

Result<void> run(const RelayImportStick& import, Session& session) {
  TRY_ASSIGN(Relay relay, open_relay(import.stick, session, OpenTo::work));
  auto imported = import_from_stick(relay, import.stick);
  if (!imported.ok() && imported.error().code == ErrorCode::not_found)
    return fail(ErrorCode::not_found, "anything from an office in " + import.stick.string());
  TRY_ASSIGN(const RelayImport taken, std::move(imported));
  session.say(counted(taken.replies, "reply") + " and " + counted(taken.pictures, "picture") +
              " taken; " + counted(taken.asks_left, "ask") + " wait here still.");
  std::vector<JsonLine> refused;
  for (const StickRefusal& refusal : taken.refused) {
    session.say("Left on the stick: " + refusal.file + ". " + sentence_for(refusal.why));
    refused.emplace_back().text("file", refusal.file).text("why", sentence_for(refusal.why));
  }
  JsonLine line;
  line.number("replies", taken.replies)
      .number("pictures", taken.pictures)
      .number("asks_left", taken.asks_left)
      .list("refused", std::move(refused));
  session.tell(line);
  return {};
}

}  // namespace tsudoi::office_program
