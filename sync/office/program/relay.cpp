// relay card, init, pull: what makes a relay, and the inner office at work on it. And its status.
#include "sync/relay/relay.h"

#include "storage/base/files.h"
#include "sync/office/program/commands.h"
#include "sync/office/relay.h"

namespace tsudoi::office_program {
namespace {

constexpr std::size_t kCardBytesMax = 4096;

std::string short_of(const KioskId& kiosk) {
  return to_hex(kiosk.view()).substr(0, 8);
}

std::string_view state_of(const RelayStatus::Waiting& kiosk) {
  if (!kiosk.is_listed) return "not known yet";
  return kiosk.standing == Standing::revoked ? "revoked" : "known";
}

JsonLine json_of(const RelayStatus::Waiting& kiosk) {
  JsonLine line;
  line.text("kiosk", to_hex(kiosk.kiosk.view()))
      .text("state", state_of(kiosk))
      .number("asks", kiosk.asks)
      .number("bytes", kiosk.bytes)
      .integer("oldest", kiosk.oldest.value)
      .number("replies", kiosk.replies);
  return line;
}

}  // namespace

Result<void> run(const RelayCard& wanted, Session& session) {
  if (std::filesystem::exists(wanted.out))
    return fail(ErrorCode::already_there, wanted.out.string());
  TRY_ASSIGN(const Office office, session.open(OpenTo::look));
  TRY(write_file(wanted.out, make_card(office.card()), FileAccess::everyone_may_read));
  session.say("The card of " + office.card().card.name + " is in " + wanted.out.string() +
              ". It holds no secret.");
  session.say("On the relay: tsudoi-office relay init --data FOLDER --card " +
              wanted.out.filename().string());
  JsonLine line;
  line.text("out", wanted.out.string());
  session.tell(line);
  return {};
}

Result<void> run(const RelayInit& init, Session& session) {
  TRY_ASSIGN(const Bytes bytes, read_file(init.card, kCardBytesMax));
  TRY_ASSIGN(const SignedOfficeCard card, open_card(bytes));
  const std::filesystem::path& data = session.common().data;
  TRY(Relay::init(data, card, session.seams()));
  session.say("The relay of " + card.card.name + " is in " + data.string() + ".");
  session.say("Now: tsudoi-office serve --relay --data " + data.string() + " --listen HOST:PORT");
  session.say("At the office: tsudoi-office serve --pull http://HOST:PORT");
  JsonLine line;
  line.text("office", to_hex(card.card.office.view())).text("name", card.card.name);
  session.tell(line);
  return {};
}

Result<void> run(const RelayPull& wanted, Session& session) {
  TRY_ASSIGN(Office office, session.open(OpenTo::work));
  const auto transport = make_relay_transport(wanted.url);
  OfficeRelay relay(office, *transport, [](const std::function<void()>& work) { work(); });
  TRY_ASSIGN(const Office::Status before, office.status());
  TRY_ASSIGN(const Pulled pulled, relay.pull());
  TRY_ASSIGN(const Office::Status after, office.status());
  const std::uint64_t entries = after.entries - before.entries;
  const std::uint64_t aside = after.quarantined - before.quarantined;
  session.say(counted(pulled.asks, "ask") + " taken from the relay: " +
              counted(entries, "new record") + ", " + std::to_string(aside) + " set aside; " +
              counted(pulled.kiosks, "kiosk") + " answered.");
  std::vector<JsonLine> refused;
  for (const Error& why : pulled.refused) {
    session.say("Not taken: " + sentence_for(why));
    refused.emplace_back().text("why", sentence_for(why));
  }
  JsonLine line;
  line.number("asks", pulled.asks)
      .number("entries", entries)
      .number("quarantined", aside)
      .number("kiosks", pulled.kiosks)
      .number("replies", pulled.replies)
      .number("pictures", pulled.pictures)
      .list("refused", std::move(refused));
  session.tell(line);
  return {};
}

Result<void> say_relay_status(Session& session) {
  TRY_ASSIGN(const Relay relay, Relay::open(session.common().data, OpenTo::look, session.seams()));
  TRY_ASSIGN(const RelayStatus status, relay.status());
  session.say("Relay of " + relay.card().card.name + ", office " +
              to_hex(relay.card().card.office.view()).substr(0, 16));
  session.say(counted(status.asks, "ask") + " for the office, " + counted(status.bytes, "byte") +
              (status.asks == 0 ? "" : ", the oldest since " + time_words(status.oldest)) + "; " +
              counted(status.replies, "reply") + " for kiosks, " +
              counted(status.pictures, "picture"));
  session.say(status.heard_at.value == 0
                  ? "The office was never here."
                  : "The office was last here at " + time_words(status.heard_at) + ".");
  std::vector<JsonLine> kiosks;
  for (const RelayStatus::Waiting& kiosk : status.kiosks) {
    session.say("  " + short_of(kiosk.kiosk) + ": " + std::string(state_of(kiosk)) + ", " +
                counted(kiosk.asks, "ask") + ", " + counted(kiosk.replies, "reply"));
    kiosks.push_back(json_of(kiosk));
  }
  JsonLine line;
  line.text("relay_of", relay.card().card.name)
      .text("office", to_hex(relay.card().card.office.view()))
      .number("asks", status.asks)
      .number("bytes", status.bytes)
      .integer("oldest", status.oldest.value)
      .number("replies", status.replies)
      .number("pictures", status.pictures)
      .integer("heard_at", status.heard_at.value)
      .number("store_bytes", status.store_bytes)
      .list("kiosks", std::move(kiosks));
  session.tell(line);
  return {};
}

}  // namespace tsudoi::office_program
